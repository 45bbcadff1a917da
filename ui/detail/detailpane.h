#pragma once

#include "model/folder/storyfolder.h"
#include "model/media/imageloader.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

#include <map>

class QStackedWidget;

namespace ui
{

class DecisionList;
class NoticePage;
class SelectionPage;
class StateBar;
class StoryPage;
class StoryState;
struct DetailKeys;

/// All about the chosen story: title, provider, date, link, topics, type, the three fields, excerpt, images, related
/// stories, body, other keys, file. Pages of its own for nothing selected, many selected, and a broken file. A bar on
/// top shows a failed save, a conflict or a refusal with what can be done; the last decisions stand at the end,
/// whatever is selected. GUI thread.
class DetailPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPane)

public:
    DetailPane(folder::StoryFolder &folder, media::ImageLoader &images, QWidget *parent = nullptr);
    ~DetailPane() override; ///< what is still being typed is dropped: commitTyping() before

    /// `position` of `total` is the row number for "3 of 37", from 1.
    void showStories(folder::StoryId current, const QList<folder::StoryId> &selection, int position, int total);
    /// Puts the cursor into quality or heat, all selected.
    /// What was typed into a story that is gone can still be copied here.
    [[nodiscard]] bool keepsTyping() const { return !m_typed.isEmpty(); }
    void focusField(frontmatter::Field field);
    void showKeys(const DetailKeys &keys);
    /// Commits what is being typed (before another story is shown, or the window closes).
    bool commitTyping();
    /// Says on top of this story that something was not done, until it is dismissed or the story is written again.
    void keepRefusal(folder::StoryId story, const model::Error &error);
    [[nodiscard]] DecisionList &decisions() const { return *m_decisions; }
    /// Scrolls by a page; false: it was at its end already.
    bool scrollPage(bool down);

signals:
    void publishedChosen(folder::StoryId story, bool published);
    void fieldEdited(folder::StoryId story, frontmatter::Field field, const frontmatter::FieldValue &value,
                     const frontmatter::FieldValue &seen);
    /// Quality or heat was typed for all of `stories`, when many are selected: one step. `seen`: what each had when
    /// typing began.
    void selectionEdited(const QList<folder::StoryId> &stories, frontmatter::Field field,
                         const frontmatter::FieldValue &value,
                         const QHash<folder::StoryId, frontmatter::FieldValue> &seen);
    /// Conflicts of these, in `field` or in any.
    void settleRequested(const QList<folder::StoryId> &stories, std::optional<frontmatter::Field> field,
                         folder::Keep keep);
    void valueRefused(const QString &reason);
    void refusalOver(const QString &dropped); ///< what was refused was mended, or dropped
    /// Enter or Esc in a field, or the part with the focus has gone: the focus goes to the table.
    void typingFinished();
    void previewRequested(folder::StoryId story, int image);
    void jumpRequested(folder::StoryId story); ///< a related story that is in the folder
    void message(const QString &text);         ///< for the status bar

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void connectFields();
    void connectState();
    void leaveStory();
    void forgetStories();
    void updateStories(const QList<folder::StoryId> &stories);
    void showPage();
    void updateDetail();
    void settleFocus(bool hadFocus, QWidget *part);
    void showOne();
    void showSelection();
    void showState();
    void editConflict(frontmatter::Field field, const frontmatter::FieldValue &mine);
    void showNothing();
    void showBroken();
    void showGone();
    [[nodiscard]] bool isShowing(const QWidget *page) const;
    void showOnly(const QWidget *page);

    folder::StoryFolder &m_folder;
    folder::StoryId m_current = -1;
    QList<folder::StoryId> m_selection;
    std::map<frontmatter::Field, QHash<folder::StoryId, frontmatter::FieldValue>>
        m_seen; ///< when typing for it began
    int m_position = 0;
    int m_total = 0;
    QTimer m_counting; ///< counts a selection anew: not for each story of it alone
    StateBar *m_bar;
    StoryState *m_state;
    QStackedWidget *m_pages;
    NoticePage *m_notice;
    SelectionPage *m_many;
    StoryPage *m_one;
    DecisionList *m_decisions;
    QString m_typed; ///< into fields of the story that is shown, when its file went
};

} // namespace ui
