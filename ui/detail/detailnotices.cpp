#include "ui/detail/detailpane.h"
#include "ui/detail/fieldrow.h"
#include "ui/detail/noticepage.h"
#include "ui/detail/problemtext.h"
#include "ui/detail/storypage.h"

/// What the pane says where there is no story to show.

namespace ui
{

void DetailPane::showNothing()
{
    showOnly(m_notice);
    if (m_total == 0) // the page beside says why there is none to select
        return m_notice->showNotice({}, {}, {}, false);
    m_notice->showNotice(
        tr("Select a story"),
        {tr("Its title, excerpt, images and related stories are shown here."),
         tr("J and K go to the next and the previous story, Space reads on to the next undecided one.")},
        QString(), false);
}

void DetailPane::showBroken()
{
    const story::StoryRow &row = m_folder.row(m_current);
    QStringList lines{row.path};
    for (const story::Problem &problem : row.problems)
        lines += problemText(problem);
    lines +=
        tr("Galley never writes to a file that it cannot read. Mend it in an editor: it is read again when it is "
           "saved.");
    m_notice->showNotice(tr("This file cannot be read as a story"), lines, m_folder.file(m_current), true);
    showOnly(m_notice);
}

void DetailPane::showGone()
{
    using folder::Presence;
    const Presence presence = m_folder.presence(m_current);
    const bool isThere = presence != Presence::Deleted;
    const QString headline = !isThere                      ? tr("Deleted on disk")
                             : presence == Presence::Empty ? tr("The file is empty")
                                                           : tr("No story any more");
    const QString what = !isThere                      ? tr("The file is not there any more.")
                         : presence == Presence::Empty ? tr("The file is there, but there is nothing in it any more.")
                                                       : tr("The file is there, but is no story any more: it has "
                                                            "no front matter between two lines of ---.");
    if (isShowing(m_one))
        m_typed = m_one->fields()->typedText();
    QStringList lines{m_folder.row(m_current).path, tr("%1 When it is a story again, it is shown again.").arg(what)};
    if (!m_typed.isEmpty())
        lines += tr("What you typed is not saved:\n%1").arg(m_typed);
    m_notice->showNotice(headline, lines, m_folder.file(m_current), isThere);
    m_one->fields()->restoreTyping(); // a field that hides commits
    showOnly(m_notice);
}

} // namespace ui
