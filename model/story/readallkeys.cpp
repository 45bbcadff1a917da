#include "model/story/corescalar.h"
#include "model/story/readrow.h"
#include "model/story/simplescalar.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <yaml-cpp/node/impl.h>
#include <yaml-cpp/node/iterator.h>

namespace story
{
namespace
{

/// Walks nodes within limits: with aliases a few hundred bytes can name millions of nodes, or themselves.
class JsonMaker final
{
public:
    std::optional<QJsonObject> make(const YAML::Node &root)
    {
        const QJsonObject object = objectOf(root, 0);
        return m_isTooMuch ? std::nullopt : std::optional(object);
    }

private:
    QJsonObject objectOf(const YAML::Node &map, int depth)
    {
        QJsonObject object;
        for (const auto &pair : map) {
            if (m_isTooMuch)
                break;
            const QString key = keyOf(pair.first);
            if (key != QLatin1String("secured") && !object.contains(key))
                object.insert(key, valueOfNode(pair.second, depth + 1));
        }
        return object;
    }

    QJsonArray arrayOf(const YAML::Node &list, int depth)
    {
        QJsonArray array;
        for (const YAML::Node &item : list) {
            if (m_isTooMuch)
                break;
            array.append(valueOfNode(item, depth + 1));
        }
        return array;
    }

    QJsonValue valueOfNode(const YAML::Node &node, int depth)
    {
        constexpr int deepest = 64;
        if (depth > deepest || --m_nodesLeft < 0)
            m_isTooMuch = true;
        if (m_isTooMuch)
            return {};
        switch (node.Type()) {
        case YAML::NodeType::Scalar:
            m_bytesLeft -= static_cast<qint64>(node.Scalar().size());
            m_isTooMuch = m_bytesLeft < 0;
            return m_isTooMuch ? QJsonValue() : coreValue(node.Scalar(), node.Tag());
        case YAML::NodeType::Sequence:
            return arrayOf(node, depth);
        case YAML::NodeType::Map:
            return objectOf(node, depth);
        default:
            return {};
        }
    }

    /// JSON has texts as keys only.
    static QString keyOf(const YAML::Node &key)
    {
        if (key.IsScalar())
            return toText(key.Scalar());
        return key.IsNull() ? QStringLiteral("null") : QStringLiteral("?");
    }

    int m_nodesLeft = 100'000;
    qint64 m_bytesLeft = 16 * 1024 * 1024;
    bool m_isTooMuch = false;
};

model::Error errorOf(const Problem &problem, const QString &path)
{
    return {problem.reason, path, problem.line, problem.column, {}};
}

/// As `galley list` has it, so that both commands give the same type: null, a boolean, an integer, else text.
QJsonValue valueOfField(const frontmatter::FieldValue &value)
{
    using Kind = frontmatter::FieldValue::Kind;
    switch (value.kind) {
    case Kind::Missing:
        break;
    case Kind::Boolean:
        return value.isTrue();
    case Kind::Integer:
        return static_cast<qint64>(value.number);
    case Kind::Text:
        return value.text;
    }
    return {};
}

QJsonObject withFields(QJsonObject object, const StoryRow &row)
{
    for (const auto field : frontmatter::allFields) {
        const std::string_view key = frontmatter::keyOf(field);
        const auto member = object.find(QLatin1String(key.data(), static_cast<qsizetype>(key.size())));
        if (member != object.end())
            member.value() = valueOfField(row.field(field));
    }
    return object;
}

QString translated(const char *text) { return QCoreApplication::translate("story::readAllKeys", text); }

} // namespace

model::Result<QJsonObject> readAllKeys(std::string_view bytes, const QString &path)
{
    const StoryReading reading = readStory(bytes, path);
    if (reading.result.kind == frontmatter::FileKind::NotAStory) {
        return tl::unexpected(
            model::Error{translated(QT_TRANSLATE_NOOP("story::readAllKeys",
                                                      "not a story: no front matter opens on the first line")),
                         path,
                         0,
                         0,
                         {}});
    }
    if (!reading.values)
        return tl::unexpected(errorOf(reading.result.row.problems.front(), path));
    const auto root = parseYaml(bytes, reading.outline.fences().yaml);
    if (!root)
        return tl::unexpected(errorOf(root.error(), path));
    if (!root->IsMap())
        return QJsonObject();
    const auto object = JsonMaker().make(*root);
    if (object)
        return withFields(*object, reading.result.row);
    return tl::unexpected(model::Error{
        translated(QT_TRANSLATE_NOOP("story::readAllKeys", "its aliases name too many values, or themselves")),
        path,
        0,
        0,
        {}});
}

} // namespace story
