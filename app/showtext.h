#pragma once

#include "model/story/storydetail.h"

namespace app
{

/// All of a story for people: `key: value` lines, lists indented below their key, entities of excerpts decoded,
/// control characters escaped.
QString showText(const story::StoryDetail &detail);

} // namespace app
