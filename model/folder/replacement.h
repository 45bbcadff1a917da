#pragma once

#include "model/error.h"
#include "model/folder/foldersyncs.h"
#include "model/folder/formerversions.h"
#include "model/folder/lease.h"
#include "model/folder/version.h"

#include <QCoreApplication>

#include <optional>

namespace folder
{

/// One save of one file. The steps are in the order in which replaceStory() takes them.
class Replacement final
{
    Q_DECLARE_TR_FUNCTIONS(folder::ReplaceFile)
    Q_DISABLE_COPY_MOVE(Replacement)

public:
    /// `former` keeps what is taken from the name; null: nobody does. `syncs`: see replaceStory().
    explicit Replacement(QString shown, FileSystem &system, FormerVersions *former = nullptr,
                         FolderSyncs *syncs = nullptr)
        : m_shown(std::move(shown))
        , m_system(system)
        , m_former(former)
        , m_syncs(syncs)
    {
    }

    model::Result<void> openFolder(const QString &file, const QString &root);
    model::Result<void> readOld();
    [[nodiscard]] const std::string &old() const { return m_old.bytes; }
    /// And begins to bring it to the disk.
    model::Result<void> writeTemporary(const std::string &bytes);
    model::Result<void> syncTemporary();
    /// False: another writer was faster, and its version is at the name. Otherwise the new bytes are.
    model::Result<bool> exchange();
    /// The last of the old version, after the exchange.
    void letOldGo();
    model::Result<void> syncFolder();
    [[nodiscard]] model::Error keepsChanging() const;
    /// After an error or a lost race. The error, with the name of the temporary file when that had to stay.
    model::Error clean(model::Error error);

private:
    model::Result<void> openName();
    model::Result<void> openOld();
    model::Result<void> checkOld() const;
    model::Result<void> readSettled();
    tl::expected<Version, int> readVersion(const QByteArray &name) const;
    [[nodiscard]] Writers waitForWriters() const;
    model::Result<bool> compareAndRename();
    bool putBack(Version out);
    [[nodiscard]] bool isOld(const QByteArray &name) const;
    [[nodiscard]] bool isInodeOfOld(const QByteArray &name) const;
    int rename(unsigned flags) const
    {
        return retrying([&] { return m_system.renameat2(m_folder.fd(), m_temporary, m_name, flags); });
    }
    [[nodiscard]] model::Error unchanged(const QString &what) const;
    [[nodiscard]] model::Error failed(const QString &what, int error = errno) const;

    QString m_shown;
    FoundFile m_story;
    FileSystem &m_system;
    FormerVersions *m_former;
    FolderSyncs *m_syncs;
    Descriptor m_folder{m_system, -1};
    QByteArray m_name;
    Descriptor m_oldFile{m_system, -1};
    unsigned m_kind = 0; ///< of the file system
    Version m_old;
    QByteArray m_temporary;             ///< empty: there is none
    Descriptor m_written{m_system, -1}; ///< the same, until it is on the disk
    bool m_keepTemporary = false;       ///< it holds what another program wrote
    Descriptor m_newFile{m_system, -1}; ///< locked while the new version may be taken back
    Version m_new;
    std::optional<std::string> m_insteadOfNew; ///< what stands at the name since the new version was taken back
};

} // namespace folder
