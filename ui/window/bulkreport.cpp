#include "ui/window/bulkreport.h"

#include "ui/window/wording.h"

#include <QDialogButtonBox>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace ui
{

using folder::StoryFolder;
using folder::StoryId;

namespace
{

QString headingFor(Bulk kind, const QString &failed, const QString &all)
{
    switch (kind) {
    case Bulk::Edit:
        return BulkReport::tr("%1 of %2 were not saved.").arg(failed, all);
    case Bulk::Undo:
        return BulkReport::tr("%1 of %2 were not undone.").arg(failed, all);
    case Bulk::Redo:
        return BulkReport::tr("%1 of %2 were not redone.").arg(failed, all);
    }
    return {};
}

} // namespace

BulkReport::BulkReport(StoryFolder &folder, QWidget &window)
    : QObject(&window)
    , m_folder(folder)
    , m_window(window)
{
    connect(&m_folder, &StoryFolder::saveFailed, this, &BulkReport::keepFailure);
    connect(&m_folder, &StoryFolder::saveStateChanged, this, &BulkReport::finish);
}

void BulkReport::follow(const QList<StoryId> &stories, Bulk kind)
{
    if (stories.size() < 2)
        return;
    m_kind = kind;
    m_followed.unite(QSet<StoryId>(stories.begin(), stories.end()));
}

void BulkReport::keepFailure(StoryId story, const model::Error &error)
{
    if (m_followed.contains(story))
        m_failed.insert(story, {m_folder.row(story).path, error});
    else if (const QString words = wordsForFailure(m_folder, story, error); m_folder.unsaved().contains(story))
        emit notSaved(words);
    else
        emit reported(words);
}

void BulkReport::finish()
{
    if (m_folder.savingCount() > 0 || m_followed.isEmpty())
        return;
    QList<NotSaved> failures = m_failed.values();
    const QList<StoryId> failed = m_failed.keys();
    std::sort(failures.begin(), failures.end(),
              [](const NotSaved &left, const NotSaved &right) { return left.path < right.path; });
    const auto total = m_followed.size();
    m_followed.clear();
    m_failed.clear();
    if (failures.isEmpty())
        return;
    const QString heading =
        headingFor(m_kind, QLocale().toString(failures.size()), storyCount(static_cast<int>(total)));
    const QList<StoryId> unsaved = m_folder.unsaved();
    if (std::ranges::any_of(failed, [&unsaved](StoryId story) { return unsaved.contains(story); }))
        emit notSaved(heading);
    else
        emit reported(heading);
    auto *dialog = new UnsavedDialog(heading, failures, &m_window);
    dialog->buttons().setStandardButtons(QDialogButtonBox::Close);
    connect(&dialog->buttons(), &QDialogButtonBox::rejected, dialog, &QDialog::close);
    offerToRetry(*dialog, failed);
    offerToSettle(*dialog, failed);
    // An Enter that was meant for the table settles nothing.
    dialog->buttons().button(QDialogButtonBox::Close)->setDefault(true);
    dialog->show();
}

QList<StoryId> BulkReport::thoseIn(folder::SaveState state, QList<StoryId> stories) const
{
    stories.removeIf([this, state](StoryId story) { return m_folder.saveState(story) != state; });
    return stories;
}

void BulkReport::offerToRetry(UnsavedDialog &dialog, const QList<StoryId> &failed)
{
    if (thoseIn(folder::SaveState::Failed, failed).isEmpty())
        return;
    QPushButton *button = dialog.buttons().addButton(tr("Try Again"), QDialogButtonBox::ActionRole);
    connect(button, &QPushButton::clicked, this, [this, failed, dialog = &dialog] {
        dialog->close();
        const QList<StoryId> stories = thoseIn(folder::SaveState::Failed, failed);
        follow(stories, m_kind);
        for (const StoryId story : stories)
            m_folder.retry(story);
    });
}

void BulkReport::offerToSettle(UnsavedDialog &dialog, const QList<StoryId> &failed)
{
    const QList<StoryId> conflicts = thoseIn(folder::SaveState::Conflict, failed);
    if (conflicts.isEmpty())
        return;
    const auto count = static_cast<int>(conflicts.size());
    const auto addButton = [&](const QString &text, folder::Keep keep) {
        QPushButton *button = dialog.buttons().addButton(text, QDialogButtonBox::ActionRole);
        connect(button, &QPushButton::clicked, this, [this, conflicts, keep, dialog = &dialog] {
            dialog->close();
            emit settleRequested(conflicts, std::nullopt, keep);
        });
    };
    addButton(tr("Keep Mine for All %Ln", "", count), folder::Keep::Mine);
    addButton(tr("Keep Theirs for All %Ln", "", count), folder::Keep::Theirs);
}

} // namespace ui
