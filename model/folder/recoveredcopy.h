#pragma once

#include "model/folder/walk.h"
#include "model/frontmatter/splice.h"

#include <QDateTime>

#include <string_view>

namespace folder
{

/// What a save left beside a story when it was cut short (a crash, a power cut), when no story there holds the same
/// and it is not known to be older: what the save was to write, or what stood there before. A plain value.
struct RecoveredCopy {
    FoundFile file;
    FoundFile
        story; ///< the one that the journal names, else that beside it that is most like it; without a file: none
    QDateTime written;
    QString difference;   ///< from the story, in words
    QByteArray storyHash; ///< hashOf() the story that it was compared with; empty: that was not there
    QString text;         ///< the lines that the story has not as they are, without a story all; of `secured` no more
                          ///< than that it is there
    QString storyText;    ///< the story's lines in their place
    bool isWhole = false; ///< it can take the story's place: it can be read as a story, to its end
    bool isUnwritten = false; ///< it is known to be what the save was to write
    bool isLate = false;      ///< it is known to be what another program wrote into the version before the save
    /// What gives the story the copy's values, by frontmatter::revert(). Empty: they differ in more than fields and
    /// `secured`, or not in fields.
    std::vector<frontmatter::RawChange> values = {};
    bool operator==(const RecoveredCopy &) const = default;
};

/// The text after the front matter stops in the middle of that of `story`. `path` ends in the story's name.
bool endsEarly(std::string_view copy, std::string_view story, const QString &path);

/// What a copy is to its story.
RecoveredCopy compareCopy(const FoundFile &file, std::string_view bytes, const FoundFile &story,
                          std::string_view storyBytes);

/// One whose story is not there, or cannot be read; `absence` says so.
RecoveredCopy copyWithoutStory(const FoundFile &file, std::string_view bytes, const FoundFile &story,
                               const QString &absence);

} // namespace folder
