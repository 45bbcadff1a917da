#include "ui/look/links.h"

#include "model/weburl.h"

#include <QDesktopServices>
#include <QFileInfo>

namespace ui
{

std::optional<QUrl> webLink(const QString &link)
{
    const QUrl url(link, QUrl::StrictMode);
    return model::isWebUrl(url) ? std::optional(url) : std::nullopt;
}

QString shownAddress(const QString &address)
{
    if (const auto url = webLink(address))
        return QString::fromLatin1(url->toEncoded(QUrl::RemoveUserInfo | QUrl::FullyEncoded));
    const QUrl url(address);
    return url.userInfo().isEmpty() ? address : url.adjusted(QUrl::RemoveUserInfo).toString();
}

QString copiedAddress(const QString &address)
{
    return QUrl(address).userInfo().isEmpty() ? address : shownAddress(address);
}

bool openWebLink(const QString &link)
{
    const auto url = webLink(link);
    return url && QDesktopServices::openUrl(*url);
}

bool openInEditor(const QString &file) { return QDesktopServices::openUrl(QUrl::fromLocalFile(file)); }

bool showInFileManager(const QString &file)
{
    return QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath()));
}

} // namespace ui
