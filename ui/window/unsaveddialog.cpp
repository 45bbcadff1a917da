#include "ui/window/unsaveddialog.h"

#include "ui/look/plaintext.h"
#include "ui/look/sentence.h"
#include "ui/look/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QListWidget>

namespace ui
{

QList<NotSaved> notSaved(const folder::StoryFolder &folder)
{
    QList<NotSaved> stories;
    const QList<folder::StoryId> unsaved = folder.unsaved();
    for (const folder::StoryId story : unsaved)
        stories.append({folder.row(story).path, folder.saveError(story)});
    return stories;
}

UnsavedDialog::UnsavedDialog(const QString &heading, const QList<NotSaved> &stories, QWidget *parent)
    : QDialog(parent)
    , m_buttons(new QDialogButtonBox(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Not saved"));
    auto *label = new PlainLabel(Lines::Many, this);
    label->setPlainText(heading, textCap);
    auto *list = new QListWidget(this);
    list->setAccessibleName(tr("Stories that are not saved"));
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setWordWrap(true);
    for (const NotSaved &story : stories) {
        QString reason = story.error.what;
        if (!story.error.whatNow.isEmpty())
            reason += QLatin1String(". ") + story.error.whatNow;
        auto *item = new QListWidgetItem(tr("%1: %2").arg(forDisplay(story.path), forDisplay(reason)), list);
        item->setToolTip(forToolTip(forDisplay(story.error.text(), Lines::Many, messageCap)));
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Large, Large, Large, Large);
    layout->setSpacing(Medium);
    layout->addWidget(label);
    layout->addWidget(list);
    layout->addWidget(m_buttons);
    resize(520, 320);
}

} // namespace ui
