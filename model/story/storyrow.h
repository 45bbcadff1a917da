#pragma once

#include "model/frontmatter/field.h"

#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace story
{

/// Something wrong with a story or its file, shown in Problems, beside its field, and by `galley check`.
struct Problem {
    QString reason;                          ///< for people, one sentence without the final full stop
    int line = 0;                            ///< 1-based; 0: none
    int column = 0;                          ///< 1-based, in characters
    std::optional<frontmatter::Field> field; ///< this field is read-only because of it
    bool operator==(const Problem &) const = default;
};

/// What the table, the filter and `galley list` need of a story. A plain value; any thread.
/// Texts are as YAML reads them, entities untouched. A null QString (not an empty one) is a missing key.
struct StoryRow {
    QString path;        ///< below the opened folder, or as the user named it: what people see and what sorts
    bool broken = false; ///< the file cannot be read as a story: the values are what it said last, if anything
    std::array<frontmatter::FieldValue, frontmatter::allFields.size()> fields;

    QString title;
    QString excerpt;
    QString providerName;
    QString providerDomain;
    bool hasProvider = false; ///< the key is there, whatever it holds
    std::optional<QStringList> topics;
    QString type;
    QString category;
    QString publishedDateTime;        ///< the text in the file
    std::optional<std::int64_t> date; ///< publishedDateTime as milliseconds since 1970-01-01T00:00:00Z
    QString webUrl;
    QString originalUrl;
    int imageCount = 0;
    int relatedCount = 0;
    std::vector<Problem> problems;

    // Of a row that is about to go, copies.
    [[nodiscard]] const frontmatter::FieldValue &field(frontmatter::Field which) const &
    {
        return fields[static_cast<std::size_t>(which)];
    }
    [[nodiscard]] frontmatter::FieldValue &field(frontmatter::Field which) &
    {
        return fields[static_cast<std::size_t>(which)];
    }
    [[nodiscard]] frontmatter::FieldValue field(frontmatter::Field which) &&
    {
        return fields[static_cast<std::size_t>(which)];
    }
    /// Why `which` cannot be edited; null: it can.
    [[nodiscard]] const Problem *readOnlyReason(frontmatter::Field which) const &;
    const Problem *readOnlyReason(frontmatter::Field which) && = delete;
    /// webUrl, else originalUrl; empty when neither is there.
    [[nodiscard]] QString link() const { return webUrl.isEmpty() ? originalUrl : webUrl; }
    /// The provider's name, else its domain; empty when neither is there.
    [[nodiscard]] QString provider() const { return providerName.isEmpty() ? providerDomain : providerName; }
    bool operator==(const StoryRow &) const = default;
};

} // namespace story
