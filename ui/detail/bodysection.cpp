#include "ui/detail/bodysection.h"

#include "ui/detail/flowlayout.h"
#include "ui/detail/linkbutton.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/links.h"
#include "ui/look/theme.h"

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
    m_caption->setPlainText(tr("Body"));
    m_body->setAccessibleName(tr("Body"));
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
    m_caption->setVisible(!body.isEmpty());
    m_body->setVisible(!body.isEmpty());
    m_body->showText(body);
    setVisible(featured || !body.isEmpty());
}

} // namespace ui
