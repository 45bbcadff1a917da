#include "ui/detail/storypage.h"

#include "model/story/displaytext.h"
#include "ui/detail/fieldrow.h"
#include "ui/detail/headline.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/theme.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace ui
{

StoryPage::StoryPage(folder::StoryFolder &folder, media::ImageLoader &, QWidget *parent)
    : QScrollArea(parent)
    , m_folder(folder)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    m_headline = new Headline(content);
    m_fields = new FieldRow(content);
    m_excerpt = new WrappedText(Tone::Normal, content);
    m_excerpt->setAccessibleName(tr("Excerpt"));
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Medium, Medium, Medium, Large);
    column->setSpacing(Medium);
    column->addWidget(m_headline);
    column->addWidget(m_fields);
    column->addWidget(m_excerpt);
    column->addStretch(1);
    setWidget(content);
}

void StoryPage::showStory(folder::StoryId story, int position, int total)
{
    const bool another = story != m_story;
    m_story = story;
    m_headline->showPosition(position, total);
    updateRow();
    updateDetail();
    if (another)
        verticalScrollBar()->setValue(0);
}

void StoryPage::updateRow()
{
    const story::StoryRow &row = m_folder.row(m_story);
    m_headline->showRow(row);
    m_fields->showRow(m_story, row);
    m_excerpt->showText(story::decodeEntities(row.excerpt));
    m_excerpt->setVisible(!row.excerpt.isEmpty());
}

void StoryPage::forgetStory()
{
    m_fields->restoreTyping();
    m_story = -1;
}

void StoryPage::updateDetail() {}

void StoryPage::updateRelated() {}

bool StoryPage::scrollPage(bool down)
{
    QScrollBar *bar = verticalScrollBar();
    const int before = bar->value();
    bar->triggerAction(down ? QAbstractSlider::SliderPageStepAdd : QAbstractSlider::SliderPageStepSub);
    return bar->value() != before;
}

} // namespace ui
