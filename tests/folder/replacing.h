#pragma once

#include "faultyfilesystem.h"
#include "model/folder/replacefile.h"
#include "scratch.h"

inline const QString name = QStringLiteral("story.md");
inline const std::string before = "---\nheat: 5\n---\n";
inline const std::string after = "---\nheat: 7\n---\n";

inline model::Result<std::string> toAfter(std::string_view) { return after; }

inline model::Result<std::string> replaced(const Scratch &scratch, const folder::Remake &remake = toAfter,
                                           folder::FileSystem &system = folder::FileSystem::posix())
{
    return folder::replaceStory(scratch.path(name), name, scratch.path(), remake, system);
}

inline void writeBefore(const Scratch &scratch) { scratch.write(name, QByteArray::fromStdString(before)); }
