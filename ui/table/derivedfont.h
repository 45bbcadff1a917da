#pragma once

#include <QFont>

#include <optional>

namespace ui
{

/// A font made of that of the view, kept while this stays the same: to make one for each cell costs more than to draw
/// its text.
class DerivedFont final
{
public:
    explicit DerivedFont(QFont (*derive)(QFont))
        : m_derive(derive)
    {
    }

    const QFont &of(const QFont &base)
    {
        if (m_base != base) {
            m_base = base;
            m_derived = m_derive(base);
        }
        return m_derived;
    }

private:
    QFont (*m_derive)(QFont);
    std::optional<QFont> m_base;
    QFont m_derived;
};

} // namespace ui
