#include "model/folder/save.h"

#include "model/excerpt.h"
#include "model/folder/journal.h"
#include "model/folder/protection.h"
#include "model/folder/replacefile.h"
#include "model/frontmatter/scalar.h"
#include "model/story/read.h"

#include <QCoreApplication>

#include <algorithm>
#include <sys/resource.h>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::Save)
};

QString nameOf(const SaveRequest &request) { return request.story.path.section(u'/', -1); }

QString keyName(frontmatter::Field field)
{
    const std::string_view key = frontmatter::keyOf(field);
    return QString::fromLatin1(key.data(), static_cast<qsizetype>(key.size()));
}

QString shown(const frontmatter::FieldValue &value)
{
    return value.isMissing() ? Text::tr("not set") : model::excerpt(value.toString());
}

QString shown(const std::optional<std::string> &raw)
{
    return raw ? model::excerpt(QString::fromStdString(*raw)) : Text::tr("not set");
}

model::Error inWords(const SaveRequest &request, const frontmatter::Fault &fault)
{
    return {Text::tr("%1; the story is unchanged").arg(fault.reason),
            request.story.path,
            fault.place.line,
            fault.place.column,
            {}};
}

model::Error inWords(const SaveRequest &request, const std::vector<Conflict> &conflicts)
{
    QStringList parts;
    for (const Conflict &conflict : conflicts)
        parts.append(Text::tr("%1 was set to %2 here and to %3 by another program")
                         .arg(keyName(conflict.field), shown(conflict.mine), shown(conflict.theirs)));
    return {parts.join(QLatin1String("; ")), request.story.path, 0, 0, Text::tr("Keep yours or keep theirs")};
}

/// Fields that somebody else set, differently, since the editor saw them.
std::vector<Conflict> conflictsIn(const SaveRequest &request, const frontmatter::Outline &outline)
{
    std::vector<Conflict> conflicts;
    for (std::size_t i = 0; i < qMin(request.set.size(), request.base.size()); ++i) {
        const frontmatter::Assignment &mine = request.set[i];
        const frontmatter::FieldValue theirs = frontmatter::fieldValue(outline, mine.field);
        if (theirs != request.base[i] && theirs != mine.value)
            conflicts.push_back({mine.field, mine.value, theirs});
    }
    return conflicts;
}

std::optional<std::string> rawNow(const frontmatter::RawChange &change, const frontmatter::Outline &outline)
{
    const frontmatter::Entry *entry = outline.find(frontmatter::keyOf(change.field));
    return entry ? std::optional<std::string>(entry->value.in(outline.bytes())) : std::nullopt;
}

/// Without those that somebody else has taken back already.
std::vector<frontmatter::RawChange> leftToRevert(const SaveRequest &request, const frontmatter::Outline &outline)
{
    std::vector<frontmatter::RawChange> left = request.revert;
    std::erase_if(
        left, [&outline](const frontmatter::RawChange &change) { return rawNow(change, outline) == change.before; });
    return left;
}

/// A field that no longer reads as it was written here: going back would undo somebody else's change.
std::optional<model::Error> changedSince(const SaveRequest &request,
                                         const std::vector<frontmatter::RawChange> &changes,
                                         const frontmatter::Outline &outline)
{
    for (const frontmatter::RawChange &change : changes) {
        const std::optional<std::string> now = rawNow(change, outline);
        if (now != change.after)
            return model::Error{
                Text::tr("%1 is %2 in the file now, and no longer %3; going back to %4 would lose that")
                    .arg(keyName(change.field), shown(now), shown(change.after), shown(change.before)),
                request.story.path,
                0,
                0,
                {}};
    }
    return std::nullopt;
}

model::Result<std::string> remake(const SaveRequest &request, std::string_view onDisk, SaveOutcome &outcome)
{
    const QString name = nameOf(request);
    outcome = {};
    if (request.check)
        if (const model::Result<void> checked = request.check(onDisk); !checked)
            return tl::unexpected(checked.error());
    const frontmatter::Outline outline = frontmatter::Outline::of(onDisk, name);
    const std::vector<frontmatter::RawChange> left = leftToRevert(request, outline);
    if (!outline.fault()) {
        if (request.set.empty() && left.empty())
            return std::string(onDisk);
        outcome.conflicts = conflictsIn(request, outline);
        if (!outcome.conflicts.empty())
            return tl::unexpected(inWords(request, outcome.conflicts));
        if (const std::optional<model::Error> error = changedSince(request, left, outline)) {
            outcome.kind = SaveOutcome::Kind::Refused;
            return tl::unexpected(*error);
        }
    }
    tl::expected<frontmatter::Splice, frontmatter::Fault> made =
        request.set.empty() ? frontmatter::revert(outline, name, left)
                            : frontmatter::splice(outline, name, request.set);
    if (!made)
        return tl::unexpected(inWords(request, made.error()));
    outcome.changes = std::move(made->changes);
    return std::move(made->bytes);
}

