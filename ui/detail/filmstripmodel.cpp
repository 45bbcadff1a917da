#include "ui/detail/filmstripmodel.h"

#include "model/media/imageaddress.h"
#include "ui/look/links.h"
#include "ui/look/plaintext.h"

#include <QDir>

namespace ui
{

FilmstripModel::FilmstripModel(media::ImageLoader &loader, QSize tile, QObject *parent)
    : QAbstractListModel(parent)
    , m_thumbnails(loader, tile, this)
{
    connect(&m_thumbnails, &Thumbnails::changed, this, [this](int row) {
        if (row < rowCount())
            emit dataChanged(index(row), index(row));
    });
}

void FilmstripModel::setImages(const QList<story::Image> &images, const QString &siteRoot)
{
    if (images == m_images && siteRoot == m_siteRoot)
        return;
    beginResetModel();
    m_thumbnails.forgetAll();
    m_images = images;
    m_siteRoot = siteRoot;
    endResetModel();
}

void FilmstripModel::load(int row, qreal pixelRatio)
{
    m_thumbnails.want(row, {m_images.at(row).url, m_siteRoot}, pixelRatio);
}

int FilmstripModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_images.size());
}

QVariant FilmstripModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::AccessibleTextRole:
        return describe(index.row());
    case Qt::ToolTipRole:
        return forToolTip(toolTip(index.row()));
    case ResultRole:
        return QVariant::fromValue(m_thumbnails.known(index.row()));
    case AddressRole:
        return m_images.at(index.row()).url;
    case FileRole:
        return file(index.row());
    default:
        return {};
    }
}

QString FilmstripModel::describe(int row) const
{
    const QString place = tr("Image %1 of %2").arg(QString::number(row + 1), QString::number(m_images.size()));
    QStringList parts{place, forDisplay(m_images.at(row).title), m_thumbnails.known(row).reason};
    parts.removeAll(QString());
    return parts.join(QLatin1String(", "));
}

/// The file of an image that was found in the site's folder, and so is an image within it.
QString FilmstripModel::file(int row) const
{
    if (m_thumbnails.known(row).state != media::ImageResult::State::Ready)
        return {};
    const auto address = media::imageAddress({m_images.at(row).url, m_siteRoot});
    return address && !address->isWeb() ? QDir::cleanPath(address->siteRoot + u'/' + address->sitePath) : QString();
}

QString FilmstripModel::toolTip(int row) const
{
    const story::Image &image = m_images.at(row);
    QString size;
    if (image.width > 0 && image.height > 0)
        size = tr("%1 × %2").arg(QString::number(image.width), QString::number(image.height));
    const media::ImageResult known = m_thumbnails.known(row);
    QStringList parts{image.title, image.attribution, size, shownAddress(image.url), known.reason};
    if (known.fromCache)
        parts.append(tr("Kept on this computer"));
    parts.removeAll(QString());
    return parts.join(u'\n');
}

} // namespace ui
