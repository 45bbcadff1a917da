#pragma once

#include "model/error.h"
#include "model/folder/filesystem.h"
#include "model/folder/together.h"
#include "model/frontmatter/splice.h"

#include <QByteArray>

#include <span>

namespace folder
{

/// `edits.log` in $XDG_STATE_HOME/galley, else ~/.local/state/galley (XDG Base Directory Specification;
/// QStandardPaths knows that folder from Qt 6.7 on). Empty: there is no home.
QString journalFile();

/// BLAKE2b with 256 bits, hexadecimal: four times as fast as Qt's SHA-256, which took a sixth of a save.
QByteArray hashOf(std::string_view bytes);

/// One edit of one story, from before it is written. Undo and redo are edits, too.
struct JournalEntry {
    /// Made now.
    static JournalEntry of(const QString &file, const QString &title, std::string_view before, std::string_view after,
                           std::vector<frontmatter::RawChange> changes);

    QByteArray id;   ///< of this entry, unlike any other
    qint64 time = 0; ///< milliseconds since 1970, UTC
    QString file;    ///< canonical path of the story
    QString title;   ///< as people see it, at most 200 characters
    std::vector<frontmatter::RawChange> changes;
    QByteArray before; ///< hashOf() all bytes of the story
    QByteArray after;
};

/// The record of all edits of this user: a text file, one JSON object a line (journalline.h). Of the window and of
/// `galley set`, of all processes at once.
///
/// An entry stands in the journal, and on the disk, before its story is written. When the save fails, a line that
/// says so follows. Of a crash in between no line tells: the entry stands, and a story that does not have the edit
/// refuses its undo, as that looks for what the edit wrote. Entries that count only when a line says that they
/// happened would cost each edit a second line, and a crash would make an edit forgotten that is in the story: the
/// worse of the two.
///
/// Any thread; blocks. When it cannot be written, the edit is made all the same: errors are to be told, no more.
class Journal final
{
    Q_DISABLE_COPY_MOVE(Journal)

public:
    static constexpr off_t mostBytes = 8 << 20; ///< then it becomes `edits.log.1`, and the former one of these goes

    explicit Journal(QString file, FileSystem &system = FileSystem::posix())
        : m_file(std::move(file))
        , m_system(system)
    {
    }

    /// One write and one sync for all of them, and for those of other threads that come at the same time.
    model::Result<void> append(std::span<const JournalEntry> entries);
    /// The edits of these entries were not made after all.
    model::Result<void> notDone(std::span<const JournalEntry> entries);

private:
    class Place;

    model::Result<void> write(const QByteArray &lines);
    [[nodiscard]] model::Result<void> putOnDisk(const QByteArray &lines) const;

    QString m_file;
    FileSystem &m_system;
    Together<QByteArray, model::Result<void>> m_writes;
};

} // namespace folder
