#include "model/excerpt.h"

namespace model
{

QString excerpt(const QString &value)
{
    constexpr int most = 80;
    if (value.size() <= most)
        return value;
    return value.left(value.at(most - 1).isHighSurrogate() ? most - 1 : most) + QChar(0x2026);
}

} // namespace model
