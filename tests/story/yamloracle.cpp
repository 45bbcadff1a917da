#include "tests/story/yamloracle.h"

#include "model/story/displaytext.h"

using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

QString toText(const std::string &text) { return text.empty() ? QStringLiteral("") : QString::fromStdString(text); }

std::optional<YAML::Node> find(const YAML::Node &map, const std::string &key)
{
    if (!map.IsMap())
        return std::nullopt;
    for (const auto &pair : map) {
        if (pair.first.IsScalar() && pair.first.Scalar() == key)
            return pair.second;
    }
    return std::nullopt;
}

QString text(const YAML::Node &map, const std::string &key)
{
    const auto node = find(map, key);
    return node && node->IsScalar() ? toText(node->Scalar()) : QString();
}

QString under(const std::optional<YAML::Node> &map, const std::string &key)
{
    return map ? text(*map, key) : QString();
}

int count(const YAML::Node &root, const std::string &key)
{
    const auto node = find(root, key);
    return node && node->IsSequence() ? static_cast<int>(node->size()) : 0;
}

std::int64_t integerOf(const QString &text, bool *ok)
{
    return text.startsWith(u"0x") ? text.mid(2).toLongLong(ok, 16) : text.toLongLong(ok, 10);
}

bool isBooleanWord(const QString &text, bool value)
{
    const QString word = text.toLower();
    return value
               ? QStringList{QStringLiteral("true"), QStringLiteral("yes"), QStringLiteral("on"), QStringLiteral("y")}
                     .contains(word)
               : QStringList{QStringLiteral("false"), QStringLiteral("no"), QStringLiteral("off"),
                             QStringLiteral("n")}
                     .contains(word);
}

} // namespace

YamlOracle::YamlOracle(std::string_view yaml)
{
    try {
        m_root = YAML::Load(std::string(yaml));
        m_isReadable = m_root.IsMap() || m_root.IsNull();
    } catch (const std::exception &) {
        m_isReadable = false;
    }
}

story::StoryRow YamlOracle::row() const
{
    story::StoryRow row;
    row.title = text(m_root, "title");
    row.excerpt = text(m_root, "excerpt");
    row.type = text(m_root, "type");
    row.category = text(m_root, "category");
    row.webUrl = text(m_root, "webUrl");
    row.originalUrl = text(m_root, "originalUrl");
    row.publishedDateTime = text(m_root, "publishedDateTime");
    row.date = story::parseInstant(row.publishedDateTime);
    const auto provider = find(m_root, "provider");
    row.hasProvider = provider.has_value();
    row.providerName = provider && provider->IsScalar() ? toText(provider->Scalar()) : under(provider, "name");
    row.providerDomain = under(provider, "domain");
    row.topics = topics();
    row.imageCount = count(m_root, "images");
    row.relatedCount = count(m_root, "related");
    return row;
}

std::optional<QStringList> YamlOracle::topics() const
{
    const auto node = find(m_root, "topics");
    if (!node || node->IsNull())
        return std::nullopt;
    if (node->IsScalar())
        return QStringList{toText(node->Scalar())};
    QStringList texts;
    if (node->IsSequence()) {
        for (const YAML::Node &item : *node) {
            if (item.IsScalar())
                texts += toText(item.Scalar());
        }
    }
    return texts;
}

story::RowHashes YamlOracle::hashes() const
{
    return {hashesOf("images", {"url"}), hashesOf("related", {"webUrl", "originalUrl"})};
}

/// An image may be its address itself.
std::vector<std::uint64_t> YamlOracle::hashesOf(const std::string &list, const std::vector<std::string> &keys) const
{
    std::vector<std::uint64_t> hashes;
    const auto node = find(m_root, list);
    if (!node || !node->IsSequence())
        return hashes;
    for (const YAML::Node &item : *node) {
        std::uint64_t hash = list == "images" && item.IsScalar() ? story::hashOfLink(toText(item.Scalar())) : 0;
        for (std::size_t i = 0; hash == 0 && i < keys.size(); ++i)
            hash = story::hashOfLink(text(item, keys[i]));
        if (hash != 0)
            hashes.push_back(hash);
    }
    return hashes;
}

QByteArray YamlOracle::wrongField(Field field, const FieldValue &value) const
{
    const std::string key(frontmatter::keyOf(field));
    const auto node = find(m_root, key);
    if (value.isMissing())
        return node && !node->IsNull() ? "no value of " + QByteArray::fromStdString(key) : QByteArray();
    if (!node || node->IsNull())
        return "a value of what has none: " + QByteArray::fromStdString(key);
    if (!node->IsScalar() || (!value.isBoolean() && value.text.startsWith(u'*')))
        return {}; // a collection or an alias: its bytes
    const QString raw = toText(node->Scalar());
    if (raw.contains(QChar::ReplacementCharacter))
        return {}; // yaml-cpp gives one byte, not UTF-8, for the escapes \_ and \N (exp.cpp)
    bool ok = true;
    if (value.isInteger())
        ok = integerOf(raw, &ok) == value.number && ok;
    else
        ok = value.isBoolean() ? isBooleanWord(raw, value.isTrue()) : raw == value.text;
    return ok ? QByteArray() : "another value of " + QByteArray::fromStdString(key);
}
