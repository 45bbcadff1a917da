#include "model/folder/latewrite.h"

#include "model/folder/leftovers.h"
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
    bool isHalf = false; ///< and would go in if it were whole
};

Merge merged(const LateWrite &late, std::string_view onDisk)
{
    const QString name = late.story.path.section(u'/', -1);
    const Outline disk = Outline::of(onDisk, name);
    auto since = fieldsBetween(Outline::of(late.before, name), disk, name);
    if (!since) // what stood there next was another program's text
        since = fieldsBetween(Outline::of(late.after, name), disk, name);
    if (!since || late.bytes == onDisk)
        return {std::string(onDisk), PutIn::Left};
    const Outline theirs = Outline::of(late.bytes, name);
    const Outline before = Outline::of(late.before, name);
    if (!isWhole(late.bytes, late.before, late.story))
        return {std::string(onDisk), PutIn::Left, true};
    std::vector<RawChange> texts;
    std::vector<frontmatter::Assignment> values;
    PutIn kind = PutIn::Merged;
    for (const RawChange &change : *since) {
        const frontmatter::FieldValue wanted = frontmatter::fieldValue(theirs, change.field);
        const frontmatter::FieldValue mine = frontmatter::fieldValue(disk, change.field);
        const std::optional<std::string> text = rawIn(theirs, change.field);
        if (wanted != frontmatter::fieldValue(before, change.field))
            kind = wanted == mine ? kind : PutIn::Over;
        else if (text != rawIn(before, change.field) && (mine.isBoolean() || mine.isInteger()))
            values.push_back({change.field, mine}); // in their spelling
        else
            texts.push_back({change.field, change.after, text});
    }
    const auto made = frontmatter::revert(late.bytes, name, texts).and_then([&](const frontmatter::Splice &splice) {
        return frontmatter::splice(splice.bytes, name, values);
    });
    return made ? Merge{made->bytes, kind} : Merge{late.bytes, PutIn::Over};
}

/// In a copy, because of `why`.
model::Error keptBeside(const LateWrite &late, const QString &why, FileSystem &system)
{
    model::Error error{{}, late.story.path, 0, 0, {}};
    FoundFile copy;
    const bool isEmpty = late.bytes.empty();
    const model::Result<void> kept =
        isEmpty ? model::Result<void>() : keepBytes(copy, late.story, late.bytes, system);
    if (!kept)
        error.what = Text::tr("%1, and is lost: %2").arg(why, kept.error().text());
    else
        error.what = isEmpty ? why : Text::tr("%1; it is kept as %2").arg(why, copy.path);
    return error;
}

} // namespace

model::Result<PutIn> putIn(const LateWrite &late, FormerVersions &former, FileSystem &system)
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
    if (put && !merge.isHalf)
        return merge.kind;
    if (!canonicalPath(story.file.toUtf8()) && errno == ENOENT) // which is newer
        return PutIn::Left;
    const QString why =
        put ? Text::tr("Another program has begun to write into the version before the last save, and has not ended")
            : Text::tr("What another program wrote into the version before the last save cannot be put in: %1")
                  .arg(put.error().what);
    return tl::unexpected(keptBeside(late, why, system));
}

} // namespace folder
