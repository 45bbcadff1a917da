#pragma once

#include "model/error.h"
#include "model/folder/fileaccess.h"
#include "model/folder/version.h"

#include <QCoreApplication>

#include <fcntl.h>

namespace folder
{

/// One save of one file. The steps are in the order in which replaceStory() takes them.
class Replacement final
{
    Q_DECLARE_TR_FUNCTIONS(folder::ReplaceFile)
    Q_DISABLE_COPY_MOVE(Replacement)

public:
    Replacement(QString shown, FileSystem &system)
        : m_shown(std::move(shown))
        , m_system(system)
    {
    }

    model::Result<void> openFolder(const QString &file, const QString &root);
    model::Result<void> readOld();
    [[nodiscard]] const std::string &old() const { return m_old.bytes; }
    model::Result<void> writeTemporary(const std::string &bytes);
    /// False: another writer was faster, and its version is at the name. Otherwise the new bytes are.
    model::Result<bool> exchange();
    model::Result<void> syncFolder();
    [[nodiscard]] model::Error keepsChanging() const;
    /// After an error or a lost race. The error, with the name of the temporary file when that had to stay.
    model::Error clean(model::Error error);

private:
    /// Who has the file open for writing, as far as anybody tells.
    enum class Writers { None, Some, Unknown };

    model::Result<void> openName();
    model::Result<void> openOld();
    model::Result<void> checkOld() const;
    model::Result<void> readSettled();
    tl::expected<Version, int> readVersion(const QByteArray &name) const;
    /// None comes with a lease: nobody can begin to write.
    [[nodiscard]] Writers tryLease() const;
    [[nodiscard]] Writers waitForWriters() const;
    [[nodiscard]] bool dropLease() const
    {
        return retrying([&] { return m_system.setlease(m_oldFile.fd(), F_UNLCK); }) == 0;
    }
    model::Result<bool> compareAndRename();
    bool putBack(Version out);
    bool oldIsStill();
    int rename(unsigned flags) const
    {
        return retrying([&] { return m_system.renameat2(m_folder.fd(), m_temporary, m_name, flags); });
    }
    [[nodiscard]] model::Error unchanged(const QString &what) const;
    [[nodiscard]] model::Error failed(const QString &what, int error = errno) const;

    QString m_shown;
    FileSystem &m_system;
    Descriptor m_folder{m_system, -1};
    QByteArray m_name;
    Descriptor m_oldFile{m_system, -1};
    Version m_old;
    QByteArray m_temporary;             ///< empty: there is none
    bool m_keepTemporary = false;       ///< it holds what another program wrote
    Descriptor m_newFile{m_system, -1}; ///< locked while the new version may be taken back
    Version m_new;
};

} // namespace folder
