#include "model/folder/journalline.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

#include <algorithm>

namespace folder
{

namespace
{

constexpr QLatin1String idKey("id");
constexpr QLatin1String timeKey("time");
constexpr QLatin1String fileKey("file");
constexpr QLatin1String titleKey("title");
constexpr QLatin1String beforeKey("before");
constexpr QLatin1String afterKey("after");
constexpr QLatin1String changesKey("changes");
constexpr QLatin1String fieldKey("field");
constexpr QLatin1String oldKey("old");
constexpr QLatin1String newKey("new");
constexpr QLatin1String notDoneKey("notDone");

/// QJsonDocument drops a byte order mark at the start of a text, unless it is escaped.
QByteArray asLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).replace("\xEF\xBB\xBF", "\\ufeff") + '\n';
}

/// Exact both ways: QString::fromStdString() would drop a byte order mark.
QString textOf(const std::string &raw)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(QByteArrayView(raw));
}

QString keyText(frontmatter::Field field)
{
    const std::string_view key = frontmatter::keyOf(field);
    return QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size()));
}

std::optional<std::string> rawOf(const QJsonValue &value)
{
    return value.isString() ? std::optional(value.toString().toUtf8().toStdString()) : std::nullopt;
}

bool isRawOrMissing(const QJsonValue &value) { return value.isUndefined() || value.isString(); }

std::optional<frontmatter::RawChange> changeOf(const QJsonObject &object)
{
    const QString name = object.value(fieldKey).toString();
    const auto field = std::ranges::find(frontmatter::allFields, name, keyText);
    const QJsonValue before = object.value(oldKey);
    const QJsonValue after = object.value(newKey);
    if (field == frontmatter::allFields.end() || !isRawOrMissing(before) || !isRawOrMissing(after))
        return std::nullopt;
    return frontmatter::RawChange{*field, rawOf(before), rawOf(after)};
}

} // namespace

QByteArray lineOf(const JournalEntry &entry)
{
    QJsonArray changes;
    for (const frontmatter::RawChange &change : entry.changes) {
        QJsonObject object{{fieldKey, keyText(change.field)}};
        if (change.before)
            object.insert(oldKey, textOf(*change.before));
        if (change.after)
            object.insert(newKey, textOf(*change.after));
        changes.append(object);
    }
    return asLine({{idKey, QString::fromLatin1(entry.id)},
                   {timeKey, QDateTime::fromMSecsSinceEpoch(entry.time, Qt::UTC).toString(Qt::ISODateWithMs)},
                   {fileKey, entry.file},
                   {titleKey, entry.title},
                   {beforeKey, QString::fromLatin1(entry.before)},
                   {afterKey, QString::fromLatin1(entry.after)},
                   {changesKey, changes}});
}

QByteArray lineOfNotDone(const QByteArray &id)
{
    return asLine({{idKey, QString::fromLatin1(id)}, {notDoneKey, true}});
}

std::optional<JournalLine> parseJournalLine(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    JournalLine parsed;
    JournalEntry &entry = parsed.entry;
    entry.id = object.value(idKey).toString().toLatin1();
    if (entry.id.isEmpty())
        return std::nullopt;
    if (object.value(notDoneKey).toBool()) {
        parsed.isDone = false;
        return parsed;
    }
    const QDateTime time = QDateTime::fromString(object.value(timeKey).toString(), Qt::ISODateWithMs);
    entry.file = object.value(fileKey).toString();
    const QJsonArray changes = object.value(changesKey).toArray();
    if (!time.isValid() || entry.file.isEmpty() || changes.isEmpty())
        return std::nullopt;
    for (const auto &value : changes) {
        const std::optional<frontmatter::RawChange> change = changeOf(value.toObject());
        if (!change)
            return std::nullopt;
        entry.changes.push_back(*change);
    }
    entry.time = time.toMSecsSinceEpoch();
    entry.title = object.value(titleKey).toString();
    entry.before = object.value(beforeKey).toString().toLatin1();
    entry.after = object.value(afterKey).toString().toLatin1();
    return parsed;
}

} // namespace folder
