#include "ui/window/recoverybar.h"

#include "ui/detail/flowlayout.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/theme.h"
#include "ui/window/copydialog.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace ui
{

using folder::RecoveredCopy;
using folder::Recovery;

RecoveryBar::RecoveryBar(Recovery &recovery, QWidget *parent)
    : QWidget(parent)
    , m_recovery(recovery)
    , m_headline(new WrappedText(Tone::Problem, this))
    , m_details(new WrappedText(Tone::Normal, this))
{
    m_headline->setAccessibleName(tr("Recovered copy"));
    m_details->setAccessibleName(tr("Details"));
    m_keep = addButton({}, tr("The story takes what the copy holds, and its version of now becomes a copy"));
    m_show = addButton(tr("Show"), tr("Shows the lines that differ"));
    m_delete = addButton(tr("Delete"), tr("Removes the copy from the disk for good"));
    auto *later = addButton(tr("Later"), tr("Leaves the copy where it is"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Large, Small, Large, Small);
    column->setSpacing(Tight);
    column->addWidget(m_headline);
    column->addWidget(m_details);
    auto *buttons = new FlowLayout(Small, Tight);
    column->addLayout(buttons);
    for (QPushButton *button : {m_keep, m_show, m_delete, later})
        buttons->addWidget(button);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        if (!std::exchange(m_busy, true))
            m_recovery.keep(m_copy);
    });
    connect(m_delete, &QPushButton::clicked, this, [this] {
        if (!std::exchange(m_busy, true))
            m_recovery.remove(m_copy);
    });
    connect(m_show, &QPushButton::clicked, this, [this] { (new CopyDialog(m_copy, this))->show(); });
    connect(later, &QPushButton::clicked, this, [this] {
        m_later.insert(m_copy.file.file);
        showNext();
    });
    connect(&m_recovery, &Recovery::kept, this,
            [this](const RecoveredCopy &former) { m_former.insert(former.file.file); });
    connect(&m_recovery, &Recovery::failed, this, [this](const model::Error &error) {
        m_busy = false;
        emit refused(error.text());
    });
    connect(&m_recovery, &Recovery::changed, this, [this] {
        m_busy = false;
        showNext();
    });
    showNext();
}

QPushButton *RecoveryBar::addButton(const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text, this);
    button->setAccessibleName(text);
    button->setToolTip(forToolTip(toolTip));
    button->setAutoDefault(true); // Enter presses it
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void RecoveryBar::showNext()
{
    QList<RecoveredCopy> waiting = m_recovery.copies();
    waiting.removeIf([this](const RecoveredCopy &copy) { return m_later.contains(copy.file.file); });
    if (!waiting.isEmpty()) {
        m_copy = waiting.first();
        showCopy(static_cast<int>(waiting.size()) - 1);
        return;
    }
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus)
        emit leave();
}

void RecoveryBar::showCopy(int more)
{
    const bool isFormer = m_former.contains(m_copy.file.file);
    const QString path = forDisplay(m_copy.story.path);
    QString headline = tr("A save was cut short");
    if (isFormer)
        headline = tr("The recovered copy is in %1 now; the version before is kept").arg(path);
    else if (!path.isEmpty())
        headline = tr("A save of %1 was cut short").arg(path);
    QString details = tr("What it was to write is kept as %1 (%2): %3.")
                          .arg(forDisplay(m_copy.file.path), QLocale().toString(m_copy.written, QLocale::ShortFormat),
                               forDisplay(m_copy.difference));
    if (isFormer)
        details = tr("It is kept as %1: %2.").arg(forDisplay(m_copy.file.path), forDisplay(m_copy.difference));
    if (more > 0)
        details += QLatin1Char(' ') + tr("%Ln more copies wait.", "", more);
    m_headline->showText(headline);
    m_details->showText(details);
    m_keep->setText(isFormer ? tr("Put it back") : tr("Keep the recovered copy"));
    m_keep->setAccessibleName(m_keep->text());
    m_keep->setVisible(m_copy.isWhole);
    show();
}

void RecoveryBar::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsFor(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.problem.ground);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line);
}

} // namespace ui
