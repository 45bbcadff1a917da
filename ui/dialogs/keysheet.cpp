#include "ui/dialogs/keysheet.h"

#include "ui/look/labels.h"
#include "ui/look/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

namespace
{

enum Column { ActionColumn, KeysColumn, ColumnCount };
constexpr int ApplicableRole = Qt::UserRole; ///< false: the action does nothing now, such as a preset without value

/// An action's text as a label: without mnemonic and ellipsis.
QString nameOf(const QAction &action)
{
    static const QRegularExpression mnemonic(QStringLiteral("&(?!&)"));
    QString name = action.text();
    name.remove(mnemonic);
    if (name.endsWith(u'…'))
        name.chop(1);
    return name;
}

QString keysOf(const QAction &action)
{
    QStringList keys;
    const QList<QKeySequence> shortcuts = action.shortcuts();
    for (const QKeySequence &shortcut : shortcuts)
        keys += shortcut.toString(QKeySequence::NativeText);
    return keys.join(QLatin1String(", "));
}

QTreeWidgetItem *addRow(QTreeWidgetItem *group, const QString &name, const QString &keys)
{
    auto *row = new QTreeWidgetItem(group, {forDisplay(name), keys});
    row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    row->setData(ActionColumn, ApplicableRole, true);
    return row;
}

void showAction(QTreeWidgetItem &row, const QAction &action)
{
    row.setText(ActionColumn, forDisplay(nameOf(action)));
    row.setText(KeysColumn, keysOf(action));
    row.setData(ActionColumn, ApplicableRole, action.isVisible());
}

} // namespace

KeySheet::KeySheet(const QList<std::pair<QString, QList<QAction *>>> &groups, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_nothing(new PlainLabel(Lines::One, this))
{
    setWindowTitle(tr("Keys"));
    resize(520, 640);
    m_search->setPlaceholderText(tr("Search actions and keys"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->setColumnCount(ColumnCount);
    m_list->setHeaderLabels({tr("Action"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setIndentation(Medium);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setSectionResizeMode(ActionColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(KeysColumn, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    m_nothing->setPlainText(tr("No action or key contains these words."));
    m_nothing->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Large, Large, Large, Large);
    column->setSpacing(Small);
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    for (const auto &[heading, actions] : groups) {
        QTreeWidgetItem *group = addGroup(heading);
        for (const QAction *action : actions) {
            if (action && !action->isSeparator())
                addAction(group, *action);
        }
    }
    addKeysWithoutAction();
    m_list->expandAll();
    filter({});
    connect(m_search, &QLineEdit::textChanged, this, &KeySheet::filter);
    m_search->setFocus();
}

QTreeWidgetItem *KeySheet::addGroup(const QString &heading)
{
    auto *group = new QTreeWidgetItem(m_list, {heading});
    group->setFlags(Qt::ItemIsEnabled);
    group->setFirstColumnSpanned(true);
    group->setFont(ActionColumn, fontOf(Tone::Caption));
    return group;
}

void KeySheet::addAction(QTreeWidgetItem *group, const QAction &action)
{
    QTreeWidgetItem *row = addRow(group, {}, {});
    showAction(*row, action);
    connect(&action, &QAction::changed, this, [this, row, &action] {
        showAction(*row, action);
        filter(m_search->text());
    });
}

void KeySheet::addKeysWithoutAction()
{
    const auto key = [](int code) { return QKeySequence(code).toString(QKeySequence::NativeText); };
    const QString enter = key(Qt::Key_Return);
    const QString escape = key(Qt::Key_Escape);
    QTreeWidgetItem *fields = addGroup(tr("While typing a value"));
    addRow(fields, tr("Keep it"), enter);
    addRow(fields, tr("Leave it as it was"), escape);
    QTreeWidgetItem *search = addGroup(tr("In the filter"));
    addRow(search, tr("Go to the table"), enter + QLatin1String(", ") + key(Qt::Key_Down));
    addRow(search, tr("Clear, then back to the table"), escape);
    QTreeWidgetItem *images = addGroup(tr("In the image preview"));
    addRow(images, tr("Previous or next image"), key(Qt::Key_Left) + QLatin1String(", ") + key(Qt::Key_Right));
    addRow(images, tr("Previous or next story"), key(Qt::Key_Up) + QLatin1String(", ") + key(Qt::Key_Down));
    addRow(images, tr("Fit or 100 %"), key(Qt::Key_Z));
    addRow(images, tr("Zoom"), tr("Ctrl+wheel"));
    addRow(images, tr("Move"), tr("drag"));
    addRow(images, tr("Full screen"), key(Qt::Key_F));
    addRow(images, tr("Information"), key(Qt::Key_I));
    addRow(images, tr("Close"), escape);
}

void KeySheet::filter(const QString &words)
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    bool any = false;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        bool anyHere = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *row = group->child(j);
            const QString text = row->text(ActionColumn) + u' ' + row->text(KeysColumn);
            const bool matches = std::all_of(wanted.cbegin(), wanted.cend(), [&text](const QString &word) {
                return text.contains(word, Qt::CaseInsensitive);
            });
            const bool shown = matches && row->data(ActionColumn, ApplicableRole).toBool();
            row->setHidden(!shown);
            anyHere = anyHere || shown;
        }
        group->setHidden(!anyHere);
        any = any || anyHere;
    }
    m_nothing->setVisible(!any);
}

bool KeySheet::eventFilter(QObject *watched, QEvent *event)
{
    // From the search down into what it found.
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_list->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void KeySheet::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        for (int i = 0; i < m_list->topLevelItemCount(); ++i)
            m_list->topLevelItem(i)->setFont(ActionColumn, fontOf(Tone::Caption));
}

} // namespace ui
