#include "app/listtable.h"

#include "app/cli.h"
#include "app/escape.h"

#include <QDateTime>

#include <algorithm>
#include <cwchar>

namespace app
{

namespace
{

constexpr qsizetype gap = 2;
constexpr qsizetype narrowestTitle = 20;
constexpr qsizetype widestProvider = 24;

enum TableColumn : std::size_t { Published, Quality, Heat, Date, Provider, Title, Path, ColumnCount };
using Line = std::array<QString, ColumnCount>;
using Widths = std::array<qsizetype, ColumnCount>;

/// Columns on a terminal: wide characters take two, combining ones none.
qsizetype widthOf(char32_t c)
{
    const int width = ::wcwidth(static_cast<wchar_t>(c));
    return width < 0 ? 1 : width;
}

qsizetype widthOf(const QString &text)
{
    qsizetype width = 0;
    const auto characters = text.toUcs4();
    for (const auto c : characters)
        width += widthOf(static_cast<char32_t>(c));
    return width;
}

QString cut(const QString &text, qsizetype width)
{
    if (widthOf(text) <= width)
        return text;
    QString shown;
    qsizetype used = 1;
    const auto characters = text.toUcs4();
    for (const auto c : characters) {
        used += widthOf(static_cast<char32_t>(c));
        if (used > width)
            break;
        const auto character = static_cast<char32_t>(c);
        shown += QString::fromUcs4(&character, 1);
    }
    return shown + QChar(0x2026);
}

QString publishedText(const frontmatter::FieldValue &value)
{
    if (value.isMissing())
        return Cli::tr("by default");
    if (value.isBoolean())
        return value.isTrue() ? Cli::tr("yes") : Cli::tr("no");
    return escaped(value.toString());
}

Line lineOf(const story::StoryRow &row)
{
    using frontmatter::Field;
    Line line;
    line[Published] = row.broken ? QString() : publishedText(row.field(Field::Published));
    line[Quality] = escaped(row.field(Field::Quality).toString());
    line[Heat] = escaped(row.field(Field::Heat).toString());
    line[Date] = row.date ? QDateTime::fromMSecsSinceEpoch(*row.date).toString(QStringLiteral("yyyy-MM-dd HH:mm"))
                          : escaped(row.publishedDateTime);
    line[Provider] = escaped(row.provider());
    line[Title] = escaped(row.title);
    line[Path] = escaped(row.path);
    return line;
}

Widths widthsOf(const std::vector<Line> &lines)
{
    Widths widths{};
    for (const Line &line : lines) {
        for (std::size_t column = 0; column < ColumnCount; ++column)
            widths[column] = std::max(widths[column], widthOf(line[column]));
    }
    return widths;
}

/// Providers, then titles give way; paths are never cut: people copy them.
void fit(Widths &widths, qsizetype width)
{
    qsizetype used = (ColumnCount - 1) * gap;
    for (const qsizetype column : widths)
        used += column;
    const auto shrink = [&used, width](qsizetype &column, qsizetype narrowest) {
        const qsizetype less =
            std::min(std::max<qsizetype>(used - width, 0), std::max<qsizetype>(column - narrowest, 0));
        column -= less;
        used -= less;
    };
    for (const std::size_t column : {Published, Quality, Heat, Date})
        shrink(widths[column], 16);
    shrink(widths[Provider], widestProvider);
    shrink(widths[Title], narrowestTitle);
}

QString aligned(const Line &line, const Widths &widths)
{
    QString text;
    for (std::size_t column = 0; column < ColumnCount; ++column) {
        const QString cell = cut(line[column], widths[column]);
        const QString blanks(widths[column] - widthOf(cell), u' ');
        const bool number = column == Quality || column == Heat;
        text += number ? blanks + cell : cell;
        if (column + 1 < ColumnCount)
            text += (number ? QString() : blanks) + QString(gap, u' ');
    }
    return text + u'\n';
}

} // namespace

QString listTable(const exporting::Rows &rows, int width)
{
    std::vector<Line> lines{{Cli::tr("PUBLISHED"), Cli::tr("Q"), Cli::tr("H"), Cli::tr("DATE"), Cli::tr("PROVIDER"),
                             Cli::tr("TITLE"), Cli::tr("PATH")}};
    for (const story::PackedRow &row : rows)
        lines.push_back(lineOf(row.view().row()));
    Widths widths = widthsOf(lines);
    if (width > 0)
        fit(widths, width);
    QString text;
    for (const Line &line : lines)
        text += aligned(line, widths);
    return text;
}

} // namespace app
