#include "app/showtext.h"

#include "app/cli.h"
#include "app/escape.h"
#include "model/story/displaytext.h"

namespace app
{

namespace
{

/// Lines of `key: value`; a value that is not there has no line.
class KeyLines final
{
public:
    void add(const QString &key, const QString &value)
    {
        if (!value.isNull())
            m_text += key + QLatin1String(": ") + escaped(value) + u'\n';
    }
    void addItem(const QStringList &parts)
    {
        QStringList there;
        for (const QString &part : parts) {
            if (!part.isEmpty())
                there += escaped(part);
        }
        m_text += QLatin1String("  ") + there.join(QStringLiteral(" · ")) + u'\n';
    }
    void addLines(const QString &key, const QString &value)
    {
        m_text += escaped(key) + QLatin1String(":\n");
        const auto lines = value.split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines)
            m_text += QLatin1String("  ") + escaped(line) + u'\n';
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
};

QString valueText(const frontmatter::FieldValue &value) { return value.isMissing() ? QString() : value.toString(); }

void addScalars(KeyLines &lines, const story::StoryRow &row)
{
    using frontmatter::Field;
    lines.add(QStringLiteral("path"), row.path);
    lines.add(QStringLiteral("title"), row.title);
    if (!row.excerpt.isNull())
        lines.add(QStringLiteral("excerpt"), story::decodeEntities(row.excerpt));
    const auto &published = row.field(Field::Published);
    lines.add(QStringLiteral("published"), published.isMissing() ? Cli::tr("by default") : published.toString());
    lines.add(QStringLiteral("quality"), valueText(row.field(Field::Quality)));
    lines.add(QStringLiteral("heat"), valueText(row.field(Field::Heat)));
    lines.add(QStringLiteral("publishedDateTime"), row.publishedDateTime);
    lines.add(QStringLiteral("type"), row.type);
    lines.add(QStringLiteral("webUrl"), row.webUrl);
    lines.add(QStringLiteral("originalUrl"), row.originalUrl);
    lines.add(QStringLiteral("provider.name"), row.providerName);
    lines.add(QStringLiteral("provider.domain"), row.providerDomain);
    if (row.topics)
        lines.add(QStringLiteral("topics"), row.topics->join(QLatin1String("; ")));
}

QString sizeText(const story::Image &image)
{
    if (image.width <= 0 || image.height <= 0)
        return {};
    return QStringLiteral("%1 × %2").arg(image.width).arg(image.height);
}

void addLists(KeyLines &lines, const story::StoryDetail &detail)
{
    lines.add(QStringLiteral("images"), QString::number(detail.row.imageCount));
    for (const story::Image &image : detail.images)
        lines.addItem({image.url, sizeText(image), image.title, image.attribution});
    lines.add(QStringLiteral("related"), QString::number(detail.row.relatedCount));
    for (const story::RelatedStory &related : detail.related)
        lines.addItem({related.title, related.providerName, related.publishedDateTime, related.link});
    if (detail.hasFeaturedContent)
        lines.add(QStringLiteral("featuredContent"),
                  detail.featuredContentLink.isEmpty() ? Cli::tr("no link found") : detail.featuredContentLink);
}

} // namespace

QString showText(const story::StoryDetail &detail)
{
    KeyLines lines;
    addScalars(lines, detail.row);
    addLists(lines, detail);
    for (const story::OtherKey &other : detail.others) {
        if (other.text.contains(u'\n'))
            lines.addLines(other.name, other.text);
        else
            lines.add(escaped(other.name), other.text);
    }
    for (const story::Problem &problem : detail.row.problems)
        lines.add(Cli::tr("problem"),
                  QStringLiteral("%1:%2: %3")
                      .arg(QString::number(problem.line), QString::number(problem.column), problem.reason));
    return lines.text();
}

} // namespace app
