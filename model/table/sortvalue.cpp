#include "model/table/sortvalue.h"

#include "model/story/rowwriter.h"

namespace table
{

namespace
{

using frontmatter::Field;
using frontmatter::FieldValue;
using story::RowText;
using story::RowView;

struct Expected {
    Field field;
    FieldValue::Kind kind;
};

std::optional<Expected> fieldOf(SortKey key)
{
    switch (key) {
    case SortKey::Quality:
        return Expected{Field::Quality, FieldValue::Kind::Integer};
    case SortKey::Heat:
        return Expected{Field::Heat, FieldValue::Kind::Integer};
    case SortKey::Published:
        return Expected{Field::Published, FieldValue::Kind::Boolean};
    default:
        return std::nullopt;
    }
}

bool isOdd(const RowView &row, const Expected &expected)
{
    const FieldValue::Kind kind = row.head().kinds[static_cast<std::size_t>(expected.field)];
    return kind != FieldValue::Kind::Missing && kind != expected.kind;
}

bool isOddDate(const RowView &row) { return row.head().hasDate == 0 && !row.isMissing(RowText::PublishedDateTime); }

/// The text of the row that is what the key sorts by, where there is such a one.
std::optional<RowText> textOf(const RowView &row, SortKey key)
{
    switch (key) {
    case SortKey::Path:
        return RowText::Path;
    case SortKey::Title:
        return RowText::Title;
    case SortKey::Provider:
        return row.provider();
    case SortKey::Type:
        return RowText::Type;
    case SortKey::Category:
        return RowText::Category;
    case SortKey::Date:
        return RowText::PublishedDateTime;
    default:
        return std::nullopt;
    }
}

std::string joinedTopics(const RowView &row)
{
    std::string joined;
    for (std::string_view left = row.utf8(RowText::Topics); !left.empty();) {
        joined += story::takeCounted(left);
        joined += left.empty() ? "" : "; ";
    }
    return joined;
}

} // namespace

bool isTextKey(SortKey key)
{
    switch (key) {
    case SortKey::Path:
    case SortKey::Title:
    case SortKey::Provider:
    case SortKey::Type:
    case SortKey::Category:
    case SortKey::Topics:
        return true;
    default:
        return false;
    }
}

std::optional<std::int64_t> sortNumber(const RowView &row, SortKey key)
{
    const story::RowHead &head = row.head();
    if (const auto expected = fieldOf(key)) {
        const auto position = static_cast<std::size_t>(expected->field);
        return head.kinds[position] == expected->kind ? std::optional(head.numbers[position]) : std::nullopt;
    }
    switch (key) {
    case SortKey::Date:
        return head.hasDate != 0 ? std::optional(head.date) : std::nullopt;
    case SortKey::Images:
        return head.imageCount;
    case SortKey::Related:
        return head.relatedCount;
    default:
        return std::nullopt;
    }
}

std::optional<std::string_view> sortText(const RowView &row, SortKey key, std::string &made)
{
    if (!hasSortText(row, key))
        return std::nullopt;
    if (const auto text = textOf(row, key))
        return row.utf8(*text);
    const auto expected = fieldOf(key);
    made = expected ? row.field(expected->field).toString().toStdString() : joinedTopics(row);
    return made;
}

bool hasSortText(const RowView &row, SortKey key)
{
    if (const auto expected = fieldOf(key))
        return isOdd(row, *expected);
    if (key == SortKey::Path)
        return true;
    if (key == SortKey::Date)
        return isOddDate(row);
    if (key == SortKey::Topics)
        return row.utf8(RowText::Topics).size() > sizeof(std::uint32_t); // more than one empty topic
    const auto text = textOf(row, key);
    return text && !row.isMissing(*text);
}

std::string_view pathOf(const RowView &row) { return row.utf8(RowText::Path); }

} // namespace table
