#include "ui/detail/storypage.h"

#include "model/story/displaytext.h"
#include "ui/detail/bodysection.h"
#include "ui/detail/fieldrow.h"
#include "ui/detail/filesection.h"
#include "ui/detail/filmstrip.h"
#include "ui/detail/headline.h"
#include "ui/detail/otherkeys.h"
#include "ui/detail/relatedlist.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

namespace ui
{

StoryPage::StoryPage(folder::StoryFolder &folder, media::ImageLoader &images, QWidget *parent)
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
    m_filmstrip = new Filmstrip(images, content);
    m_related = new RelatedList(folder, images, content);
    m_body = new BodySection(content);
    m_others = new OtherKeys(content);
    m_file = new FileSection(content);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(Medium, Large, Medium, Large);
    column->setSpacing(Medium);
    column->addWidget(m_headline);
    column->addWidget(m_fields);
    auto *excerpt = new QHBoxLayout; // the other parts keep this margin themselves
    excerpt->setContentsMargins(Tight, 0, Tight, 0);
    excerpt->addWidget(m_excerpt);
    column->addLayout(excerpt);
    for (QWidget *part :
         {static_cast<QWidget *>(m_filmstrip), static_cast<QWidget *>(m_related), static_cast<QWidget *>(m_body),
          static_cast<QWidget *>(m_others), static_cast<QWidget *>(m_file)})
        column->addWidget(part);
    column->addStretch(1);
    setWidget(content);
    connect(m_filmstrip, &Filmstrip::previewRequested, this,
            [this](int image) { emit previewRequested(m_story, image); });
    connect(m_related, &RelatedList::jumpRequested, this, &StoryPage::jumpRequested);
    connect(m_related, &RelatedList::rowReached, this, [this](const QRect &row) {
        const QPoint middle = m_related->mapTo(widget(), row.center());
        ensureVisible(middle.x(), middle.y(), 0, row.height());
    });
    connect(m_file, &FileSection::message, this, &StoryPage::message);
}

void StoryPage::showStory(folder::StoryId story, int position, int total)
{
    const bool another = story != m_story;
    if (another)
        showDetail(nullptr);
    m_story = story;
    m_headline->showPosition(position, total);
    updateRow();
    updateDetail();
    if (another)
        verticalScrollBar()->setValue(0);
}

void StoryPage::forgetStory()
{
    m_fields->restoreTyping();
    showDetail(nullptr);
    m_story = -1;
}

void StoryPage::updateRow()
{
    const story::StoryRow &row = m_folder.row(m_story);
    m_headline->showRow(row);
    m_fields->showRow(m_story, row);
    m_excerpt->showText(story::decodeEntities(row.excerpt));
    m_excerpt->setVisible(!row.excerpt.isEmpty());
    m_file->showFile(row, m_folder.file(m_story), m_folder.saveState(m_story));
}

void StoryPage::updateDetail()
{
    // While a changed file is being read again, what was read of it before stays in view.
    if (const story::StoryDetail *detail = m_folder.detail(m_story))
        showDetail(detail);
}

void StoryPage::updateRelated() { m_related->updateFolderStates(); }

void StoryPage::showDetail(const story::StoryDetail *detail)
{
    m_filmstrip->showImages(detail ? detail->images : QList<story::Image>(), detail ? detail->siteRoot : QString());
    m_related->showRelated(m_story, detail,
                           detail ? m_folder.packed(m_story).view().field(frontmatter::Field::Quality)
                                  : frontmatter::FieldValue::missing());
    m_body->showBody(detail);
    m_others->showKeys(detail ? detail->others : QList<story::OtherKey>());
}

bool StoryPage::scrollPage(bool down)
{
    QScrollBar *bar = verticalScrollBar();
    const int before = bar->value();
    bar->triggerAction(down ? QAbstractSlider::SliderPageStepAdd : QAbstractSlider::SliderPageStepSub);
    return bar->value() != before;
}

} // namespace ui
