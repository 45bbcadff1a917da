#include "model/rowindex/writeindex.h"

#include "model/rowindex/checksum.h"
#include "model/rowindex/fileformat.h"
#include "model/rowindex/indexplace.h"
#include "model/story/soundrow.h"

#include <bit>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace rowindex
{

namespace
{

/// A file that takes its name when it is complete, and goes away otherwise.
class NewFile final
{
    Q_DISABLE_COPY_MOVE(NewFile)

public:
    explicit NewFile(const QString &file)
        : m_name(file.toUtf8())
        , m_temporary(temporaryNameFor(file).toUtf8())
        , m_fd(::open(m_temporary.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600))
    {
        m_isGood = m_fd >= 0;
    }
    ~NewFile()
    {
        if (m_fd < 0)
            return;
        ::close(m_fd);
        if (!m_isDone)
            ::unlink(m_temporary.constData());
    }

    void put(std::string_view bytes, off_t at)
    {
        while (m_isGood && !bytes.empty()) {
            const ssize_t done = ::pwrite(m_fd, bytes.data(), bytes.size(), at);
            m_isGood = done > 0 || (done == -1 && errno == EINTR);
            if (done > 0) {
                bytes.remove_prefix(static_cast<std::size_t>(done));
                at += done;
            }
        }
    }
    bool finish()
    {
        m_isDone = m_isGood && ::rename(m_temporary.constData(), m_name.constData()) == 0;
        return m_isDone;
    }
    [[nodiscard]] bool isGood() const { return m_isGood; }

private:
    QByteArray m_name;
    QByteArray m_temporary;
    int m_fd;
    bool m_isGood = false;
    bool m_isDone = false;
};

/// What follows the header, block by block, as the checksums want it.
class Body final
{
    Q_DISABLE_COPY_MOVE(Body)

public:
    explicit Body(NewFile &file)
        : m_file(file)
    {
    }

    /// To be filled by who has much; take() follows.
    std::string &waiting() { return m_waiting; }
    void take(bool isLast = false)
    {
        std::string_view left = m_waiting;
        for (; left.size() >= blockSize || (isLast && !left.empty());
             left.remove_prefix(std::min(blockSize, left.size()))) {
            const std::string_view block = left.substr(0, blockSize);
            m_sums.push_back(checksum(block));
            put(block);
        }
        m_waiting.erase(0, m_waiting.size() - left.size());
    }
    [[nodiscard]] std::uint64_t size() const
    {
        return static_cast<std::uint64_t>(m_at) - sizeof(Header) + m_waiting.size();
    }
    /// Puts the checksums behind the rest, and the header before it.
    void close(Header header)
    {
        take(true);
        put(bytesOf(std::span<const std::uint64_t>(m_sums)));
        header.checksum = checksumOf(header, m_sums);
        m_file.put(bytesOf(header), 0);
    }

private:
    void put(std::string_view bytes)
    {
        m_file.put(bytes, m_at);
        m_at += static_cast<off_t>(bytes.size());
    }

    NewFile &m_file;
    std::string m_waiting;
    std::vector<std::uint64_t> m_sums;
    off_t m_at = sizeof(Header);
};

std::vector<std::uint32_t> placesOf(const std::vector<Record> &records)
{
    std::vector<std::uint32_t> places(std::bit_ceil(records.size() * 3 / 2 + 1), noRecord);
    for (std::uint32_t record = 0; record < records.size(); ++record) {
        std::size_t at = placeOf(records[record].stamp.inode, places.size());
        while (places[at & (places.size() - 1)] != noRecord)
            ++at;
        places[at & (places.size() - 1)] = record;
    }
    return places;
}

} // namespace

bool writeIndex(const QString &file, const QString &root, const std::vector<KeptRow> &rows,
                const std::atomic_bool &cancelled)
{
    if (!makeFolderOf(file))
        return false;
    NewFile newFile(file);
    Body body(newFile);
    std::vector<Record> records;
    records.reserve(rows.size());
    for (const KeptRow &kept : rows) {
        const story::RowView row = kept.row.view();
        const std::string_view path = row.utf8(story::RowText::Path).substr(kept.prefixSize);
        records.push_back({kept.stamp, hashOfPath(path), body.size()});
        if (kept.prefixSize == 0)
            body.waiting().append(row.bytes());
        else
            appendWithPath(body.waiting(), row, path);
        body.take();
        if (cancelled || !newFile.isGood())
            return false;
    }
    const std::string key = keyOf(root.toStdString());
    const std::vector<std::uint32_t> places = placesOf(records);
    const Header header{magic,
                        0,
                        body.size(),
                        static_cast<std::uint32_t>(records.size()),
                        static_cast<std::uint32_t>(places.size()),
                        key.size()};
    body.waiting()
        .append(bytesOf(std::span<const Record>(records)))
        .append(bytesOf(std::span<const std::uint32_t>(places)))
        .append(key);
    body.close(header);
    if (!newFile.finish())
        return false;
    removeOldest(file);
    return true;
}

} // namespace rowindex
