#include "ui/detail/otherkeys.h"

#include "ui/detail/wrappedtext.h"
#include "ui/look/theme.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int mostKeys = 60;
constexpr int mostCharacters = 600;

} // namespace

OtherKeys::OtherKeys(QWidget *parent)
    : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Tight, 0, Tight, 0);
    column->setSpacing(Small);
    auto *caption = new ElidedLabel(Tone::Caption, this);
    caption->setPlainText(tr("Other keys"));
    column->addWidget(caption);
    hide();
}

void OtherKeys::showKeys(const QList<story::OtherKey> &keys)
{
    if (keys == m_keys)
        return;
    m_keys = keys;
    delete m_table;
    m_table = new QWidget(this);
    auto *grid = new QGridLayout(m_table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Small);
    grid->setVerticalSpacing(Tight);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 7);
    const int shown = qMin(static_cast<int>(keys.size()), mostKeys);
    for (int line = 0; line < shown; ++line)
        addKey(line, keys.at(line));
    if (shown < keys.size()) {
        auto *more = new ToneLabel(Tone::Secondary, Lines::One, m_table);
        more->setPlainText(tr("and %Ln more", "", static_cast<int>(keys.size()) - shown));
        grid->addWidget(more, shown, 0, 1, 2);
    }
    layout()->addWidget(m_table);
    setVisible(!keys.isEmpty());
}

void OtherKeys::addKey(int line, const story::OtherKey &key)
{
    auto *grid = static_cast<QGridLayout *>(m_table->layout());
    auto *name = new ElidedLabel(Tone::Secondary, m_table);
    name->setPlainText(key.name);
    name->setToolTip(forToolTip(key.name));
    auto *value = new WrappedText(Tone::Normal, m_table);
    value->showText(key.text, Lines::Many, mostCharacters);
    value->setAccessibleName(forDisplay(key.name));
    grid->addWidget(name, line, 0, Qt::AlignTop);
    grid->addWidget(value, line, 1);
}

} // namespace ui
