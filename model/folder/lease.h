#pragma once

#include "model/folder/fileaccess.h"

namespace folder
{

/// Who has a file open for writing, as far as anybody tells.
enum class Writers { None, Some, Unknown };

/// Of a file that is open for reading. None comes with a lease where the file system knows all writers: nobody can
/// begin to write until it is dropped (fcntl(2), F_SETLEASE).
[[nodiscard]] Writers tryLease(FileSystem &system, const Descriptor &file);
[[nodiscard]] Writers tryLease(FileSystem &system, const Descriptor &file, unsigned kindOfSystem);
/// False: there was none, or it cannot be dropped.
bool dropLease(FileSystem &system, const Descriptor &file);

} // namespace folder
