#include "model/folder/formerversions.h"

#include "model/folder/recoveredcopy.h"
#include "model/folder/replacefile.h"
#include "model/frontmatter/outline.h"

#include <QSet>

#include <algorithm>
#include <sys/file.h>
#include <sys/resource.h>
#include <thread>

namespace folder
{

namespace
{

using namespace std::chrono_literals;

constexpr auto firstLook = 250ms;
constexpr auto secondLook = 2s;
constexpr auto later = 1s;          ///< while somebody is at it
constexpr auto longest = 10s;       ///< that one is kept
constexpr auto betweenLooks = 20ms; ///< at the end
constexpr auto longRest = 900ms;    ///< after which one that has written something does not go on, as a rule
constexpr auto writersEnd = 50ms;   ///< in which one that began before the save has written, as a rule
constexpr std::size_t mostBytes = 32U << 20U;

/// Saves need descriptors, too.
std::size_t mostKept()
{
    constexpr rlim_t most = 256;
    rlimit limit{};
    const rlim_t allowed = ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : most;
    return std::clamp<rlim_t>(allowed / 4, 1, most);
}

std::size_t sizeOf(const FormerVersion &version)
{
    return version.bytes.size() + (version.after ? version.after->size() : 0);
}

} // namespace

bool isWhole(std::string_view bytes, std::string_view before, const FoundFile &story)
{
    const QString name = story.path.section(u'/', -1);
    const frontmatter::Outline outline = frontmatter::Outline::of(bytes, name);
    return outline.fences().kind == frontmatter::FileKind::Story && !outline.fault() &&
           !endsEarly(bytes, before, name);
}

FormerVersions::FormerVersions(FileSystem &system)
    : m_system(system)
    , m_most(mostKept())
{
}

void FormerVersions::keep(FormerVersion version)
{
    // Who waits for these goes on: the one writes into this version, the other finds the new one.
    dropLease(m_system, version.inode);
    retrying([&] { return m_system.flock(version.inode.fd(), LOCK_UN); });
    const Clock::time_point now = Clock::now();
    std::vector<Kept> tooMuch;
    {
        const std::scoped_lock lock(m_mutex);
        m_put.insert(version.story.file, version.after.value_or(version.bytes));
        m_kept.push_back({std::move(version), now, now + firstLook});
        tooMuch = takeOldest(tooMany());
    }
    for (Kept &kept : tooMuch)
        glance(kept, now, true);
    const std::scoped_lock lock(m_mutex);
    putDown(tooMuch.size());
}

/// The newest one may always stay.
std::ptrdiff_t FormerVersions::tooMany() const
{
    std::size_t bytes = 0;
    std::size_t fitting = 0;
    for (auto kept = m_kept.rbegin(); kept != m_kept.rend() && fitting < m_most; ++kept, ++fitting) {
        bytes += sizeOf(kept->version);
        if (bytes > mostBytes && fitting > 0)
            break;
    }
    return static_cast<std::ptrdiff_t>(m_kept.size() - fitting);
}

std::vector<FormerVersions::Kept> FormerVersions::takeOldest(std::ptrdiff_t count)
{
    const auto end = m_kept.begin() + count;
    std::vector<Kept> oldest(std::make_move_iterator(m_kept.begin()), std::make_move_iterator(end));
    m_kept.erase(m_kept.begin(), end);
    m_inHand += oldest.size();
    return oldest;
}

std::optional<FormerVersions::Clock::duration> FormerVersions::untilNextLook() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_kept.empty())
        return std::nullopt;
    const Clock::time_point next = std::ranges::min_element(m_kept, {}, &Kept::next)->next;
    return std::max(Clock::duration::zero(), next - Clock::now());
}

void FormerVersions::look(Clock::time_point now)
{
    std::vector<Kept> staying;
    std::deque<Kept> all = takeAll();
    for (Kept &kept : all) {
        const Clock::duration age = now - kept.taken;
        if (kept.next <= now) {
            const Glance seen = glance(kept, now, age >= longest);
            if (seen == Glance::Past || age >= longest || (seen == Glance::Quiet && age >= secondLook))
                continue;
            kept.next = seen == Glance::Busy ? now + later : kept.taken + secondLook;
        }
        staying.push_back(std::move(kept));
    }
    const std::scoped_lock lock(m_mutex);
    m_kept.insert(m_kept.begin(), std::make_move_iterator(staying.begin()), std::make_move_iterator(staying.end()));
    putDown(all.size());
}

