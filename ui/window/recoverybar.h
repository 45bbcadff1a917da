#pragma once

#include "model/folder/recovery.h"

#include <QWidget>

class QPushButton;

namespace ui
{

class WrappedText;

/// Offers what a save that was cut short left beside a story, one after the other. Hidden when there is nothing.
/// GUI thread.
class RecoveryBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecoveryBar)

public:
    explicit RecoveryBar(folder::Recovery &recovery, QWidget *parent = nullptr);

signals:
    void refused(const QString &reason);
    void leave(); ///< it had the focus and hides

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *addButton(const QString &text, const QString &toolTip);
    void showNext();
    void showCopy(int more);

    folder::Recovery &m_recovery;
    folder::RecoveredCopy m_copy; ///< in view
    QSet<QString> m_later;        ///< copies that are put off
    QSet<QString> m_former;       ///< copies that keep had made
    bool m_busy = false;          ///< with the copy in view
    WrappedText *m_headline;
    WrappedText *m_details;
    QPushButton *m_keep;
    QPushButton *m_delete;
    QPushButton *m_show;
};

} // namespace ui
