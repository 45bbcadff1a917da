#pragma once

#include "tests/bench/comparison.h"

#include <QStringList>

/// What the measurements work on.
struct Ground {
    QString stories; ///< folder of the corpus
    QString hundred; ///< a corpus of so many
    QString odd;     ///< the same, where 5 % of the titles are for yaml-cpp
    QString scratch; ///< folder for whatever is written
    QString self;    ///< this program, which measures a window in a process of its own
    QString galley;  ///< the program
    int count = 0;   ///< of stories
};

/// Opening and listing, beside rg and find.
std::vector<Comparison> scanComparisons(const Ground &ground);
/// While it lives there is an index of `ground.stories`, here and in processes that are started; otherwise there is
/// no place for any.
class WithIndex final
{
    Q_DISABLE_COPY_MOVE(WithIndex)

public:
    explicit WithIndex(const Ground &ground);
    ~WithIndex() { withoutIndex(); }
    static void withoutIndex();
};

/// The window: its start, its memory, and how long it stands still.
std::vector<Comparison> windowComparisons(const Ground &ground);
/// What comes of keys and clicks in the window, under a display of its own (xvfb-run) where that is installed.
std::vector<Comparison> keyComparisons(const Ground &ground);
/// Sorting, filtering and painting, beside QSortFilterProxyModel and the default delegate.
std::vector<Comparison> tableComparisons(const Ground &ground);
/// One edit and many, beside QSaveFile and sed -i.
std::vector<Comparison> saveComparisons(const Ground &ground);

/// A process of its own: opens a window on `folder` and ends as soon as its first rows are painted; or, with
/// `untilRead`, when all is read, and prints the longest gap in ms and its memory in MB.
int runBenchWindow(const QString &folder, bool untilRead);
/// The same: prints the median time in ms from `action` (filter, sort, down, decide, undo) to the picture.
int runKeyboard(const QString &action, const QString &folder);
