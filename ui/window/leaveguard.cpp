#include "ui/window/leaveguard.h"

#include "ui/window/unsaveddialog.h"
#include "ui/window/wording.h"

#include <QDialogButtonBox>
#include <QPushButton>

#include <utility>

namespace ui
{

using folder::StoryFolder;

LeaveGuard::LeaveGuard(StoryFolder &folder, QWidget &window)
    : QObject(&window)
    , m_folder(folder)
    , m_window(window)
{
    connect(&m_folder, &StoryFolder::saveStateChanged, this, &LeaveGuard::proceed);
}

bool LeaveGuard::isClear() const { return m_folder.savingCount() == 0 && m_folder.unsaved().isEmpty(); }

void LeaveGuard::leave(std::function<void()> then)
{
    m_then = std::move(then);
    if (m_folder.savingCount() > 0)
        emit waiting();
    proceed();
}

void LeaveGuard::proceed()
{
    if (!m_then || m_folder.savingCount() > 0 || m_dialog)
        return;
    if (m_folder.unsaved().isEmpty())
        std::exchange(m_then, nullptr)();
    else
        ask();
}

void LeaveGuard::ask()
{
    const QList<NotSaved> stories = notSaved(m_folder);
    const QString heading = stories.size() == 1
                                ? tr("One story is not saved. What was decided here is not in its file.")
                                : tr("%1 are not saved. What was decided here is not in their files.")
                                      .arg(storyCount(static_cast<int>(stories.size())));
    m_dialog = new UnsavedDialog(heading, stories, &m_window);
    QDialogButtonBox &buttons = m_dialog->buttons();
    QPushButton *again = buttons.addButton(tr("Try Again"), QDialogButtonBox::ActionRole);
    QPushButton *without = buttons.addButton(tr("Close Without Saving Them"), QDialogButtonBox::DestructiveRole);
    QPushButton *keep = buttons.addButton(tr("Keep Open"), QDialogButtonBox::RejectRole);
    keep->setDefault(true);
    connect(again, &QPushButton::clicked, this, &LeaveGuard::tryAgain);
    connect(without, &QPushButton::clicked, this, [this] {
        const auto then = std::exchange(m_then, nullptr);
        closeDialog();
        then();
    });
    connect(&buttons, &QDialogButtonBox::rejected, m_dialog, &QDialog::reject);
    connect(m_dialog, &QDialog::rejected, this, [this] { m_then = nullptr; });
    m_dialog->open();
}

void LeaveGuard::closeDialog()
{
    m_dialog->disconnect(this);
    m_dialog->close();
    m_dialog.clear();
}

void LeaveGuard::tryAgain()
{
    const QList<folder::StoryId> unsaved = m_folder.unsaved();
    closeDialog();
    for (const folder::StoryId story : unsaved)
        if (m_folder.saveState(story) == folder::SaveState::Failed)
            m_folder.retry(story);
    if (m_folder.savingCount() == 0) // conflicts only: those are for a person
        proceed();
}

} // namespace ui
