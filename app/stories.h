#pragma once

#include "app/commandline.h"
#include "model/folder/walk.h"
#include "model/story/read.h"

#include <QList>

namespace app
{

/// Every file with a story's name in `paths`. What cannot be read is said on standard error and counted in `failed`;
/// what is left out by design (links to folders, links out of the folder) is only said.
QList<folder::FoundFile> findFiles(const QStringList &paths, int &failed);

/// Reads `file`. Nothing when it is no story: silently when it was found in a folder, else (or when it cannot be
/// read) said on standard error and counted in `failed`. Broken files are read: the caller decides.
std::optional<story::StoryRow> readStory(const folder::FoundFile &file, std::string &bytes, int &failed);

/// What is wrong with a broken file.
model::Error brokenError(const story::StoryRow &row);

/// The stories of a selection, filtered and in order.
struct SelectedStories {
    std::vector<story::StoryRow> rows; ///< broken files too, where the filter asks for problems
    QStringList broken;                ///< all broken files, already named on standard error with the reason
    int failed = 0;                    ///< broken files and whatever else could not be read
};
SelectedStories readSelection(const Selection &selection);

} // namespace app
