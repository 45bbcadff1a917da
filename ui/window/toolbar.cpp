#include "ui/window/toolbar.h"

#include "ui/look/labels.h"
#include "ui/look/plaintext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace ui
{

namespace
{

constexpr int sidePadding = 11;

} // namespace

KeyButton::KeyButton(QAction &action, const QString &text, Face face, Key key, QWidget *parent)
    : QToolButton(parent)
    , m_text(text)
    , m_face(face)
    , m_key(key)
{
    setDefaultAction(&action);
    setFocusPolicy(Qt::TabFocus);
    connect(&action, &QAction::changed, this, &KeyButton::showAction);
    showAction();
}

void KeyButton::showAction()
{
    const QString name = m_text.isEmpty() ? defaultAction()->text() : m_text;
    const QString key = defaultAction()->shortcut().toString(QKeySequence::NativeText);
    m_shownKey = m_key == Key::Shown ? key : QString();
    setAccessibleName(name);
    setToolTip(forToolTip(key.isEmpty() ? name : tr("%1 (%2)").arg(name, key)));
    updateGeometry();
    update();
}

QString KeyButton::shownText() const { return m_text.isEmpty() ? defaultAction()->iconText() : m_text; }

QFont KeyButton::keyFont() const
{
    QFont font = captionFont(this->font());
    font.setCapitalization(QFont::MixedCase);
    return font;
}

QSize KeyButton::sizeHint() const
{
    int width = fontMetrics().horizontalAdvance(shownText()) + 2 * sidePadding;
    if (!m_shownKey.isEmpty())
        width += Small - 2 + QFontMetrics(keyFont()).horizontalAdvance(m_shownKey);
    return {width, fontMetrics().height() + 2 * Small - 2};
}

void KeyButton::paintEvent(QPaintEvent *)
{
    const Colors &colors = colorsFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool hovered = isEnabled() && underMouse();
    QColor ground = m_face == Face::Boxed ? colors.base : QColor(Qt::transparent);
    if (isDown())
        ground = colors.selection;
    else if (hovered)
        ground = m_face == Face::Boxed ? colors.hover : colors.base;
    QColor edge = m_face == Face::Boxed || hovered || isDown() ? colors.line : QColor(Qt::transparent);
    if (hasFocus())
        edge = colors.accent;
    painter.setPen(edge);
    painter.setBrush(ground);
    painter.drawRoundedRect(box, Corner, Corner);

    const bool on = isCheckable() && isChecked();
    painter.setPen(!isEnabled() ? colors.secondaryText : on ? colors.accent : colors.text);
    const QRect inner = rect().adjusted(sidePadding, 0, -sidePadding, 0);
    painter.drawText(inner, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, shownText());
    if (m_shownKey.isEmpty())
        return;
    painter.setFont(keyFont());
    painter.setPen(colors.secondaryText);
    painter.drawText(inner, static_cast<int>(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine, m_shownKey);
}

ToolBar::ToolBar(const Actions &actions, QWidget *parent)
    : QToolBar(tr("Toolbar"), parent)
{
    setObjectName(QStringLiteral("toolbar"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    // A stylesheet's padding has one value for all sides of a toolbar; with the spacing this makes 12 px at the ends.
    const auto addEnd = [this] {
        auto *end = new QWidget(this);
        end->setFixedSize(1, 1);
        addWidget(end);
    };
    addEnd();
    add(actions[Act::Open], tr("Open"), KeyButton::Face::Boxed);
    add(actions[Act::Undo], tr("Undo"), KeyButton::Face::Plain, KeyButton::Key::Shown);
    add(actions[Act::Redo], tr("Redo"));
    addSeparator();
    add(actions[Act::Publish], tr("Publish"), KeyButton::Face::Plain, KeyButton::Key::Shown);
    add(actions[Act::Unpublish], tr("Unpublish"), KeyButton::Face::Plain, KeyButton::Key::Shown);
    addSeparator();
    add(actions[Act::Advance], {});
    addPresets(actions);
    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
    add(actions[Act::Export], tr("Export"), KeyButton::Face::Boxed);
    add(actions[Act::Keys], tr("?"));
    addEnd();
}

void ToolBar::addPresets(const Actions &actions)
{
    auto *presets = new QWidget(this);
    auto *row = new QHBoxLayout(presets);
    row->setContentsMargins(Small, 0, 0, 0);
    row->setSpacing(0);
    auto *caption = new ToneLabel(Tone::Secondary, Lines::One, presets);
    caption->setPlainText(tr("Quality"));
    row->addWidget(caption);
    const QList<QAction *> &values = actions.presets(frontmatter::Field::Quality);
    for (QAction *value : values) {
        auto *button = new KeyButton(*value, {}, KeyButton::Face::Plain, KeyButton::Key::InToolTip, presets);
        const auto follow = [button, value] { button->setVisible(value->isVisible()); };
        connect(value, &QAction::changed, button, follow);
        row->addWidget(button);
        follow();
    }
    m_presets = addWidget(presets);
}

bool ToolBar::event(QEvent *event)
{
    const bool done = QToolBar::event(event);
    // Without room for them Export and the keys would go first: they stand at the end.
    if (m_presets && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)) {
        const int wanted = widgetForAction(m_presets)->sizeHint().width();
        const int others = sizeHint().width() - (m_presets->isVisible() ? wanted : 0);
        m_presets->setVisible(others + wanted <= width());
    }
    return done;
}

void ToolBar::add(QAction *action, const QString &text, KeyButton::Face face, KeyButton::Key key)
{
    addWidget(new KeyButton(*action, text, face, key, this));
}

} // namespace ui
