#pragma once

#include "ui/window/settings.h"

#include <QSplitter>

namespace ui
{

/// The centre and the detail: side by side, and below 1000 px the detail under the table. Each arrangement keeps its
/// own sizes. GUI thread.
class Panes final : public QSplitter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Panes)

public:
    Panes(QWidget *centre, QWidget *detail, QWidget *parent = nullptr);

    void restoreSizes(const Settings &settings);
    void saveSizes(Settings &settings) const;
    void showDetail(bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    [[nodiscard]] QList<int> sizesNow() const;
    QList<int> &sizesOf(Qt::Orientation orientation) { return orientation == Qt::Horizontal ? m_wide : m_narrow; }

    QList<int> m_wide;
    QList<int> m_narrow;
    bool m_arranged = false;
};

} // namespace ui
