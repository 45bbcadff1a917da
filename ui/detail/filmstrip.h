#pragma once

#include "ui/detail/filmstripmodel.h"

#include <QListView>

namespace ui
{

/// The images of the story side by side. Left and Right choose one, Enter and a double click ask for it large, a
/// right click has its link. Images are loaded when they come into sight. Hidden without images.
class Filmstrip final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Filmstrip)

public:
    explicit Filmstrip(media::ImageLoader &loader, QWidget *parent = nullptr);
    void showImages(const QList<story::Image> &images, const QString &siteRoot);
    void keyboardSearch(const QString &) override {} // letters are the window's keys

signals:
    void previewRequested(int image);

protected:
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    FilmstripModel m_images;
};

} // namespace ui
