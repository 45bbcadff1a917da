#pragma once

#include "model/frontmatter/field.h"

#include <QLineEdit>

namespace ui
{

/// A line edit for quality or heat: any 64-bit integer, empty when the value is missing; the wheel changes nothing.
/// Enter and leaving the field commit, Esc restores. What was typed always goes to the story where typing began.
class NumberField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NumberField)

public:
    NumberField(frontmatter::Field field, QWidget *parent = nullptr);

    [[nodiscard]] frontmatter::Field field() const { return m_field; }
    /// Shows `value` of `story`. Text being typed for another story is committed to that one first; text being typed
    /// for the same story stays.
    void show(int story, const frontmatter::FieldValue &value);
    /// True while there is typed text that has not been committed.
    [[nodiscard]] bool isTyping() const { return m_typing; }
    /// Commits what was typed. False: it is not an integer; the text stays and refused() was emitted.
    bool commit();
    void restore();
    /// Puts `value` there to be changed, as if it had been typed: Enter takes it, Esc and leaving it as it is do not.
    void offer(const frontmatter::FieldValue &value);

signals:
    void typingBegan();
    /// `seen`: the value that stood here when typing began.
    void committed(int story, const frontmatter::FieldValue &value, const frontmatter::FieldValue &seen);
    void refused(const QString &reason);
    /// What was refused is no longer there; `dropped`: it was given up for the value, and not by Esc.
    void refusalOver(const QString &dropped);
    void finished(); ///< Enter (after a commit) or Esc: the focus may go back

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void endRefusal(const QString &dropped);

    frontmatter::Field m_field;
    frontmatter::FieldValue m_value;
    frontmatter::FieldValue m_seen; ///< while typing: where it began
    int m_story = -1;
    bool m_typing = false;
    bool m_offered = false; ///< typing began at a value other than m_value
    bool m_refused = false; ///< what stands here is no number, and that was said
};

} // namespace ui
