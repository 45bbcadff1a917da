#include "app/runwindow.h"

#include <QApplication>

namespace app
{

int runWindow(QApplication & /*application*/, const WindowOptions & /*options*/) { return 0; }

} // namespace app
