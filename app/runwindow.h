#pragma once

#include <QStringList>

class QApplication;

namespace app
{

/// What the command line says about the window.
struct WindowOptions {
    QStringList paths;             ///< folders and files to open; empty: none yet
    bool images = true;            ///< false: nothing is fetched from the network
    bool privateAddresses = false; ///< images may come from private and loopback addresses
};

/// Puts model and interface together, shows the window and runs until it is closed. Returns the exit status.
int runWindow(QApplication &application, const WindowOptions &options);

} // namespace app
