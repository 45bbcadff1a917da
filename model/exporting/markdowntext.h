#pragma once

#include <string>

namespace exporting
{

/// UTF-8 text of one line as CommonMark that renders as just that text: every character that could begin
/// markup is escaped with a backslash (CommonMark 2.4), wherever it stands; the line may begin with it.
std::string markdownEscaped(const std::string &line);

/// An encoded http(s) address as the destination of an inline link (CommonMark 6.3): parentheses
/// percent-encoded, and nothing that reads as an entity.
std::string markdownDestination(std::string address);

} // namespace exporting
