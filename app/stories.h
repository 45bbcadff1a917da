#pragma once

#include "app/commandline.h"
#include "model/exporting/exporting.h"
#include "model/folder/walk.h"
#include "model/story/read.h"

#include <QList>

namespace app
{

/// Every file with a story's name in `paths`. What cannot be read is said on standard error and counted in `failed`;
/// what is left out by design (links to folders, links out of the folder) is only said.
QList<folder::FoundFile> findFiles(const QStringList &paths, int &failed);

/// Gets a row, what its path lies below, and who can say which file it is of: most rows are not wanted, and only of
/// those that are another one with the whole path, or the file, is made.
using TakeRow = std::function<void(const story::RowView &row, const std::string &above,
                                   const std::function<folder::FoundFile()> &file)>;

/// Reads every story in `paths`, on all cores, but for those that the index of the folder has; `take` gets each, in
/// the order of the walk where there are problems, so that these are said in it. What findFiles() and readStory()
/// would say is said and counted, too.
void readStories(const QStringList &paths, int &failed, const TakeRow &take);

/// Reads `file`. Nothing when it is no story: silently when it was found in a folder, else (or when it cannot be
/// read) said on standard error and counted in `failed`. Broken files are read: the caller decides.
std::optional<story::StoryRow> readStory(const folder::FoundFile &file, std::string &bytes, int &failed);

/// The same of bytes that were read from it, and what it would say is the error. Any thread.
model::Result<std::optional<story::StoryRow>> storyIn(const folder::FoundFile &file, std::string_view bytes);

/// The files whose stories the filter takes, for who asks each once more. Broken ones are said and counted.
QList<folder::FoundFile> findMatching(const Selection &selection, int &failed);

/// What is wrong with a broken file.
model::Error brokenError(const story::StoryRow &row);

/// The stories of a selection, filtered and in order.
struct SelectedStories {
    exporting::Rows rows; ///< broken files too, where the filter asks for problems
    QStringList broken;   ///< all broken files, already named on standard error with the reason
    int failed = 0;       ///< broken files and whatever else could not be read
};
SelectedStories readSelection(const Selection &selection);

} // namespace app
