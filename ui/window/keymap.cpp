#include "ui/window/keymap.h"

#include "ui/window/keyrules.h"

#include <algorithm>

namespace ui
{

namespace
{

constexpr QLatin1String noKey("none"); ///< nothing at all can be a line that was cut

bool arePossible(const QString &action, const QList<QKeySequence> &keys)
{
    return keys.size() <= mostKeys && std::all_of(keys.begin(), keys.end(), [&](const QKeySequence &key) {
               return keys.count(key) == 1 && refusalOf(key, action).isEmpty();
           });
}

/// The actions that have a key in common with another.
QStringList inConflict(const KeyMap &keys)
{
    QStringList found;
    QMap<QKeySequence, QString> owners;
    for (auto it = keys.begin(); it != keys.end(); ++it)
        for (const QKeySequence &key : it.value()) {
            if (owners.contains(key))
                found << owners.value(key) << it.key();
            owners.insert(key, it.key());
        }
    return found;
}

} // namespace

KeyMap allKeys(const KeyMap &defaults, const KeyMap &changed)
{
    KeyMap keys = defaults;
    for (auto it = changed.begin(); it != changed.end(); ++it)
        keys.insert(it.key(), it.value());
    return keys;
}

KeyMap soundKeys(const KeyMap &defaults, const KeyMap &changed)
{
    KeyMap sound;
    for (auto it = changed.begin(); it != changed.end(); ++it)
        if (defaults.contains(it.key()) && defaults.value(it.key()) != it.value() &&
            arePossible(it.key(), it.value()))
            sound.insert(it.key(), it.value());
    // What falls back to its default may meet another there.
    for (auto before = sound.size() + 1; before != sound.size();) {
        before = sound.size();
        const QStringList conflicts = inConflict(allKeys(defaults, sound));
        for (const QString &action : conflicts)
            sound.remove(action);
    }
    return sound;
}

QString ownerOf(const QKeySequence &key, const KeyMap &keys)
{
    const auto owner = std::find_if(keys.begin(), keys.end(), [&key](const auto &own) { return own.contains(key); });
    return owner == keys.end() ? QString() : owner.key();
}

QString textOf(const QList<QKeySequence> &keys)
{
    return keys.isEmpty() ? QString(noKey) : QKeySequence::listToString(keys, QKeySequence::PortableText);
}

std::optional<QList<QKeySequence>> keysOf(const QString &text)
{
    if (text == noKey)
        return QList<QKeySequence>();
    const QList<QKeySequence> keys = QKeySequence::listFromString(text, QKeySequence::PortableText);
    const bool read = !keys.isEmpty() && std::all_of(keys.begin(), keys.end(), [](const QKeySequence &key) {
        return key.count() == 1 && key[0].key() != Qt::Key_unknown;
    });
    return read ? std::optional(keys) : std::nullopt;
}

} // namespace ui
