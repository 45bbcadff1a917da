#pragma once

#include "ui/window/bulkreport.h"

#include <QUndoStack>

#include <functional>
#include <memory>
#include <optional>

namespace ui
{

class Actions;
class Centre;
class EditCommand;
class StatusBar;

/// Ties the undo stack to its actions, their texts in the menu, and the last decision in the status bar. GUI thread.
class UndoLink final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoLink)

public:
    UndoLink(QUndoStack &stack, const folder::StoryFolder &folder, const Actions &actions, Centre &centre,
             StatusBar &status, QObject *parent);

    void undo();
    void redo();
    /// Undoes `decision` of the stack alone, as a new step.
    void takeBack(const EditCommand &decision);
    /// What is said of a step when `gone` of its edits were not in the files any more.
    using WordsForGone = std::function<QString(int gone)>;
    /// Does a new step that undoes something. Why not, when that would change nothing; refused() says so, too.
    std::optional<model::Error> perform(std::unique_ptr<EditCommand> step, const WordsForGone &wordsForGone = {});

signals:
    void replaying(const QList<folder::StoryId> &stories, ui::Bulk kind); ///< is about to
    void refused(folder::StoryId story, const model::Error &error);
    void about(); ///< to undo or redo: what is typed is committed now, as it cannot be while the stack moves

private:
    void showDecision();
    [[nodiscard]] QString withUndoKey(const QString &decision) const;
    void follow(const EditCommand &step, const QString &done, const WordsForGone &wordsForGone = {});
    void finish();
    void forget(const QList<folder::StoryId> &stories);
    [[nodiscard]] const EditCommand &at(int place) const;

    QUndoStack &m_stack;
    const folder::StoryFolder &m_folder;
    const Actions &m_actions;
    Centre &m_centre;
    StatusBar &m_status;

    /// What was asked for last, until its saves have ended.
    struct Following {
        QList<folder::AppliedEdit> edits;
        QString done; ///< what is said when it is
        WordsForGone wordsForGone;
        bool failed = false;
    };
    std::optional<Following> m_following;
};

} // namespace ui
