#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace model
{

/// What went wrong, where, and what the editor can do now. A plain value; any thread.
struct Error {
    QString what;    ///< one sentence without the final full stop
    QString file;    ///< path as the user knows it; empty when no file is meant
    int line = 0;    ///< 1-based; 0: no place in the file
    int column = 0;  ///< 1-based, in characters; 0: no place
    QString whatNow; ///< one sentence; may be empty

    /// "FILE:LINE:COLUMN: what. What now." with the parts that are there.
    [[nodiscard]] QString text() const;
    bool operator==(const Error &) const = default;
};

template<typename T>
using Result = tl::expected<T, Error>;

} // namespace model
