#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace ui
{

class ToneLabel;

/// What stands in the place of the table when there is no row to show: why, and what can be done. GUI thread.
class EmptyState final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyState)

public:
    enum class Page { NoFolder, NoStories, OnlyProblems, NoHits, AllDecided };

    explicit EmptyState(QWidget *parent = nullptr);

    /// `details`: one more sentence, such as why a folder could not be read; may be empty.
    void showPage(Page page, const QString &details = {});
    [[nodiscard]] Page page() const { return m_page; }
    void setRecentFolders(const QStringList &folders);

signals:
    void openRequested();
    void folderChosen(const QString &folder);
    void clearFilterRequested();
    void problemsRequested();
    void undoRequested();
    void exportRequested();
    void tableRequested(); ///< back to the stories

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void press(bool first);
    void paintIcon();
    void limitWidth();

    Page m_page = Page::NoFolder;
    QLabel *m_icon;
    ToneLabel *m_heading;
    ToneLabel *m_text;
    ToneLabel *m_details;
    QPushButton *m_first;
    QPushButton *m_second;
    QPushButton *m_export; ///< what comes after the last decision
    QWidget *m_column;     ///< of all of them
    ToneLabel *m_recentCaption;
    QListWidget *m_recent;
};

} // namespace ui
