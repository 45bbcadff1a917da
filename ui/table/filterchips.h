#pragma once

#include "model/table/filterpieces.h"

#include <QWidget>

#include <vector>

class QToolButton;

namespace ui
{

class FilterChip;

/// The parts of a filter as chips in one line. Those that find no room stand in the menu of "+3 more". An empty
/// filter shows nothing. GUI thread.
class FilterChips final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterChips)

public:
    explicit FilterChips(QWidget *parent = nullptr);

    void setFilter(const table::Filter &filter);
    [[nodiscard]] const table::Filter &filter() const { return m_filter; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void removeRequested(const table::FilterPiece &piece);
    void focusLeaves(); ///< the chip that has the focus is about to go, and none takes its place

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpMore();
    void fillMenu();
    void arrange();
    [[nodiscard]] std::vector<int> widthsThatFit() const;

    table::Filter m_filter;
    QList<table::FilterPiece> m_pieces;
    std::vector<FilterChip *> m_chips; ///< made once, in the order of Tab; a few are shown
    QToolButton *m_more;
    std::size_t m_shown = 0;
};

} // namespace ui
