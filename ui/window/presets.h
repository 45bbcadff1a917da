#pragma once

#include <array>
#include <cstdint>
#include <optional>

namespace ui
{

/// What the keys 1 to 5 set quality to, and heat with Alt; without a value the key does nothing.
using Presets = std::array<std::optional<std::int64_t>, 5>;
inline constexpr Presets defaultPresets{20, 40, 60, 80, 100};

} // namespace ui
