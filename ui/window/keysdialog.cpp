#include "ui/window/keysdialog.h"

#include "ui/dialogs/keylist.h"
#include "ui/look/keys.h"
#include "ui/look/labels.h"
#include "ui/look/theme.h"
#include "ui/window/keyfield.h"
#include "ui/window/keyrules.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace ui
{

namespace
{

constexpr int NameRole = Qt::UserRole;

QPushButton *makeButton(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    return button;
}

} // namespace

KeysDialog::KeysDialog(const QList<std::pair<QString, QList<QAction *>>> &groups, const KeyMap &defaults,
                       const KeyMap &changed, QWidget *parent)
    : QDialog(parent)
    , m_defaults(defaults)
    , m_keys(allKeys(defaults, changed))
    , m_list(new KeyList({tr("Action"), tr("Keys"), tr("Default")}, this))
    , m_name(new ToneLabel(Tone::Strong, Lines::One, this))
    , m_words(new ToneLabel(Tone::Problem, Lines::Many, this))
    , m_default(makeButton(tr("&Default"), this))
    , m_take(makeButton(tr("&Take It Over"), this))
{
    setWindowTitle(tr("Edit keys"));
    resize(620, 680);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Large, Large, Large, Large);
    column->setSpacing(Medium);
    column->addWidget(m_list, 1);
    column->addWidget(makeEditor());
    column->addWidget(makeButtons());
    fill(groups);
    m_list->list().installEventFilter(this);
    m_list->search().installEventFilter(this);
    connect(&m_list->list(), &QTreeWidget::currentItemChanged, this, &KeysDialog::showChosen);
    connect(&m_list->search(), &QLineEdit::textChanged, this, &KeysDialog::chooseFirst);
    connect(m_default, &QPushButton::clicked, this, [this] { propose(m_defaults.value(chosenAction())); });
    connect(m_take, &QPushButton::clicked, this, &KeysDialog::takeOver);
    chooseFirst();
    m_list->setFocus();
}

void KeysDialog::fill(const QList<std::pair<QString, QList<QAction *>>> &groups)
{
    for (const auto &[heading, actions] : groups) {
        QTreeWidgetItem *group = m_list->addGroup(heading);
        for (const QAction *action : actions) {
            const QString name = action->objectName();
            QTreeWidgetItem *row = m_list->addRow(group, labelOf(*action));
            row->setData(KeyList::ActionColumn, NameRole, name);
            row->setText(KeyList::FurtherColumn, labelOf(m_defaults.value(name)));
            m_rows.insert(name, row);
            showKeysOf(name);
        }
    }
    m_list->addFixedKeys(tr("fixed"));
    m_list->refresh();
}

QWidget *KeysDialog::makeEditor()
{
    auto *editor = new QWidget(this);
    m_slots = {makeSlot(tr("Key"), tr("Clear the key"), 0),
               makeSlot(tr("Second key"), tr("Clear the second key"), 1)};
    m_default->setAccessibleName(tr("Give this action its default keys"));
    m_words->setWordWrap(true);
    m_words->setAccessibleName(tr("What becomes of the key"));
    m_words->setMinimumHeight(2 * m_words->fontMetrics().lineSpacing());
    QSizePolicy policy = m_take->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_take->setSizePolicy(policy);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(Small);
    for (const Slot &slot : m_slots) {
        auto *label = new QLabel(slot.field == m_slots.front().field ? tr("&Key") : tr("&Second key"), editor);
        label->setBuddy(slot.field);
        fields->addWidget(label);
        fields->addWidget(slot.field, 1);
        fields->addWidget(slot.clear);
    }
    fields->addWidget(m_default);
    auto *words = new QHBoxLayout;
    words->setSpacing(Small);
    words->addWidget(m_words, 1);
    words->addWidget(m_take);
    auto *column = new QVBoxLayout(editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Small);
    QWidget *before = &m_list->list();
    for (QWidget *next : std::initializer_list<QWidget *>{m_slots[0].field, m_slots[0].clear, m_slots[1].field,
                                                          m_slots[1].clear, m_default, m_take}) {
        setTabOrder(before, next);
        before = next;
    }
    column->addWidget(m_name);
    column->addLayout(fields);
    column->addLayout(words);
    return editor;
}

KeysDialog::Slot KeysDialog::makeSlot(const QString &name, const QString &clear, int place)
{
    const Slot slot{new KeyField(name, this), makeButton(tr("Clear"), this)};
    slot.clear->setAccessibleName(clear);
    connect(slot.field, &KeyField::pressed, this, [this, place](const QKeySequence &key) { press(place, key); });
    connect(slot.clear, &QPushButton::clicked, this, [this, place] { this->clear(place); });
    return slot;
}

QWidget *KeysDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(
        QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    buttons->button(QDialogButtonBox::Ok)->setDefault(true);
    QPushButton *all = buttons->button(QDialogButtonBox::RestoreDefaults);
    all->setText(tr("&All Defaults"));
    all->setAutoDefault(false);
    connect(all, &QPushButton::clicked, this, &KeysDialog::setAllDefaults);
    connect(buttons, &QDialogButtonBox::accepted, this, &KeysDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &KeysDialog::reject);
    return buttons;
}

QString KeysDialog::chosenAction() const
{
    const QTreeWidgetItem *row = m_list->list().currentItem();
    return row && !row->isHidden() ? row->data(KeyList::ActionColumn, NameRole).toString() : QString();
}

