#include "ui/window/dialogs.h"

#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/keysheet.h"
#include "ui/window/menus.h"
#include "ui/window/wording.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>

#include <algorithm>
#include <unordered_set>

namespace ui
{

using folder::StoryFolder;
using folder::StoryId;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::Dialogs)
};

QString suggestedName(const StoryFolder &folder)
{
    const QString name = folder.paths().isEmpty() ? QString() : QFileInfo(folder.paths().first()).completeBaseName();
    return name.isEmpty() ? Words::tr("stories") : name;
}

/// How many stories are shown that filter and order would not give now.
int strayedCount(const StoryFolder &folder, const std::vector<int> &shown, const std::vector<int> &matching)
{
    const std::unordered_set<int> exported(matching.begin(), matching.end());
    return static_cast<int>(std::count_if(shown.begin(), shown.end(), [&](int story) {
        return !folder.packed(story).view().isBroken() && !exported.contains(story);
    }));
}

/// Of how many of these a decision has not reached the file.
int unsavedCount(const StoryFolder &folder, const std::vector<int> &shown, const std::vector<int> &matching)
{
    std::unordered_set<int> stories(matching.begin(), matching.end());
    stories.insert(shown.begin(), shown.end());
    const QList<StoryId> unsaved = folder.unsaved();
    return static_cast<int>(
        std::count_if(unsaved.begin(), unsaved.end(), [&stories](StoryId story) { return stories.contains(story); }));
}

int brokenCount(const StoryFolder &folder)
{
    int broken = 0;
    for (StoryId story = 0; story < folder.count(); ++story)
        broken += folder.isPresent(story) && folder.packed(story).view().isBroken() ? 1 : 0;
    return broken;
}

int unverifiedCount(const StoryFolder &folder, const std::vector<int> &stories)
{
    return static_cast<int>(
        std::ranges::count_if(stories, [&folder](StoryId story) { return folder.isUnverified(story); }));
}

/// As long as a folder is being read, those that have been read.
exporting::Rows readable(const StoryFolder &folder, const auto &stories)
{
    exporting::Rows rows;
    for (const StoryId story : stories)
        if (!folder.packed(story).view().isBroken() && !folder.isUnverified(story))
            rows.push_back(folder.packed(story));
    return rows;
}

} // namespace

void chooseFolder(QWidget &window, const QString &startIn, const std::function<void(const QString &)> &chosen)
{
    auto *dialog = new QFileDialog(&window, Words::tr("Open a folder of stories"), startIn);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    QObject::connect(dialog, &QFileDialog::fileSelected, &window, chosen);
    dialog->open();
}

void showExport(QWidget &window, const StoryFolder &folder, const StoryTable &table, const LastExport &last,
                const std::function<void(const QString &, const LastExport &)> &done)
{
    const auto &model = table.stories();
    const std::vector<int> matching = model.matching();
    auto *dialog = new ExportDialog({readable(folder, matching), readable(folder, table.selectedStories()),
                                     !model.filter().isEmpty(), strayedCount(folder, model.visible(), matching),
                                     brokenCount(folder), unsavedCount(folder, model.visible(), matching),
                                     unverifiedCount(folder, matching), folder.isScanning()},
                                    suggestedName(folder), last, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(
        dialog, &ExportDialog::exported, &window, [done](const QString &file, int stories, const LastExport &used) {
            done(Words::tr("Exported %1 to %2").arg(storyCount(stories), QDir::toNativeSeparators(file)), used);
        });
    dialog->open();
}

void showKeySheet(QWidget &window, const QMenuBar &bar, const Actions &actions)
{
    if (auto *open = window.findChild<KeySheet *>(); open && open->isVisible()) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *sheet = new KeySheet(actionGroups(bar, actions), &window);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->show();
    sheet->activateWindow(); // over the preview, too
}

void showAbout(QWidget &window)
{
    auto *box = new QMessageBox(&window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(Words::tr("About Galley"));
    box->setText(Words::tr("Galley %1\n\nTriage, edit and export news stories kept in text files.\n\nMIT License. "
                           "Built with Qt %2.")
                     .arg(QStringLiteral(GALLEY_VERSION), QString::fromLatin1(qVersion())));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace ui
