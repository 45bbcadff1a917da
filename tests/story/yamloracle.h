#pragma once

#include "model/story/rowview.h"

#include <yaml-cpp/yaml.h>

/// yaml-cpp's own reading of a whole front matter, without any shortcut: what the reader of rows is held to.
class YamlOracle final
{
public:
    explicit YamlOracle(std::string_view yaml);

    [[nodiscard]] bool isReadable() const { return m_isReadable; }
    /// Without path, fields and problems.
    [[nodiscard]] story::StoryRow row() const;
    [[nodiscard]] story::RowHashes hashes() const;
    /// An empty text, or what is wrong with the value: it is not what the text of that key means.
    [[nodiscard]] QByteArray wrongField(frontmatter::Field field, const frontmatter::FieldValue &value) const;

private:
    [[nodiscard]] std::optional<QStringList> topics() const;
    [[nodiscard]] std::vector<std::uint64_t> hashesOf(const std::string &list,
                                                      const std::vector<std::string> &keys) const;

    YAML::Node m_root;
    bool m_isReadable = false;
};
