#pragma once

#include "model/frontmatter/field.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <string_view>

/// The same front matter as files come: with either line end, with and without a BOM.
struct Variant {
    const char *name;
    bool crlf;
    bool bom;
};
inline constexpr std::array variants{Variant{"LF", false, false}, Variant{"CRLF", true, false},
                                     Variant{"LF and BOM", false, true}, Variant{"CRLF and BOM", true, true}};

inline QByteArray storyOf(const QByteArray &yaml, const Variant &variant)
{
    QByteArray bytes = "---\n" + yaml + (yaml.isEmpty() ? "" : "\n") + "---\n\nThe body.\n";
    if (variant.crlf)
        bytes.replace("\n", "\r\n");
    return variant.bom ? "\xEF\xBB\xBF" + bytes : bytes;
}

inline std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// Bytes as a failure message can show them.
inline QString shown(std::string_view bytes)
{
    QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return text.replace(u'\r', u"␍"_qs).replace(u'\n', u"⏎"_qs).replace(u'\t', u"⇥"_qs);
}

/// "heat=7" as the command line takes it.
inline frontmatter::Assignment assignment(QStringView text)
{
    const QStringView name = text.left(text.indexOf(u'='));
    for (const frontmatter::Field field : frontmatter::allFields) {
        const std::string_view key = frontmatter::keyOf(field);
        if (name == QLatin1String(key.data(), static_cast<qsizetype>(key.size())))
            return {field, *frontmatter::parseInput(field, text.mid(name.size() + 1))};
    }
    return {frontmatter::Field::Heat, {}};
}
