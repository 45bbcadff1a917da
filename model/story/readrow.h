#pragma once

#include "model/story/read.h"
#include "model/story/values.h"

namespace story
{

/// A file as a row, with the outline and the values that the detail needs too. The bytes must outlive it.
struct StoryReading {
    ReadRow result;
    frontmatter::Outline outline;
    std::optional<Values> values; ///< of a Story only
};

StoryReading readStory(std::string_view bytes, const QString &path);

} // namespace story
