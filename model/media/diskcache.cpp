#include "model/media/diskcache.h"

#include "model/media/regularfile.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <vector>

namespace media
{

namespace
{

// An entry: magic, length of the bytes (64 bits, big endian), their SHA-256, the bytes.
constexpr QByteArrayView magic("GALLEY1\n");
constexpr qsizetype lengthAt = magic.size();
constexpr qsizetype hashAt = lengthAt + 8;
constexpr qsizetype headSize = hashAt + 32;
constexpr int staleSeconds = 3'600;

QByteArray sha256(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return hash.result();
}

QByteArray headOf(const QByteArray &bytes)
{
    QByteArray length(8, '\0');
    qToBigEndian<quint64>(static_cast<quint64>(bytes.size()), length.data());
    return magic.toByteArray() + length + sha256(bytes);
}

struct Entry {
    QString file;
    qint64 size;
    QDateTime used;
};

/// The entries of the folder; temporary files that a crash left behind are removed on the way.
std::vector<Entry> entriesOf(const QString &folder)
{
    std::vector<Entry> entries;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks);
    while (files.hasNext()) {
        files.next();
        const QFileInfo info = files.fileInfo();
        const QDateTime used = info.lastModified().toUTC();
        if (!info.fileName().startsWith(QLatin1String(temporaryPrefix)))
            entries.push_back({info.filePath(), info.size(), used});
        else if (used.secsTo(now) > staleSeconds)
            QFile::remove(info.filePath());
    }
    return entries;
}

} // namespace

DiskCache::DiskCache(QString folder, qint64 mostBytes)
    : m_folder(std::move(folder))
    , m_mostBytes(mostBytes)
    , m_untrimmed(mostBytes) // so that the first write looks at what earlier runs left
{
}

QString DiskCache::fileOf(const QString &address) const
{
    return m_folder + QLatin1Char('/') + QString::fromLatin1(sha256(address.toUtf8()).toHex());
}

std::optional<QByteArray> DiskCache::read(const QString &address) const
{
    if (m_folder.isEmpty())
        return std::nullopt;
    const QString file = fileOf(address);
    if (!QFileInfo(file).isSymLink() && !QFileInfo::exists(file))
        return std::nullopt;
    const auto entry = readRegularFile(file, m_mostBytes + headSize, true);
    if (entry && entry->startsWith(magic) && entry->size() > headSize) {
        QByteArray bytes = entry->sliced(headSize);
        if (entry->first(headSize) == headOf(bytes))
            return bytes;
    }
    // Too many open files or a missing permission says nothing about the entry.
    if (entry || entry.error() != ReadProblem::Unreadable)
        remove(address);
    return std::nullopt;
}

void DiskCache::write(const QString &address, const QByteArray &bytes)
{
    if (m_folder.isEmpty() || bytes.size() + headSize > m_mostBytes || !QDir().mkpath(m_folder))
        return;
    const QString file = fileOf(address);
    if (QFileInfo(file).isDir())
        remove(address); // a rename does not replace a folder
    if (!replaceFile(file, headOf(bytes), bytes))
        return;
    m_untrimmed += bytes.size() + headSize;
    if (m_untrimmed > m_mostBytes / 10)
        trim();
}

void DiskCache::remove(const QString &address) const
{
    const QString file = fileOf(address);
    const QFileInfo info(file);
    if (info.isDir() && !info.isSymLink())
        QDir(file).removeRecursively();
    else
        QFile::remove(file);
}

void DiskCache::trim()
{
    const std::unique_lock lock(m_trimming, std::try_to_lock);
    if (!lock)
        return;
    m_untrimmed = 0;
    std::vector<Entry> entries = entriesOf(m_folder);
    qint64 sum = 0;
    for (const Entry &entry : entries)
        sum += entry.size;
    // Down to nine tenths, so that what is written until the next look stays below the limit.
    const qint64 goal = m_mostBytes / 10 * 9;
    if (sum <= goal)
        return;
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) { return a.used < b.used; });
    for (const Entry &entry : entries) {
        if (sum <= goal)
            return;
        if (QFile::remove(entry.file))
            sum -= entry.size;
    }
}

} // namespace media
