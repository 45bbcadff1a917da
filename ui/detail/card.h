#pragma once

#include "ui/look/numberfield.h"

#include <QAbstractButton>

namespace ui
{

enum class Tone;
class ElidedLabel;

/// published: a mark and a word. Click and Enter choose the other value.
class PublishedCard final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PublishedCard)

public:
    explicit PublishedCard(QWidget *parent = nullptr);
    void showValue(const frontmatter::FieldValue &value, bool editable);
    void showKeys(const QString &keys);
    [[nodiscard]] QSize sizeHint() const override;
    /// For the name, the keys and every state in full.
    [[nodiscard]] int fullWidth() const;

signals:
    void chosen(bool published);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    frontmatter::FieldValue m_shown;
    ElidedLabel *m_caption;
    ElidedLabel *m_state;
};

/// quality or heat: a number to type into.
class NumberCard final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NumberCard)

public:
    NumberCard(frontmatter::Field field, QWidget *parent = nullptr);
    void showValue(int story, const frontmatter::FieldValue &value, bool editable);
    void showKeys(const QString &keys);
    [[nodiscard]] NumberField *field() const { return m_field; }
    /// For the name, the keys and a number of some figures in full.
    [[nodiscard]] int fullWidth() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    ElidedLabel *m_caption;
    NumberField *m_field;
};

/// "✓ Published" and its like for people; the raw text when it is no boolean.
QString publishedText(const frontmatter::FieldValue &value);
/// The name of a field for people: "Quality".
QString fieldName(frontmatter::Field field);
/// The colour that goes with publishedText().
Tone toneOfPublished(const frontmatter::FieldValue &value);

} // namespace ui
