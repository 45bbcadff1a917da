#include "tests/story/mutations.h"

#include <QList>

#include <array>

namespace
{

using Random = QRandomGenerator;

const QByteArrayList pieces{":",
                            ": ",
                            " ",
                            "  ",
                            "\n",
                            "\t",
                            "\"",
                            "'",
                            "#",
                            " #",
                            "- ",
                            "-",
                            "[",
                            "]",
                            "{",
                            "}",
                            ",",
                            "&a",
                            "*a",
                            "!",
                            "|",
                            ">",
                            "@",
                            "%",
                            "`",
                            "?",
                            "? ",
                            "\\",
                            "~",
                            "\r",
                            "<<",
                            "\n  ",
                            "\n- ",
                            "null",
                            "x",
                            "\xC3\xA9",
                            "title: x\n",
                            "\n\n",
                            "!!str ",
                            "\\u0041",
                            "---",
                            "...\n",
                            "\xC2\x85",
                            "\xE2\x80\xA8",
                            "\xEF\xBB\xBF",
                            "\xFF",
                            "\xE2\x80\x99",
                            "[a, b]",
                            "[]",
                            "<<: *a\n",
                            "heat: 5\n",
                            "\\\"",
                            "''",
                            "\x7F",
                            "0x1F",
                            "\x04"};

qsizetype below(qsizetype bound, Random &random)
{
    return static_cast<qsizetype>(random.bounded(static_cast<quint32>(qMax<qsizetype>(bound, 1))));
}

struct Line {
    qsizetype begin;
    qsizetype end; ///< after its line feed
};

Line lineAt(const QByteArray &bytes, qsizetype place)
{
    const qsizetype begin = place == 0 ? 0 : bytes.lastIndexOf('\n', place - 1) + 1;
    const qsizetype feed = bytes.indexOf('\n', place);
    return {begin, feed < 0 ? bytes.size() : feed + 1};
}

void cut(QByteArray &bytes, qsizetype place, Random &random) { bytes.remove(place, 1 + below(3, random)); }

void replace(QByteArray &bytes, qsizetype place, Random &random)
{
    bytes.replace(place, 1, pieces[below(pieces.size(), random)]);
}

void insert(QByteArray &bytes, qsizetype place, Random &random)
{
    bytes.insert(place, pieces[below(pieces.size(), random)]);
}

void flipBit(QByteArray &bytes, qsizetype place, Random &random)
{
    bytes[place] = static_cast<char>(bytes[place] ^ (1 << below(8, random)));
}

void dropLine(QByteArray &bytes, qsizetype place, Random & /*random*/)
{
    const Line line = lineAt(bytes, place);
    bytes.remove(line.begin, line.end - line.begin);
}

/// A line stands somewhere else, or a second time.
void moveLine(QByteArray &bytes, qsizetype place, Random &random)
{
    const Line line = lineAt(bytes, place);
    const QByteArray text = bytes.mid(line.begin, line.end - line.begin);
    if (below(3, random) > 0)
        bytes.remove(line.begin, text.size());
    bytes.insert(lineAt(bytes, below(bytes.size(), random)).begin, text);
}

void swapLines(QByteArray &bytes, qsizetype place, Random & /*random*/)
{
    const Line first = lineAt(bytes, place);
    if (first.end >= bytes.size())
        return;
    const Line second = lineAt(bytes, first.end);
    const QByteArray text = bytes.mid(first.begin, first.end - first.begin);
    bytes.insert(second.end, text).remove(first.begin, text.size());
}

void indent(QByteArray &bytes, qsizetype place, Random &random)
{
    const Line line = lineAt(bytes, place);
    if (below(2, random) == 0)
        bytes.insert(line.begin, QByteArray(1 + below(3, random), ' '));
    else if (bytes.mid(line.begin, 1) == " ")
        bytes.remove(line.begin, 1 + below(2, random));
}

/// Quotes around what stands behind the colon.
void quote(QByteArray &bytes, qsizetype place, Random &random)
{
    const Line line = lineAt(bytes, place);
    const qsizetype colon = bytes.indexOf(": ", line.begin);
    if (colon < 0 || colon >= line.end)
        return;
    const char mark = below(2, random) == 0 ? '"' : '\'';
    if (below(4, random) > 0)
        bytes.insert(line.end - 1, mark);
    bytes.insert(colon + 2, mark);
}

void endLinesWithReturns(QByteArray &bytes, qsizetype /*place*/, Random & /*random*/)
{
    bytes.replace("\r\n", "\n").replace('\n', "\r\n");
}

void beginWithMark(QByteArray &bytes, qsizetype /*place*/, Random & /*random*/) { bytes.prepend("\xEF\xBB\xBF"); }

constexpr std::array mutations{
    cut,          replace, insert, flipBit, dropLine, moveLine, swapLines, indent, quote, insert, endLinesWithReturns,
    beginWithMark};

} // namespace

QByteArray mutated(QByteArray bytes, Random &random)
{
    for (qsizetype changes = 1 + below(3, random); changes > 0 && !bytes.isEmpty(); --changes) {
        const auto mutation = mutations.at(static_cast<std::size_t>(below(mutations.size(), random)));
        mutation(bytes, below(bytes.size(), random), random);
    }
    return bytes;
}
