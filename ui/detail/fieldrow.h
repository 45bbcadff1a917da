#pragma once

#include "model/story/storyrow.h"

#include <QWidget>

class QBoxLayout;

namespace ui
{

class NumberCard;
class PublishedCard;
class ToneLabel;
class WrappedText;
struct DetailKeys;

/// The three fields that an editor decides on, as cards, and below them why one cannot be edited or was not taken.
class FieldRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldRow)

public:
    explicit FieldRow(QWidget *parent = nullptr);

    /// What is being typed for `story` stays; what was typed for another one is committed to that one first.
    void showRow(int story, const story::StoryRow &row);
    void showKeys(const DetailKeys &keys);
    /// Why fields cannot be edited; false: that is said elsewhere.
    void showReasons(bool shown);
    void focusField(frontmatter::Field field);
    /// Puts the cursor into a number that stands at `value` as if it had been typed: Enter takes it, Esc does not.
    void offer(frontmatter::Field field, const frontmatter::FieldValue &value);
    /// False: what is typed is no number; refused() was emitted and the text stays.
    bool commitTyping();
    /// What is typed and not committed, with the names of the fields; one a line.
    [[nodiscard]] QString typedText() const;
    /// Takes back what is typed.
    void restoreTyping();

signals:
    void publishedChosen(int story, bool published);
    void committed(int story, frontmatter::Field field, const frontmatter::FieldValue &value,
                   const frontmatter::FieldValue &seen);
    void refused(const QString &reason);
    void refusalOver(const QString &dropped);
    void typingFinished();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void arrange();
    void connectField(NumberCard *card);
    void showRefusal(const QString &reason);

    int m_story = -1;
    bool m_showsReasons = true;
    PublishedCard *m_published;
    NumberCard *m_quality;
    NumberCard *m_heat;
    QBoxLayout *m_cards;
    QBoxLayout *m_numbers; ///< quality and heat
    WrappedText *m_refusal;
    WrappedText *m_reasons;
};

} // namespace ui
