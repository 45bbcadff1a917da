#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace media
{

enum class ReadProblem { Unreadable, NotRegular, TooLarge };

/// All of a regular file. A link as the last part of the path is not followed and a FIFO or device is not
/// waited for: both are NotRegular. `touch` sets the modification time to now. POSIX. Blocks.
tl::expected<QByteArray, ReadProblem> readRegularFile(const QString &file, qint64 mostBytes, bool touch = false);

/// Writes `head` and `body` to a new file beside `file` and moves it there; false: nothing is left behind.
/// POSIX. Not synced to the disk: for what can be made again. Blocks.
bool replaceFile(const QString &file, const QByteArray &head, const QByteArray &body);

/// What the temporary files of replaceFile() start with.
inline constexpr char temporaryPrefix[] = ".new-";

} // namespace media
