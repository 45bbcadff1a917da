#include "model/story/storyrow.h"

#include <algorithm>

namespace story
{

const Problem *StoryRow::readOnlyReason(frontmatter::Field which) const &
{
    const auto at = std::find_if(problems.begin(), problems.end(),
                                 [which](const Problem &problem) { return problem.field == which; });
    return at == problems.end() ? nullptr : &*at;
}

} // namespace story
