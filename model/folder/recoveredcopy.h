#pragma once

#include "model/folder/walk.h"

#include <QDateTime>

#include <string_view>

namespace folder
{

/// What a save that was cut short (a crash, a power cut) left beside a story, when no story there holds the same.
/// A plain value.
struct RecoveredCopy {
    FoundFile file;
    FoundFile story; ///< the one beside it that is most like it; without a file: none is
    QDateTime written;
    QString difference;   ///< from the story, in words
    QString text;         ///< the lines that the story has not as they are, without a story all; never `secured`
    QString storyText;    ///< the story's lines in their place
    bool isWhole = false; ///< it can take the story's place: it can be read as a story, to its end
    bool operator==(const RecoveredCopy &) const = default;
};

/// What a copy is to its story.
RecoveredCopy compareCopy(const FoundFile &file, std::string_view bytes, const FoundFile &story,
                          std::string_view storyBytes);

} // namespace folder
