#include "ui/detail/statebar.h"

#include "ui/detail/conflictrows.h"
#include "ui/detail/flowlayout.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/theme.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

namespace
{

/// The story itself is in view.
QString reasonOf(const model::Error &error)
{
    return model::Error{error.what, {}, error.line, error.column, error.whatNow}.text();
}

QString textOf(const std::vector<frontmatter::Assignment> &values)
{
    QStringList texts;
    std::ranges::transform(values, std::back_inserter(texts), assignmentText);
    return texts.join(QStringLiteral(" · "));
}

} // namespace

StateBar::StateBar(QWidget *parent)
    : QWidget(parent)
    , m_headline(new WrappedText(Tone::Problem, this))
    , m_details(new WrappedText(Tone::Normal, this))
    , m_conflicts(new ConflictRows(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Large, Small, Large, Small);
    column->setSpacing(Tight);
    column->addWidget(m_headline);
    column->addWidget(m_details);
    column->addWidget(m_conflicts);
    auto *buttons = new FlowLayout(Small, Tight);
    column->addLayout(buttons);
    m_retry = addButton(tr("Try again"));
    m_discard = addButton(tr("Discard"));
    m_openInEditor = addButton(tr("Open in Editor"));
    m_dismiss = addButton(tr("Dismiss"));
    for (QPushButton *button : {m_retry, m_discard, m_openInEditor, m_dismiss})
        buttons->addWidget(button);
    connect(m_retry, &QPushButton::clicked, this, &StateBar::retryRequested);
    connect(m_discard, &QPushButton::clicked, this, &StateBar::discardRequested);
    connect(m_openInEditor, &QPushButton::clicked, this, &StateBar::openInEditorRequested);
    connect(m_dismiss, &QPushButton::clicked, this, &StateBar::dismissed);
    m_headline->setAccessibleName(tr("State of this story"));
    m_details->setAccessibleName(tr("Details"));
    hide();
}

QPushButton *StateBar::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setAccessibleName(text);
    button->setAutoDefault(true); // Enter presses it
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void StateBar::showFailed(const model::Error &error, const std::vector<frontmatter::Assignment> &values)
{
    const QString texts = textOf(values);
    showText(texts.isEmpty() ? tr("Not saved") : tr("Not saved: %1").arg(texts), error.text(), {m_retry, m_discard});
    m_discard->setToolTip(tr("Forgets the change and shows what is in the file"));
}

void StateBar::showUnsynced(const model::Error &error, const std::vector<frontmatter::Assignment> &values)
{
    const QString texts = textOf(values);
    showText(texts.isEmpty() ? tr("Saved, but perhaps not for good")
                             : tr("Saved, but perhaps not for good: %1").arg(texts),
             error.text(), {m_retry, m_dismiss});
}

void StateBar::showConflicts(const std::vector<folder::Conflict> &conflicts, int inAll)
{
    m_conflicts->showOne(conflicts, inAll);
    showParts(tr("Someone else changed this too"), m_conflicts);
}

void StateBar::showManyConflicts(const QStringList &lines, int count)
{
    m_conflicts->showMany(lines, count);
    showParts(tr("Someone else changed %Ln of these stories too", "", count), m_conflicts);
}

void StateBar::showRefusal(const model::Error &error)
{
    showText(tr("Nothing was changed"), reasonOf(error), {m_openInEditor, m_dismiss});
}

void StateBar::showLateWrite(const model::Error &error)
{
    showText(tr("What another program wrote is not in this story"), reasonOf(error), {m_openInEditor, m_dismiss});
}

void StateBar::showOverwritten(const QStringList &lines)
{
    showText(tr("Someone else has changed what you decided"), lines.join(u'\n'), {m_openInEditor, m_dismiss});
}

void StateBar::showReadOnly(const QString &reason)
{
    showText(tr("This story cannot be edited"), reason, {m_openInEditor});
}

bool StateBar::says(const QString &reason) const
{
    return !isHidden() && !m_details->isHidden() && !reason.isEmpty() && m_details->toPlainText().contains(reason);
}

void StateBar::showText(const QString &headline, const QString &details, const QList<QPushButton *> &buttons)
{
    m_details->showText(details, Lines::Many, 500);
    showParts(headline, m_details, buttons);
}

void StateBar::showParts(const QString &headline, const QWidget *body, const QList<QPushButton *> &buttons)
{
    m_headline->showText(headline);
    m_details->setVisible(body == m_details);
    m_conflicts->setVisible(body == m_conflicts);
    for (QPushButton *button : {m_retry, m_discard, m_openInEditor, m_dismiss})
        button->setVisible(buttons.contains(button));
    show();
}

void StateBar::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsFor(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.problem.ground);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colors.line);
}

} // namespace ui
