#pragma once

#include <QObject>

namespace ui
{

/// Watches a widget with bare keys: while text is typed in it no bare key acts, also none with Alt; and a key whose
/// text needs Shift on some layout (`+`, `?`, `/`, digits) is known by its text. GUI thread.
class BareKeys final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BareKeys)

public:
    explicit BareKeys(QWidget &scope);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// While a menu or another popup is open, or a modal dialog that the focus is not in yet, keys belong to it: Qt still
/// takes the widget with the focus for where they go, and would find the shortcuts of the stories. GUI thread.
class PopupKeys final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PopupKeys)

public:
    explicit PopupKeys(QObject *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace ui
