#pragma once

#include "model/story/storyrow.h"

#include <QWidget>

namespace ui
{

class ElidedLabel;
class FlowLayout;
class LinkButton;
class ToneLabel;
class WrappedText;

/// Title (opens the link), "3 of 37", and a line with provider, link, date, topics and type.
class Headline final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Headline)

public:
    explicit Headline(QWidget *parent = nullptr);
    void showRow(const story::StoryRow &row);
    void showPosition(int position, int total);

private:
    ElidedLabel *addPart();
    void showLinkOf(const story::StoryRow &row);
    void showDateOf(const story::StoryRow &row);
    void showDots();

    QString m_link;
    WrappedText *m_title;
    ToneLabel *m_position;
    FlowLayout *m_line;
    ElidedLabel *m_provider;
    LinkButton *m_domain;
    ElidedLabel *m_dot;
    ElidedLabel *m_date;
    ElidedLabel *m_topics;
    ElidedLabel *m_kind;
};

} // namespace ui
