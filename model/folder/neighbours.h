#pragma once

#include "model/folder/filesystem.h"
#include "model/folder/walk.h"

#include <QHash>

#include <string>

namespace folder
{

QString folderOf(const FoundFile &file);

struct Neighbour {
    FoundFile file; ///< without a name: none
    std::string bytes;
    QString absence = {}; ///< why there are none, in words
};

/// One that is known by its name, be it a story now or not. Blocks; for workers.
Neighbour readNamed(const FoundFile &file, FileSystem &system);

/// The stories beside leftovers, in the same folder. Blocks; for workers.
class Neighbours final
{
public:
    Neighbours(const QList<FoundFile> &leftovers, const QList<FoundFile> &stories, FileSystem &system);

    [[nodiscard]] bool have(const std::string &bytes, const QString &folder) const;
    /// None when it is no story, or cannot be read.
    [[nodiscard]] Neighbour read(const FoundFile &story) const;
    /// The first of `files` in the folder of `leftover`; a story, or not any more.
    [[nodiscard]] Neighbour firstOf(const QStringList &files, const FoundFile &leftover) const;
    /// The one that shares most with `bytes`, when that is most of them. Reads all of them.
    [[nodiscard]] Neighbour mostLike(const std::string &bytes, const QString &folder) const;

private:
    struct Sized {
        FoundFile file;
        qint64 size;
    };

    FileSystem &m_system;
    QHash<QString, QList<Sized>> m_stories; ///< by folder
};

} // namespace folder
