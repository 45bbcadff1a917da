#include "ui/window/earlieredits.h"

#include "ui/window/actions.h"
#include "ui/window/editcommand.h"
#include "ui/window/statusbar.h"
#include "ui/window/undolink.h"
#include "ui/window/wording.h"

#include <QLocale>

#include <algorithm>

namespace ui
{

using folder::StoryFolder;

namespace
{

constexpr int reloadAfter = 200; ///< milliseconds; edits come in bursts

} // namespace

EarlierEdits::EarlierEdits(const Parts &parts, QWidget &window)
    : QObject(&window)
    , m_parts(parts)
    , m_window(window)
{
    // The whole day is asked for, wherever it was spent; undo needs the story to be open.
    connect(parts.actions[Act::TodaysEdits], &QAction::triggered, this,
            [this] { show(EarlierEditsDialog::Today, true); });
    connect(parts.actions[Act::EarlierEdits], &QAction::triggered, this,
            [this] { show(EarlierEditsDialog::All, false); });
    connect(&parts.folder, &StoryFolder::journalFailed, &parts.status,
            [&status = parts.status](const model::Error &error) { status.showRefusal(error.text()); });
    m_reload.setSingleShot(true);
    m_reload.setInterval(reloadAfter);
    connect(&m_reload, &QTimer::timeout, this, [this] {
        if (m_dialog && m_parts.folder.savingCount() == 0)
            m_dialog->reload();
    });
    const auto reloads = [this](auto signal) {
        connect(&m_parts.folder, signal, &m_reload, qOverload<>(&QTimer::start));
    };
    reloads(&StoryFolder::saveStateChanged);
    reloads(&StoryFolder::scanFinished);
}

void EarlierEdits::show(EarlierEditsDialog::Period period, bool everywhere)
{
    if (!m_dialog) {
        const auto isOpen = [&folder = m_parts.folder](const QString &file) { return folder.findFile(file) >= 0; };
        m_dialog = new EarlierEditsDialog(m_parts.folder.journal(), isOpen, &m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        m_dialog->addActions({m_parts.actions[Act::Undo], m_parts.actions[Act::Redo]});
        connect(m_dialog, &EarlierEditsDialog::undoRequested, this, &EarlierEdits::undo);
    }
    m_dialog->choose(period, everywhere);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void EarlierEdits::undo(const QList<folder::PastEdit> &edits)
{
    EditStep step;
    for (const folder::PastEdit &edit : edits) {
        const folder::StoryId story = m_parts.folder.findFile(edit.file);
        if (story < 0)
            continue;
        step.edits.prepend(m_parts.folder.madeEarlier(story, edit.change)); // oldest first
        if (!step.stories.contains(story))
            step.stories.append(story);
    }
    if (step.edits.isEmpty())
        return;
    step.after = m_parts.table.state();
    step.before = {step.stories.first(), step.stories, step.after.scroll};
    const auto count = static_cast<int>(step.edits.size());
    const QString name = nameOf(m_parts.folder.row(step.stories.first()));
    const QString done =
        count == 1 ? tr("Took back an earlier edit of “%1”").arg(name) : tr("Took back %Ln earlier edits", "", count);
    const QString action =
        count == 1 ? tr("Take Back an Earlier Edit of “%1”").arg(name) : tr("Take Back %Ln Earlier Edits", "", count);
    const auto wordsForGone = [count, name](int gone) {
        return count == 1 ? tr("The earlier edit of “%1” was not there any more; no file was changed").arg(name)
                          : tr("Took back %1 of %Ln earlier edits; %2", "", count)
                                .arg(QLocale().toString(count - gone), tr("%Ln were not there any more", "", gone));
    };
    std::unique_ptr<EditCommand> command(
        EditCommand::undoingEarlier(m_parts.folder, m_parts.table, std::move(step), done, action));
    const auto obstacle = m_parts.undo.perform(std::move(command), wordsForGone);
    if (obstacle && m_dialog)
        m_dialog->say(obstacle->text());
}

} // namespace ui
