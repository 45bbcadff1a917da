#pragma once

#include <QString>

namespace story
{

/// The http or https address in the `src` of the first iframe of an HTML text; empty: none. Nothing is
/// rendered.
QString iframeLink(const QString &html);

} // namespace story
