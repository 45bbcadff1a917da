#pragma once

#include "ui/dialogs/pasteditsmodel.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QPushButton;
class QTreeView;

namespace ui
{

class PlainLabel;

/// The edits that the journal keeps, newest first: undo of some of them, and an export of what the list shows. Reads
/// and writes off the GUI thread; never modal. GUI thread.
class EarlierEditsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EarlierEditsDialog)

public:
    enum Period { Today, Week, All };
    using IsOpen = std::function<bool(const QString &file)>;

    /// `isOpen`: the story of this file is open here, so its edits can be undone.
    EarlierEditsDialog(QString journal, IsOpen isOpen, QWidget *parent);

    /// Reads the journal and shows this of it; `everywhere`: of stories that are not open, too.
    void choose(Period period, bool everywhere);
    void say(const QString &problem); ///< why something was not done; empty: nothing

public slots:
    void reload(); ///< after edits, and when other stories are open

signals:
    void undoRequested(const QList<folder::PastEdit> &edits); ///< newest first; all of their stories are open

private:
    void addChoice();
    void addList();
    void addButtons();
    void showRead(const model::Result<folder::PastEdits> &read);
    void filter();
    void summarise();
    void enableUndo();
    void requestUndo();
    void askForFile();
    void exportTo(const QString &file);
    [[nodiscard]] PastEditsModel::Wanted wanted() const;
    [[nodiscard]] QList<folder::PastEdit> selected() const;
    void select(const QList<folder::PastEdit> &edits);

    QString m_journal;
    IsOpen m_isOpen;
    PastEditsModel *m_model;
    QComboBox *m_period;
    QCheckBox *m_everywhere;
    PlainLabel *m_summary;
    QTreeView *m_list;
    PlainLabel *m_problem;
    QPushButton *m_undo = nullptr;
    QPushButton *m_export = nullptr;
    QString m_exported; ///< where to; stands until something else is asked for
    int m_unreadable = 0;
    int m_reading = 0; ///< which reading is wanted; the list shows an older one until it is there
    int m_read = 0;
};

} // namespace ui
