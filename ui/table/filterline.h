#pragma once

#include "model/table/filter.h"

#include <QLineEdit>

#include <optional>

namespace ui
{

/// The line for the filter's text. Names of terms are coloured, the place of an error is underlined.
class FilterLine final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterLine)

public:
    explicit FilterLine(QWidget *parent = nullptr);
    void showError(const std::optional<table::FilterError> &error);

signals:
    void entered(); ///< Enter or Down
    void escaped();

protected:
    bool event(QEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpClearing();
    void format();

    QAction *m_clear;
    std::optional<table::FilterError> m_error;
    bool m_composing = false; ///< an input method shows a text that is not in the line yet
};

} // namespace ui
