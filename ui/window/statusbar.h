#pragma once

#include "model/table/storytablemodel.h"

#include <QStatusBar>
#include <QTimer>

class QToolButton;

namespace ui
{

enum class Tone;
class ElidedLabel;
class ToneLabel;

/// How many stories, whether everything is saved, what happened last, problems and conflicts; while a folder is read,
/// how far and a way to stop. GUI thread.
class StatusBar final : public QStatusBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusBar)

public:
    StatusBar(folder::StoryFolder &folder, table::StoryTableModel &model, QWidget *parent = nullptr);

    /// The last decision, or what else was done. Stays until the next, and at most some seconds.
    void showNews(const QString &text);
    /// Something was not done; with a mark.
    void showRefusal(const QString &reason);
    /// A refusal that is over when every change is saved, or fewer are unsaved than now.
    void showUnsaved(const QString &reason);
    /// A refusal that is over when the field is left, or what is typed is mended.
    void showTypingRefusal(const QString &reason);
    /// `dropped`: what was given up; empty: nothing.
    void endTypingRefusal(const QString &dropped);
    [[nodiscard]] QString news() const;

signals:
    void problemsRequested();
    void storyRequested(folder::StoryId story); ///< one that is not saved

private:
    void arrange();
    enum class News : std::uint8_t { Done, Refusal, Unsaved, Typing, Unreadable, Overwritten };
    void putNews(News kind, const QString &text);
    void updateCounts();
    void updateSaving();
    void showOverwritten(const QList<folder::Overwritten> &fields);
    void sayOverwritten();
    void updateOverwritten();
    void showWatchLimit(int folders);
    void showProgress(int read, int found);
    void finishScan();
    void showUnreadable();
    void goToUnsaved(bool conflictsOnly);
    QToolButton *makeButton(const QString &name);

    folder::StoryFolder &m_folder;
    table::StoryTableModel &m_model;
    ToneLabel *m_count;
    ToneLabel *m_saved;
    QToolButton *m_stopSaving;
    QToolButton *m_unsaved;
    ToneLabel *m_progress;
    QToolButton *m_cancel;
    ElidedLabel *m_news;
    News m_kind = News::Done;                 ///< of the news in view
    QString m_unreadable;                     ///< said after the last scan
    qsizetype m_unsavedThen = 0;              ///< stories, when the last Unsaved was said
    QList<folder::Overwritten> m_overwritten; ///< of which the news in view speak
    QTimer *m_newsEnd;
    ElidedLabel *m_watchLimit;
    QToolButton *m_problems;
    QToolButton *m_conflicts;
    QTimer m_saving;      ///< counts anew: not for each save alone
    int m_mostSaving = 0; ///< stories, since all were saved
    int m_nextUnsaved = 0;
};

} // namespace ui
