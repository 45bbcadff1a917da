#include "ui/detail/filmstrip.h"

#include "ui/detail/linkbutton.h"
#include "ui/look/keys.h"
#include "ui/look/theme.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace ui
{

namespace
{

constexpr QSize tileSize{104, 62};
constexpr int ring = 3; ///< around a tile, for the accent of the current one

class TileDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto result = index.data(FilmstripModel::ResultRole).value<media::ImageResult>();
        const QRectF tile = QRectF(QPointF(option.rect.topLeft()) + QPointF(ring + 1, ring + 1), QSizeF(tileSize));
        paintThumbnail(*painter, tile, result, option.palette, true);
        const auto *view = qobject_cast<const Filmstrip *>(option.widget);
        if (!view || view->currentIndex() != index)
            return;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(colorsFor(option.palette).accent, view->hasFocus() ? 3 : 2));
        painter->drawRoundedRect(tile.adjusted(-2, -2, 2, 2), Corner, Corner);
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return tileSize + QSize(2 * ring + 2, 2 * ring + 2);
    }
};

} // namespace

Filmstrip::Filmstrip(media::ImageLoader &loader, QWidget *parent)
    : QListView(parent)
    , m_images(loader, tileSize, this)
{
    setModel(&m_images);
    setItemDelegate(new TileDelegate(this));
    setAccessibleName(tr("Images"));
    setFlow(QListView::LeftToRight);
    setWrapping(false);
    setUniformItemSizes(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setMinimumWidth(0);
    viewport()->setAutoFillBackground(false);
    viewport()->setCursor(Qt::PointingHandCursor);
    connect(this, &QListView::doubleClicked, this,
            [this](const QModelIndex &index) { emit previewRequested(index.row()); });
    hide();
}

void Filmstrip::showImages(const QList<story::Image> &images, const QString &siteRoot)
{
    const int before = currentIndex().row();
    m_images.setImages(images, siteRoot);
    if (currentIndex().row() != before || before < 0)
        setCurrentIndex(m_images.index(0));
    setVisible(!images.isEmpty());
    const int tiles = static_cast<int>(images.size()) * (tileSize.width() + 2 * ring + 2);
    const int bar = tiles > width() ? horizontalScrollBar()->sizeHint().height() : 0;
    setFixedHeight(tileSize.height() + 2 * ring + 2 + bar);
}

bool Filmstrip::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (isEnter(key) || key->key() == Qt::Key_Left || key->key() == Qt::Key_Right) {
            event->accept();
            return true;
        }
    }
    return QListView::event(event);
}

void Filmstrip::keyPressEvent(QKeyEvent *event)
{
    if (isEnter(event) && currentIndex().isValid())
        emit previewRequested(currentIndex().row());
    else
        QListView::keyPressEvent(event);
}

void Filmstrip::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    QMenu *menu = newLinkMenu(index.data(FilmstripModel::AddressRole).toString(), this);
    using ImageState = media::ImageResult::State;
    const ImageState state = index.data(FilmstripModel::ResultRole).value<media::ImageResult>().state;
    if (state == ImageState::Missing || state == ImageState::NotAllowed)
        menu->addAction(tr("Try again"), this, [this, row = index.row()] { m_images.retry(row); });
    if (const QString file = index.data(FilmstripModel::FileRole).toString(); !file.isEmpty())
        addFileActions(*menu, file);
    menu->popup(event->globalPos());
}

void Filmstrip::paintEvent(QPaintEvent *event)
{
    for (int row = 0; row < m_images.rowCount(); ++row) {
        if (visualRect(m_images.index(row)).intersects(event->rect()))
            m_images.load(row, devicePixelRatioF());
    }
    QListView::paintEvent(event);
}

void Filmstrip::wheelEvent(QWheelEvent *event)
{
    // Up and down scroll the pane, only a sideways wheel scrolls the film.
    if (qAbs(event->angleDelta().x()) > qAbs(event->angleDelta().y()))
        QListView::wheelEvent(event);
    else
        event->ignore();
}

} // namespace ui
