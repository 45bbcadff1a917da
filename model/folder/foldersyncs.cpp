#include "model/folder/foldersyncs.h"

namespace folder
{

int FolderSyncs::sync(const Descriptor &folder)
{
    struct stat status {
    };
    if (retrying([&] { return m_system.fstat(folder.fd(), &status); }) == -1)
        return -1;
    Sync *syncs = nullptr;
    {
        const std::scoped_lock lock(m_mutex);
        syncs = &m_folders[{status.st_dev, status.st_ino}];
    }
    const auto work = [&](const Nothing &) {
        return retrying([&] { return m_system.fsync(folder.fd()); }) == -1 ? errno : 0;
    };
    const int error = syncs->run([](Nothing &) {}, work);
    errno = error;
    return error == 0 ? 0 : -1;
}

} // namespace folder
