#pragma once

#include <QObject>

class QMenuBar;
class QWidget;

namespace ui
{

class Actions;
class SettingsStore;
struct Settings;

/// Keys and presets as the editor set them: from the settings to the actions, by their dialogs, and back. GUI thread.
class KeySetup final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeySetup)

public:
    /// All outlive this.
    KeySetup(Actions &actions, Settings &settings, SettingsStore &store, const QMenuBar &bar, QWidget &window);

private:
    void editPresets();
    void editKeys();

    Actions &m_actions;
    Settings &m_settings;
    SettingsStore &m_store;
    const QMenuBar &m_bar;
    QWidget &m_window;
};

} // namespace ui
