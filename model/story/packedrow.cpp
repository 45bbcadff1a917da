#include "model/story/packedrow.h"

#include <algorithm>
#include <cstring>

namespace story
{

using frontmatter::Assignment;
using frontmatter::FieldValue;

RowHashes hashesOf(const RowView &row)
{
    const auto images = row.imageHashes();
    const auto related = row.relatedHashes();
    return {{images.begin(), images.end()}, {related.begin(), related.end()}};
}

PackedRow withFields(const PackedRow &row, const std::vector<Assignment> &fields)
{
    const RowView view = row.view();
    const bool hasText = std::ranges::any_of(fields, [&view](const Assignment &assignment) {
        const auto before = view.head().kinds[static_cast<std::size_t>(assignment.field)];
        return before == FieldValue::Kind::Text || assignment.value.kind == FieldValue::Kind::Text;
    });
    if (hasText) {
        StoryRow changed = view.row();
        for (const Assignment &assignment : fields)
            changed.field(assignment.field) = assignment.value;
        return pack(changed, hashesOf(view));
    }
    RowHead head = view.head();
    for (const Assignment &assignment : fields) {
        head.kinds[static_cast<std::size_t>(assignment.field)] = assignment.value.kind;
        head.numbers[static_cast<std::size_t>(assignment.field)] = assignment.value.number;
    }
    const auto memory = std::make_shared_for_overwrite<std::uint64_t[]>(head.size / sizeof(std::uint64_t));
    char *bytes = reinterpret_cast<char *>(memory.get());
    std::memcpy(bytes, view.bytes().data(), head.size);
    std::memcpy(bytes, &head, sizeof head);
    return PackedRow(std::shared_ptr<const char>(memory, bytes));
}

} // namespace story
