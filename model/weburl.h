#pragma once

#include <QUrl>

namespace model
{

/// True for http and https with a host: what may be opened or loaded.
inline bool isWebUrl(const QUrl &url)
{
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    return web && url.isValid() && !url.host().isEmpty();
}

} // namespace model
