#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QWidget>

class QAction;
class QKeyEvent;

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

/// What stands between the keys and the shortcuts of the whole window. A bare key of `actions` acts with the focus in
/// one of the scopes only, and not while text is typed there. And while a menu or another popup is open, or a modal
/// dialog that the focus is not in yet, keys belong to it: Qt still takes the widget with the focus for where they
/// go, and would find the shortcuts of the stories. GUI thread.
class KeyGate final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyGate)

public:
    /// `actions` may be filled later.
    KeyGate(const QList<QAction *> &actions, QObject *parent);
    void addScope(const QWidget &scope) { m_scopes.append(&scope); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isOutOfPlace(const QKeyEvent &event) const;

    const QList<QAction *> &m_actions;
    QList<QPointer<const QWidget>> m_scopes;
};

} // namespace ui
