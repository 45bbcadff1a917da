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

    enum class Key { Shown, InToolTip };

    /// Without `text` the action's own.
    KeyButton(QAction &action, const QString &text, Face face, Key key, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showAction();
    [[nodiscard]] QString shownText() const;
    [[nodiscard]] QFont keyFont() const;

    QString m_text; ///< empty: the action's own
    QString m_shownKey;
    Face m_face;
    Key m_key;
};

/// Open | Undo Redo | Publish Unpublish | Advance | presets of the quality, where there is room … Export, keys.
class ToolBar final : public QToolBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolBar)

public:
    explicit ToolBar(const Actions &actions, QWidget *parent = nullptr);

protected:
    bool event(QEvent *event) override;

private:
    void addPresets(const Actions &actions);
    void add(QAction *action, const QString &text, KeyButton::Face face = KeyButton::Face::Plain,
             KeyButton::Key key = KeyButton::Key::InToolTip);

    QAction *m_presets = nullptr; ///< the part that goes when the window is small
};

} // namespace ui
