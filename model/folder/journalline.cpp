#include "model/folder/journalline.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

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

/// A string of JSON. QJsonDocument's reader drops a byte order mark at the start of a text, unless it is escaped.
QByteArray quoted(const QByteArray &utf8)
{
    QByteArray text = "\"";
    for (const char c : utf8) {
        if (c == '"' || c == '\\')
            text += '\\';
        if (static_cast<unsigned char>(c) < ' ')
            text += "\\u" + QByteArray::number(c, 16).rightJustified(4, '0');
        else
            text += c;
    }
    return text.replace("\xEF\xBB\xBF", "\\ufeff") + '"';
}

/// Written by hand: QJsonDocument took a tenth of a save's time for it.
void append(QByteArray &object, QLatin1String key, const QByteArray &value)
{
    object += object.isEmpty() ? "{\"" : ",\"";
    object += QByteArrayView(key.data(), key.size());
    object += "\":" + value;
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
    QByteArray changes;
    for (const frontmatter::RawChange &change : entry.changes) {
        QByteArray object;
        append(object, fieldKey, quoted(keyText(change.field).toLatin1()));
        if (change.after)
            append(object, newKey, quoted(QByteArray::fromStdString(*change.after)));
        if (change.before)
            append(object, oldKey, quoted(QByteArray::fromStdString(*change.before)));
        changes += (changes.isEmpty() ? "" : ",") + object + '}';
    }
    const QString time = QDateTime::fromMSecsSinceEpoch(entry.time, Qt::UTC).toString(Qt::ISODateWithMs);
    QByteArray line;
    append(line, afterKey, quoted(entry.after));
    append(line, beforeKey, quoted(entry.before));
    append(line, changesKey, '[' + changes + ']');
    append(line, fileKey, quoted(entry.file.toUtf8()));
    append(line, idKey, quoted(entry.id));
    append(line, timeKey, quoted(time.toLatin1()));
    append(line, titleKey, quoted(entry.title.toUtf8()));
    return line + "}\n";
}

QByteArray lineOfNotDone(const QByteArray &id)
{
    QByteArray line;
    append(line, idKey, quoted(id));
    append(line, notDoneKey, "true");
    return line + "}\n";
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
