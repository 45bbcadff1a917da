#include "ui/window/wording.h"

#include "ui/look/plaintext.h"
#include "ui/look/sentence.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace ui
{

using folder::StoryId;
using frontmatter::Field;

namespace
{

struct Wording {
    Q_DECLARE_TR_FUNCTIONS(ui::Wording)
};

/// What an edit acts on: one story by its name, many as a part of what is shown.
QString wordsFor(const folder::StoryFolder &folder, const QList<StoryId> &stories, int shown)
{
    if (stories.size() == 1)
        return Wording::tr("“%1”").arg(nameOf(folder.row(stories.first())));
    return Wording::tr("%1 (of %2 shown)")
        .arg(storyCount(static_cast<int>(stories.size())), QLocale().toString(shown));
}

} // namespace

QString shortText(const QString &text) { return forDisplay(text, Lines::One, 60); }

QString nameOf(const story::StoryRow &row)
{
    return inSentence(shortText(row.title.isEmpty() ? row.path : row.title));
}

QString storyCount(int count) { return Wording::tr("%Ln stories", "", count); }

DecisionWords wordsForDecision(const folder::StoryFolder &folder, const QList<StoryId> &stories, bool published,
                               int shown)
{
    const QString what = wordsFor(folder, stories, shown);
    if (published)
        return {Wording::tr("Published %1").arg(what), Wording::tr("Publish %1").arg(what)};
    return {Wording::tr("Unpublished %1").arg(what), Wording::tr("Unpublish %1").arg(what)};
}

DecisionWords wordsForNumber(const folder::StoryFolder &folder, const QList<StoryId> &stories, Field field,
                             const std::optional<frontmatter::FieldValue> &value, int shown)
{
    if (stories.isEmpty())
        return {};
    const QString name = field == Field::Quality ? Wording::tr("Quality") : Wording::tr("Heat");
    const auto becomes = value || stories.size() > 1 ? value : folder.packed(stories.first()).view().field(field);
    const QString what = wordsFor(folder, stories, shown);
    const QString text = becomes ? Wording::tr("%1 %2 for %3").arg(name, becomes->toString(), what)
                                 : Wording::tr("%1 of %2").arg(name, what);
    return {text, text};
}

DecisionWords wordsForSettling(const folder::StoryFolder &folder, const QList<StoryId> &stories, folder::Keep keep,
                               int shown)
{
    if (stories.isEmpty())
        return {};
    const QString what = wordsFor(folder, stories, shown);
    if (keep == folder::Keep::Mine)
        return {Wording::tr("Kept mine in %1").arg(what), Wording::tr("Keep Mine in %1").arg(what)};
    return {Wording::tr("Kept theirs in %1").arg(what), Wording::tr("Keep Theirs in %1").arg(what)};
}

QString wordsForFailure(const folder::StoryFolder &folder, StoryId story, const model::Error &error)
{
    if (story < 0)
        return error.text();
    const QString reason = model::Error{error.what, {}, 0, 0, error.whatNow}.text();
    return Wording::tr("%1: %2").arg(nameOf(folder.row(story)), reason);
}

QString windowTitleFor(const QStringList &paths)
{
    if (paths.isEmpty())
        return Wording::tr("Galley");
    QString name = paths.size() == 1 ? QFileInfo(paths.first()).fileName() : QString();
    if (paths.size() > 1)
        name = Wording::tr("%1 places").arg(QLocale().toString(paths.size()));
    if (name.isEmpty())
        name = paths.first();
    // Qt puts its mark of a changed document in the place of "[*]".
    name = forDisplay(name).replace(QLatin1String("[*]"), QLatin1String("[*][*]"));
    return Wording::tr("%1 — Galley").arg(name);
}

QString wordsForLeftOut(const folder::WalkReport &report)
{
    const std::pair<int, QString> kinds[] = {
        {report.linkedFolders, Wording::tr("Links to folders that are not followed: %1")},
        {report.linksOutside, Wording::tr("Links to files outside the folder: %1")},
        {report.linksInside, Wording::tr("Links to stories that are listed already: %1")},
        {report.notStories, Wording::tr("Files that are no stories: %1")},
        {report.special, Wording::tr("Special files and dangling links: %1")},
        {report.notUtf8, Wording::tr("Names that are not UTF-8: %1")},
    };
    QStringList lines;
    for (const auto &[count, text] : kinds)
        if (count > 0)
            lines.append(text.arg(QLocale().toString(count)));
    for (const model::Error &error : report.unreadable)
        lines.append(error.text());
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
