#pragma once

#include <QJsonValue>

#include <string>

namespace story
{

/// A scalar as JSON by the core schema of YAML 1.2 (10.3.2). `tag` is yaml-cpp's: "?" plain, "!" quoted, else
/// a tag. What JSON has no number for (.inf, .nan, beyond 64 bits) stays text.
QJsonValue coreValue(const std::string &scalar, const std::string &tag);

} // namespace story
