#include "ui/detail/relatedview.h"

#include "ui/look/keys.h"
#include "ui/look/labels.h"
#include "ui/look/theme.h"

#include <QContextMenuEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace ui
{

namespace
{

constexpr int textLeft = RelatedView::tileSize.width() + 10;
constexpr int qualityWidth = 44;

class RelatedDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colors &colors = colorsFor(option.palette);
        const bool hovered = option.state & QStyle::State_MouseOver;
        const bool current = option.widget && option.widget->hasFocus() &&
                             qobject_cast<const QListView *>(option.widget)->currentIndex() == index;
        painter->save();
        painter->fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 1)), colors.line);
        if (current || hovered)
            painter->fillRect(option.rect.adjusted(0, 1, 0, 0), current ? colors.selection : colors.hover);
        const QRect inner = option.rect.adjusted(0, Small + 2, 0, 0);
        const QRect tile(QPoint(inner.left(), inner.top()), RelatedView::tileSize);
        paintThumbnail(*painter, tile, index.data(RelatedModel::ResultRole).value<media::ImageResult>(),
                       option.palette, false);
        paintTexts(*painter, inner, index, current ? colors.selectionText : QColor(), option.palette);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool inFolder = !index.data(RelatedModel::FolderRole).toString().isEmpty();
        const int text = option.fontMetrics.height() * (inFolder ? 3 : 2) + 2;
        return {0, qMax(text, RelatedView::tileSize.height()) + 2 * Small + 2};
    }

private:
    /// `color` is for all of them when valid: the row is chosen.
    static void paintTexts(QPainter &painter, const QRect &row, const QModelIndex &index, const QColor &color,
                           const QPalette &palette)
    {
        const int height = QFontMetrics(fontOf(Tone::Normal)).height();
        QRect line(row.left() + textLeft, row.top() - 1, row.width() - textLeft - qualityWidth, height);
        const auto draw = [&](const QRect &where, Tone tone, int align, const QString &text) {
            painter.setFont(fontOf(tone));
            painter.setPen(color.isValid() ? color : colorOf(tone, palette));
            const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, where.width());
            painter.drawText(where, align | Qt::AlignVCenter | Qt::TextSingleLine, shown);
        };
        draw(line, Tone::Normal, Qt::AlignLeft, index.data(Qt::DisplayRole).toString());
        const QRect right(row.right() - qualityWidth + 1, row.top(), qualityWidth, RelatedView::tileSize.height());
        draw(right, Tone::Strong, Qt::AlignRight, index.data(RelatedModel::QualityRole).toString());
        line.translate(0, height + 1);
        draw(line, Tone::Secondary, Qt::AlignLeft, index.data(RelatedModel::MetaRole).toString());
        const QVariant tone = index.data(RelatedModel::FolderToneRole);
        if (!tone.isValid())
            return;
        line.translate(0, height + 1);
        line.setRight(row.right());
        draw(line, tone.value<Tone>(), Qt::AlignLeft, index.data(RelatedModel::FolderRole).toString());
    }
};

} // namespace

RelatedView::RelatedView(RelatedModel &model, QWidget *parent)
    : QListView(parent)
    , m_related(model)
{
    setModel(&model);
    setItemDelegate(new RelatedDelegate(this));
    setAccessibleName(tr("Related stories"));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::NoSelection);
    setTabKeyNavigation(false);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::PointingHandCursor);
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) { emit activatedRow(index.row()); });
    connect(&model, &QAbstractItemModel::modelReset, this, &RelatedView::fitHeight);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &RelatedView::fitHeight);
    connect(&model, &QAbstractItemModel::dataChanged, this, &RelatedView::fitHeight);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (hasFocus() && index.isValid())
            emit rowReached(visualRect(index));
    });
}

void RelatedView::fitHeight()
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    int height = 0;
    for (int row = 0; row < m_related.rowCount(); ++row)
        height += itemDelegate()->sizeHint(option, m_related.index(row)).height();
    if (height == this->height())
        return;
    scheduleDelayedItemsLayout(); // a row became higher
    setFixedHeight(height);
}

bool RelatedView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isEnter(key) || key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

void RelatedView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitHeight();
}

void RelatedView::keyPressEvent(QKeyEvent *event)
{
    if (isEnter(event) && currentIndex().isValid())
        emit activatedRow(currentIndex().row());
    else
        QListView::keyPressEvent(event);
}

void RelatedView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        emit menuRequested(index.row(), event->globalPos());
}

void RelatedView::paintEvent(QPaintEvent *event)
{
    // Only what is in sight is loaded: the pane exposes rows as it scrolls.
    const QModelIndex first = indexAt(event->rect().topLeft());
    for (int row = qMax(0, first.row()); row < m_related.rowCount(); ++row) {
        if (visualRect(m_related.index(row)).top() > event->rect().bottom())
            break;
        m_related.load(row, devicePixelRatioF());
    }
    QListView::paintEvent(event);
}

void RelatedView::wheelEvent(QWheelEvent *event) { event->ignore(); }

} // namespace ui
