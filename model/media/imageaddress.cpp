#include "model/media/imageaddress.h"

#include "model/media/regularfile.h"
#include "model/weburl.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace media
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(media::ImageAddress)
};

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c == QChar(0x7f); });
}

} // namespace

QString ImageAddress::key() const
{
    return isWeb() ? url.toString(QUrl::FullyEncoded) : siteRoot + QLatin1Char('\n') + sitePath;
}

QUrl withoutSecrets(const QUrl &url) { return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment); }

Outcome<ImageAddress> imageAddress(const ImageSource &source)
{
    const auto unsupported = [] { return notAllowed(Words::tr("unsupported address")); };
    const QString text = source.address.trimmed();
    if (text.isEmpty() || hasControlCharacter(text))
        return unsupported();
    const QUrl url(text, QUrl::TolerantMode);
    if (model::isWebUrl(url))
        return ImageAddress{withoutSecrets(url), {}, {}};
    if (!url.isValid() || !url.scheme().isEmpty() || text.startsWith(QLatin1String("//")))
        return unsupported();
    const QString path = url.path(QUrl::FullyDecoded);
    if (path.isEmpty() || hasControlCharacter(path) || source.siteRoot.isEmpty())
        return unsupported();
    return ImageAddress{{}, source.siteRoot, path};
}

Outcome<QByteArray> readSiteFile(const ImageAddress &address, qint64 mostBytes)
{
    const QString root = QFileInfo(address.siteRoot).canonicalFilePath();
    const QString file = QFileInfo(root + QLatin1Char('/') + address.sitePath).canonicalFilePath();
    if (root.isEmpty() || file.isEmpty())
        return missing(Words::tr("file not found"));
    const QString inside = root.endsWith(QLatin1Char('/')) ? root : root + QLatin1Char('/');
    if (!file.startsWith(inside))
        return notAllowed(Words::tr("outside the site's folder"));
    const auto bytes = readRegularFile(file, mostBytes);
    if (bytes)
        return *bytes;
    switch (bytes.error()) {
    case ReadProblem::NotRegular:
        return notAllowed(Words::tr("not a regular file"));
    case ReadProblem::TooLarge:
        return missing(Words::tr("file too large"));
    case ReadProblem::Unreadable:
        break;
    }
    return missing(Words::tr("file cannot be read"));
}

} // namespace media
