#pragma once

#include "model/folder/storyfolder.h"

#include <QWidget>

class QPushButton;

namespace ui
{

class WrappedText;

/// Above the story: a save that failed, or a conflict with both values in view, and what can be done about it; or
/// that no field of the story can be edited. Hidden when there is nothing to say.
class StateBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateBar)

public:
    explicit StateBar(QWidget *parent = nullptr);

    void showFailed(const model::Error &error);
    void showConflicts(const std::vector<folder::Conflict> &conflicts, const model::Error &error);
    /// What was asked for and not done; it stays until it is dismissed.
    void showRefusal(const model::Error &error);
    void showReadOnly(const QString &reason);

signals:
    void retryRequested();
    void keepMineRequested();
    void keepTheirsRequested(); ///< also "Discard" after a failed save
    void openInEditorRequested();
    void dismissed(); ///< the refusal

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *addButton(const QString &text);
    void showText(const QString &headline, const QString &details, const QList<QPushButton *> &buttons);

    WrappedText *m_headline;
    WrappedText *m_details;
    QPushButton *m_retry;
    QPushButton *m_discard;
    QPushButton *m_keepMine;
    QPushButton *m_keepTheirs;
    QPushButton *m_openInEditor;
    QPushButton *m_dismiss;
};

} // namespace ui
