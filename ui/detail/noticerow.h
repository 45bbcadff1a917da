#pragma once

#include <QWidget>

class QBoxLayout;
class QPushButton;

namespace ui
{

class WrappedText;

/// A text with buttons for it: beside it where all of it fits in a line, else below.
class NoticeRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeRow)

public:
    explicit NoticeRow(QWidget *parent = nullptr);
    QPushButton *addButton();
    void showText(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();

    QBoxLayout *m_row;
    WrappedText *m_text;
    QWidget *m_buttons;
};

} // namespace ui
