#pragma once

#include "model/folder/journal.h"
#include "openwindow.h"
#include "ui/dialogs/earliereditsdialog.h"
#include "ui/window/statusbar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QTreeView>

/// A window with three stories, its journal, and the list of earlier edits.
class EarlierDesk
{
    Q_DISABLE_COPY_MOVE(EarlierDesk)

public:
    EarlierDesk() = default;

protected:
    ~EarlierDesk() = default;
    void openStories();
    ui::EarlierEditsDialog &dialog() { return *m_open->window().findChild<ui::EarlierEditsDialog *>(); }
    QTreeView &list() { return *dialog().findChild<QTreeView *>(); }
    QComboBox &period() { return *dialog().findChild<QComboBox *>(); }
    QCheckBox &everywhere() { return *dialog().findChild<QCheckBox *>(); }
    QPushButton &button(const QString &text);
    QStringList labels();
    /// "Story|Field|Before|After" of each row.
    QStringList rows();
    void showEarlier();
    void showToday();
    void decide(); ///< publishes a, sets the quality of b
    void restart();
    void choose(int row);
    void undoRows(const QList<int> &rows);
    void keyInWindow(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    QString news() { return m_open->window().findChild<ui::StatusBar *>()->news(); }
    void writeJournal(const QList<folder::JournalEntry> &entries, const QByteArray &more = {});
    [[nodiscard]] folder::JournalEntry entry(const QString &file, const QString &title, int daysAgo = 0) const;

    std::unique_ptr<OpenWindow> m_open;
};
