#pragma once

#include <QString>

#include <cstdint>
#include <string_view>

namespace story
{

/// Of normalizedLink(): stories with the same address have the same hash; 0: no address. The same in each run of the
/// same build.
std::uint64_t hashOfLink(const QString &link);
std::uint64_t hashOfUtf8Link(std::string_view link);

} // namespace story
