#pragma once

#include "model/story/storydetail.h"

#include <QWidget>

namespace ui
{

class ElidedLabel;
class LinkButton;
class WrappedText;

/// What the file holds after its front matter, as plain text, and the badge of featured content: its host and link,
/// never the content. Hidden when there is neither. A long body is laid out in full on demand only: reading from
/// story to story stays fast.
class BodySection final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BodySection)

public:
    explicit BodySection(QWidget *parent = nullptr);
    void showBody(const story::StoryDetail *detail);

private:
    QWidget *m_featured;
    ElidedLabel *m_badge;
    LinkButton *m_link;
    ElidedLabel *m_caption;
    WrappedText *m_body;
    LinkButton *m_showAll;
    QString m_text;
};

} // namespace ui
