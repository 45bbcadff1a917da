#include "ui/window/statusbar.h"

#include "ui/detail/conflictrows.h"
#include "ui/look/labels.h"
#include "ui/look/sentence.h"
#include "ui/look/theme.h"
#include "ui/window/wording.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QSet>
#include <QToolButton>

#include <utility>

namespace ui
{

using folder::SaveState;
using folder::StoryFolder;
using folder::StoryId;

namespace
{

constexpr int countEvery = 50;  ///< milliseconds
constexpr int newsLast = 8'000; ///< milliseconds

} // namespace

StatusBar::StatusBar(StoryFolder &folder, table::StoryTableModel &model, QWidget *parent)
    : QStatusBar(parent)
    , m_folder(folder)
    , m_model(model)
    , m_count(new ToneLabel(Tone::Secondary, Lines::One, this))
    , m_saved(new ToneLabel(Tone::Secondary, Lines::One, this))
    , m_stopSaving(makeButton(tr("Leave the stories that are not written yet as they are")))
    , m_unsaved(makeButton(tr("Go to the next story that is not saved")))
    , m_progress(new ToneLabel(Tone::Secondary, Lines::One, this))
    , m_cancel(makeButton(tr("Stop reading the folder")))
    , m_news(new ElidedLabel(Tone::Secondary, this))
    , m_newsEnd(new QTimer(this))
    , m_watchLimit(new ElidedLabel(Tone::Secondary, this))
    , m_problems(makeButton(tr("Show the problems")))
    , m_conflicts(makeButton(tr("Go to the next conflict")))
{
    setSizeGripEnabled(false);
    setAccessibleName(tr("Status"));
    m_cancel->setText(tr("Stop"));
    m_stopSaving->setText(tr("Stop"));
    m_unsaved->setProperty("notice", QStringLiteral("problem"));
    arrange();

    connect(&m_folder, &StoryFolder::scanProgress, this, &StatusBar::showProgress);
    connect(&m_folder, &StoryFolder::opened, this, [this] {
        m_unreadable.clear();
        showNews({});
        showProgress(0, 0);
    });
    connect(&m_folder, &StoryFolder::scanFinished, this, &StatusBar::finishScan);
    connect(&m_folder, &StoryFolder::storiesChanged, this, &StatusBar::updateCounts);
    connect(&m_folder, &StoryFolder::storiesChanged, this, &StatusBar::updateOverwritten);
    connect(&m_folder, &StoryFolder::saveStateChanged, this, [this] {
        const int saving = m_folder.savingCount();
        m_mostSaving = saving > 0 ? qMax(m_mostSaving, saving) : 0;
        if (!m_saving.isActive())
            m_saving.start();
    });
    m_newsEnd->setSingleShot(true);
    m_newsEnd->setInterval(newsLast);
    connect(m_newsEnd, &QTimer::timeout, this, [this] { showNews({}); });
    connect(&m_saving, &QTimer::timeout, this, &StatusBar::updateSaving);
    m_saving.setSingleShot(true);
    m_saving.setInterval(countEvery);
    connect(&m_folder, &StoryFolder::watchLimited, this, &StatusBar::showWatchLimit);
    connect(&m_folder, &StoryFolder::overwritten, this, &StatusBar::showOverwritten);
    connect(&m_folder, &StoryFolder::lateWriteKept, this, [this](StoryId story, const model::Error &error) {
        showRefusal(wordsForFailure(m_folder, story, error));
    });
    connect(&m_model, &table::StoryTableModel::countChanged, this, &StatusBar::updateCounts);
    connect(m_cancel, &QToolButton::clicked, &m_folder, &StoryFolder::cancelScan);
    connect(m_stopSaving, &QToolButton::clicked, &m_folder, &StoryFolder::takeBackQueued);
    connect(&m_folder, &StoryFolder::takenBack, this, [this](const QList<StoryId> &stories) {
        showNews(tr("Stopped: %Ln stories stay as they were", "", static_cast<int>(stories.size())));
    });
    connect(m_problems, &QToolButton::clicked, this, &StatusBar::problemsRequested);
    connect(m_unsaved, &QToolButton::clicked, this, [this] { goToUnsaved(false); });
    connect(m_conflicts, &QToolButton::clicked, this, [this] { goToUnsaved(true); });
    showWatchLimit(0);
    finishScan();
    updateSaving();
}

void StatusBar::arrange()
{
    // One row in a row of our own: the spacing of a QStatusBar's layout cannot be set.
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(Tight, 0, Tight, 0);
    layout->setSpacing(0);
    // As much on each side of a text as a button has around its own, so that all stand equally far apart.
    for (QLabel *label : std::initializer_list<QLabel *>{m_count, m_progress, m_saved, m_news, m_watchLimit})
        label->setContentsMargins(Small, 0, Small, 0);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_count, m_progress, m_cancel, m_saved, m_stopSaving, m_unsaved})
        layout->addWidget(part);
    layout->addWidget(m_news, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_watchLimit, m_problems, m_conflicts})
        layout->addWidget(part);
    addWidget(row, 1);
}

