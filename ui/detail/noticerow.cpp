#include "ui/detail/noticerow.h"

#include "ui/detail/flowlayout.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>

namespace ui
{

namespace
{

constexpr int longest = 800;   ///< characters
constexpr int narrowest = 150; ///< less: it has not been laid out yet

} // namespace

NoticeRow::NoticeRow(QWidget *parent)
    : QWidget(parent)
    , m_row(new QBoxLayout(QBoxLayout::TopToBottom, this))
    , m_text(new WrappedText(Tone::Normal, this))
    , m_buttons(new QWidget(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(Tight);
    m_row->addWidget(m_text, 1, Qt::AlignVCenter);
    m_row->addWidget(m_buttons);
    new FlowLayout(Small, Tight, m_buttons);
    m_text->setAccessibleName(tr("What has to be settled"));
}

QPushButton *NoticeRow::addButton()
{
    auto *button = new QPushButton(m_buttons);
    button->setAutoDefault(true); // Enter presses it
    button->setFocusPolicy(Qt::TabFocus);
    m_buttons->layout()->addWidget(button);
    return button;
}

void NoticeRow::showText(const QString &text)
{
    m_text->showText(text, Lines::Many, longest);
    arrange();
}

void NoticeRow::arrange()
{
    int buttons = -Small;
    const QList<QPushButton *> all = m_buttons->findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly);
    for (const QPushButton *button : all)
        if (!button->isHidden())
            buttons += Small + button->sizeHint().width();
    const int text = m_text->fontMetrics().boundingRect(m_text->toPlainText()).width() + Large;
    const bool beside = !m_text->toPlainText().contains(u'\n') && text + Medium + buttons <= contentsRect().width();
    m_row->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_row->setSpacing(beside ? Medium : Tight);
    m_buttons->setMinimumWidth(beside ? buttons : 0);
    // Its own hint is that of a narrow text, which would make a small window grow.
    const int room = contentsRect().width() - (beside ? Medium + buttons : 0);
    m_text->setMinimumHeight(room < narrowest ? 1 : m_text->heightForWidth(room));
}

void NoticeRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void NoticeRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, &NoticeRow::arrange, Qt::QueuedConnection); // after the parts' own fonts
}

} // namespace ui
