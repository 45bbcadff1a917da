#pragma once

#include "model/error.h"
#include "model/frontmatter/fences.h"
#include "model/story/storydetail.h"

#include <QJsonObject>

#include <string_view>

namespace story
{

struct ReadRow {
    frontmatter::FileKind kind = frontmatter::FileKind::NotAStory;
    StoryRow row; ///< of Story and Broken only; `broken` is set for Broken
};

/// Reads what the table needs. Front matter that yaml-cpp cannot parse is Broken too, with line, column and
/// reason. `path` is stored in the row and its name decides the kind (see findFences). Never throws. Any
/// thread.
ReadRow readRow(std::string_view bytes, const QString &path);

/// The same as a packed row (rowview.h), appended to `packed`, whose size is a multiple of 8, with the hashes of what
/// it links to; of NotAStory nothing is appended.
frontmatter::FileKind appendRow(std::string &packed, std::string_view bytes, std::string_view path);

/// Reads all of a story. For a broken file only `row` means something.
StoryDetail readDetail(std::string_view bytes, const QString &path);

/// Every key but `secured`, in the file's order as far as QJsonObject keeps it, with JSON types by the core
/// schema of YAML 1.2; for `galley show --format json`. Bounded in depth and size (aliases are resolved,
/// cycles refused).
model::Result<QJsonObject> readAllKeys(std::string_view bytes, const QString &path);

} // namespace story
