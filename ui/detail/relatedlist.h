#pragma once

#include "ui/detail/relatedmodel.h"

#include <QWidget>

namespace ui
{

class ElidedLabel;
class LinkButton;
class RelatedView;
class WrappedText;

/// The related stories below their caption. One that is in the folder is gone to, any other opens in the browser.
/// Hidden without any.
class RelatedList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelatedList)

public:
    RelatedList(folder::StoryFolder &folder, media::ImageLoader &loader, QWidget *parent = nullptr);

    /// `quality` is the story's own: a related story above it is pointed out.
    void showRelated(folder::StoryId of, const story::StoryDetail *detail, const frontmatter::FieldValue &quality);
    void updateFolderStates();

signals:
    void jumpRequested(folder::StoryId story);
    void rowReached(const QRect &row); ///< by the keyboard, in this widget's coordinates: scroll there

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void activate(int row);
    void showMenu(int row, const QPoint &where);
    void updateTexts();

    RelatedModel m_model;
    frontmatter::FieldValue m_quality;
    ElidedLabel *m_caption;
    WrappedText *m_better;
    RelatedView *m_view;
    LinkButton *m_showAll;
};

} // namespace ui
