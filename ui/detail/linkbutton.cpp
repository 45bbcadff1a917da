#include "ui/detail/linkbutton.h"

#include "ui/look/labels.h"
#include "ui/look/links.h"
#include "ui/look/plaintext.h"
#include "ui/look/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

namespace ui
{

QString linkHint(const QString &address)
{
    if (!webLink(address))
        return LinkButton::tr("Not a web link, so it is not opened: %1").arg(address);
    return LinkButton::tr("Opens %1").arg(shownAddress(address));
}

QMenu *newLinkMenu(const QString &address, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *open = menu->addAction(LinkButton::tr("Open Link"), parent, [address] { openWebLink(address); });
    open->setEnabled(webLink(address).has_value());
    // A password or token is nothing to paste by accident; the entry says when it leaves one out.
    const QString copied = copiedAddress(address);
    const QString text =
        copied == address ? LinkButton::tr("Copy Link") : LinkButton::tr("Copy Link without Password");
    QAction *copy = menu->addAction(text, parent, [copied] { QGuiApplication::clipboard()->setText(copied); });
    copy->setEnabled(!address.isEmpty());
    return menu;
}

void addFileActions(QMenu &menu, const QString &file)
{
    menu.addSeparator();
    menu.addAction(LinkButton::tr("Copy Path"), &menu, [file] { QGuiApplication::clipboard()->setText(file); });
    menu.addAction(LinkButton::tr("Open in Editor"), &menu, [file] { openInEditor(file); });
    menu.addAction(LinkButton::tr("Show in File Manager"), &menu, [file] { showInFileManager(file); });
}

LinkButton::LinkButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (!m_address.isEmpty())
            openWebLink(m_address);
    });
}

void LinkButton::showText(const QString &text)
{
    m_text = forDisplay(text);
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

void LinkButton::showLink(const QString &text, const QString &address)
{
    showText(text);
    m_address = address;
    setEnabled(webLink(address).has_value());
    setToolTip(forToolTip(linkHint(address)));
}

void LinkButton::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize LinkButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height() + 1};
}

QSize LinkButton::minimumSizeHint() const { return {0, sizeHint().height()}; }

bool LinkButton::event(QEvent *event)
{
    // With the focus here, Enter is this button's own and not the window's.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            event->accept();
            return true;
        }
    }
    return QAbstractButton::event(event);
}

void LinkButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void LinkButton::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsFor(palette());
    QPainter painter(this);
    QFont shown = font();
    shown.setUnderline(isEnabled() && (underMouse() || hasFocus()));
    painter.setFont(shown);
    painter.setPen(!isEnabled() ? colors.secondaryText : m_tone ? colorOf(*m_tone, palette()) : colors.accent);
    const QString text = painter.fontMetrics().elidedText(m_text, Qt::ElideRight, width());
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (hasFocus()) {
        painter.setPen(colors.accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void LinkButton::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_address.isEmpty())
        newLinkMenu(m_address, this)->popup(event->globalPos());
}

} // namespace ui
