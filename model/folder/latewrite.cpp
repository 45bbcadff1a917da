#include "model/folder/latewrite.h"

#include "model/folder/leftovers.h"
#include "model/folder/neighbours.h"
#include "model/folder/replacefile.h"
#include "model/frontmatter/scalar.h"
#include "model/frontmatter/splice.h"

#include <QCoreApplication>

namespace folder
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(folder::LateWrite)
};

using frontmatter::Outline;
using frontmatter::RawChange;

/// Or nobody knows.
bool isThere(const QString &path) { return canonicalPath(path.toUtf8()) || errno != ENOENT; }

std::optional<std::string> rawIn(const Outline &outline, frontmatter::Field field)
{
    const frontmatter::Entry *entry = outline.find(frontmatter::keyOf(field));
    return entry ? std::optional<std::string>(entry->value.in(outline.bytes())) : std::nullopt;
}

/// What leads from the one to the other, if both differ in fields only; nothing: they differ in something else.
std::optional<std::vector<RawChange>> fieldsBetween(const Outline &from, const Outline &to, const QString &name)
{
    std::vector<RawChange> changes;
    if (from.bytes() == to.bytes())
        return changes;
    if (from.fault() || to.fault())
        return std::nullopt;
    std::vector<RawChange> back;
    for (const frontmatter::Field field : frontmatter::allFields) {
        const std::optional<std::string> before = rawIn(from, field);
        const std::optional<std::string> after = rawIn(to, field);
        if (before == after)
            continue;
        changes.push_back({field, before, after});
        back.push_back({field, after, before});
    }
    const auto there = frontmatter::revert(from.bytes(), name, back);
    if (there && there->bytes == to.bytes())
        return changes;
    const auto again = frontmatter::revert(to.bytes(), name, changes);
    return again && again->bytes == from.bytes() ? std::optional(changes) : std::nullopt;
}

struct Merge {
    std::string bytes;
    PutIn kind = PutIn::Left;
    bool isHalf = false;      ///< and would go in if it were whole
    bool isUnrelated = false; ///< to what is there, by more than fields
};

Merge merged(const LateWrite &late, std::string_view onDisk)
{
    const QString name = late.story.path.section(u'/', -1);
    const Outline disk = Outline::of(onDisk, name);
    auto since = fieldsBetween(Outline::of(late.before, name), disk, name);
    if (!since) // what stood there next was another program's text
        since = fieldsBetween(Outline::of(late.after, name), disk, name);
    if (!since || late.bytes == onDisk)
        return {std::string(onDisk), PutIn::Left, false, !since && late.bytes != onDisk};
    const Outline theirs = Outline::of(late.bytes, name);
    const Outline before = Outline::of(late.before, name);
    const std::string none;
    const Outline put = Outline::of(late.put ? *late.put : none, name);
    if (late.isOpen || !isWhole(late.bytes, late.before, late.story))
        return {std::string(onDisk), PutIn::Left, true};
    std::vector<RawChange> texts;
    std::vector<frontmatter::Assignment> values;
    PutIn kind = PutIn::Merged;
    for (const frontmatter::Field field : frontmatter::allFields) {
        const std::optional<std::string> now = rawIn(disk, field);
        const std::optional<std::string> text = rawIn(theirs, field);
        const bool isNewer = !late.put || now != rawIn(put, field); // than both: somebody else's
        if (!isNewer && now == rawIn(before, field))
            continue;
        const frontmatter::FieldValue wanted = frontmatter::fieldValue(theirs, field);
        const frontmatter::FieldValue mine = frontmatter::fieldValue(disk, field);
        if (!isNewer && wanted != frontmatter::fieldValue(before, field))
            kind = wanted == mine ? kind : PutIn::Over;
        else if (text != rawIn(before, field) && (mine.isBoolean() || mine.isInteger()))
            values.push_back({field, mine}); // in their spelling
        else if (text != now)
            texts.push_back({field, now, text});
    }
    const auto made = frontmatter::revert(late.bytes, name, texts).and_then([&](const frontmatter::Splice &splice) {
        return frontmatter::splice(splice.bytes, name, values);
    });
    return made ? Merge{made->bytes, kind} : Merge{late.bytes, PutIn::Over};
}

/// What is there is somebody's version, and not what this process has put there. That is still there after a late
/// write that could not be put in, and which the next one of the same writer comes from.
bool isNewer(const std::string &onDisk, const LateWrite &late)
{
    const Outline disk = Outline::of(onDisk, late.story.path.section(u'/', -1));
    const bool isStory = disk.fences().kind == frontmatter::FileKind::Story && !disk.fault();
    return isStory && (late.before != late.after || late.put != onDisk);
}

QString whyNot(const LateWrite &late, const Merge &merge, const model::Result<std::string> &put)
{
    if (put && merge.isHalf && late.bytes.empty())
        return Text::tr("Another program has emptied the version before the last save");
    if (put && merge.isHalf && late.isOpen)
        return Text::tr("What another program writes into the version before the last save may not be all of it");
    if (put && merge.isHalf)
        return Text::tr("What another program wrote into the version before the last save is no whole story");
    return Text::tr("What another program wrote into the version before the last save cannot be put in: %1")
        .arg(put ? Text::tr("the story does not hold what it was made from") : put.error().what);
}

/// The story, or, where its folder has gone, a name in the nearest folder above that is there.
FoundFile nearestTo(FoundFile story)
{
    const auto dropFolder = [](QString &path) {
        const qsizetype slash = path.lastIndexOf(u'/');
        const qsizetype before = slash > 0 ? path.lastIndexOf(u'/', slash - 1) : -1;
        path.remove(before + 1, slash - before);
    };
    while (!isThere(folderOf(story)) && folderOf(story).size() > story.root.size()) {
        dropFolder(story.file);
        dropFolder(story.path);
    }
    return story;
}

/// In a copy, because of `why`.
NotPutIn keptBeside(const LateWrite &late, const QString &why, FormerVersions &former, FileSystem &system)
{
    NotPutIn left{{why, late.story.path, 0, 0, {}}, {}};
    if (late.bytes.empty())
        return left;
    const FoundFile place = nearestTo(late.story);
    model::Result<void> kept = keepBytes(left.copy, place, late.bytes, system);
    if (left.copy.file.isEmpty() && former.letGo()) // they take up room
        kept = keepBytes(left.copy, place, late.bytes, system);
    if (left.copy.file.isEmpty()) {
        left.error.what =
            Text::tr("%1. No copy of it could be kept, so it is lost: %2").arg(why, kept.error().text());
        return left;
    }
    left.error.what = Text::tr("%1. A copy is kept as %2").arg(why, left.copy.path);
    if (!kept)
        left.error.whatNow = kept.error().what;
    return left;
}

} // namespace

tl::expected<PutIn, NotPutIn> putIn(const LateWrite &late, FormerVersions &former, FileSystem &system)
{
    Merge merge;
    const auto remake = [&](std::string_view onDisk) -> model::Result<std::string> {
        merge = merged(late, onDisk);
        if (merge.bytes == onDisk)
            merge.kind = PutIn::Left;
        return merge.bytes;
    };
    const FoundFile &story = late.story;
    const model::Result<std::string> put = replaceStory(story.file, story.path, story.root, remake, system, &former);
    if (put && !merge.isHalf && (!merge.isUnrelated || isNewer(*put, late)))
        return merge.kind;
    if (!isThere(story.file) && isThere(folderOf(story))) // it was deleted, which is newer; a folder may be moved
        return PutIn::Left;
    return tl::unexpected(keptBeside(late, whyNot(late, merge, put), former, system));
}

} // namespace folder
