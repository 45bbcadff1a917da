#pragma once

#include "model/folder/filesystem.h"

#include <QString>

#include <tl/expected.hpp>

namespace folder
{

/// Gives `made` the owner, group, extended attributes and exact mode of `old`, whose status is `wanted`. The status
/// of `made` then, or what could not be kept, in words. All of it or nothing: a story never loses its access list.
tl::expected<struct stat, QString> keepAttributes(FileSystem &system, int old, const struct stat &wanted, int made);

} // namespace folder
