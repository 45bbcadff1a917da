#include "model/folder/walk.h"

#include "model/folder/fileaccess.h"
#include "model/folder/linktarget.h"
#include "model/frontmatter/fences.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <vector>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::Walk)
};

enum class EntryKind { File, Folder, Link, Special };

/// What is in a folder. The names stand in one piece: a folder may have very many, which are sorted.
struct Entries {
    struct Entry {
        std::uint32_t at; ///< in the names
        std::uint32_t size;
        EntryKind kind;
    };
    void add(std::string_view name, EntryKind kind)
    {
        const std::size_t at = names.size();
        names += name;
        if (kind == EntryKind::Folder)
            names += '/';
        all.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(names.size() - at), kind});
    }
    /// Of a folder as it stands in whole paths, with a slash, so that it sorts like those.
    [[nodiscard]] std::string_view name(const Entry &entry) const
    {
        return std::string_view(names).substr(entry.at, entry.size);
    }
    std::string names;
    std::vector<Entry> all;
};

EntryKind kindOf(mode_t mode)
{
    if (S_ISREG(mode))
        return EntryKind::File;
    if (S_ISDIR(mode))
        return EntryKind::Folder;
    return S_ISLNK(mode) ? EntryKind::Link : EntryKind::Special;
}

/// Nothing when the entry went away meanwhile.
std::optional<EntryKind> kindOf(int folder, const dirent &entry)
{
    if (entry.d_type != DT_UNKNOWN)
        return kindOf(static_cast<mode_t>(DTTOIF(entry.d_type)));
    struct stat status {
    };
    if (::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == -1)
        return std::nullopt;
    return kindOf(status.st_mode);
}

using Folder = std::shared_ptr<const FoundFolder>;

QString below(const FoundFolder &folder, const QString &name)
{
    return folder.folder.endsWith(u'/') ? folder.folder + name : folder.folder + u'/' + name;
}

