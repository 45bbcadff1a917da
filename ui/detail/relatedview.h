#pragma once

#include "ui/detail/relatedmodel.h"

#include <QListView>

namespace ui
{

/// Related stories as rows, as high as all of them: the pane scrolls, not the list.
class RelatedView final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelatedView)

public:
    static constexpr QSize tileSize{46, 32};

    explicit RelatedView(RelatedModel &model, QWidget *parent = nullptr);
    void keyboardSearch(const QString &) override {} // letters are the window's keys

signals:
    void activatedRow(int row);
    void menuRequested(int row, const QPoint &where);
    void rowReached(const QRect &row);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fitHeight();

    RelatedModel &m_related;
};

} // namespace ui
