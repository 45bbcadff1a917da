#pragma once

#include <QScrollArea>

namespace ui
{

class DecisionRow;
class ElidedLabel;

/// The last decisions, newest first, each with an undo of its own. Shows whole rows, as many as its part of the pane
/// has room for, and scrolls to the others; hidden while there are none. GUI thread.
class DecisionList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DecisionList)

public:
    static constexpr int most = 10; ///< decisions that are shown

    explicit DecisionList(QWidget *parent = nullptr);

    /// The first `most` of them.
    void showDecisions(const QStringList &texts);
    /// How high the pane is that this is a part of.
    void fitInto(int paneHeight);

signals:
    void storyRequested(int decision); ///< the place in the list
    void undoRequested(int decision);
    void focusLost(); ///< the row with the focus is about to go

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void addRow();
    void fit();

    QList<DecisionRow *> m_rows; ///< `most` of them
    int m_shown = 0;
    int m_paneHeight = 0;
    ElidedLabel *m_caption;
    QScrollArea *m_area;
};

} // namespace ui
