#pragma once

#include "model/folder/recovery.h"

#include <QElapsedTimer>
#include <QWidget>

class QPushButton;

namespace ui
{

class WrappedText;

/// Offers what a save that was cut short left beside a story, one after the other. A click is for the copy that was
/// in view when it began: never for the next one, as the second of a double click would be. Hidden when there is
/// nothing. GUI thread.
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
    QPushButton *addButton(const QString &text, const QString &toolTip, void (RecoveryBar::*act)());
    void keep();
    void showLines();
    void askToDelete();
    void putOff();
    void showNext();
    void showCopy(int more);
    void takeKept(const folder::RecoveredCopy &copy, const folder::RecoveredCopy &former);
    [[nodiscard]] QString keepText() const;

    folder::Recovery &m_recovery;
    folder::RecoveredCopy m_copy; ///< in view
    QElapsedTimer m_inView;
    folder::RecoveredCopy m_pressed; ///< in view when a button was pressed
    QString m_busy;                  ///< file of the copy that is being kept or deleted
    QSet<QString> m_later;           ///< copies that are put off
    QSet<QString> m_before;          ///< versions of stories before something was put in
    QSet<QString> m_recovered;       ///< what had been put in, since the version before was put back
    WrappedText *m_headline;
    WrappedText *m_details;
    QPushButton *m_keep;
};

} // namespace ui
