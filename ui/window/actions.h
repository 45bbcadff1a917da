#pragma once

#include "model/frontmatter/field.h"
#include "ui/look/theme.h"
#include "ui/window/act.h"
#include "ui/window/keymap.h"
#include "ui/window/presets.h"

#include <QAction>
#include <QActionGroup>
#include <QHash>

namespace ui
{

class KeyGate;

/// Every action of the window with its keys, made from one table; its name for settings is QObject::objectName().
/// Bare keys belong to the widgets that are named here and to nothing else, so they never reach a text that is being
/// typed. GUI thread.
class Actions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Actions)

public:
    Actions(QWidget &window, const Presets &presets);

    [[nodiscard]] QAction *operator[](Act act) const { return m_actions.value(act); }
    /// At first on 1 to 5 (Alt for heat); the value is QAction::data(). Without a value the action is not visible.
    [[nodiscard]] const QList<QAction *> &presets(frontmatter::Field field) const;
    /// System, Light, Dark; the Scheme is QAction::data().
    [[nodiscard]] QActionGroup &schemes() const { return *m_schemes; }

    [[nodiscard]] bool contains(const QAction *action) const;

    /// The bare keys act while `scope` or a child of it has the focus.
    void addTo(QWidget &scope);
    /// The same for the table, with the keys that are its own.
    void addToTable(QWidget &table);
    /// The same for a page without stories: only what acts everywhere.
    void addToPage(QWidget &page);
    /// What the preview takes of the keys: its other keys are its own, and what numbers become is not seen there.
    void addToPreview(QWidget &preview);

    /// What cannot be had of `changed` has its default.
    void showKeys(const KeyMap &changed);
    /// Where they are not the default.
    [[nodiscard]] const KeyMap &changedKeys() const { return m_changedKeys; }
    [[nodiscard]] const KeyMap &defaultKeys() const { return m_defaultKeys; }
    /// The first key as people write it; empty: none.
    [[nodiscard]] QString keyText(Act act) const;

    void showPresets(const Presets &presets);
    /// Advance is on or off: its own text, and what Shift+P and Shift+X are called.
    void showAdvance(bool on);

signals:
    void keysChanged();

private:
    void make();
    QAction *makeAction(const QString &name, const QList<QKeySequence> &keys);
    void makePresets(frontmatter::Field field, Qt::KeyboardModifiers modifiers);
    void makeSchemes();

    QWidget &m_window;
    QHash<Act, QAction *> m_actions;
    QList<QAction *> m_everywhere; ///< of the whole window; a bare key of theirs needs the stories' focus too
    QList<QAction *> m_stories;    ///< of table and detail
    QList<QAction *> m_table;      ///< of the table alone
    QList<QAction *> m_qualityPresets;
    QList<QAction *> m_heatPresets;
    QActionGroup *m_schemes;
    KeyMap m_defaultKeys;
    KeyMap m_changedKeys;
    KeyGate *m_gate;
};

} // namespace ui
