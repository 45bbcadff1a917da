#include "model/folder/storylookup.h"

#include <limits>

namespace folder
{

std::span<const LinkLookup::Link> LinkLookup::withHash(std::uint64_t hash) const
{
    if (!m_new.empty()) {
        const auto middle = static_cast<std::ptrdiff_t>(m_sorted.size());
        std::ranges::sort(m_new);
        m_sorted.insert(m_sorted.end(), m_new.begin(), m_new.end());
        m_new.clear();
        std::inplace_merge(m_sorted.begin(), m_sorted.begin() + middle, m_sorted.end());
        m_sorted.erase(std::unique(m_sorted.begin(), m_sorted.end()), m_sorted.end());
    }
    const auto first = std::ranges::lower_bound(m_sorted, Link{hash, 0});
    const auto last = std::upper_bound(first, m_sorted.end(), Link{hash, std::numeric_limits<StoryId>::max()});
    return {first, last};
}

} // namespace folder
