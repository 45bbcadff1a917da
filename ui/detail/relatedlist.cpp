#include "ui/detail/relatedlist.h"

#include "ui/detail/linkbutton.h"
#include "ui/detail/relatedview.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/labels.h"
#include "ui/look/links.h"
#include "ui/look/theme.h"

#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace ui
{

using folder::StoryId;

namespace
{

constexpr int betterMargin = 10;

} // namespace

RelatedList::RelatedList(folder::StoryFolder &folder, media::ImageLoader &loader, QWidget *parent)
    : QWidget(parent)
    , m_model(folder, loader, RelatedView::tileSize, this)
    , m_caption(new ElidedLabel(Tone::Caption, this))
    , m_better(new WrappedText(Tone::Unpublished, this))
    , m_view(new RelatedView(m_model, this))
    , m_showAll(new LinkButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Tight, 0, Tight, 0);
    column->setSpacing(Small);
    column->addWidget(m_caption);
    auto *better = new QHBoxLayout;
    better->setContentsMargins(betterMargin, betterMargin / 2, betterMargin, betterMargin / 2);
    better->addWidget(m_better);
    column->addLayout(better);
    column->addWidget(m_view);
    column->addWidget(m_showAll);
    m_better->setAccessibleName(tr("Better source"));
    connect(m_view, &RelatedView::activatedRow, this, &RelatedList::activate);
    connect(m_view, &RelatedView::menuRequested, this, &RelatedList::showMenu);
    connect(m_view, &RelatedView::rowReached, this,
            [this](const QRect &row) { emit rowReached(row.translated(m_view->pos())); });
    connect(m_showAll, &LinkButton::clicked, this, [this] {
        m_model.showAll();
        updateTexts();
    });
    hide();
}

void RelatedList::showRelated(StoryId of, const story::StoryDetail *detail, const frontmatter::FieldValue &quality)
{
    m_quality = quality;
    m_model.setRelated(of, detail ? detail->related : QList<story::RelatedStory>(),
                       detail ? detail->siteRoot : QString());
    updateTexts();
}

void RelatedList::updateFolderStates()
{
    m_model.updateFolderStates();
    updateTexts();
}

void RelatedList::updateTexts()
{
    setVisible(m_model.total() > 0);
    const int here = m_model.inFolderCount();
    const QString count = QString::number(m_model.total());
    m_caption->setPlainText(here > 0 ? tr("Related · %1 · in this folder %2").arg(count, QString::number(here))
                                     : tr("Related · %1").arg(count));
    const int better = m_model.betterThan(m_quality);
    m_better->setVisible(better >= 0);
    if (better >= 0) {
        const story::RelatedStory &related = m_model.related(better);
        const QString source = related.providerName.isEmpty() ? related.title : related.providerName;
        m_better->showText(tr("Better source in this event: %1, %2").arg(source, related.quality.toString()),
                           Lines::One, titleCap);
    }
    m_showAll->setVisible(m_model.rowCount() < m_model.total());
    m_showAll->showText(tr("Show all %1").arg(count));
}

void RelatedList::paintEvent(QPaintEvent *)
{
    if (!m_better->isVisible())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorsFor(palette()).unpublished.ground);
    painter.drawRoundedRect(
        m_better->geometry().adjusted(-betterMargin, -betterMargin / 2, betterMargin, betterMargin / 2), Tight,
        Tight);
}

void RelatedList::activate(int row)
{
    if (m_model.inFolder(row) >= 0)
        emit jumpRequested(m_model.inFolder(row));
    else
        openWebLink(m_model.related(row).link);
}

void RelatedList::showMenu(int row, const QPoint &where)
{
    QMenu *menu = newLinkMenu(m_model.related(row).link, this);
    if (const StoryId story = m_model.inFolder(row); story >= 0) {
        menu->addAction(tr("Go to story"), this, [this, story] { emit jumpRequested(story); });
        addFileActions(*menu, m_model.file(row));
    }
    menu->popup(where);
}

} // namespace ui
