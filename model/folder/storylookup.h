#pragma once

#include "model/folder/storyedit.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace folder
{

/// Stories by the hash of something, in 12 to 24 bytes each (open addressing). What else has the same hash is told
/// apart by who asks.
class StoryLookup final
{
public:
    void clear() { *this = {}; }
    void add(std::uint64_t hash, StoryId story)
    {
        reserve(m_count + 1);
        put({static_cast<std::uint32_t>(hash), story});
        ++m_count;
    }
    /// Makes room for so many at once.
    void reserve(std::size_t count)
    {
        if (3 * count <= 2 * m_places.size())
            return;
        const std::vector<Place> before = std::exchange(m_places, {});
        m_places.resize(std::bit_ceil(std::max<std::size_t>(64, (3 * count + 1) / 2)));
        for (const Place &place : before)
            if (place.story >= 0)
                put(place);
    }
    /// The first story with this hash for which `is` holds; -1: none.
    template<typename Is>
    [[nodiscard]] StoryId find(std::uint64_t hash, Is is) const
    {
        for (std::size_t at = hash; !m_places.empty(); ++at) {
            const Place &place = m_places[at & (m_places.size() - 1)];
            if (place.story < 0 || (place.hash == static_cast<std::uint32_t>(hash) && is(place.story)))
                return place.story;
        }
        return -1;
    }

private:
    struct Place {
        std::uint32_t hash = 0; ///< the low half
        StoryId story = -1;     ///< -1: free
    };
    void put(const Place &place)
    {
        std::size_t at = place.hash & (m_places.size() - 1);
        while (m_places[at].story >= 0)
            at = (at + 1) & (m_places.size() - 1);
        m_places[at] = place;
    }

    std::vector<Place> m_places; ///< as many as a power of two, at most two in three are taken
    std::size_t m_count = 0;
};

/// Stories by the hash of their links, of which thousands may have the same.
class LinkLookup final
{
public:
    using Link = std::pair<std::uint64_t, StoryId>;

    void clear() { *this = {}; }
    void reserve(std::size_t count) { m_new.reserve(count); }
    void add(std::uint64_t hash, StoryId story) { m_new.emplace_back(hash, story); }
    /// Those that were added with this hash, in their order; some may have another by now.
    [[nodiscard]] std::span<const Link> withHash(std::uint64_t hash) const;

private:
    mutable std::vector<Link> m_sorted;
    mutable std::vector<Link> m_new; ///< since somebody asked
};

} // namespace folder
