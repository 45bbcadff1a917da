#pragma once

#include "ui/look/numberfield.h"

#include <QWidget>

namespace ui
{

enum class Tone;
class ToneLabel;

/// A rounded ground with a field's name and keys above its value; a ring of the accent while the focus is inside.
class Card : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Card)

public:
    Card(const QString &name, const QString &keys, QWidget *parent);

protected:
    /// `value` stands below the name; its focus is the card's.
    void setValueWidget(QWidget *value);
    bool eventFilter(QObject *watched, QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_value = nullptr;
};

/// published: a mark and a word. Click and Enter choose the other value.
class PublishedCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PublishedCard)

public:
    explicit PublishedCard(QWidget *parent = nullptr);
    void showValue(const frontmatter::FieldValue &value, bool editable);

signals:
    void chosen(bool published);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void choose();

    frontmatter::FieldValue m_shown;
    bool m_editable = false;
    ToneLabel *m_state;
};

/// quality or heat: a number to type into.
class NumberCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NumberCard)

public:
    NumberCard(frontmatter::Field field, QWidget *parent = nullptr);
    void showValue(int story, const frontmatter::FieldValue &value, bool editable);
    [[nodiscard]] NumberField *field() const { return m_field; }

protected:
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    NumberField *m_field;
};

/// "✓ Published" and its like for people; the raw text when it is no boolean.
QString publishedText(const frontmatter::FieldValue &value);
/// The name of a field for people: "Quality".
QString fieldName(frontmatter::Field field);
/// The colour that goes with publishedText().
Tone toneOfPublished(const frontmatter::FieldValue &value);

} // namespace ui
