#pragma once

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace frontmatter
{

/// The translation context of every reason that this room gives.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(frontmatter::Words)
};

inline QString toText(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace frontmatter
