#pragma once

#include <QKeySequence>
#include <QStringList>

namespace ui
{

/// The names of the actions that the image preview has too, where some keys are its own.
const QStringList &previewActions();

/// One stroke, as keys are compared: a sign or a digit is the same with and without Shift, which it needs on some
/// keyboards.
QKeySequence plainKey(const QKeySequence &key);

/// Without Ctrl, Alt and Meta, and no function key: it acts only while stories have the focus.
bool isBare(const QKeySequence &key);

/// Why `key` cannot be a key of `action`, in words; empty: it can.
QString refusalOf(const QKeySequence &key, const QString &action);

} // namespace ui
