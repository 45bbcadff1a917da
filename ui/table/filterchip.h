#pragma once

#include <QWidget>

class QToolButton;

namespace ui
{

class ElidedLabel;

/// One part of the filter in words, with a button that takes it out: by a click, or by Delete or Backspace while it
/// has the focus.
class FilterChip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterChip)

public:
    explicit FilterChip(QWidget *parent = nullptr);
    void showPiece(const QString &words, const QString &text); ///< for people, and as it stands in the filter
    [[nodiscard]] bool hasFocusWithin() const;

signals:
    void removeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    ElidedLabel *m_words;
    QToolButton *m_remove;
};

} // namespace ui
