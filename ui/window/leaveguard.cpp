#include "ui/window/leaveguard.h"

#include "ui/window/unsaveddialog.h"
#include "ui/window/wording.h"

#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace ui
{

using folder::StoryFolder;

namespace
{

constexpr int patience = 1'000; ///< milliseconds

struct Words {
    QString without; ///< leave although stories are not saved
    QString anyway;  ///< leave although stories are still being saved
    QString keep;
    QString still; ///< takes how many are being saved
};

Words wordsFor(Leaving what, bool one)
{
    if (what == Leaving::OpenOther)
        return {one ? LeaveGuard::tr("Open Without Saving It") : LeaveGuard::tr("Open Without Saving Them"),
                LeaveGuard::tr("Open Anyway"), LeaveGuard::tr("Stay Here"),
                LeaveGuard::tr("Still saving %1. The other folder is opened when they are saved.")};
    return {
        one ? LeaveGuard::tr("Close Without Saving It") : LeaveGuard::tr("Close Without Saving Them"),
        LeaveGuard::tr("Close Anyway"), LeaveGuard::tr("Keep Open"),
        LeaveGuard::tr("Still saving %1. If you close now, Galley finishes that without a window, and does not tell "
                       "what could not be saved.")};
}

} // namespace

LeaveGuard::LeaveGuard(StoryFolder &folder, QWidget &window)
    : QObject(&window)
    , m_folder(folder)
    , m_window(window)
{
    m_proceeding.setSingleShot(true);
    m_proceeding.setInterval(0);
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_proceeding, &QTimer::timeout, this, &LeaveGuard::proceed);
    connect(&m_patience, &QTimer::timeout, this, &LeaveGuard::sayWaiting);
    connect(&m_folder, &StoryFolder::saveStateChanged, this, [this] {
        if (m_then)
            m_proceeding.start();
    });
}

bool LeaveGuard::isClear() const { return m_folder.savingCount() == 0 && m_folder.unsaved().isEmpty(); }

void LeaveGuard::leave(Leaving what, std::function<void()> then)
{
    m_what = what;
    m_then = std::move(then);
    emit about();
    proceed();
}

void LeaveGuard::proceed()
{
    if (!m_then || m_dialog)
        return;
    if (m_folder.savingCount() > 0) {
        if (!m_waiting && !m_patience.isActive())
            m_patience.start();
        return;
    }
    const bool waited = m_patience.isActive() || m_waiting;
    endWaiting();
    if (waited) {
        // Somebody may have typed meanwhile.
        emit about();
        if (m_folder.savingCount() > 0) {
            m_patience.start();
            return;
        }
    }
    if (m_folder.unsaved().isEmpty())
        std::exchange(m_then, nullptr)();
    else
        ask();
}

void LeaveGuard::sayWaiting()
{
    if (!m_then || m_folder.savingCount() == 0)
        return;
    m_waiting = new QMessageBox(&m_window);
    m_waiting->setAttribute(Qt::WA_DeleteOnClose);
    m_waiting->setTextFormat(Qt::PlainText);
    m_waiting->setWindowTitle(tr("Still saving"));
    const Words words = wordsFor(m_what, m_folder.savingCount() == 1);
    m_waiting->setText(words.still.arg(storyCount(m_folder.savingCount())));
    QPushButton *keep = m_waiting->addButton(words.keep, QMessageBox::RejectRole);
    QPushButton *anyway = m_waiting->addButton(words.anyway, QMessageBox::DestructiveRole);
    m_waiting->setDefaultButton(keep);
    m_waiting->setEscapeButton(keep);
    connect(anyway, &QPushButton::clicked, this, &LeaveGuard::leaveAnyway);
    connect(m_waiting, &QDialog::rejected, this, [this] { m_then = nullptr; });
    connect(keep, &QPushButton::clicked, this, [this] { m_then = nullptr; });
    m_waiting->open();
}

void LeaveGuard::endWaiting()
{
    m_patience.stop();
    if (!m_waiting)
        return;
    m_waiting->disconnect(this);
    m_waiting->close();
    m_waiting.clear();
}

void LeaveGuard::leaveAnyway()
{
    const auto then = std::exchange(m_then, nullptr);
    endWaiting();
    if (then)
        then();
}

void LeaveGuard::ask()
{
    const QList<NotSaved> stories = notSaved(m_folder);
    const QString heading = stories.size() == 1
                                ? tr("One story is not saved. What was decided here is not in its file.")
                                : tr("%1 are not saved. What was decided here is not in their files.")
                                      .arg(storyCount(static_cast<int>(stories.size())));
    m_dialog = new UnsavedDialog(heading, stories, &m_window);
    const Words words = wordsFor(m_what, stories.size() == 1);
    QDialogButtonBox &buttons = m_dialog->buttons();
    QPushButton *again = buttons.addButton(tr("Try Again"), QDialogButtonBox::ActionRole);
    QPushButton *without = buttons.addButton(words.without, QDialogButtonBox::DestructiveRole);
    QPushButton *keep = buttons.addButton(words.keep, QDialogButtonBox::RejectRole);
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
