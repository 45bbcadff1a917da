#pragma once

#include "model/table/celltext.h"
#include "model/table/storytablemodel.h"
#include "model/table/tablecontents.h"

#include <QThreadPool>

namespace table
{

using folder::StoryId;

/// Turns what changes in the contents into the signals of the model.
class StoryTableModel::Private
{
public:
    Private(StoryTableModel &model, folder::StoryFolder &storyFolder, const QLocale &locale, Clock clock)
        : q(model)
        , folder(storyFolder)
        , text(locale)
        , contents(storyFolder, locale, std::move(clock))
    {
    }

    void opened();
    void storiesAdded(StoryId first, StoryId last);
    void showWaiting();
    void storiesChanged(const QList<StoryId> &stories);
    /// Makes `next` the rows, in order, with one pair of signals; none when nothing differs.
    void show(std::vector<int> next);
    /// Makes what is wanted that of the rows, at once or when a worker has collated the texts of the order. Decided
    /// marks are cleared at once.
    void applyWanted();
    void apply(const QList<StoryId> &undecided);
    void rankFor(const Order &unready);
    void ranked();
    void prepare(); ///< for an order by title, which most wish for: before somebody waits for it
    /// The row of a story; painting asks for one cell after the other.
    const story::StoryRow &row(StoryId story);
    void emitChanged(const QList<StoryId> &stories, const QList<int> &roles = {});
    void announceOutOfDate();

    StoryTableModel &q;
    folder::StoryFolder &folder;
    CellText text;
    TableContents contents;
    Filter filter; ///< these two are wanted: those of the contents are of the rows that are shown
    Order order = contents.order();
    bool isApplying = false; ///< what is wanted waits for the worker
    bool isRanking = false;
    int openings = 0; ///< of folders
    bool outOfDate = false;
    story::PackedRow lastPacked;
    story::StoryRow lastRow; ///< the same
    QThreadPool worker;
};

} // namespace table
