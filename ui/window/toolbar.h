#pragma once

#include "ui/window/actions.h"

#include <QToolBar>
#include <QToolButton>

namespace ui
{

/// A button of an action that shows its key beside its text, quieter. GUI thread.
class KeyButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyButton)

public:
    enum class Face { Plain, Boxed };

    /// `key`: as shown; may be empty.
    KeyButton(QAction &action, const QString &text, const QString &key, Face face, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QFont keyFont() const;

    QString m_text; ///< empty: the action's own
    QString m_key;
    Face m_face;
};

/// Open | Undo Redo | Publish Unpublish | Advance … Export, keys.
class ToolBar final : public QToolBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolBar)

public:
    explicit ToolBar(const Actions &actions, QWidget *parent = nullptr);

private:
    void add(QAction *action, const QString &text, const QString &key, KeyButton::Face face = KeyButton::Face::Plain);
};

} // namespace ui
