#include "ui/window/undolink.h"

#include "ui/look/plaintext.h"
#include "ui/window/actions.h"
#include "ui/window/centre.h"
#include "ui/window/editcommand.h"
#include "ui/window/statusbar.h"

#include <algorithm>
#include <utility>

namespace ui
{

UndoLink::UndoLink(QUndoStack &stack, const folder::StoryFolder &folder, const Actions &actions, Centre &centre,
                   StatusBar &status, QObject *parent)
    : QObject(parent)
    , m_stack(stack)
    , m_folder(folder)
    , m_actions(actions)
    , m_centre(centre)
    , m_status(status)
{
    QAction *undoAction = actions[Act::Undo];
    QAction *redoAction = actions[Act::Redo];
    undoAction->setEnabled(false);
    redoAction->setEnabled(false);
    connect(&m_stack, &QUndoStack::canUndoChanged, undoAction, &QAction::setEnabled);
    connect(&m_stack, &QUndoStack::canRedoChanged, redoAction, &QAction::setEnabled);
    connect(&m_stack, &QUndoStack::undoTextChanged, undoAction, [undoAction](const QString &text) {
        undoAction->setText(text.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(forMenu(text)));
    });
    connect(&m_stack, &QUndoStack::redoTextChanged, redoAction, [redoAction](const QString &text) {
        redoAction->setText(text.isEmpty() ? tr("&Redo") : tr("&Redo %1").arg(forMenu(text)));
    });
    connect(undoAction, &QAction::triggered, this, &UndoLink::undo);
    connect(redoAction, &QAction::triggered, this, &UndoLink::redo);
    connect(&m_stack, &QUndoStack::indexChanged, this, [this] {
        m_following.reset();
        showDecision();
    });
    connect(&m_actions, &Actions::keysChanged, this, &UndoLink::showDecision);
    connect(&folder, &folder::StoryFolder::editsForgotten, this, &UndoLink::forget);
    connect(&folder, &folder::StoryFolder::takenBack, this, [this] { m_following.reset(); });
    connect(&folder, &folder::StoryFolder::saveFailed, this, [this](folder::StoryId story) {
        if (m_following && !m_following->failed)
            m_following->failed = std::ranges::count(m_following->edits, story, &folder::AppliedEdit::story) > 0;
    });
    connect(&folder, &folder::StoryFolder::saveStateChanged, this, &UndoLink::finish);
}

void UndoLink::forget(const QList<folder::StoryId> &stories)
{
    for (int place = 0; place < m_stack.count(); ++place)
        at(place).unmark(stories);
    showDecision();
}

void UndoLink::showDecision()
{
    int last = m_stack.index() - 1;
    while (last >= 0 && at(last).isVoid())
        --last;
    m_status.showNews(withUndoKey(last < 0 ? QString() : m_stack.text(last)));
}

QString UndoLink::withUndoKey(const QString &decision) const
{
    const QString key = m_actions.keyText(Act::Undo);
    return decision.isEmpty() || key.isEmpty() ? decision : tr("%1 · %2").arg(decision, key);
}

const EditCommand &UndoLink::at(int place) const { return *static_cast<const EditCommand *>(m_stack.command(place)); }

void UndoLink::follow(const EditCommand &step, const QString &done, const WordsForGone &wordsForGone)
{
    m_following = {step.edits(), done, wordsForGone};
    m_status.showNews(tr("Undoing…"));
    finish();
}

/// Whatever was refused has been said, and each of it by its name.
void UndoLink::finish()
{
    if (!m_following || m_folder.savingCount() > 0)
        return;
    const Following ended = *std::exchange(m_following, std::nullopt);
    if (ended.failed)
        return;
    const auto gone = std::ranges::count_if(ended.edits, folder::StoryFolder::hasChangedNothing);
    if (gone > 0 && ended.wordsForGone)
        m_status.showNews(withUndoKey(ended.wordsForGone(static_cast<int>(gone))));
    else if (gone == ended.edits.size())
        m_status.showNews(tr("%1 · no file was changed").arg(ended.done));
    else
        m_status.showNews(ended.done);
}

void UndoLink::undo()
{
    emit about();
    while (m_stack.canUndo() && at(m_stack.index() - 1).isVoid())
        m_stack.undo();
    if (!m_stack.canUndo())
        return;
    const EditCommand &step = at(m_stack.index() - 1);
    const EditCommand *again = step.takenBack();
    m_centre.showTable();
    emit replaying(step.stories(), again ? Bulk::Redo : Bulk::Undo);
    m_stack.undo();
    follow(step, again ? tr("Done again: %1").arg(again->text()) : tr("Undone: %1").arg(step.text()));
}

void UndoLink::redo()
{
    emit about();
    while (m_stack.canRedo() && at(m_stack.index()).isVoid())
        m_stack.redo();
    if (!m_stack.canRedo())
        return;
    const EditCommand &step = at(m_stack.index());
    m_centre.showTable();
    emit replaying(step.stories(), step.takenBack() ? Bulk::Undo : Bulk::Redo);
    m_stack.redo();
    m_following = {step.edits(), withUndoKey(step.text()), {}};
    finish();
}

void UndoLink::takeBack(const EditCommand &decision)
{
    perform(std::unique_ptr<EditCommand>(EditCommand::takingBack(decision)));
}

std::optional<model::Error> UndoLink::perform(std::unique_ptr<EditCommand> step, const WordsForGone &wordsForGone)
{
    emit about();
    m_centre.showTable();
    std::optional<model::Error> obstacle = step->obstacle();
    if (obstacle) {
        emit refused(step->stories().first(), *obstacle);
        return obstacle;
    }
    emit replaying(step->stories(), Bulk::Undo);
    const EditCommand *pushed = step.get();
    m_stack.push(step.release());
    follow(*pushed, withUndoKey(pushed->text()), wordsForGone);
    return std::nullopt;
}

} // namespace ui
