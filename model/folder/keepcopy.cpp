#include "model/folder/keepcopy.h"

#include "model/folder/journal.h"
#include "model/folder/leftovers.h"
#include "model/folder/neighbours.h"
#include "model/folder/replacefile.h"
#include "model/folder/save.h"

#include <QCoreApplication>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::KeepCopy)
};

class Keeping final
{
public:
    Keeping(const RecoveredCopy &copy, std::string bytes, FileSystem &system)
        : m_copy(copy)
        , m_bytes(std::move(bytes))
        , m_system(system)
    {
    }

    model::Result<KeptCopy> run(Journal &journal)
    {
        const model::Result<std::string> put = m_copy.values.empty() ? putWhole() : putValues(journal);
        if (m_result.hasChanged) {
            m_result.rest = m_copy;
            return std::move(m_result);
        }
        if (!put) {
            const model::Result<std::string> now = readFile(m_copy.story.file, m_copy.story.path, m_system);
            if (!m_kept.file.isEmpty() && now && *now == m_former)
                removeKept();
            return tl::unexpected(put.error());
        }
        if (model::Result<void> done = letGoOf(*put); !done)
            return tl::unexpected(done.error());
        if (!m_kept.file.isEmpty()) {
            m_result.former = compareCopy(m_kept, m_former, m_copy.story, *put);
            m_result.former->written = QDateTime::currentDateTime();
        }
        return std::move(m_result);
    }

private:
    /// Keeps what the story holds, and is about to hold no more.
    model::Result<void> keepFormer(std::string_view onDisk)
    {
        if (!m_kept.file.isEmpty() && onDisk != m_former) // another writer was faster
            removeKept();
        m_former = onDisk;
        m_result.hasChanged = onDisk != m_bytes && hashOf(onDisk) != m_copy.storyHash;
        if (m_result.hasChanged)
            return tl::unexpected(model::Error{});
        const bool isNothing = onDisk == m_bytes || onDisk.empty();
        return isNothing ? model::Result<void>() : keepBytes(m_kept, m_copy.file, onDisk, m_system);
    }

    model::Result<std::string> putWhole()
    {
        return replaceStory(
            m_copy.story.file, m_copy.story.path, m_copy.story.root,
            [this](std::string_view onDisk) { return keepFormer(onDisk).map([this] { return m_bytes; }); }, m_system);
    }

    model::Result<std::string> putValues(Journal &journal)
    {
        SaveRequest request;
        request.story = m_copy.story;
        request.revert = m_copy.values;
        request.check = [this](std::string_view onDisk) { return keepFormer(onDisk); };
        const SaveOutcome outcome = save(request, journal, m_system);
        m_result.unrecorded = outcome.unrecorded;
        if (outcome.kind != SaveOutcome::Kind::Saved && outcome.kind != SaveOutcome::Kind::Unchanged)
            return tl::unexpected(outcome.error);
        return readFile(m_copy.story.file, m_copy.story.path, m_system);
    }

    /// Of the copy, when the story holds all of it.
    model::Result<void> letGoOf(std::string_view story)
    {
        if (story == m_bytes)
            return deleteCopy(m_copy, m_system);
        RecoveredCopy rest = compareCopy(m_copy.file, m_bytes, m_copy.story, story);
        rest.written = m_copy.written;
        rest.isLate = m_copy.isLate;
        m_result.rest = rest;
        return {};
    }

    void removeKept()
    {
        RecoveredCopy kept;
        kept.file = std::exchange(m_kept, {});
        deleteCopy(kept, m_system);
    }

    const RecoveredCopy &m_copy;
    const std::string m_bytes;
    FileSystem &m_system;
    std::string m_former;
    FoundFile m_kept; ///< m_former
    KeptCopy m_result;
};

} // namespace

model::Result<KeptCopy> keepCopy(const RecoveredCopy &copy, Journal &journal, FileSystem &system)
{
    model::Result<std::string> bytes = readFile(copy.file.file, copy.file.path, system);
    if (!bytes)
        return tl::unexpected(bytes.error());
    model::Result<KeptCopy> kept = Keeping(copy, std::move(*bytes), system).run(journal);
    if (kept && kept->hasChanged)
        return compareAgain(copy, system).map([&](const std::optional<RecoveredCopy> &now) {
            kept->rest = now;
            return *kept;
        });
    return kept;
}

model::Result<std::optional<RecoveredCopy>> compareAgain(const RecoveredCopy &copy, FileSystem &system)
{
    const model::Result<std::string> bytes = readFile(copy.file.file, copy.file.path, system);
    const Neighbour story = readNamed(copy.story, system);
    const bool isThere = story.absence.isEmpty();
    if (!bytes || (isThere && hashOf(story.bytes) == copy.storyHash))
        return copy;
    if (isThere && *bytes == story.bytes)
        return deleteCopy(copy, system).map([] { return std::optional<RecoveredCopy>(); });
    RecoveredCopy now = isThere ? compareCopy(copy.file, *bytes, copy.story, story.bytes)
                                : copyWithoutStory(copy.file, *bytes, copy.story, story.absence);
    now.written = copy.written;
    now.isUnwritten = copy.isUnwritten;
    now.isLate = copy.isLate;
    return now;
}

} // namespace folder
