#include "model/table/sortvalue.h"

namespace table
{

namespace
{

using frontmatter::Field;
using frontmatter::FieldValue;
using story::RowText;
using story::RowView;

/// Text where a number, a boolean or a date is expected.
QString odd(const QString &text) { return text.isNull() ? QString(QLatin1String("")) : text; }

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

QString sortText(const RowView &row, SortKey key)
{
    if (const auto expected = fieldOf(key))
        return isOdd(row, *expected) ? odd(row.field(expected->field).toString()) : QString();
    switch (key) {
    case SortKey::Path:
        return row.text(RowText::Path);
    case SortKey::Title:
        return row.text(RowText::Title);
    case SortKey::Provider:
        return row.text(row.provider());
    case SortKey::Type:
        return row.text(RowText::Type);
    case SortKey::Category:
        return row.text(RowText::Category);
    case SortKey::Topics:
        return row.topics().value_or(QStringList()).join(QLatin1String("; "));
    case SortKey::Date:
        return isOddDate(row) ? odd(row.text(RowText::PublishedDateTime)) : QString();
    default:
        return {};
    }
}

bool hasSortText(const RowView &row, SortKey key)
{
    if (const auto expected = fieldOf(key))
        return isOdd(row, *expected);
    switch (key) {
    case SortKey::Path:
        return true;
    case SortKey::Title:
        return !row.isMissing(RowText::Title);
    case SortKey::Provider:
        return !row.isMissing(row.provider());
    case SortKey::Type:
        return !row.isMissing(RowText::Type);
    case SortKey::Category:
        return !row.isMissing(RowText::Category);
    case SortKey::Date:
        return isOddDate(row);
    default:
        return !sortText(row, key).isNull();
    }
}

std::string_view pathOf(const RowView &row) { return row.utf8(RowText::Path); }

} // namespace table
