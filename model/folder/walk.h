#pragma once

#include "model/error.h"

#include <QList>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace folder
{

/// A file with a story's name. A plain value.
struct FoundFile {
    QString file;        ///< what to open
    QString path;        ///< what people see, and what `galley list` prints
    QString root;        ///< canonical path of the folder (or of the named file itself) that it must stay inside
    bool named = false;  ///< the user named this very file, so its not being a story is an error
    bool isLink = false; ///< a symbolic link: a save goes to where it leads
    bool operator==(const FoundFile &) const = default;
};

/// What a walk left out, and why. Nothing is left out without a word.
struct WalkReport {
    int notUtf8 = 0;                ///< names that are not UTF-8
    int linkedFolders = 0;          ///< links to folders, not followed
    int linksOutside = 0;           ///< links to files outside the folder
    int linksInside = 0;            ///< links to files that are found at their own place, or by another link
    int special = 0;                ///< FIFOs, sockets, devices, dangling links
    int notStories = 0;             ///< files with a story's name that are none; counted by who reads them
    QList<model::Error> skipped;    ///< which names are not UTF-8, and which files are special
    QList<model::Error> unreadable; ///< paths that are missing or may not be read
    QList<FoundFile> leftovers;     ///< files that saves make beside stories for a moment
    bool cancelled = false;
    bool isOneFolder = false; ///< one path, and a folder; told by who scans
};

enum class PathStyle {
    BelowRoot, ///< `a/b.md`: the window, with one folder
    AsGiven    ///< the argument as given, `/`, the path below it: the command line, and the window on several
               ///< paths
};

/// A folder that a walk entered: enough to find a file that appears in it later.
struct FoundFolder {
    QString folder;   ///< what to open, canonical
    QString prefix;   ///< a story's FoundFile::path is this and its name
    QString root;     ///< as in FoundFile
    QString onlyFile; ///< set when the user named this one file (`prefix` is its path): nothing else counts
    bool operator==(const FoundFolder &) const = default;
};

/// A file with a story's name, as a walk comes by. A plain value.
struct ListedFile {
    std::shared_ptr<const FoundFolder> folder;
    std::string name; ///< UTF-8
    bool isLink = false;
    [[nodiscard]] FoundFile found() const;
};

/// Calls `listed` for every file with a story's name in `paths` (files or folders, recursive; hidden folders
/// left out, hidden files not), in bytewise order of paths within an argument, until it returns false. A file that
/// several paths or links reach is found once, at its own place when the walk comes by there. `entered` is called
/// before a folder is read. Blocks; for workers and the command line.
WalkReport walk(const QStringList &paths, PathStyle style, const std::function<bool(ListedFile)> &listed,
                const std::function<void(const FoundFolder &)> &entered = {});

/// The file `name` of `folder`, when a walk would find it now. Blocks.
std::optional<ListedFile> findIn(const FoundFolder &folder, const QString &name);

} // namespace folder
