#pragma once

#include "model/exporting/exporting.h"

namespace exporting
{

/// The list for readers: heading, then for each story its title as a link, provider and day (UTC), excerpt,
/// topics. UTF-8; made from the templates in resources/templates. Text stays text, only http and https become
/// links.
QByteArray listAsMarkdown(const Rows &rows, const QString &heading);
QByteArray listAsHtml(const Rows &rows, const QString &heading);

} // namespace exporting