void FormerVersions::forgetPut()
{
    QSet<QString> files;
    for (const Kept &kept : m_kept)
        files.insert(kept.version.story.file);
    m_put.removeIf([&files](const auto &put) { return !files.contains(put.key()); });
}

/// While others are being looked at, what is found in them wants to know what was put. Often enough: a command-line
/// run looks at few of its versions before its end, however many stories it has.
void FormerVersions::putDown(std::size_t looked)
{
    m_inHand -= looked;
    if (m_inHand == 0 && static_cast<std::size_t>(m_put.size()) > 2 * m_kept.size())
        forgetPut();
}

bool FormerVersions::letGo()
{
    std::deque<Kept> all = takeAll();
    for (Kept &kept : all)
        glance(kept, Clock::now(), true);
    const std::scoped_lock lock(m_mutex);
    putDown(all.size());
    return !all.empty();
}

void FormerVersions::letGoAtTheEnd(Clock::duration patience)
{
    std::deque<Kept> all = takeAll();
    const std::size_t count = all.size();
    if (all.empty())
        return;
    std::this_thread::sleep_until(all.back().taken + writersEnd);
    const Clock::time_point end = Clock::now() + patience;
    while (Clock::now() < end && !all.empty()) {
        std::deque<Kept> busy;
        for (Kept &kept : all)
            if (glance(kept, Clock::now(), false) == Glance::Busy)
                busy.push_back(std::move(kept));
        all = std::move(busy);
        if (!all.empty())
            std::this_thread::sleep_for(betweenLooks);
    }
    for (Kept &kept : all)
        glance(kept, Clock::now(), true);
    const std::scoped_lock lock(m_mutex);
    putDown(count);
}

std::vector<LateWrite> FormerVersions::takeLate()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_late, {});
}

/// While there is a lease nobody writes, and afterwards nobody can begin to: these inodes have no name any more.
FormerVersions::Glance FormerVersions::glance(Kept &kept, Clock::time_point now, bool isLast)
{
    const Writers writers = tryLease(m_system, kept.version.inode);
    tl::expected<std::string, int> bytes = readAll(m_system, kept.version.inode.fd(), largestStory);
    if (writers == Writers::None)
        dropLease(m_system, kept.version.inode);
    if (!bytes)
        return Glance::Busy;
    if (*bytes == kept.version.bytes) {
        const bool mayGoOn = writers == Writers::Some || kept.wasFound;
        return writers == Writers::None ? Glance::Past : mayGoOn ? Glance::Busy : Glance::Quiet;
    }
    if (*bytes != kept.seen) {
        kept.seen = *bytes;
        kept.seenSince = now;
    }
    const bool isAtRest = writers == Writers::Unknown && now - kept.seenSince >= longRest &&
                          isWhole(*bytes, kept.version.bytes, kept.version.story);
    const bool hasEnded = writers == Writers::None || isAtRest;
    if (hasEnded || isLast)
        found(kept, std::move(*bytes), !hasEnded);
    return writers == Writers::None ? Glance::Past : Glance::Busy;
}

void FormerVersions::found(Kept &kept, std::string bytes, bool isOpen)
{
    kept.wasFound = true;
    FormerVersion &version = kept.version;
    std::string before = std::exchange(version.bytes, std::move(bytes));
    std::string after = version.after ? *std::exchange(version.after, {}) : before;
    const std::scoped_lock lock(m_mutex);
    const auto put = m_put.constFind(version.story.file);
    m_late.push_back({version.story, std::move(before), std::move(after), version.bytes,
                      put == m_put.constEnd() ? std::nullopt : std::optional(*put), isOpen});
}

std::deque<FormerVersions::Kept> FormerVersions::takeAll()
{
    const std::scoped_lock lock(m_mutex);
    m_inHand += m_kept.size();
    return std::exchange(m_kept, {});
}

} // namespace folder