QString KeysDialog::labelOfAction(const QString &action) const
{
    const QTreeWidgetItem *row = m_rows.value(action);
    return row ? row->text(KeyList::ActionColumn) : action;
}

/// Of what the search found, unless the chosen row is among it.
void KeysDialog::chooseFirst()
{
    QTreeWidget &list = m_list->list();
    if (const QTreeWidgetItem *row = list.currentItem(); row && row->parent() && !row->isHidden())
        return;
    for (QTreeWidgetItemIterator it(&list, QTreeWidgetItemIterator::NotHidden); *it; ++it)
        if ((*it)->parent() && !(*it)->parent()->isHidden()) {
            list.setCurrentItem(*it);
            return;
        }
    list.setCurrentItem(nullptr);
}

void KeysDialog::showChosen()
{
    const QTreeWidgetItem *row = m_list->list().currentItem();
    const QString action = chosenAction();
    const bool fixed = action.isEmpty() && row && row->parent();
    m_name->setPlainText(row && row->parent() ? row->text(KeyList::ActionColumn) : tr("No action is chosen"));
    for (const Slot &slot : m_slots)
        slot.field->setEnabled(!action.isEmpty());
    m_default->setEnabled(!action.isEmpty());
    say(fixed ? tr("These keys are fixed.") : QString());
    showKeysOf(action);
}

void KeysDialog::showKeysOf(const QString &action)
{
    const QList<QKeySequence> keys = m_keys.value(action);
    if (QTreeWidgetItem *row = m_rows.value(action))
        row->setText(KeyList::KeysColumn, labelOf(keys));
    if (action != chosenAction())
        return;
    for (std::size_t place = 0; place < m_slots.size(); ++place) {
        const QKeySequence key = keys.value(static_cast<qsizetype>(place));
        m_slots[place].field->showKey(key);
        m_slots[place].clear->setEnabled(!key.isEmpty());
    }
}

void KeysDialog::press(int place, const QKeySequence &key)
{
    QList<QKeySequence> keys = m_keys.value(chosenAction());
    if (keys.contains(key)) {
        say(tr("%1 is a key of this action.").arg(key.toString(QKeySequence::NativeText)));
        return;
    }
    if (place < keys.size())
        keys[place] = key;
    else
        keys.append(key);
    propose(keys);
}

void KeysDialog::clear(int place)
{
    QList<QKeySequence> keys = m_keys.value(chosenAction());
    if (place < keys.size())
        keys.removeAt(place);
    propose(keys);
    m_slots.at(static_cast<std::size_t>(place)).field->setFocus();
}

void KeysDialog::propose(const QList<QKeySequence> &keys)
{
    const QString action = chosenAction();
    for (const QKeySequence &key : keys) {
        const QString text = key.toString(QKeySequence::NativeText);
        if (const QString refusal = refusalOf(key, action); !refusal.isEmpty()) {
            say(tr("%1 cannot be taken. %2.").arg(text, refusal));
            return;
        }
        const QString owner = ownerOf(key, m_keys);
        if (owner.isEmpty() || owner == action)
            continue;
        QList<QKeySequence> kept = m_keys.value(owner);
        kept.removeIf([&keys](const QKeySequence &own) { return keys.contains(own); });
        m_proposed = keys;
        say(kept.isEmpty() ? tr("%1 is “%2”, which would have no key then.").arg(text, labelOfAction(owner))
                           : tr("%1 is “%2”, which would keep %3.").arg(text, labelOfAction(owner), labelOf(kept)),
            true);
        return;
    }
    set(action, keys);
    say({});
}

void KeysDialog::set(const QString &action, const QList<QKeySequence> &keys)
{
    m_keys.insert(action, keys);
    showKeysOf(action);
}

void KeysDialog::takeOver()
{
    const QList<QKeySequence> keys = std::exchange(m_proposed, {});
    for (const QKeySequence &key : keys)
        if (const QString owner = ownerOf(key, m_keys); !owner.isEmpty()) {
            QList<QKeySequence> kept = m_keys.value(owner);
            kept.removeAll(key);
            set(owner, kept);
        }
    m_slots.front().field->setFocus(); // the button goes
    set(chosenAction(), keys);
    say({});
}

void KeysDialog::setAllDefaults()
{
    for (auto it = m_defaults.begin(); it != m_defaults.end(); ++it)
        set(it.key(), it.value());
    say({});
}

void KeysDialog::say(const QString &words, bool isQuestion)
{
    if (!isQuestion)
        m_proposed.clear();
    m_words->setPlainText(words);
    m_take->setVisible(isQuestion);
    for (const Slot &slot : m_slots)
        slot.field->describe(words); // for screen readers: what the key that was pressed came to
}

bool KeysDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Enter goes on to the next part: from the search to the list, from there to the key. It is no OK yet.
    if (event->type() != QEvent::KeyPress || !isEnter(static_cast<QKeyEvent *>(event)))
        return QDialog::eventFilter(watched, event);
    if (watched == &m_list->search())
        m_list->list().setFocus(Qt::TabFocusReason);
    else
        m_slots.front().field->setFocus(Qt::TabFocusReason);
    return true;
}

void KeysDialog::accept()
{
    emit chosen(m_keys);
    QDialog::accept();
}

} // namespace ui
