#pragma once

#include "model/media/failure.h"

#include <QUrl>

namespace media
{

/// Where an image is to be had: from the web, or in a file of the site. Exactly one of the two is set.
struct ImageAddress {
    QUrl url;         ///< http or https with a host; without user name, password and fragment
    QString siteRoot; ///< of a file
    QString sitePath; ///< below the root, percent-decoded; what is there has not been looked at

    [[nodiscard]] bool isWeb() const { return !url.isEmpty(); }
    [[nodiscard]] QString key() const; ///< tells addresses apart
};

/// Tells web addresses from site-relative ones; anything else (file:, data:, qrc:, `//host/x`, ...) is not
/// allowed. Reads memory only. Any thread.
Outcome<ImageAddress> imageAddress(const ImageSource &source);

/// The same address without user name, password and fragment: what is asked for, stored and shown.
QUrl withoutSecrets(const QUrl &url);

/// The bytes of a site-relative image: a regular file that, links resolved, lies inside the root. Blocks.
Outcome<QByteArray> readSiteFile(const ImageAddress &address, qint64 mostBytes);

} // namespace media
