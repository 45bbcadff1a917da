#pragma once

#include <QKeySequence>
#include <QMap>
#include <QString>

#include <optional>

namespace ui
{

/// The keys of actions, by the action's name in the settings file. The first of an action's keys stands in menus.
using KeyMap = QMap<QString, QList<QKeySequence>>;

inline constexpr int mostKeys = 2; ///< of one action

/// `changed` over `defaults`.
KeyMap allKeys(const KeyMap &defaults, const KeyMap &changed);

/// What of `changed` can be had: nothing of unknown actions, with refused keys or with keys of two actions, and
/// nothing that is the default.
KeyMap soundKeys(const KeyMap &defaults, const KeyMap &changed);

/// The action that has `key`; empty: none.
QString ownerOf(const QKeySequence &key, const KeyMap &keys);

/// As a line of the settings file, in portable text.
QString textOf(const QList<QKeySequence> &keys);
/// Nothing: this is no list of keys.
std::optional<QList<QKeySequence>> keysOf(const QString &text);

} // namespace ui
