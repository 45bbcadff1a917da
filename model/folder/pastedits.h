#pragma once

#include "model/folder/journal.h"

#include <QList>

namespace folder
{

/// One field that was set in one story, as the journal tells.
struct PastEdit {
    QByteArray id;   ///< of the journal's entry; fields that were set at once share it
    qint64 time = 0; ///< milliseconds since 1970, UTC
    QString file;    ///< StoryFolder::file() of its story
    QString title;   ///< of the story then; may be empty
    frontmatter::RawChange change;
};

struct PastEdits {
    QList<PastEdit> edits; ///< newest first, without those that were not made after all
    int unreadable = 0;    ///< lines that are damaged or were written by something else; left out
};

/// The journal and the one before it, as text in which each line is for itself; neither is there: none. Blocks.
model::Result<std::string> readJournal(const QString &journal, FileSystem &system);
/// Its entries, oldest first, without those that were not made after all.
struct JournalEntries {
    QList<JournalEntry> entries;
    int unreadable = 0; ///< lines, as in PastEdits
};
JournalEntries entriesIn(const std::string &journal);

/// Reads the journal and the one before it. Neither is there: no edits. Blocks; for workers.
model::Result<PastEdits> readPastEdits(const QString &journal, FileSystem &system = FileSystem::posix());

} // namespace folder