/// Most files have one at once: no text is made of them, then.
bool hasStoryName(std::string_view name)
{
    return name.find('.', 1) != name.npos &&
           frontmatter::hasStoryName(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
}

/// Of nearly all stories: what else there is to know of a name needs no look, then.
bool isPlainStoryName(std::string_view name)
{
    return name.ends_with(".md") && name.front() != '.' &&
           std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

QString whatIsSkipped(mode_t mode)
{
    if (S_ISFIFO(mode))
        return Text::tr("skipped: a FIFO");
    if (S_ISSOCK(mode))
        return Text::tr("skipped: a socket");
    return S_ISCHR(mode) || S_ISBLK(mode) ? Text::tr("skipped: a device")
                                          : Text::tr("skipped: this is not a regular file");
}

class Walker final
{
    Q_DISABLE_COPY_MOVE(Walker)

public:
    Walker(bool dedupe, const std::function<bool(ListedFile)> &listed,
           const std::function<void(const FoundFolder &)> &entered)
        : m_dedupe(dedupe)
        , m_listed(listed)
        , m_entered(entered)
    {
    }

    void argument(const QString &path, PathStyle style);
    WalkReport report;

private:
    void namedFile(const QString &path, const QByteArray &canonical, mode_t mode);
    void folder(const Folder &folder);
    Entries entries(const FoundFolder &folder);
    void entry(const Folder &folder, std::string_view entryName, EntryKind kind);
    void link(const Folder &folder, const QString &name);
    void special(const FoundFolder &folder, const QString &name, const QString &what);
    void list(ListedFile &&file);
    bool isNew(const QByteArray &canonical);
    void unreadable(const QString &path, int error);

    bool m_dedupe;
    const std::function<bool(ListedFile)> &m_listed;
    const std::function<void(const FoundFolder &)> &m_entered;
    QSet<QByteArray> m_seen; ///< canonical paths: of what links lead to; with m_dedupe of all files and folders
};

void Walker::argument(const QString &path, PathStyle style)
{
    const std::optional<QByteArray> canonical = canonicalPath(path.toUtf8());
    struct stat status {
    };
    if (!canonical || ::stat(canonical->constData(), &status) == -1) {
        unreadable(path, errno);
        return;
    }
    if (!S_ISDIR(status.st_mode)) {
        namedFile(path, *canonical, status.st_mode);
        return;
    }
    QString prefix;
    if (style == PathStyle::AsGiven)
        prefix = path.endsWith(u'/') ? path : path + u'/';
    const QString root = QString::fromUtf8(*canonical);
    folder(std::make_shared<const FoundFolder>(FoundFolder{root, prefix, root, {}}));
}

void Walker::namedFile(const QString &path, const QByteArray &canonical, mode_t mode)
{
    if (!S_ISREG(mode)) {
        ++report.special;
        report.unreadable.append({Text::tr("This is not a regular file"), path, 0, 0, {}});
        return;
    }
    const QString file = QString::fromUtf8(canonical);
    const qsizetype name = file.lastIndexOf(u'/') + 1;
    const auto folder = std::make_shared<const FoundFolder>(
        FoundFolder{file.left(qMax<qsizetype>(1, name - 1)), path, file, file.mid(name)});
    if (m_entered)
        m_entered(*folder);
    if (isNew(canonical))
        list({folder, file.mid(name).toStdString()});
}

void Walker::folder(const Folder &folder)
{
    if (m_dedupe && !isNew(folder->folder.toUtf8()))
        return;
    if (m_entered)
        m_entered(*folder);
    const Entries found = entries(*folder);
    for (const Entries::Entry &one : found.all) {
        if (report.cancelled)
            return;
        entry(folder, found.name(one), one.kind);
    }
}

Entries Walker::entries(const FoundFolder &folder)
{
    const QByteArray name = folder.folder.toUtf8();
    const std::unique_ptr<DIR, int (*)(DIR *)> stream(::opendir(name.constData()), &::closedir);
    if (!stream) {
        unreadable(folder.prefix.isEmpty() ? folder.folder : folder.prefix, errno);
        return {};
    }
    Entries result;
    for (;;) {
        errno = 0;
        const dirent *next = ::readdir(stream.get());
        if (!next)
            break;
        const std::optional<EntryKind> kind = kindOf(::dirfd(stream.get()), *next);
        // Hidden folders, and `.` and `..`; hidden files are like any other.
        if (!kind || (kind == EntryKind::Folder && next->d_name[0] == '.'))
            continue;
        result.add(next->d_name, *kind);
    }
    if (errno != 0)
        unreadable(folder.prefix.isEmpty() ? folder.folder : folder.prefix, errno);
    std::ranges::sort(result.all, {}, [&result](const Entries::Entry &entry) { return result.name(entry); });
    return result;
}

void Walker::entry(const Folder &folder, std::string_view entryName, EntryKind kind)
{
    if (!m_dedupe && kind == EntryKind::File && isPlainStoryName(entryName)) {
        list({folder, std::string(entryName)});
        return;
    }
    const QByteArray bytes(entryName.data(),
                           static_cast<qsizetype>(entryName.size()) - (kind == EntryKind::Folder ? 1 : 0));
    if (kind == EntryKind::File && isTemporaryName(bytes)) {
        const QString name = QString::fromLatin1(bytes);
        report.leftovers.append({below(*folder, name), folder->prefix + name, folder->root, false});
        return;
    }
    const bool mayMatter = kind == EntryKind::Folder || kind == EntryKind::Link || hasStoryName(entryName);
    if (!mayMatter)
        return;
    const std::optional<QString> name = asText(bytes);
    if (!name) {
        ++report.notUtf8;
        report.skipped.append(
            {Text::tr("skipped: the name is not UTF-8"), folder->prefix + asEscapedText(bytes), 0, 0, {}});
        return;
    }
    switch (kind) {
    case EntryKind::File:
        if (!m_dedupe || isNew(below(*folder, *name).toUtf8()))
            list({folder, std::string(entryName)});
        break;
    case EntryKind::Folder:
        this->folder(std::make_shared<const FoundFolder>(
            FoundFolder{below(*folder, *name), folder->prefix + *name + u'/', folder->root, {}}));
        break;
    case EntryKind::Link:
        link(folder, *name);
        break;
    case EntryKind::Special: {
        struct stat status {
        };
        ::lstat(below(*folder, *name).toUtf8().constData(), &status);
        special(*folder, *name, whatIsSkipped(status.st_mode));
        break;
    }
    }
}

void Walker::link(const Folder &folder, const QString &name)
{
    using Kind = LinkTarget::Kind;
    const LinkTarget target = targetOf(below(*folder, name).toUtf8(), folder->root.toUtf8());
    const bool hidden = name.startsWith(u'.');
    if (target.kind == Kind::Folder)
        report.linkedFolders += hidden ? 0 : 1;
    if (target.kind == Kind::Folder || !frontmatter::hasStoryName(name))
        return;
    if (target.kind == Kind::Outside)
        ++report.linksOutside;
    else if (target.kind == Kind::Twin || (target.kind == Kind::Story && !isNew(target.canonical)))
        ++report.linksInside;
    else if (target.kind == Kind::Story)
        list({folder, name.toStdString(), true});
    else if (target.kind == Kind::Special)
        special(*folder, name, whatIsSkipped(target.mode));
    else if (!hidden) // Emacs marks a file that it edits by a hidden link to nothing
        special(*folder, name, Text::tr("skipped: a link that leads nowhere"));
}

void Walker::special(const FoundFolder &folder, const QString &name, const QString &what)
{
    ++report.special;
    report.skipped.append({what, folder.prefix + name, 0, 0, {}});
}

void Walker::list(ListedFile &&file)
{
    if (!m_listed(std::move(file)))
        report.cancelled = true;
}

bool Walker::isNew(const QByteArray &canonical)
{
    const qsizetype before = m_seen.size();
    m_seen.insert(canonical);
    return m_seen.size() > before;
}

void Walker::unreadable(const QString &path, int error)
{
    const QString reason = error == ENOENT || error == ENOTDIR
                               ? Text::tr("No such file or folder")
                               : Text::tr("Cannot be read: %1").arg(qt_error_string(error));
    report.unreadable.append({reason, path, 0, 0, {}});
}

} // namespace

FoundFile ListedFile::found() const
{
    const QString text = QString::fromStdString(name);
    const bool named = !folder->onlyFile.isEmpty();
    return {below(*folder, text), named ? folder->prefix : folder->prefix + text, folder->root, named, isLink};
}

WalkReport walk(const QStringList &paths, PathStyle style, const std::function<bool(ListedFile)> &listed,
                const std::function<void(const FoundFolder &)> &entered)
{
    Walker walker(paths.size() > 1, listed, entered);
    for (const QString &path : paths) {
        if (walker.report.cancelled)
            break;
        walker.argument(path, style);
    }
    return walker.report;
}

std::optional<ListedFile> findIn(const FoundFolder &folder, const QString &name)
{
    const bool named = !folder.onlyFile.isEmpty();
    if (named ? name != folder.onlyFile : !frontmatter::hasStoryName(name))
        return std::nullopt;
    const QByteArray encoded = below(folder, name).toUtf8();
    struct stat status {
    };
    if (::lstat(encoded.constData(), &status) == -1)
        return std::nullopt;
    const bool isLink = S_ISLNK(status.st_mode);
    const bool isStory =
        isLink ? targetOf(encoded, folder.root.toUtf8()).kind == LinkTarget::Kind::Story : S_ISREG(status.st_mode);
    if (!isStory)
        return std::nullopt;
    return ListedFile{std::make_shared<const FoundFolder>(folder), name.toStdString(), isLink};
}

} // namespace folder
