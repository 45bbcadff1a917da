#include "ui/window/recoverybar.h"

#include "ui/detail/flowlayout.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/theme.h"
#include "ui/window/copydialog.h"

#include <QApplication>
#include <QLocale>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

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
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Large, Small, Large, Small);
    column->setSpacing(Tight);
    column->addWidget(m_headline);
    column->addWidget(m_details);
    auto *buttons = new FlowLayout(Small, Tight);
    column->addLayout(buttons);
    m_keep = addButton({}, tr("The story's version of now becomes a copy"), &RecoveryBar::keep);
    buttons->addWidget(m_keep);
    buttons->addWidget(addButton(tr("Show"), tr("Shows the lines that differ"), &RecoveryBar::showLines));
    buttons->addWidget(
        addButton(tr("Delete…"), tr("Removes the copy from the disk for good"), &RecoveryBar::askToDelete));
    buttons->addWidget(addButton(tr("Later"), tr("Leaves the copy where it is"), &RecoveryBar::putOff));
    connect(&m_recovery, &Recovery::kept, this, &RecoveryBar::takeKept);
    connect(&m_recovery, &Recovery::failed, this, [this](const model::Error &error) {
        m_busy.clear();
        emit refused(error.text());
    });
    connect(&m_recovery, &Recovery::changed, this, &RecoveryBar::showNext);
    showNext();
}

QPushButton *RecoveryBar::addButton(const QString &text, const QString &toolTip, void (RecoveryBar::*act)())
{
    auto *button = new QPushButton(text, this);
    button->setAccessibleName(text);
    button->setToolTip(forToolTip(toolTip));
    button->setAutoDefault(true); // Enter presses it
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QPushButton::pressed, this, [this] { m_pressed = m_copy; });
    connect(button, &QPushButton::clicked, this, [this, act] {
        if (m_copy == m_pressed && m_copy.file.file != m_busy &&
            m_inView.hasExpired(QApplication::doubleClickInterval()))
            (this->*act)();
    });
    return button;
}

void RecoveryBar::keep()
{
    m_busy = m_copy.file.file;
    m_recovery.keep(m_copy);
}

void RecoveryBar::takeKept(const RecoveredCopy &copy, const RecoveredCopy &former)
{
    m_busy.clear();
    (m_before.contains(copy.file.file) ? m_recovered : m_before).insert(former.file.file);
}

void RecoveryBar::showLines() { (new CopyDialog(m_copy, this))->show(); }

void RecoveryBar::putOff()
{
    m_later.insert(m_copy.file.file);
    showNext();
}

void RecoveryBar::askToDelete()
{
    auto *box = new QMessageBox(window());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Delete Copy"));
    box->setText(tr("Delete %1 for good?").arg(forDisplay(m_copy.file.path)));
    box->setInformativeText(
        m_copy.story.file.isEmpty()
            ? tr("What it holds may be nowhere else, and this cannot be undone.")
            : tr("It is a copy of %1: %2. What it holds may be nowhere else, and this cannot be undone.")
                  .arg(forDisplay(m_copy.story.path), forDisplay(m_copy.difference)));
    auto *remove = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    remove->setEnabled(false); // the second of a double click may meet it
    QTimer::singleShot(QApplication::doubleClickInterval(), remove, [remove] { remove->setEnabled(true); });
    connect(remove, &QPushButton::clicked, this, [this, copy = m_copy] {
        m_busy = copy.file.file;
        m_recovery.remove(copy);
    });
    box->open();
}

void RecoveryBar::showNext()
{
    QList<RecoveredCopy> waiting = m_recovery.copies();
    waiting.removeIf([this](const RecoveredCopy &copy) { return m_later.contains(copy.file.file); });
    if (!waiting.isEmpty()) {
        if (isHidden() || m_copy != waiting.constFirst())
            m_inView.start();
        m_copy = waiting.constFirst();
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
    const QString path = forDisplay(m_copy.story.path);
    const QString file = forDisplay(m_copy.file.path);
    const QString written = QLocale().toString(m_copy.written, QLocale::ShortFormat);
    const QString difference = forDisplay(m_copy.difference);
    QString headline;
    QString details;
    if (m_before.contains(m_copy.file.file)) {
        headline = tr("What was recovered is in %1 now, and the version before is kept").arg(path);
        details = tr("It is kept as %1: %2.").arg(file, difference);
    } else if (m_recovered.contains(m_copy.file.file)) {
        headline = tr("The version before is in %1 again, and what was recovered is kept").arg(path);
        details = tr("It is kept as %1: %2.").arg(file, difference);
    } else if (m_copy.isLate) {
        headline = tr("Another program has written a version of %1 that is not in it").arg(path);
        details = tr("It is kept as %1 (%2): %3.").arg(file, written, difference);
    } else if (m_copy.isUnwritten) {
        headline = tr("A save of %1 was cut short").arg(path);
        details = tr("What it was to write is kept as %1 (%2): %3.").arg(file, written, difference);
    } else {
        headline =
            path.isEmpty() ? tr("A copy was left beside the stories") : tr("A save of %1 has left a copy").arg(path);
        details = tr("It is kept as %1 (%2), and may be the version before that save or after it: %3.")
                      .arg(file, written, difference);
    }
    if (more > 0)
        details += QLatin1Char(' ') + tr("%Ln more copies wait.", "", more);
    m_headline->showText(headline);
    m_details->showText(details);
    m_keep->setText(keepText());
    m_keep->setAccessibleName(keepText());
    m_keep->setVisible(m_copy.isWhole);
    show();
}

QString RecoveryBar::keepText() const
{
    if (m_before.contains(m_copy.file.file))
        return tr("Put the version before back");
    if (m_copy.values.empty())
        return tr("Put it in the story's place");
    return tr("Put these %Ln values into the story", "", static_cast<int>(m_copy.values.size()));
}

void RecoveryBar::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsFor(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.problem.ground);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line);
}

} // namespace ui
