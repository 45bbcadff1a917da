#pragma once

#include "model/rowindex/fileformat.h"
#include "model/story/rowview.h"

#include <QString>

#include <vector>

namespace rowindex
{

/// The rows of a folder as they were when it was read last, mapped into memory. The file is never changed, only
/// replaced, so what is mapped stays; nothing of it is used before it is checked. Any thread.
class IndexFile final : public std::enable_shared_from_this<IndexFile>
{
    Q_DISABLE_COPY_MOVE(IndexFile)
    struct Hidden {
    };

public:
    /// Of the folder `root`; nothing but count() is checked. Null: there is none, or it is damaged or of another
    /// version or folder: to be made anew, without a word. Blocks.
    static std::shared_ptr<IndexFile> open(const QString &file, const QString &root);
    /// The same, and all of it is checked.
    static std::shared_ptr<const IndexFile> load(const QString &file, const QString &root);
    IndexFile(Hidden /*open() only*/, const char *bytes, std::size_t size)
        : m_file(bytes, size)
    {
    }
    ~IndexFile();

    /// False: damaged. Otherwise the first `records` can be used from now on, and with the last one find(). Takes as
    /// long as to read that much memory, while others may use what was checked before.
    [[nodiscard]] bool check(int records) const;

    [[nodiscard]] int count() const { return static_cast<int>(m_records.size()); }
    /// What was read of record `i`; its path is below the root. The row keeps the index in memory.
    [[nodiscard]] story::PackedRow row(int i) const;
    [[nodiscard]] story::RowView view(int i) const
    {
        return story::RowView(bytesOf(m_records[static_cast<std::size_t>(i)]));
    }
    [[nodiscard]] Stamp stamp(int i) const;
    /// hashOfPath() of its path.
    [[nodiscard]] std::uint64_t pathHash(int i) const { return m_records[static_cast<std::size_t>(i)].path; }
    /// The record of the file with this path below the root, if it is still as it was; -1: none. `likely` is the one
    /// to try first.
    [[nodiscard]] int find(std::string_view path, const Stamp &now, int likely = -1) const;

private:
    [[nodiscard]] bool begin(std::string_view root);
    [[nodiscard]] bool isWhole(std::string_view part) const;
    [[nodiscard]] bool isSound(const Record &record, std::string_view rows) const;
    [[nodiscard]] bool arePlacesSound() const;
    [[nodiscard]] const char *bytesOf(const Record &record) const { return m_rows.data() + record.row; }

    std::string_view m_file;
    std::string_view m_body; ///< rows, records, places, key
    std::vector<std::uint64_t> m_sums;
    std::string_view m_rows;
    std::span<const Record> m_records;
    std::span<const std::uint32_t> m_places;
};

} // namespace rowindex
