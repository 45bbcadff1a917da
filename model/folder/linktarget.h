#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <sys/types.h>

namespace folder
{

/// What a symbolic link leads to.
struct LinkTarget {
    enum class Kind {
        Story,   ///< a file inside the root that a walk of it does not come by, as it has another name or is hidden
        Twin,    ///< a file inside the root that a walk of it finds at its own place
        Outside, ///< a file outside the root, or in its .git: nothing there is a story
        Folder,
        Dangling, ///< to nothing, or round in a circle
        Special   ///< neither file nor folder
    };
    Kind kind = Kind::Dangling;
    QByteArray canonical; ///< of all but Dangling
    mode_t mode = 0;      ///< of all but Dangling
};

/// Follows `link`, as seen from a walk of the canonical `root`. Blocks.
LinkTarget targetOf(const QByteArray &link, const QByteArray &root);

/// The name as text, when it is UTF-8; nothing else can be opened by its QString.
std::optional<QString> asText(const QByteArray &name);

/// Any name for people: with \xNN for all that is not printable ASCII.
QString asEscapedText(const QByteArray &name);

} // namespace folder
