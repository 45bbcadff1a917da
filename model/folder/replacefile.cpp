#include "model/folder/replacefile.h"

#include "model/folder/replacement.h"

namespace folder
{

model::Result<std::string> replaceStory(const QString &file, const QString &shown, const QString &root,
                                        const Remake &remake, FileSystem &system, FormerVersions *former,
                                        FolderSyncs *syncs, const Announce *announce)
{
    constexpr int maxTries = 5;
    Replacement replacement(shown, system, former, syncs);
    if (model::Result<void> ok = replacement.openFolder(file, root); !ok)
        return tl::unexpected(ok.error());
    const auto tellUndone = [announce] {
        if (announce)
            announce->undone();
    };
    for (int i = 0; i < maxTries; ++i) {
        if (model::Result<void> ok = replacement.readOld(); !ok)
            return tl::unexpected(ok.error());
        model::Result<std::string> made = remake(replacement.old());
        if (!made || *made == replacement.old())
            return made;
        const model::Result<void> written = replacement.writeTemporary(*made).and_then([&] {
            if (announce)
                announce->begun(replacement.old(), *made);
            return replacement.syncTemporary();
        });
        if (!written) {
            tellUndone();
            const model::Error error = replacement.clean(written.error());
            if (error.whatNow.isEmpty() && former && former->letGo()) // they take up room, and descriptors
                continue;
            return tl::unexpected(error);
        }
        const model::Result<bool> done = replacement.exchange();
        if (!done)
            return tl::unexpected(replacement.clean(done.error()));
        if (*done) {
            replacement.letOldGo();
            if (model::Result<void> ok = replacement.syncFolder(); !ok)
                return tl::unexpected(ok.error());
            return made;
        }
        tellUndone();
        const model::Error error = replacement.clean({});
        if (!error.whatNow.isEmpty())
            return tl::unexpected(error);
    }
    return tl::unexpected(replacement.keepsChanging());
}

model::Result<void> syncFolderOf(const QString &file, const QString &shown, const QString &root, FileSystem &system)
{
    Replacement replacement(shown, system);
    return replacement.openFolder(file, root).and_then([&] { return replacement.syncFolder(); });
}

model::Result<std::string> readReplaceable(const QString &file, const QString &shown, const QString &root,
                                           FileSystem &system)
{
    Replacement replacement(shown, system);
    return replacement.openFolder(file, root).and_then([&] { return replacement.readOld(); }).map([&] {
        return replacement.old();
    });
}

} // namespace folder
