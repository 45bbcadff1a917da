#pragma once

#include "model/folder/lease.h"
#include "model/folder/walk.h"

#include <QHash>

#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

namespace folder
{

/// A version of a story that a save has taken from its name, while other programs may still have it open.
struct FormerVersion {
    FoundFile story;
    Descriptor inode;
    std::string bytes;                     ///< that were in it
    std::optional<std::string> after = {}; ///< what stood at the name next; nothing: the same
};

/// What a program wrote into a former version, so without having read what stood at the name then.
struct LateWrite {
    FoundFile story;
    std::string before; ///< what was in that version
    std::string after;  ///< what stood at the name then
    std::string bytes;
    std::optional<std::string> put = {}; ///< what this process put at the name last; others have written since, else
    bool isOpen = false;                 ///< perhaps that is not all
};

/// A story whose front matter is sound and whose text does not just end before that of `before`: nobody stopped, or
/// was stopped, in the middle of writing it.
bool isWhole(std::string_view bytes, std::string_view before, const FoundFile &story);

/// Keeps the versions that saves have taken from their names, and looks whether somebody has written into them since:
/// after 250 ms and after 2 s, and further on while somebody is at it, until 10 s have passed. What may not be all is
/// found by the last look only. A bounded number of descriptors and bytes: of what is too much the oldest goes first,
/// with a last look. Thread-safe.
class FormerVersions final
{
    Q_DISABLE_COPY_MOVE(FormerVersions)

public:
    using Clock = std::chrono::steady_clock;

    explicit FormerVersions(FileSystem &system);
    ~FormerVersions() = default;

    void keep(FormerVersion version);
    /// Nothing: there is none to be looked at.
    [[nodiscard]] std::optional<Clock::duration> untilNextLook() const;
    /// At those whose time has come. Blocks.
    void look(Clock::time_point now = Clock::now());
    /// At all of them, and lets them go; true when there were any. Blocks.
    bool letGo();
    /// The same, 50 ms after the last one was kept. `patience` is for programs that are in the middle of it. Blocks.
    void letGoAtTheEnd(Clock::duration patience = {});
    /// What was found since the last call, in the order of the saves.
    [[nodiscard]] std::vector<LateWrite> takeLate();

private:
    struct Kept {
        FormerVersion version;
        Clock::time_point taken;
        Clock::time_point next; ///< look
        bool wasFound = false;
        std::string seen = {}; ///< that is in it now
        Clock::time_point seenSince = {};
    };
    /// Nobody can write any more; nobody has written; somebody is at it.
    enum class Glance { Past, Quiet, Busy };

    Glance glance(Kept &kept, Clock::time_point now, bool isLast);
    void found(Kept &kept, std::string bytes, bool isOpen);
    std::deque<Kept> takeAll();
    // With m_mutex locked.
    [[nodiscard]] std::ptrdiff_t tooMany() const;
    std::vector<Kept> takeOldest(std::ptrdiff_t count);
    void putDown(std::size_t looked); ///< that were taken, and have been looked at
    void forgetPut();

    FileSystem &m_system;
    const std::size_t m_most;
    mutable std::mutex m_mutex;
    std::deque<Kept> m_kept;           ///< the oldest first
    QHash<QString, std::string> m_put; ///< by file: what stood at its name when the newest one was kept
    std::size_t m_inHand = 0;          ///< taken from m_kept, and being looked at
    std::vector<LateWrite> m_late;
};

} // namespace folder
