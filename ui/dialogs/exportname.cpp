#include "ui/dialogs/exportname.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace ui
{

namespace
{

constexpr qsizetype mostCharacters = 100;
constexpr qsizetype mostBytes = 200; ///< a name may have 255 bytes; a temporary one beside it needs some as well

bool isOfAnyFormat(const QString &suffix)
{
    return std::any_of(exporting::allFormats.begin(), exporting::allFormats.end(),
                       [&suffix](exporting::Format format) { return exporting::suffixOf(format) == suffix; });
}

void cutShort(QString &name)
{
    name.truncate(mostCharacters);
    while (name.toUtf8().size() > mostBytes)
        name.chop(1);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
}

} // namespace

QString exportName(const QString &text, exporting::Format format)
{
    static const QRegularExpression unwanted(QStringLiteral("[/\\\\:*?\"<>|\\p{C}]+"),
                                             QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression hidden(QStringLiteral("^[.\\s-]+"));
    QString name = text;
    name.replace(unwanted, QStringLiteral("-")).remove(hidden);
    cutShort(name);
    name = name.trimmed();
    if (name.isEmpty())
        name = QCoreApplication::translate("ui::ExportDialog", "stories");
    return name + QLatin1Char('.') + exporting::suffixOf(format);
}

QString withSuffixOf(const QString &file, exporting::Format format)
{
    const qsizetype name = file.lastIndexOf(QLatin1Char('/')) + 1;
    const qsizetype dot = file.lastIndexOf(QLatin1Char('.'));
    if (file.size() == name)
        return file;
    if (dot <= name)
        return file + QLatin1Char('.') + exporting::suffixOf(format);
    if (!isOfAnyFormat(file.sliced(dot + 1)))
        return file;
    return file.first(dot + 1) + exporting::suffixOf(format);
}

} // namespace ui
