#include "ui/window/keysetup.h"

#include "ui/window/actions.h"
#include "ui/window/keysdialog.h"
#include "ui/window/menus.h"
#include "ui/window/presetsdialog.h"
#include "ui/window/settingsstore.h"

namespace ui
{

KeySetup::KeySetup(Actions &actions, Settings &settings, SettingsStore &store, const QMenuBar &bar, QWidget &window)
    : QObject(&window)
    , m_actions(actions)
    , m_settings(settings)
    , m_store(store)
    , m_bar(bar)
    , m_window(window)
{
    m_actions.showKeys(m_settings.keys);
    m_settings.keys = m_actions.changedKeys();
    connect(m_actions[Act::EditPresets], &QAction::triggered, this, &KeySetup::editPresets);
    connect(m_actions[Act::EditKeys], &QAction::triggered, this, &KeySetup::editKeys);
}

void KeySetup::editPresets()
{
    auto *dialog = new PresetsDialog(m_settings.presets, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PresetsDialog::chosen, this, [this](const Presets &presets) {
        m_settings.presets = presets;
        m_actions.showPresets(presets);
        m_store.storeSoon();
    });
    dialog->open();
}

void KeySetup::editKeys()
{
    auto *dialog =
        new KeysDialog(actionGroups(m_bar, m_actions), m_actions.defaultKeys(), m_settings.keys, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KeysDialog::chosen, this, [this](const KeyMap &keys) {
        m_actions.showKeys(keys);
        m_settings.keys = m_actions.changedKeys();
        m_store.storeSoon();
    });
    dialog->open();
}

} // namespace ui
