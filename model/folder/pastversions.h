#pragma once

#include "model/folder/journal.h"

#include <QList>

namespace folder
{

/// What the journal proves, by its hashes, of bytes that a save has left beside a story.
class PastVersions final
{
public:
    enum class Kind : std::uint8_t {
        Unknown,
        Former,   ///< the story's version before saves that were finished
        Unwritten ///< what a save was to write, and did not: the story is as it was before it
    };

    /// A journal that cannot be read proves nothing. Blocks.
    PastVersions(const QString &journal, FileSystem &system);

    /// The stories that had this version, or were to have it; the latest first.
    [[nodiscard]] QStringList filesWith(std::string_view bytes) const;
    [[nodiscard]] Kind kindOf(std::string_view leftover, const QString &file, std::string_view story) const;

private:
    QList<JournalEntry> m_entries; ///< newest first
};

} // namespace folder
