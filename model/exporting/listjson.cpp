#include "model/exporting/exporting.h"
#include "model/exporting/jsontext.h"

namespace exporting
{

namespace
{

// QJsonObject sorts its members by name; the members of a story stand in the order that people know from the
// csv columns, so they are written here.

QByteArray textOrNull(const QString &text) { return text.isNull() ? QByteArrayLiteral("null") : jsonString(text); }

QByteArray valueText(const frontmatter::FieldValue &value)
{
    using Kind = frontmatter::FieldValue::Kind;
    switch (value.kind) {
    case Kind::Missing:
        return "null";
    case Kind::Boolean:
        return value.isTrue() ? "true" : "false";
    case Kind::Integer:
        return QByteArray::number(static_cast<qlonglong>(value.number));
    case Kind::Text:
        return jsonString(value.text);
    }
    return "null";
}

QByteArray providerText(const story::StoryRow &row)
{
    if (!row.hasProvider)
        return "null";
    return "{\"name\": " + textOrNull(row.providerName) + ", \"domain\": " + textOrNull(row.providerDomain) + '}';
}

QByteArray topicsText(const story::StoryRow &row)
{
    if (!row.topics)
        return "null";
    QByteArray out = "[";
    for (const QString &topic : *row.topics)
        out += (out.size() > 1 ? ", " : "") + jsonString(topic);
    return out + ']';
}

QByteArray objectText(const story::StoryRow &row)
{
    QByteArray out = "  {";
    const auto add = [&out](const char *name, const QByteArray &value) {
        out += (out.endsWith('{') ? "\n    \"" : ",\n    \"");
        out += name;
        out += "\": ";
        out += value;
    };
    add("path", jsonString(row.path));
    add("title", textOrNull(row.title));
    add("excerpt", textOrNull(row.excerpt));
    add("published", valueText(row.field(frontmatter::Field::Published)));
    add("quality", valueText(row.field(frontmatter::Field::Quality)));
    add("heat", valueText(row.field(frontmatter::Field::Heat)));
    add("publishedDateTime", textOrNull(row.publishedDateTime));
    add("type", textOrNull(row.type));
    add("category", textOrNull(row.category));
    add("webUrl", textOrNull(row.webUrl));
    add("originalUrl", textOrNull(row.originalUrl));
    add("provider", providerText(row));
    add("topics", topicsText(row));
    add("imageCount", QByteArray::number(row.imageCount));
    add("relatedCount", QByteArray::number(row.relatedCount));
    return out + "\n  }";
}

} // namespace

QByteArray listAsJson(const Rows &rows)
{
    QByteArray out = "[";
    for (const story::PackedRow &row : rows) {
        out += out.size() > 1 ? ",\n" : "\n";
        out += objectText(row.view().row());
    }
    return out + (rows.empty() ? "]\n" : "\n]\n");
}

} // namespace exporting
