#pragma once

#include "ui/window/keymap.h"

#include <QDialog>
#include <QHash>

#include <array>

class QAction;
class QPushButton;
class QTreeWidgetItem;

namespace ui
{

class KeyField;
class KeyList;
class ToneLabel;

/// Every action with its keys, to be changed by pressing the new one. A key that may not be taken is refused in
/// words; one that another action has is taken from it by a button only. Cancel and Esc change nothing. Opened, never
/// waited for. GUI thread.
class KeysDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysDialog)

public:
    /// `groups`: a heading and its actions, each known by QObject::objectName(). `changed`: over `defaults`.
    KeysDialog(const QList<std::pair<QString, QList<QAction *>>> &groups, const KeyMap &defaults,
               const KeyMap &changed, QWidget *parent = nullptr);

signals:
    void chosen(const ui::KeyMap &keys); ///< of all actions

public slots:
    void accept() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Slot {
        KeyField *field = nullptr;
        QPushButton *clear = nullptr;
    };

    void fill(const QList<std::pair<QString, QList<QAction *>>> &groups);
    [[nodiscard]] QWidget *makeEditor();
    Slot makeSlot(const QString &name, const QString &clear, int place);
    [[nodiscard]] QWidget *makeButtons();

    [[nodiscard]] QString chosenAction() const; ///< empty: none, or a fixed key
    [[nodiscard]] QString labelOfAction(const QString &action) const;
    void chooseFirst();
    void showChosen();
    void showKeysOf(const QString &action);
    void press(int place, const QKeySequence &key);
    void clear(int place);
    void propose(const QList<QKeySequence> &keys);
    void set(const QString &action, const QList<QKeySequence> &keys);
    void takeOver();
    void setAllDefaults();
    void say(const QString &words, bool isQuestion = false);

    const KeyMap m_defaults;
    KeyMap m_keys;                  ///< of all actions
    QList<QKeySequence> m_proposed; ///< waits for takeOver()
    QHash<QString, QTreeWidgetItem *> m_rows;
    KeyList *m_list;
    ToneLabel *m_name;
    ToneLabel *m_words;
    std::array<Slot, mostKeys> m_slots;
    QPushButton *m_default;
    QPushButton *m_take;
};

} // namespace ui