QToolButton *StatusBar::makeButton(const QString &name)
{
    auto *button = new QToolButton(this);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    button->setToolTip(forToolTip(name));
    return button;
}

void StatusBar::showNews(const QString &text) { putNews(News::Done, text); }

void StatusBar::showRefusal(const QString &reason) { putNews(News::Refusal, reason); }

void StatusBar::showUnsaved(const QString &reason)
{
    m_unsavedThen = m_folder.unsaved().size();
    putNews(News::Unsaved, reason);
}

void StatusBar::showTypingRefusal(const QString &reason) { putNews(News::Typing, reason); }

void StatusBar::endTypingRefusal(const QString &dropped)
{
    if (m_kind == News::Typing)
        showNews(dropped.isEmpty() ? QString() : tr("“%1” was not taken").arg(shortText(dropped)));
}

void StatusBar::putNews(News kind, const QString &text)
{
    m_kind = kind;
    const QString said = forDisplay(text, Lines::Many, messageCap);
    // The line ends where the room ends: all of it is in the tooltip, and for screen readers.
    m_news->setPlainText(kind == News::Done ? said : QStringLiteral("⚠ ") + said, textCap);
    m_news->setToolTip(forToolTip(said));
    m_news->setAccessibleDescription(said);
    m_news->setColorOf(kind == News::Done ? Tone::Secondary : Tone::Problem);
    if (kind == News::Done && !text.isEmpty())
        m_newsEnd->start();
    else
        m_newsEnd->stop();
}

QString StatusBar::news() const { return m_news->text(); }

void StatusBar::updateCounts()
{
    m_count->setVisible(!m_folder.paths().isEmpty());
    m_count->setPlainText(storyCount(m_model.totalCount()));
    const int problems = m_folder.problemCount();
    m_problems->setText(tr("%Ln problems", "", problems));
    m_problems->setEnabled(problems > 0);
}

void StatusBar::updateSaving()
{
    const int saving = m_folder.savingCount();
    const QList<StoryId> unsaved = m_folder.unsaved();
    const auto conflicts = std::count_if(unsaved.begin(), unsaved.end(), [this](StoryId story) {
        return m_folder.saveState(story) == SaveState::Conflict;
    });
    m_saved->setPlainText(
        m_mostSaving > 1
            ? tr("Saving %1 of %2").arg(QLocale().toString(m_mostSaving - saving), QLocale().toString(m_mostSaving))
        : saving > 0 ? tr("Saving…")
                     : tr("✓ Saved"));
    m_stopSaving->setVisible(m_folder.canTakeBackQueued());
    m_saved->setColorOf(saving > 0 ? Tone::Secondary : Tone::Published);
    m_saved->setVisible(!m_folder.paths().isEmpty() && (saving > 0 || unsaved.isEmpty()));
    m_unsaved->setText(tr("⚠ %1 not saved").arg(QLocale().toString(unsaved.size())));
    m_unsaved->setVisible(!unsaved.isEmpty());
    m_conflicts->setText(tr("%Ln conflicts", "", static_cast<int>(conflicts)));
    m_conflicts->setEnabled(conflicts > 0);
    if (m_kind == News::Unsaved && saving == 0 && (unsaved.isEmpty() || unsaved.size() < m_unsavedThen))
        showNews({});
}

