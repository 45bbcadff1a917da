#include "model/folder/neighbours.h"

#include "model/folder/fileaccess.h"
#include "model/folder/replacefile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::Neighbours)
};

/// How many bytes two texts share at their ends. A save changes little in between.
std::size_t sharedBytes(std::string_view a, std::string_view b)
{
    const auto [fromA, fromB] = std::ranges::mismatch(a, b);
    const std::size_t begin = static_cast<std::size_t>(fromA - a.begin());
    a.remove_prefix(begin);
    b.remove_prefix(begin);
    std::size_t end = 0;
    while (end < std::min(a.size(), b.size()) && a[a.size() - 1 - end] == b[b.size() - 1 - end])
        ++end;
    return begin + end;
}

} // namespace

QString folderOf(const FoundFile &file) { return file.file.left(file.file.lastIndexOf(u'/')); }

Neighbour readNamed(const FoundFile &file, FileSystem &system)
{
    const std::optional<QByteArray> canonical = canonicalPath(file.file.toUtf8());
    if (!canonical && errno == ENOENT)
        return {file, {}, Text::tr("%1 is not there any more").arg(file.path)};
    if (canonical && isInside(*canonical, file.root.toUtf8()))
        if (model::Result<std::string> bytes = readFile(file.file, file.path, system))
            return {file, std::move(*bytes)};
    return {file, {}, Text::tr("%1 cannot be read").arg(file.path)};
}

Neighbours::Neighbours(const QList<FoundFile> &leftovers, const QList<FoundFile> &stories, FileSystem &system)
    : m_system(system)
{
    QSet<QString> folders;
    for (const FoundFile &leftover : leftovers)
        folders.insert(folderOf(leftover));
    for (const FoundFile &story : stories)
        if (folders.contains(folderOf(story)))
            m_stories[folderOf(story)].append({story, QFileInfo(story.file).size()});
}

bool Neighbours::have(const std::string &bytes, const QString &folder) const
{
    const QList<Sized> stories = m_stories.value(folder);
    return std::ranges::any_of(stories, [&](const Sized &story) {
        return story.size == static_cast<qint64>(bytes.size()) && read(story.file).bytes == bytes;
    });
}

Neighbour Neighbours::read(const FoundFile &story) const
{
    model::Result<std::string> bytes = readFile(story.file, story.path, m_system);
    return bytes ? Neighbour{story, std::move(*bytes)} : Neighbour{};
}

Neighbour Neighbours::firstOf(const QStringList &files, const FoundFile &leftover) const
{
    const QString folder = folderOf(leftover);
    const QString shownFolder = leftover.path.left(leftover.path.lastIndexOf(u'/') + 1);
    for (const QString &file : files)
        if (const qsizetype slash = file.lastIndexOf(u'/'); slash >= 0 && file.left(slash) == folder)
            return readNamed({file, shownFolder + file.mid(slash + 1), leftover.root}, m_system);
    return {};
}

Neighbour Neighbours::mostLike(const std::string &bytes, const QString &folder) const
{
    Neighbour best;
    std::size_t most = bytes.size() / 2;
    const QList<Sized> stories = m_stories.value(folder);
    for (const Sized &story : stories) {
        Neighbour near = read(story.file);
        const std::size_t shared = sharedBytes(bytes, near.bytes);
        if (shared == 0 || shared < most)
            continue;
        most = shared;
        best = std::move(near);
    }
    return best;
}

} // namespace folder
