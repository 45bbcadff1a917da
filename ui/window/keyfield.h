#pragma once

#include <QKeySequenceEdit>

namespace ui
{

/// Shows one key and says which was pressed in it; Tab and Esc keep their meaning. What becomes of the key is not
/// decided here. GUI thread.
class KeyField final : public QKeySequenceEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyField)

public:
    explicit KeyField(const QString &name, QWidget *parent = nullptr);
    void showKey(const QKeySequence &key);
    /// For screen readers, instead of the key; empty: the key.
    void describe(const QString &words);

signals:
    void pressed(const QKeySequence &key);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
};

} // namespace ui
