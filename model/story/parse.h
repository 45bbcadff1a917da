#pragma once

#include "model/frontmatter/fences.h"
#include "model/story/storyrow.h"

#include <tl/expected.hpp>
#include <yaml-cpp/node/node.h>

namespace story
{

/// What yaml-cpp reads in `span` of a file, as one document. Never throws; the Problem has its place in the
/// file and a reason in an editor's words. Above 1 MiB nothing is parsed: yaml-cpp needs about 0.15 s and 100
/// times the memory for one.
tl::expected<YAML::Node, Problem> parseYaml(std::string_view bytes, frontmatter::Span span);

/// The same of a text of its own, when nobody asks what is wrong.
std::optional<YAML::Node> parseYaml(const std::string &text);

/// The value of `key`; nothing when `map` is no mapping or has no such key. Of several the first, as yaml-cpp
/// does.
std::optional<YAML::Node> valueOf(const YAML::Node &map, std::string_view key);

/// A scalar's text; a null QString for everything else.
QString textOf(const std::optional<YAML::Node> &node);

} // namespace story
