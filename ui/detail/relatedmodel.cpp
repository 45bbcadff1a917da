#include "ui/detail/relatedmodel.h"

#include "ui/detail/card.h"
#include "ui/detail/moment.h"
#include "ui/look/labels.h"
#include "ui/look/links.h"
#include "ui/look/sentence.h"

#include <algorithm>

namespace ui
{

using folder::StoryId;
using frontmatter::Field;
using frontmatter::FieldValue;

RelatedModel::RelatedModel(folder::StoryFolder &folder, media::ImageLoader &loader, QSize tile, QObject *parent)
    : QAbstractListModel(parent)
    , m_folder(folder)
    , m_thumbnails(loader, tile, this)
{
    connect(&m_thumbnails, &Thumbnails::changed, this, [this](int row) {
        if (row < m_shown)
            emit dataChanged(index(row), index(row), {ResultRole});
    });
}

void RelatedModel::setRelated(StoryId of, const QList<story::RelatedStory> &related, const QString &siteRoot)
{
    if (of == m_of && related == m_related && siteRoot == m_siteRoot) {
        updateFolderStates();
        return;
    }
    beginResetModel();
    m_thumbnails.forgetAll();
    m_of = of;
    m_related = related;
    m_siteRoot = siteRoot;
    m_shown = qMin(total(), shownAtFirst);
    m_inFolder = lookUp();
    endResetModel();
}

void RelatedModel::updateFolderStates()
{
    m_inFolder = lookUp();
    if (m_shown > 0)
        emit dataChanged(index(0), index(m_shown - 1));
}

void RelatedModel::showAll()
{
    if (m_shown == total())
        return;
    beginInsertRows({}, m_shown, total() - 1);
    m_shown = total();
    endInsertRows();
}

void RelatedModel::load(int row, qreal pixelRatio)
{
    const QList<story::Image> &images = m_related.at(row).images;
    if (!images.isEmpty())
        m_thumbnails.want(row, {images.constFirst().url, m_siteRoot}, pixelRatio);
}

int RelatedModel::inFolderCount() const
{
    return static_cast<int>(
        std::count_if(m_inFolder.cbegin(), m_inFolder.cend(), [](StoryId id) { return id >= 0; }));
}

int RelatedModel::betterThan(const FieldValue &quality) const
{
    if (!quality.isInteger())
        return -1;
    int best = -1;
    for (int row = 0; row < total(); ++row) {
        const FieldValue &candidate = m_related.at(row).quality;
        const std::int64_t bar = best < 0 ? quality.number : m_related.at(best).quality.number;
        if (candidate.isInteger() && candidate.number > bar)
            best = row;
    }
    return best;
}

int RelatedModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_shown; }

QVariant RelatedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const story::RelatedStory &related = m_related.at(row);
    switch (role) {
    case Qt::DisplayRole:
        return related.title.isEmpty() ? tr("Without a title") : forDisplay(related.title);
    case Qt::ToolTipRole:
        return forToolTip(related.title + u'\n' + related.excerpt + u'\n' + shownAddress(related.link) +
                          imageReason(row));
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    case MetaRole:
        return meta(row);
    case QualityRole:
        return forDisplay(related.quality.toString(), Lines::One, 20);
    case FolderRole:
        return folderState(row);
    case FolderToneRole:
        return m_inFolder.at(row) < 0 ? QVariant()
                                      : QVariant::fromValue(toneOfPublished(
                                            m_folder.packed(m_inFolder.at(row)).view().field(Field::Published)));
    case ResultRole:
        return QVariant::fromValue(m_thumbnails.known(row));
    default:
        return {};
    }
}

QString RelatedModel::meta(int row) const
{
    const story::RelatedStory &related = m_related.at(row);
    QStringList parts{inSentence(related.providerName.isEmpty() ? related.providerDomain : related.providerName),
                      related.date ? dayText(*related.date) : related.publishedDateTime, related.type};
    parts.removeAll(QString());
    return forDisplay(parts.join(QStringLiteral(" · ")));
}

QString RelatedModel::folderState(int row) const
{
    const StoryId id = m_inFolder.at(row);
    if (id < 0)
        return {};
    const story::StoryRow &inFolder = m_folder.row(id);
    QStringList parts{publishedText(inFolder.field(Field::Published))};
    for (const Field field : {Field::Quality, Field::Heat}) {
        if (!inFolder.field(field).isMissing())
            parts += tr("%1 %2").arg(fieldName(field), inFolder.field(field).toString());
    }
    return forDisplay(tr("Here: %1").arg(parts.join(QStringLiteral(" · "))));
}

/// Why there is no thumbnail, on a line of its own; empty: there is one, or nothing to show.
QString RelatedModel::imageReason(int row) const
{
    const QString reason = m_thumbnails.known(row).reason;
    return reason.isEmpty() ? reason : u'\n' + tr("Image: %1").arg(reason);
}

QString RelatedModel::accessibleText(int row) const
{
    QStringList parts{forDisplay(m_related.at(row).title), meta(row)};
    if (!m_related.at(row).quality.isMissing())
        parts += tr("Quality %1").arg(m_related.at(row).quality.toString());
    parts += folderState(row);
    parts.removeAll(QString());
    return parts.join(QLatin1String(", "));
}

QList<StoryId> RelatedModel::lookUp() const
{
    QHash<QString, StoryId> known; // a list may name one story often
    QList<StoryId> found;
    found.reserve(m_related.size());
    for (const story::RelatedStory &related : m_related) {
        const auto before = known.constFind(related.link);
        const StoryId story = before == known.constEnd() ? lookUp(related.link) : *before;
        if (before == known.constEnd())
            known.insert(related.link, story);
        found.append(story);
    }
    return found;
}

StoryId RelatedModel::lookUp(const QString &link) const
{
    const QList<StoryId> ids = link.isEmpty() ? QList<StoryId>() : m_folder.storiesWithLink(link);
    const auto usable = std::find_if(ids.cbegin(), ids.cend(), [this](StoryId id) {
        return id != m_of && m_folder.isPresent(id) && !m_folder.packed(id).view().isBroken();
    });
    return usable == ids.cend() ? -1 : *usable;
}

} // namespace ui
