#pragma once

#include "model/folder/storyfolder.h"
#include "model/media/imageloader.h"

#include <QScrollArea>

namespace ui
{

class BodySection;
class FieldRow;
class FileSection;
class Filmstrip;
class Headline;
class OtherKeys;
class RelatedList;
class WrappedText;

/// One story from top to bottom, in a vertical scroll area.
class StoryPage final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoryPage)

public:
    StoryPage(folder::StoryFolder &folder, media::ImageLoader &images, QWidget *parent = nullptr);

    /// Another story starts at the top, with what the row knows at once; the same one keeps scroll position, focus
    /// and what is being typed.
    void showStory(folder::StoryId story, int position, int total);
    /// Shows none: what is being typed is dropped, images are not waited for.
    void forgetStory();
    [[nodiscard]] folder::StoryId story() const { return m_story; }
    /// The detail has been read.
    void updateDetail();
    /// The state of related stories that are in the folder has changed.
    void updateRelated();
    [[nodiscard]] FieldRow *fields() const { return m_fields; }
    /// False: it was at its end already.
    bool scrollPage(bool down);

signals:
    void previewRequested(folder::StoryId story, int image);
    void jumpRequested(folder::StoryId story);
    void message(const QString &text);

private:
    void updateRow();
    void showDetail(const story::StoryDetail *detail);

    folder::StoryFolder &m_folder;
    folder::StoryId m_story = -1;
    Headline *m_headline;
    FieldRow *m_fields;
    WrappedText *m_excerpt;
    Filmstrip *m_filmstrip;
    RelatedList *m_related;
    BodySection *m_body;
    OtherKeys *m_others;
    FileSection *m_file;
};

} // namespace ui
