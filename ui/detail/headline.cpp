#include "ui/detail/headline.h"

#include "ui/detail/flowlayout.h"
#include "ui/detail/linkbutton.h"
#include "ui/detail/moment.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/labels.h"
#include "ui/look/links.h"
#include "ui/look/theme.h"

#include <QGridLayout>

namespace ui
{

namespace
{

/// The provider's domain when the link leads there; else the host that the link really leads to.
QString hostShown(const QUrl &link, const QString &domain)
{
    QString host = link.host(QUrl::FullyEncoded);
    if (!domain.isEmpty() && (host == domain || host.endsWith(u'.' + domain)))
        return domain;
    return host;
}

} // namespace

Headline::Headline(QWidget *parent)
    : QWidget(parent)
    , m_title(new WrappedText(Tone::Title, this))
    , m_position(new ToneLabel(Tone::Secondary, Lines::One, this))
    , m_line(new FlowLayout(Tight, 2))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(Tight, 0, Tight, 0);
    grid->setHorizontalSpacing(Small);
    grid->setVerticalSpacing(Tight);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_position, 0, 1, Qt::AlignTop);
    grid->addLayout(m_line, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    m_provider = addPart();
    m_domain = new LinkButton(this);
    m_line->addWidget(m_domain);
    m_dot = addPart();
    m_dot->setPlainText(QStringLiteral("·"));
    m_date = addPart();
    m_topics = addPart();
    m_kind = addPart();
    m_title->setObjectName(QLatin1String("title"));
    m_title->setAccessibleName(tr("Title"));
    m_position->setAccessibleName(tr("Position"));
    connect(m_title, &WrappedText::clicked, this, [this] { openWebLink(m_link); });
}

ElidedLabel *Headline::addPart()
{
    auto *part = new ElidedLabel(Tone::Secondary, this);
    m_line->addWidget(part);
    return part;
}

void Headline::showRow(const story::StoryRow &row)
{
    m_title->showText(row.title.isEmpty() ? tr("Without a title") : row.title, Lines::One, titleCap);
    m_provider->setPlainText(row.provider());
    showLinkOf(row);
    showDateOf(row);
    const QString topics = row.topics.value_or(QStringList()).join(QLatin1String(", "));
    m_topics->setPlainText(topics);
    m_topics->setToolTip(forToolTip(topics));
    m_kind->setPlainText(row.type);
    showDots();
}

void Headline::showDots()
{
    // A part says what follows it: the last one has no dot.
    bool follows = false;
    for (ElidedLabel *part : {m_kind, m_topics, m_date}) {
        part->setVisible(!part->text().isEmpty());
        if (part->text().isEmpty())
            continue;
        if (follows)
            part->setPlainText(part->text() + QStringLiteral(" ·"));
        follows = true;
    }
    const bool link = m_domain->isVisibleTo(this);
    m_dot->setVisible(link && follows);
    m_provider->setVisible(!m_provider->text().isEmpty());
    if (link || follows)
        m_provider->setPlainText(m_provider->text() + QStringLiteral(" ·"));
}

void Headline::showLinkOf(const story::StoryRow &row)
{
    m_link = row.link();
    const auto link = webLink(m_link);
    m_title->setClickable(link.has_value());
    m_title->setToolTip(forToolTip(m_link.isEmpty() ? QString() : linkHint(m_link)));
    m_domain->setVisible(!m_link.isEmpty());
    m_domain->showLink(link ? hostShown(*link, row.providerDomain) : tr("not a web link"), m_link);
}

void Headline::showDateOf(const story::StoryRow &row)
{
    if (!row.date) {
        m_date->setPlainText(row.publishedDateTime);
        m_date->setToolTip(QString());
        return;
    }
    const QString when = dayTimeText(*row.date);
    m_date->setPlainText(liesAhead(*row.date) ? tr("scheduled for %1").arg(when) : when);
    m_date->setToolTip(forToolTip(instantText(*row.date, row.publishedDateTime)));
}

void Headline::showPosition(int position, int total)
{
    m_position->setVisible(position > 0 && total > 0);
    m_position->setPlainText(tr("%L1 of %L2").arg(position).arg(total));
}

} // namespace ui
