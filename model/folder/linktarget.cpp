#include "model/folder/linktarget.h"

#include "model/folder/fileaccess.h"
#include "model/frontmatter/fences.h"

#include <QList>

#include <algorithm>
#include <sys/stat.h>

namespace folder
{

namespace
{

/// Canonical paths have no links on the way, so only names decide whether a walk of `root` comes by `file`.
bool isWalked(const QByteArray &file, const QByteArray &root)
{
    const QByteArray below = file.mid(root.size());
    const std::optional<QString> text = asText(below);
    if (!text)
        return false;
    QStringList names = text->split(u'/', Qt::SkipEmptyParts);
    if (names.isEmpty() || !frontmatter::hasStoryName(names.takeLast()))
        return false;
    return std::ranges::none_of(names, [](const QString &folder) { return folder.startsWith(u'.'); });
}

} // namespace

LinkTarget targetOf(const QByteArray &link, const QByteArray &root)
{
    using Kind = LinkTarget::Kind;
    const std::optional<QByteArray> canonical = canonicalPath(link);
    struct stat status {
    };
    if (!canonical || ::stat(canonical->constData(), &status) == -1)
        return {};
    const auto target = [&](Kind kind) { return LinkTarget{kind, *canonical, status.st_mode}; };
    if (S_ISDIR(status.st_mode))
        return target(Kind::Folder);
    if (!isInside(*canonical, root) || canonical->mid(root.size()).contains("/.git/"))
        return target(Kind::Outside);
    if (!S_ISREG(status.st_mode))
        return target(Kind::Special);
    return target(isWalked(*canonical, root) ? Kind::Twin : Kind::Story);
}

std::optional<QString> asText(const QByteArray &name)
{
    const QString text = QString::fromUtf8(name);
    if (text.toUtf8() != name)
        return std::nullopt;
    return text;
}

QString asEscapedText(const QByteArray &name)
{
    QString text;
    for (const char c : name) {
        if (c >= 0x20 && c < 0x7F)
            text += QLatin1Char(c);
        else
            text += QStringLiteral("\\x%1").arg(static_cast<unsigned char>(c), 2, 16, QLatin1Char('0'));
    }
    return text;
}

} // namespace folder
