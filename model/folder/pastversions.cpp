#include "model/folder/pastversions.h"

#include "model/folder/pastedits.h"

#include <algorithm>

namespace folder
{

PastVersions::PastVersions(const QString &journal, FileSystem &system)
{
    if (const model::Result<std::string> lines = readJournal(journal, system))
        m_entries = entriesIn(*lines).entries;
    std::reverse(m_entries.begin(), m_entries.end());
}

QStringList PastVersions::filesWith(std::string_view bytes) const
{
    const QByteArray hash = hashOf(bytes);
    QStringList files;
    for (const JournalEntry &entry : m_entries)
        if (entry.before == hash || entry.after == hash)
            files.append(entry.file);
    return files;
}

PastVersions::Kind PastVersions::kindOf(std::string_view leftover, const QString &file, std::string_view story) const
{
    const QByteArray left = hashOf(leftover);
    const QByteArray now = hashOf(story);
    QByteArray version = now; // goes back from edit to edit
    for (const JournalEntry &entry : m_entries) {
        if (entry.file != file)
            continue;
        if (entry.before == now && entry.after == left)
            return Kind::Unwritten;
        if (entry.after != version) // not made, or others have written since
            continue;
        version = entry.before;
        if (version == left)
            return Kind::Former;
    }
    return Kind::Unknown;
}

} // namespace folder
