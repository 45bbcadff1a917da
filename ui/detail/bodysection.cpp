#include "ui/detail/bodysection.h"

#include "ui/detail/flowlayout.h"
#include "ui/detail/linkbutton.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/links.h"
#include "ui/look/theme.h"

#include <QLocale>
#include <QVBoxLayout>

namespace ui
{

BodySection::BodySection(QWidget *parent)
    : QWidget(parent)
    , m_featured(new QWidget(this))
    , m_badge(new ElidedLabel(Tone::Normal, m_featured))
    , m_link(new LinkButton(m_featured))
    , m_caption(new ElidedLabel(Tone::Caption, this))
    , m_body(new WrappedText(Tone::Normal, this))
    , m_showAll(new LinkButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Tight, 0, Tight, 0);
    column->setSpacing(Small);
    auto *featured = new FlowLayout(Tight, 2, m_featured);
    featured->addWidget(m_badge);
    featured->addWidget(m_link);
    column->addWidget(m_featured);
    column->addWidget(m_caption);
    column->addWidget(m_body);
    column->addWidget(m_showAll);
    m_body->setAccessibleName(tr("Body"));
    for (QWidget *part : std::initializer_list<QWidget *>{m_caption, m_body, m_showAll})
        part->hide();
    connect(m_showAll, &LinkButton::clicked, this, [this] {
        m_body->showText(m_text, Lines::Many, story::bodyCap);
        m_showAll->hide();
    });
    hide();
}

void BodySection::showBody(const story::StoryDetail *detail)
{
    const bool featured = detail && detail->hasFeaturedContent;
    const QString body = detail ? detail->body.trimmed() : QString();
    m_featured->setVisible(featured);
    if (featured) {
        const auto link = webLink(detail->featuredContentLink);
        m_badge->setPlainText(link ? tr("Featured content:") : tr("Featured content (not shown)"));
        m_link->setVisible(link.has_value());
        if (link)
            m_link->showLink(link->host(QUrl::FullyEncoded), detail->featuredContentLink);
    }
    setVisible(featured || !body.isEmpty());
    if (body == m_text)
        return; // and stays as far open as it is
    m_text = body;
    const bool whole = !detail || detail->body.size() < story::bodyCap;
    m_caption->setPlainText(whole ? tr("Body")
                                  : tr("Body · the first %1 characters").arg(QLocale().toString(story::bodyCap)));
    m_caption->setVisible(!body.isEmpty());
    m_body->setVisible(!body.isEmpty());
    m_body->showText(body, Lines::Many, textCap);
    const bool isCut = forDisplay(body, Lines::Many, textCap) != forDisplay(body, Lines::Many, story::bodyCap);
    m_showAll->setVisible(isCut);
    m_showAll->showText(tr("Show all %1 characters").arg(QLocale().toString(body.size())));
}

} // namespace ui
