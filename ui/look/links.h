#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace ui
{

/// The gate for links: http and https with a host, nothing else. Nothing for any other text.
std::optional<QUrl> webLink(const QString &link);

/// An address as people should see it: an internationalised host in its ASCII form, neither password nor user name,
/// which may be a token. What is no web link as it is, but without those.
QString shownAddress(const QString &address);

/// What a copy of an address takes: the address as it is, but neither password nor user name. Who copies says so when
/// the two differ.
QString copiedAddress(const QString &address);

/// Opens a web link in the user's browser. False, with nothing done: not a web link.
bool openWebLink(const QString &link);

/// Opens a story file in the user's editor, its folder in the file manager. `file`: an absolute path of ours.
bool openInEditor(const QString &file);
bool showInFileManager(const QString &file);

} // namespace ui
