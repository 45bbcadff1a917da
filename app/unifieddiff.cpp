#include "app/unifieddiff.h"

#include <QDir>

#include <algorithm>
#include <vector>

namespace app
{

namespace
{

using Lines = std::vector<std::string_view>; ///< with their line ends

constexpr std::size_t farthestMeeting = 8; ///< lines; three fields are set at most

struct Hunk {
    std::size_t oldBegin = 0;
    std::size_t oldEnd = 0;
    std::size_t newBegin = 0;
    std::size_t newEnd = 0;
};

Lines linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

bool meet(const Lines &before, const Lines &after, std::size_t oldAt, std::size_t newAt)
{
    if (oldAt == before.size() || newAt == after.size())
        return oldAt == before.size() && newAt == after.size();
    return before[oldAt] == after[newAt];
}

/// From a first difference to where the two meet again; the fewest lines first.
Hunk hunkAt(const Lines &before, const Lines &after, std::size_t oldAt, std::size_t newAt)
{
    for (std::size_t lines = 1; lines <= farthestMeeting; ++lines) {
        for (std::size_t removed = 0; removed <= lines; ++removed) {
            const std::size_t oldEnd = oldAt + removed;
            const std::size_t newEnd = newAt + lines - removed;
            if (oldEnd <= before.size() && newEnd <= after.size() && meet(before, after, oldEnd, newEnd))
                return {oldAt, oldEnd, newAt, newEnd};
        }
    }
    return {oldAt, before.size(), newAt, after.size()};
}

std::vector<Hunk> hunksOf(const Lines &before, const Lines &after)
{
    std::vector<Hunk> hunks;
    std::size_t oldAt = 0;
    std::size_t newAt = 0;
    while (oldAt < before.size() || newAt < after.size()) {
        if (meet(before, after, oldAt, newAt)) {
            ++oldAt;
            ++newAt;
            continue;
        }
        hunks.push_back(hunkAt(before, after, oldAt, newAt));
        oldAt = hunks.back().oldEnd;
        newAt = hunks.back().newEnd;
    }
    return hunks;
}

/// "5", "5,2"; of no lines the line before them: "4,0" (POSIX diff -u).
QByteArray range(std::size_t begin, std::size_t end)
{
    const std::size_t count = end - begin;
    const QByteArray first = QByteArray::number(static_cast<qulonglong>(count == 0 ? begin : begin + 1));
    return count == 1 ? first : first + ',' + QByteArray::number(static_cast<qulonglong>(count));
}

void appendLines(QByteArray &out, char sign, const Lines &lines, std::size_t begin, std::size_t end)
{
    for (std::size_t i = begin; i < end; ++i) {
        out += sign;
        out.append(lines[i].data(), static_cast<qsizetype>(lines[i].size()));
        if (!lines[i].ends_with('\n'))
            out += "\n\\ No newline at end of file\n";
    }
}

/// As git writes names: in C quotes where they hold control characters, quotes or backslashes; a tab after blanks.
QByteArray fileName(const char *prefix, const QString &path)
{
    QString relative = QDir::cleanPath(path);
    while (relative.startsWith(u'/'))
        relative.remove(0, 1);
    const QByteArray name = prefix + relative.toUtf8();
    QByteArray quoted;
    for (const char c : name) {
        if (c == '"' || c == '\\')
            (quoted += '\\') += c;
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            quoted += '\\' + QByteArray::number(static_cast<unsigned char>(c), 8).rightJustified(3, '0');
        else
            quoted += c;
    }
    if (quoted != name)
        return '"' + quoted + '"';
    return name.contains(' ') ? name + '\t' : name;
}

} // namespace

QByteArray unifiedDiff(const QString &path, std::string_view before, std::string_view after)
{
    const Lines oldLines = linesOf(before);
    const Lines newLines = linesOf(after);
    const std::vector<Hunk> hunks = hunksOf(oldLines, newLines);
    if (hunks.empty())
        return {};
    QByteArray out = "--- " + fileName("a/", path) + "\n+++ " + fileName("b/", path) + '\n';
    for (const Hunk &hunk : hunks) {
        out += "@@ -" + range(hunk.oldBegin, hunk.oldEnd) + " +" + range(hunk.newBegin, hunk.newEnd) + " @@\n";
        appendLines(out, '-', oldLines, hunk.oldBegin, hunk.oldEnd);
        appendLines(out, '+', newLines, hunk.newBegin, hunk.newEnd);
    }
    return out;
}

} // namespace app
