#pragma once

#include "model/folder/journal.h"

#include <optional>

namespace folder
{

// The journal as text, each line one JSON object in UTF-8:
//   {"after":SHA256,"before":SHA256,"changes":[{"field":"heat","new":"7","old":"5"}],"file":"/news/a.md","id":ID,
//    "time":"2026-11-22T14:33:00.123Z","title":"A title"}
//   {"id":ID,"notDone":true}
// `old` and `new` are raw text as it stands in the file, quotes included. No `old`: the key's line was inserted; no
// `new`: it was taken out.

QByteArray lineOf(const JournalEntry &entry);
QByteArray lineOfNotDone(const QByteArray &id);

struct JournalLine {
    JournalEntry entry; ///< only `id` when it was not done
    bool isDone = true;
};

/// Nothing: the line is damaged, or was written by something else.
std::optional<JournalLine> parseJournalLine(const QByteArray &line);

} // namespace folder
