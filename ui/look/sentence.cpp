#include "ui/look/sentence.h"

#include <QGuiApplication>

#include <algorithm>

namespace ui
{

QString inSentence(const QString &text)
{
    const auto isRightToLeft = [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; };
    if (std::none_of(text.begin(), text.end(), isRightToLeft))
        return text;
    const QChar mark(QGuiApplication::isRightToLeft() ? 0x200F : 0x200E);
    return mark + text + mark;
}

} // namespace ui