/// The story as the bytes say; nothing when they are no story any more.
std::optional<story::StoryRow> rowOf(const SaveRequest &request, std::string_view bytes)
{
    story::ReadRow read = story::readRow(bytes, request.story.path);
    if (read.kind == frontmatter::FileKind::NotAStory)
        return std::nullopt;
    return std::move(read.row);
}

/// What the journal says of one save: told before the story is written, taken back when it was not.
class Record final
{
public:
    Record(Journal &journal, const SaveRequest &request)
        : m_journal(journal)
        , m_request(request)
    {
    }

    void begin(std::string_view before, std::string_view after, SaveOutcome &outcome)
    {
        if (outcome.changes.empty())
            return;
        m_told.push_back(JournalEntry::of(m_request.story.file, outcome.row ? outcome.row->title : QString(), before,
                                          after, outcome.changes));
        m_after = after;
        m_mayStand = true;
        note(m_journal.append({&m_told.back(), 1}));
    }

    void undone() { m_mayStand = false; }

    /// `now`: the bytes of the story, when they could be read. A save can fail after its version was put in place:
    /// true, then.
    bool end(const model::Result<std::string> &now, SaveOutcome &outcome)
    {
        const bool isInPlace = m_mayStand && now && *now == m_after;
        if (m_mayStand && (!now || isInPlace))
            m_told.pop_back();
        if (!m_told.empty())
            note(m_journal.notDone(m_told));
        outcome.unrecorded = std::move(m_error);
        return isInPlace;
    }

private:
    void note(const model::Result<void> &written)
    {
        if (!written)
            m_error = written.error();
    }

    Journal &m_journal;
    const SaveRequest &m_request;
    std::vector<JournalEntry> m_told;
    std::string m_after;     ///< what the last of them makes of the story
    bool m_mayStand = false; ///< the last of them
    std::optional<model::Error> m_error;
};

SaveOutcome synced(const SaveRequest &request, SaveOutcome outcome, FileSystem &system)
{
    if (!request.syncs || outcome.kind != SaveOutcome::Kind::Unchanged)
        return outcome;
    const FoundFile &story = request.story;
    if (const model::Result<void> done = syncFolderOf(story.file, story.path, story.root, system); !done) {
        outcome.kind = SaveOutcome::Kind::Failed;
        outcome.error = done.error();
    }
    return outcome;
}

} // namespace

SaveOutcome save(const SaveRequest &request, Journal &journal, FileSystem &system, FormerVersions *former,
                 FolderSyncs *syncs)
{
    SaveOutcome outcome;
    const auto readNow = [&] {
        FileState state;
        model::Result<std::string> now = readFile(request.story.file, request.story.path, system, &state);
        outcome.row = now ? rowOf(request, *now) : std::nullopt;
        if (outcome.row)
            protect(*outcome.row, Protection().reasonFor(request.story, state));
        return now;
    };
    if (request.set.empty() && request.revert.empty()) {
        outcome.kind = SaveOutcome::Kind::Unchanged;
        readNow();
        return synced(request, std::move(outcome), system);
    }
    Record told(journal, request);
    const auto remakeNow = [&](std::string_view onDisk) {
        model::Result<std::string> made = remake(request, onDisk, outcome);
        if (made)
            outcome.row = rowOf(request, *made);
        return made;
    };
    const Announce announce{
        [&](std::string_view onDisk, std::string_view made) { told.begin(onDisk, made, outcome); },
        [&told] { told.undone(); }};
    const model::Result<std::string> bytes = replaceStory(request.story.file, request.story.path, request.story.root,
                                                          remakeNow, system, former, syncs, &announce);
    if (bytes) {
        outcome.kind = outcome.changes.empty() ? SaveOutcome::Kind::Unchanged : SaveOutcome::Kind::Saved;
        told.end(bytes, outcome);
        return synced(request, std::move(outcome), system);
    }
    if (!outcome.conflicts.empty())
        outcome.kind = SaveOutcome::Kind::Conflict;
    outcome.error = bytes.error();
    if (!told.end(readNow(), outcome))
        outcome.changes.clear();
    return outcome;
}

int savesAtOnce()
{
    constexpr rlim_t most = 32;
    constexpr rlim_t descriptors = 16; ///< for each save and what else there is
    rlimit limit{};
    const bool isLimited = ::getrlimit(RLIMIT_NOFILE, &limit) == 0;
    return static_cast<int>(isLimited ? std::clamp<rlim_t>(limit.rlim_cur / descriptors, 1, most) : most);
}

model::Result<Preview> preview(const SaveRequest &request)
{
    model::Result<std::string> before = readReplaceable(request.story.file, request.story.path, request.story.root);
    if (!before)
        return tl::unexpected(before.error());
    SaveOutcome outcome;
    return remake(request, *before, outcome).map([&before](std::string after) {
        return Preview{std::move(*before), std::move(after)};
    });
}

} // namespace folder
