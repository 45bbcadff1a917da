#include "model/rowindex/indexfile.h"

#include "model/rowindex/checksum.h"
#include "model/rowindex/inhalves.h"
#include "model/story/soundrow.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cstring>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

namespace rowindex
{

namespace
{

using story::RowText;
using story::RowView;

/// A file that another machine replaces is gone under the mapping (ESTALE), which ends the process.
bool mayBeMapped(int fd)
{
    struct statfs status {
    };
    if (::fstatfs(fd, &status) == -1)
        return false;
    const auto kind = static_cast<unsigned>(status.f_type);
    return kind != NFS_SUPER_MAGIC && kind != CIFS_SUPER_MAGIC && kind != SMB2_SUPER_MAGIC &&
           kind != FUSE_SUPER_MAGIC && kind != V9FS_MAGIC;
}

/// Empty when there is nothing to map.
std::string_view mapped(int fd)
{
    struct stat status {
    };
    if (::fstat(fd, &status) == -1 || !S_ISREG(status.st_mode) || status.st_uid != ::geteuid() ||
        status.st_size < static_cast<off_t>(sizeof(Header)) || !mayBeMapped(fd))
        return {};
    const auto size = static_cast<std::size_t>(status.st_size);
    void *bytes = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
    return bytes == MAP_FAILED ? std::string_view() : std::string_view(static_cast<const char *>(bytes), size);
}

template<typename T>
std::span<const T> takeSpan(std::string_view &bytes, std::size_t count)
{
    const std::span<const T> taken(reinterpret_cast<const T *>(bytes.data()), count);
    bytes.remove_prefix(count * sizeof(T));
    return taken;
}

/// Below the root, and nowhere else.
bool isPathBelow(std::string_view path)
{
    if (path.empty() || path.front() == '/' || path.find('\0') != path.npos)
        return false;
    if (path.find("..") == path.npos)
        return true;
    const std::string parts = '/' + std::string(path) + '/';
    return parts.find("/../") == parts.npos;
}

} // namespace

std::shared_ptr<IndexFile> IndexFile::open(const QString &file, const QString &root)
{
    const QByteArray name = file.toUtf8();
    const int fd = ::open(name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return nullptr;
    const std::string_view bytes = mapped(fd);
    std::shared_ptr<IndexFile> index;
    if (!bytes.empty())
        index = std::make_shared<IndexFile>(Hidden(), bytes.data(), bytes.size());
    if (index && !index->begin(root.toStdString()))
        index.reset();
    if (index)
        ::futimens(fd, nullptr); // those that nobody uses are removed first
    ::close(fd);
    return index;
}

std::shared_ptr<const IndexFile> IndexFile::load(const QString &file, const QString &root)
{
    const auto index = open(file, root);
    return index && index->check(index->count()) ? index : nullptr;
}

IndexFile::~IndexFile() { ::munmap(const_cast<char *>(m_file.data()), m_file.size()); }

/// Finds the parts, and checks what tells of them.
bool IndexFile::begin(std::string_view root)
{
    Header header;
    std::memcpy(&header, m_file.data(), sizeof header);
    std::string_view rest = m_file.substr(sizeof header);
    const std::string key = keyOf(root);
    const std::uint64_t tables =
        std::uint64_t(header.records) * sizeof(Record) + std::uint64_t(header.places) * sizeof(std::uint32_t);
    if (header.magic != magic || header.rowsSize > rest.size() || header.rowsSize % 8 != 0 ||
        header.keySize != key.size())
        return false;
    const std::uint64_t size = header.rowsSize + tables + key.size();
    m_sums.resize((size + blockSize - 1) / blockSize);
    const std::size_t sumsSize = m_sums.size() * sizeof(std::uint64_t);
    if (rest.size() < sumsSize || rest.size() - sumsSize != size)
        return false;
    std::memcpy(m_sums.data(), rest.data() + size, sumsSize);
    if (header.checksum != checksumOf(header, m_sums))
        return false;
    m_body = rest.substr(0, size);
    m_rows = m_body.substr(0, header.rowsSize);
    rest.remove_prefix(header.rowsSize);
    m_records = takeSpan<Record>(rest, header.records);
    m_places = takeSpan<std::uint32_t>(rest, header.places);
    const std::string_view ownKey = rest.substr(0, key.size());
    return isWhole(ownKey) && ownKey == key;
}

/// The blocks of this part of the body have their checksums.
bool IndexFile::isWhole(std::string_view part) const
{
    const auto begin = static_cast<std::size_t>(part.data() - m_body.data());
    const std::size_t first = begin / blockSize;
    const std::size_t last = (begin + part.size() + blockSize - 1) / blockSize;
    std::atomic_bool isWhole = true;
    inHalves(last - first, [&](std::size_t from, std::size_t to) {
        for (std::size_t block = first + from; block < first + to && isWhole; ++block) {
            if (checksum(m_body.substr(block * blockSize, blockSize)) != m_sums[block])
                isWhole = false;
        }
    });
    return isWhole;
}

bool IndexFile::check(int records) const
{
    const auto count = static_cast<std::size_t>(records);
    const bool isAll = count >= m_records.size();
    // With the record behind them, which says where their rows end.
    const std::span<const Record> checked = m_records.first(isAll ? m_records.size() : count + 1);
    if (!isWhole(rowindex::bytesOf(checked)) || (isAll && !isWhole(rowindex::bytesOf(m_places))))
        return false;
    const std::string_view rows = isAll ? m_rows : m_rows.substr(0, m_records[count].row);
    if (!isWhole(rows) || (isAll && !arePlacesSound()))
        return false;
    std::atomic_bool areSound = true;
    inHalves(std::min(count, m_records.size()), [&](std::size_t first, std::size_t end) {
        const auto isSoundHere = [&](const Record &record) { return isSound(record, rows); };
        if (!std::ranges::all_of(m_records.subspan(first, end - first), isSoundHere))
            areSound = false;
    });
    return areSound;
}

/// The checksum is right, so this file was written like that: by a Galley, as far as we know.
bool IndexFile::isSound(const Record &record, std::string_view rows) const
{
    return record.row % 8 == 0 && record.row < rows.size() && story::beginWithSoundRow(rows.substr(record.row)) &&
           isPathBelow(RowView(bytesOf(record)).utf8(RowText::Path));
}

bool IndexFile::arePlacesSound() const
{
    const auto isSoundPlace = [this](std::uint32_t place) { return place == noRecord || place < m_records.size(); };
    // At least one is free, where find() ends.
    return std::has_single_bit(m_places.size()) && m_places.size() > m_records.size() &&
           std::ranges::all_of(m_places, isSoundPlace) && std::ranges::find(m_places, noRecord) != m_places.end();
}

Stamp IndexFile::stamp(int i) const { return m_records[static_cast<std::size_t>(i)].stamp; }

story::PackedRow IndexFile::row(int i) const
{
    const Record &record = m_records[static_cast<std::size_t>(i)];
    return story::PackedRow(std::shared_ptr<const char>(shared_from_this(), bytesOf(record)));
}

int IndexFile::find(std::string_view path, const Stamp &now, int likely) const
{
    const std::uint64_t hash = hashOfPath(path);
    if (likely >= 0 && likely < count()) {
        const Record &record = m_records[static_cast<std::size_t>(likely)];
        if (record.stamp == now && record.path == hash)
            return likely;
    }
    for (std::size_t at = placeOf(now.inode, m_places.size());; ++at) {
        const std::uint32_t place = m_places[at & (m_places.size() - 1)];
        if (place == noRecord)
            return -1;
        const Record &record = m_records[place];
        if (record.stamp == now && record.path == hash)
            return static_cast<int>(place);
    }
}

} // namespace rowindex
