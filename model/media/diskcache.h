#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <mutex>
#include <optional>

namespace media
{

/// Downloaded images on disk, found by address. An entry carries the length and SHA-256 of its bytes and
/// counts only when both hold: QNetworkDiskCache of Qt 6.4 serves truncated entries as whole. Several
/// processes may share a folder. A folder that cannot be used makes every read miss and every write vanish.
/// Any thread; blocks.
class DiskCache final
{
    Q_DISABLE_COPY_MOVE(DiskCache)

public:
    /// `mostBytes`: of all entries together. An empty folder: no cache.
    DiskCache(QString folder, qint64 mostBytes);

    /// The bytes, marked as used now. An entry that is damaged or no regular file is removed.
    [[nodiscard]] std::optional<QByteArray> read(const QString &address) const;
    void write(const QString &address, const QByteArray &bytes);
    void remove(const QString &address) const;

    [[nodiscard]] QString fileOf(const QString &address) const; ///< the SHA-256 of the address, below the folder

private:
    void trim();

    QString m_folder;
    qint64 m_mostBytes;
    std::atomic<qint64> m_untrimmed; ///< bytes written since the last look at the whole folder
    std::mutex m_trimming;
};

} // namespace media
