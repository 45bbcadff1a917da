#pragma once

#include "model/folder/filesystem.h"

#include <QString>

#include <tl/expected.hpp>

namespace folder
{

/// Gives `made` the owner, group, extended attributes and mode of `old`, whose status is `wanted`. Only root can keep
/// another owner (chown(2)), so a file of somebody else becomes ours; its group is kept where the system lets us, and
/// else only when everybody may write it. Nobody gets more access by that than before. The status of `made` then, or
/// what could not be kept, in words.
tl::expected<struct stat, QString> keepAttributes(FileSystem &system, int old, const struct stat &wanted, int made);

} // namespace folder