void StatusBar::showOverwritten(const QList<folder::Overwritten> &fields)
{
    updateOverwritten();
    if (m_kind != News::Overwritten)
        m_overwritten.clear();
    m_overwritten += fields;
    sayOverwritten();
}

void StatusBar::sayOverwritten()
{
    QSet<StoryId> stories;
    for (const folder::Overwritten &field : std::as_const(m_overwritten))
        stories.insert(field.story);
    QStringList texts;
    std::ranges::transform(m_overwritten, std::back_inserter(texts), overwrittenText);
    const QString title = nameOf(m_folder.row(m_overwritten.constFirst().story));
    putNews(News::Overwritten,
            stories.size() == 1
                ? tr("Someone else has changed “%1”: %2").arg(title, texts.join(QStringLiteral(" · ")))
                : tr("Someone else has changed %Ln stories since you decided them", "",
                     static_cast<int>(stories.size())));
}

/// What was set or put back since is no longer so.
void StatusBar::updateOverwritten()
{
    if (m_kind != News::Overwritten)
        return;
    const auto isOver = [this](const folder::Overwritten &field) {
        return m_folder.packed(field.story).view().field(field.field) != field.theirs;
    };
    if (m_overwritten.removeIf(isOver) == 0)
        return;
    if (m_overwritten.isEmpty())
        showNews({});
    else
        sayOverwritten();
}

void StatusBar::showWatchLimit(int folders)
{
    const QString text = tr("Live updates are off for %Ln folders; reading again every 10 s", "", folders);
    m_watchLimit->setPlainText(text);
    m_watchLimit->setToolTip(forToolTip(text));
    m_watchLimit->setVisible(folders > 0);
}

void StatusBar::showProgress(int read, int found)
{
    m_progress->setPlainText(tr("Reading %1 of %2").arg(QLocale().toString(read), QLocale().toString(found)));
    m_progress->setVisible(m_folder.isScanning());
    m_cancel->setVisible(m_folder.isScanning());
}

void StatusBar::finishScan()
{
    m_progress->hide();
    m_cancel->hide();
    const QString leftOut = wordsForLeftOut(m_folder.report());
    m_count->setToolTip(forToolTip(leftOut));
    if (m_folder.report().cancelled)
        showRefusal(tr("Reading was stopped: not all stories are shown. “Read Folder Again” reads all"));
    else
        showUnreadable();
    updateCounts();
    updateSaving();
}

/// Said once, not after each of the scans that nobody asked for, and until it is over.
void StatusBar::showUnreadable()
{
    const QList<model::Error> &unreadable = m_folder.report().unreadable;
    QString words;
    if (!unreadable.isEmpty()) {
        const model::Error &first = unreadable.first();
        const bool isOpened = m_folder.paths().contains(first.file);
        words = isOpened && m_folder.count() > 0
                    ? tr("%1 is gone (%2). Galley looks for it every 10 s").arg(first.file, first.what)
                    : first.text();
    }
    if (std::exchange(m_unreadable, words) == words)
        return;
    if (!words.isEmpty())
        putNews(News::Unreadable, words);
    else if (m_kind == News::Unreadable)
        showNews({});
}

void StatusBar::goToUnsaved(bool conflictsOnly)
{
    QList<StoryId> stories = m_folder.unsaved();
    if (conflictsOnly)
        stories.removeIf([this](StoryId story) { return m_folder.saveState(story) != SaveState::Conflict; });
    if (!stories.isEmpty())
        emit storyRequested(stories.at(m_nextUnsaved++ % stories.size()));
}

} // namespace ui
