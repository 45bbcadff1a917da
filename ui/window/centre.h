#pragma once

#include "model/folder/recovery.h"
#include "ui/table/filterbar.h"
#include "ui/table/storytable.h"
#include "ui/window/emptystate.h"

class QStackedWidget;

namespace ui
{

class RecoveryBar;

/// What can be recovered, the filter with the table below it, or in the table's place the page that says why there is
/// nothing to show. GUI thread.
class Centre final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Centre)

public:
    Centre(folder::StoryFolder &folder, table::StoryTableModel &model, QWidget *parent = nullptr);

    [[nodiscard]] FilterBar &filter() const { return *m_filter; }
    [[nodiscard]] StoryTable &table() const { return *m_table; }
    [[nodiscard]] EmptyState &empty() const { return *m_empty; }
    [[nodiscard]] bool isTableShown() const;

    void showAllDecided();
    void showTable();  ///< leaves the page of showAllDecided()
    void focusTable(); ///< or the page in its place
    /// One more sentence for the page without a folder.
    void setNotice(const QString &notice);

signals:
    void refused(const QString &reason);
    void currentRenamed(folder::StoryId story); ///< the current story has become this one: its file has another name

private:
    void connectAll();
    void choosePage();
    void followRenamed(const QList<folder::StoryId> &changed);
    [[nodiscard]] QString detailsFor(EmptyState::Page page) const;

    folder::StoryFolder &m_folder;
    table::StoryTableModel &m_model;
    folder::Recovery m_recovery;
    RecoveryBar *m_recoveryBar;
    FilterBar *m_filter;
    StoryTable *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_stack;
    QString m_notice;
    bool m_allDecided = false;
};

} // namespace ui
