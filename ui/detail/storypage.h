#pragma once

#include "model/folder/storyfolder.h"
#include "model/media/imageloader.h"

#include <QScrollArea>

namespace ui
{

class FieldRow;
class Headline;
class WrappedText;

/// One story from top to bottom, in a vertical scroll area. It is told values and says what is wanted.
class StoryPage final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoryPage)

public:
    StoryPage(folder::StoryFolder &folder, media::ImageLoader &images, QWidget *parent = nullptr);

    /// Another story starts at the top; the same one keeps scroll position, focus and what is being typed.
    void showStory(folder::StoryId story, int position, int total);
    /// Shows none: what is being typed is dropped, images are not waited for.
    void forgetStory();
    [[nodiscard]] folder::StoryId story() const { return m_story; }
    /// What the row says has changed.
    void updateRow();
    /// The state of related stories that are in the folder has changed.
    void updateRelated();
    /// The detail has been read.
    void updateDetail();
    [[nodiscard]] FieldRow *fields() const { return m_fields; }
    /// False: it was at its end already.
    bool scrollPage(bool down);

private:
    folder::StoryFolder &m_folder;
    folder::StoryId m_story = -1;
    Headline *m_headline;
    FieldRow *m_fields;
    WrappedText *m_excerpt;
};

} // namespace ui
