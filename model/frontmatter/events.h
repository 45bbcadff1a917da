#pragma once

#include "model/frontmatter/fences.h"

#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace frontmatter
{

/// One event of yaml-cpp's parser, as much of it as tells one document from another.
struct Event {
    enum class Kind : std::uint8_t { Null, Alias, Scalar, SequenceStart, SequenceEnd, MapStart, MapEnd };
    Kind kind;
    std::size_t anchor = 0; ///< 0: none
    std::string tag;        ///< "?" plain, "!" quoted or block, else the tag in full
    std::string value;
    bool operator==(const Event &) const = default;
};

/// The events of the first document in `range`, which holds no BOM; empty when there is none. Never asks for
/// a second document: yaml-cpp 0.7 loops for ever on some.
tl::expected<std::vector<Event>, Fault> eventsOf(std::string_view bytes, Span range);

} // namespace frontmatter
