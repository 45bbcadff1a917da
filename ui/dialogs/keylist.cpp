#include "ui/dialogs/keylist.h"

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

constexpr int ApplicableRole = Qt::UserRole + 1; ///< false: the row is not in the list now

bool containsAll(const QTreeWidgetItem &row, const QStringList &wanted)
{
    QString text;
    for (int column = 0; column < row.columnCount(); ++column)
        text += row.text(column) + u' ';
    return std::all_of(wanted.cbegin(), wanted.cend(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

KeyList::KeyList(const QStringList &headers, QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_nothing(new PlainLabel(Lines::One, this))
{
    m_search->setPlaceholderText(tr("Search actions and keys"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->setColumnCount(static_cast<int>(headers.size()));
    m_list->setHeaderLabels(headers);
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setIndentation(Medium);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(ActionColumn, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    m_nothing->setPlainText(tr("No action or key contains these words."));
    m_nothing->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Small);
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &KeyList::refresh);
    setFocusProxy(m_search);
}

QTreeWidgetItem *KeyList::addGroup(const QString &heading)
{
    auto *group = new QTreeWidgetItem(m_list, {heading});
    group->setFlags(Qt::ItemIsEnabled);
    group->setFirstColumnSpanned(true);
    group->setFont(ActionColumn, fontOf(Tone::Caption));
    return group;
}

QTreeWidgetItem *KeyList::addRow(QTreeWidgetItem *group, const QString &name, const QString &keys)
{
    auto *row = new QTreeWidgetItem(group, {forDisplay(name), keys});
    row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    row->setData(ActionColumn, ApplicableRole, true);
    return row;
}

void KeyList::addFixedKeys(const QString &remark)
{
    const auto add = [this, &remark](QTreeWidgetItem *group, const QString &name, const QString &keys) {
        QTreeWidgetItem *row = addRow(group, name, keys);
        if (!remark.isEmpty())
            row->setText(m_list->columnCount() - 1, remark);
    };
    const auto key = [](int code) { return QKeySequence(code).toString(QKeySequence::NativeText); };
    const QString enter = key(Qt::Key_Return);
    const QString escape = key(Qt::Key_Escape);
    QTreeWidgetItem *fields = addGroup(tr("While typing a value"));
    add(fields, tr("Keep it"), enter);
    add(fields, tr("Leave it as it was"), escape);
    QTreeWidgetItem *search = addGroup(tr("In the filter"));
    add(search, tr("Go to the table"), enter + QLatin1String(", ") + key(Qt::Key_Down));
    add(search, tr("Clear, then back to the table"), escape);
    QTreeWidgetItem *images = addGroup(tr("In the image preview"));
    add(images, tr("Previous or next image"), key(Qt::Key_Left) + QLatin1String(", ") + key(Qt::Key_Right));
    add(images, tr("Previous or next story"), key(Qt::Key_Up) + QLatin1String(", ") + key(Qt::Key_Down));
    add(images, tr("Fit or 100 %"), key(Qt::Key_Z));
    add(images, tr("Zoom"), tr("+, -, Ctrl+wheel"));
    add(images, tr("Move"), tr("drag"));
    add(images, tr("Full screen"), key(Qt::Key_F));
    add(images, tr("Information"), key(Qt::Key_I));
    add(images, tr("Close"), escape);
}

void KeyList::setApplicable(QTreeWidgetItem &row, bool applicable)
{
    row.setData(ActionColumn, ApplicableRole, applicable);
}

bool KeyList::filterGroup(QTreeWidgetItem &group, const QStringList &wanted)
{
    bool any = false;
    for (int i = 0; i < group.childCount(); ++i) {
        QTreeWidgetItem *row = group.child(i);
        const bool shown = row->data(ActionColumn, ApplicableRole).toBool() && containsAll(*row, wanted);
        row->setHidden(!shown);
        any = any || shown;
    }
    group.setHidden(!any);
    return any;
}

void KeyList::refresh()
{
    const QStringList wanted = m_search->text().split(u' ', Qt::SkipEmptyParts);
    bool any = false;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        any = filterGroup(*m_list->topLevelItem(i), wanted) || any;
    m_nothing->setVisible(!any);
    m_list->expandAll();
}

bool KeyList::eventFilter(QObject *watched, QEvent *event)
{
    // From the search down into what it found.
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_list->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void KeyList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        for (int i = 0; i < m_list->topLevelItemCount(); ++i)
            m_list->topLevelItem(i)->setFont(ActionColumn, fontOf(Tone::Caption));
}

QString labelOf(const QAction &action)
{
    static const QRegularExpression mnemonic(QStringLiteral("&(?!&)"));
    QString name = action.text();
    name.remove(mnemonic);
    if (name.endsWith(u'…'))
        name.chop(1);
    return name;
}

QString labelOf(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts += key.toString(QKeySequence::NativeText);
    return texts.join(QLatin1String(", "));
}

} // namespace ui
