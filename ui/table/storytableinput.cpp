#include "model/table/celltext.h"
#include "ui/look/plaintext.h"
#include "ui/table/celldelegate.h"
#include "ui/table/columnlayout.h"
#include "ui/table/sortheader.h"
#include "ui/table/storytable.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>

namespace ui
{

// What StoryTable does with keys, mouse and menus.

void StoryTable::keyboardSearch(const QString &) {}

void StoryTable::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool types = !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const bool printable = types && !event->text().isEmpty() && event->text().at(0).isPrint();
    if (enter || printable || event->matches(QKeySequence::Copy)) {
        // Keys of the window. Here letters would search, Space would select, Enter would activate and Copy would take
        // one cell.
        event->ignore();
    } else {
        QTableView::keyPressEvent(event);
    }
}

QModelIndex StoryTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (action != MoveHome && action != MoveEnd)
        return QTableView::moveCursor(action, modifiers);
    return m_model.index(action == MoveHome ? 0 : m_model.rowCount() - 1, currentIndex().column());
}

QModelIndex StoryTable::pillAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    const bool hit = index.isValid() && index.column() == table::Published &&
                     PillDelegate::pillRect(visualRect(index), font(), index).contains(position);
    return hit ? index : QModelIndex();
}

void StoryTable::mousePressEvent(QMouseEvent *event)
{
    const bool plain = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
    m_pressedPill = plain ? pillAt(event->pos()) : QModelIndex();
    m_before.standIn.reset(); // a row that is clicked is chosen, also when it is current
    QTableView::mousePressEvent(event);
}

void StoryTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex pressed = m_pressedPill;
    m_pressedPill = QModelIndex();
    if (pressed.isValid() && pillAt(event->pos()) == pressed)
        clickPill(pressed);
}

void StoryTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (pillAt(event->pos()).isValid()) { // two clicks
        mousePressEvent(event);
        return;
    }
    if (const QModelIndex index = indexAt(event->pos()); index.isValid()) {
        announceChoice();
        emit previewRequested(m_model.storyAt(index.row()));
    }
}

void StoryTable::clickPill(const QModelIndex &index)
{
    const folder::StoryId story = m_model.storyAt(index.row());
    const QVariant value = index.data(table::ValueRole);
    const bool editable = index.flags() & Qt::ItemIsEditable;
    const QString problem = index.data(table::ProblemRole).toString();
    showStory(story);
    if (editable)
        emit publishedClicked(story, value.isValid() && !(value.typeId() == QMetaType::Bool && value.toBool()));
    else
        emit valueRefused(problem.isEmpty()
                              ? tr("The story cannot be changed: %1").arg(absenceText(m_folder.presence(story)))
                              : problem);
}

void StoryTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (!index.isValid())
        return;
    announceChoice();
    const QPoint position = byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    emit menuRequested(m_model.storyAt(index.row()), position);
}

void StoryTable::mouseMoveEvent(QMouseEvent *event)
{
    hoverRow(indexAt(event->pos()).row());
    QTableView::mouseMoveEvent(event);
}

void StoryTable::hoverRow(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    viewport()->update();
}

bool StoryTable::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        hoverRow(-1);
    if (event->type() != QEvent::ToolTip)
        return QTableView::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = indexAt(help->pos()).data(Qt::ToolTipRole).toString();
    QToolTip::showText(help->globalPos(), text.isEmpty() ? QString() : forToolTip(text), viewport());
    return true;
}

void StoryTable::showHeaderMenu(table::Column column, const QPoint &globalPosition)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const table::SortKey key = table::sortKeyOf(column);
    const QString name = forMenu(table::fullTitle(column));
    const auto add = [this, menu](const QString &text, const table::Order &order) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, order] { m_model.setOrder(order); });
    };
    table::Order others = m_model.order();
    others.removeIf([key](const table::OrderTerm &term) { return term.key == key; });
    add(tr("Sort by %1, ascending").arg(name), {{key, Qt::AscendingOrder}});
    add(tr("Sort by %1, descending").arg(name), {{key, Qt::DescendingOrder}});
    if (!others.isEmpty()) {
        add(tr("Then by %1, ascending").arg(name), others + table::Order{{key, Qt::AscendingOrder}});
        add(tr("Then by %1, descending").arg(name), others + table::Order{{key, Qt::DescendingOrder}});
    }
    menu->addSeparator();
    menu->addActions(columnActions());
    menu->popup(globalPosition);
}

} // namespace ui
