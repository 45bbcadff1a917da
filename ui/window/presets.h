#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace ui
{

/// What the keys for it set quality to, and others heat; without a value they do nothing.
using Presets = std::array<std::optional<std::int64_t>, 5>;
inline constexpr Presets defaultPresets{20, 40, 60, 80, 100};

} // namespace ui
