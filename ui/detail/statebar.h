#pragma once

#include "model/folder/storyfolder.h"

#include <QWidget>

class QPushButton;

namespace ui
{

class ConflictRows;
class WrappedText;

/// Above the story: a save that failed, or conflicts with both values in view, and what can be done about it; or
/// that no field of the story can be edited. Hidden when there is nothing to say.
class StateBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StateBar)

public:
    explicit StateBar(QWidget *parent = nullptr);

    /// `values`: what was not saved.
    void showFailed(const model::Error &error, const std::vector<frontmatter::Assignment> &values);
    /// They are in the file, and may not last.
    void showUnsynced(const model::Error &error, const std::vector<frontmatter::Assignment> &values);
    /// `inAll`: how many stories are in conflict, this one among them.
    void showConflicts(const std::vector<folder::Conflict> &conflicts, int inAll);
    /// Of many selected stories; `lines`: what is in conflict in the first of them.
    void showManyConflicts(const QStringList &lines, int count);
    /// What was asked for and not done; it stays until it is dismissed.
    void showRefusal(const model::Error &error);
    /// What another program wrote is not in the story; stays until it is dismissed.
    void showLateWrite(const model::Error &error);
    /// A decision that did not last; stays until it is dismissed.
    void showOverwritten(const QStringList &lines);
    void showReadOnly(const QString &reason);
    [[nodiscard]] bool says(const QString &reason) const;
    [[nodiscard]] ConflictRows &conflicts() const { return *m_conflicts; }

signals:
    void retryRequested();
    void discardRequested(); ///< after a failed save
    void openInEditorRequested();
    void dismissed(); ///< what was to stay until then

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *addButton(const QString &text);
    void showText(const QString &headline, const QString &details, const QList<QPushButton *> &buttons);
    void showParts(const QString &headline, const QWidget *body, const QList<QPushButton *> &buttons = {});

    WrappedText *m_headline;
    WrappedText *m_details;
    ConflictRows *m_conflicts;
    QPushButton *m_retry;
    QPushButton *m_discard;
    QPushButton *m_openInEditor;
    QPushButton *m_dismiss;
};

} // namespace ui
