#pragma once

#include "model/story/storydetail.h"
#include "ui/detail/thumbnails.h"

#include <QAbstractListModel>

namespace ui
{

/// The images of a story in their order, and what is known of each.
class FilmstripModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilmstripModel)

public:
    enum Role { ResultRole = Qt::UserRole, AddressRole, FileRole };

    FilmstripModel(media::ImageLoader &loader, QSize tile, QObject *parent);

    /// The same images again change nothing.
    void setImages(const QList<story::Image> &images, const QString &siteRoot);
    /// Starts loading the image of `row` when it has not been asked for.
    void load(int row, qreal pixelRatio);
    void retry(int row) { m_thumbnails.retry(row, {m_images.at(row).url, m_siteRoot}); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString describe(int row) const;
    [[nodiscard]] QString toolTip(int row) const;
    [[nodiscard]] QString file(int row) const;

    QList<story::Image> m_images;
    QString m_siteRoot;
    Thumbnails m_thumbnails;
};

} // namespace ui
