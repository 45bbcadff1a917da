#include "ui/table/storytable.h"

#include "model/table/celltext.h"
#include "ui/look/numberfield.h"
#include "ui/look/theme.h"
#include "ui/table/columnlayout.h"
#include "ui/table/numberdelegate.h"
#include "ui/table/sortheader.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QSignalBlocker>

namespace ui
{

using folder::StoryId;
using table::Column;

StoryTable::StoryTable(folder::StoryFolder &folder, table::StoryTableModel &model, QWidget *parent)
    : QTableView(parent)
    , m_folder(folder)
    , m_model(model)
    , m_header(new SortHeader(this))
{
    setAccessibleName(tr("Stories"));
    setHorizontalHeader(m_header);
    // Before the selection model, which is connected by setModel(): to keep thousands of scattered rows by an index
    // each takes it long, and all are chosen anew when the rows have changed.
    connect(&m_model, &QAbstractItemModel::layoutAboutToBeChanged, this, [this] {
        rememberChoice();
        const QSignalBlocker quiet(selectionModel());
        selectionModel()->clearSelection();
    });
    setModel(&model);
    m_columns = new ColumnLayout(*m_header, this);
    setUpRows();
    setUpDelegates();
    followModel();
    m_columns->setDefaults();
    const auto followTheScan = [this] {
        if (!m_folder.isScanning() && m_model.isComplete())
            followNoMore();
    };
    connect(&folder, &folder::StoryFolder::scanFinished, this, followTheScan);
    // Queued: whoever waits for a row asks first whether this follows.
    connect(&model, &table::StoryTableModel::completed, this, followTheScan, Qt::QueuedConnection);
}

StoryTable::~StoryTable()
{
    // An open editor loses the focus when the widgets are taken down, and would say so through what is gone by then.
    m_numbers->disconnect(this);
}

void StoryTable::setUpRows()
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setAlternatingRowColors(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setDragEnabled(false);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(qRound(fontInfo().pixelSize() * 34.0 / 13));
}

void StoryTable::setUpDelegates()
{
    auto *text = new TextDelegate(m_hoveredRow, this);
    setItemDelegate(text);
    setItemDelegateForColumn(table::Published, new PillDelegate(m_hoveredRow, this));
    setItemDelegateForColumn(table::Title, new TitleDelegate(m_hoveredRow, this));
    m_numbers = new NumberDelegate(m_hoveredRow, this);
    for (const Column column : {table::Quality, table::Heat, table::Images, table::Related})
        setItemDelegateForColumn(column, m_numbers);
    connect(m_numbers, &NumberDelegate::committed, this, &StoryTable::fieldEdited);
    connect(m_numbers, &NumberDelegate::refused, this, &StoryTable::valueRefused);
    connect(m_numbers, &NumberDelegate::refusalOver, this, &StoryTable::refusalOver);
}

void StoryTable::followModel()
{
    m_announcing.setSingleShot(true);
    m_announcing.setInterval(0);
    connect(&m_announcing, &QTimer::timeout, this, &StoryTable::announceChoice);
    connect(m_header, &SortHeader::orderChosen, &m_model, &table::StoryTableModel::setOrder);
    connect(m_header, &SortHeader::menuRequested, this, &StoryTable::showHeaderMenu);
    connect(&m_model, &table::StoryTableModel::orderChanged, this, [this] { m_header->showOrder(m_model.order()); });
    m_header->showOrder(m_model.order());
    // After the selection model: it loses what a filter takes from under it.
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &StoryTable::restoreChoice);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_before.standIn)
            restoreChoice();
        else if (!currentIndex().isValid())
            choose(m_model.storyAt(0), {m_model.storyAt(0)});
    });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, [this] { leaveCurrent(-1); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_before = {};
        followFirst();
        choiceChanged();
    });
    if (m_model.rowCount() > 0)
        choose(m_model.storyAt(0), {m_model.storyAt(0)});
}

bool StoryTable::editField(frontmatter::Field field)
{
    stayHere();
    const Column column = field == frontmatter::Field::Quality ? table::Quality : table::Heat;
    const QModelIndex current = currentIndex();
    if (field == frontmatter::Field::Published || !current.isValid() || isColumnHidden(column))
        return false;
    const QModelIndex index = current.siblingAtColumn(column);
    if (!(index.flags() & Qt::ItemIsEditable))
        return false;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    scrollTo(index);
    edit(index);
    return true;
}

std::optional<frontmatter::Field> StoryTable::currentField() const
{
    const QModelIndex current = currentIndex();
    const bool seen = current.isValid() && !isColumnHidden(current.column());
    return seen ? table::fieldOf(static_cast<Column>(current.column())) : std::nullopt;
}

void StoryTable::commitEditor()
{
    const auto editors = viewport()->findChildren<NumberField *>();
    for (NumberField *editor : editors) {
        commitData(editor);
        closeEditor(editor, QAbstractItemDelegate::NoHint);
    }
}

void StoryTable::dropEditor()
{
    const auto editors = viewport()->findChildren<NumberField *>();
    for (NumberField *editor : editors) {
        editor->restore();
        closeEditor(editor, QAbstractItemDelegate::NoHint);
    }
}

QByteArray StoryTable::saveColumns() const { return m_columns->save(); }

bool StoryTable::restoreColumns(const QByteArray &state) { return m_columns->restore(state); }

QList<QAction *> StoryTable::columnActions() { return m_columns->actions(); }

void StoryTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    const QModelIndex current = currentIndex();
    if (!current.isValid() || !hasFocus())
        return;
    const int top = rowViewportPosition(current.row());
    const int width = qMin(viewport()->width(), m_header->length() - m_header->offset());
    QPainter painter(viewport());
    painter.setPen(colorsFor(palette()).accent);
    painter.drawRect(QRect(0, top, width - 1, rowHeight(current.row()) - 1));
    // The current cell, which F2 edits and screen readers read, has a line below its text.
    const QRect cell = visualRect(current).adjusted(Space::Small, 0, -Space::Small, 0);
    painter.fillRect(QRect(cell.left(), cell.bottom() - 4, cell.width(), 2), colorsFor(palette()).accent);
}

void StoryTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_columns->fit(viewport()->width());
}

void StoryTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    verticalHeader()->setDefaultSectionSize(qRound(fontInfo().pixelSize() * 34.0 / 13));
}

} // namespace ui
