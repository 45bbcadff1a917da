#pragma once

#include "tests/ui/window/openwindow.h"

/// What the window has of the disk.
namespace disk
{

inline constexpr int promised = 2'000;  ///< milliseconds, from a change to the table that shows it
inline constexpr int patience = 60'000; ///< milliseconds; how long it took is said

/// Stories that are there and have this heat.
inline int withHeat(OpenWindow &open, int heat)
{
    int count = 0;
    for (folder::StoryId story = 0; story < open.folder().count(); ++story)
        if (open.folder().isPresent(story) && open.folder().row(story).field(frontmatter::Field::Heat).number == heat)
            ++count;
    return count;
}

inline QMap<QString, story::StoryRow> rowsOf(const folder::StoryFolder &folder)
{
    QMap<QString, story::StoryRow> rows;
    for (folder::StoryId story = 0; story < folder.count(); ++story)
        if (folder.isPresent(story))
            rows.insert(folder.row(story).path, folder.row(story));
    return rows;
}

/// The window's rows are those of a scan of its folder.
inline void verifyTheTableIsTheDisk(OpenWindow &open)
{
    folder::StoryFolder fresh;
    fresh.open({open.storiesFolder()});
    QTRY_VERIFY_WITH_TIMEOUT(!fresh.isScanning(), patience);
    QCOMPARE(rowsOf(open.folder()), rowsOf(fresh));
    const QStringList shown = open.shown();
    QCOMPARE(shown.size(), rowsOf(fresh).size());
    for (const QString &name : shown)
        QVERIFY(fresh.isPresent(fresh.find(name + QStringLiteral(".md"))));
}

} // namespace disk
