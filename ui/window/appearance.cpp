#include "ui/window/appearance.h"

#include <QApplication>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int textStep = 10; ///< per cent

} // namespace

Appearance::Appearance(const Actions &actions, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_base(QApplication::font())
    , m_scheme(settings.scheme)
    , m_textPercent(100)
{
    applyScheme(*qApp, m_scheme);
    setTextPercent(settings.textPercent);
    const QList<QAction *> schemes = actions.schemes().actions();
    for (QAction *action : schemes)
        action->setChecked(action->data().toInt() == static_cast<int>(m_scheme));
    connect(&actions.schemes(), &QActionGroup::triggered, this, &Appearance::setScheme);
    connect(actions[Act::LargerText], &QAction::triggered, this,
            [this] { setTextPercent(m_textPercent + textStep); });
    connect(actions[Act::SmallerText], &QAction::triggered, this,
            [this] { setTextPercent(m_textPercent - textStep); });
    connect(actions[Act::NormalText], &QAction::triggered, this, [this] { setTextPercent(100); });
}

void Appearance::store(Settings &settings) const
{
    settings.scheme = m_scheme;
    settings.textPercent = m_textPercent;
}

void Appearance::setScheme(const QAction *action)
{
    m_scheme = static_cast<Scheme>(action->data().toInt());
    applyScheme(*qApp, m_scheme);
    emit changed();
}

void Appearance::setTextPercent(int percent)
{
    percent = std::clamp(percent, smallestText, largestText);
    if (percent == m_textPercent)
        return;
    m_textPercent = percent;
    QFont font = m_base;
    font.setPointSizeF(m_base.pointSizeF() * percent / 100);
    applyFont(*qApp, font);
    emit changed();
}

} // namespace ui
