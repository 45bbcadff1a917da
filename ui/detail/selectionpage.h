#pragma once

#include "model/story/rowview.h"

#include <QWidget>

namespace ui
{

class NumberCard;
class WrappedText;
struct DetailKeys;

/// What is selected. A plain value.
struct SelectedRows {
    std::vector<story::PackedRow> stories; ///< those that can be read
    int unreadable = 0;
    int gone = 0; ///< deleted, or no stories any more

    [[nodiscard]] int count() const { return static_cast<int>(stories.size()) + unreadable + gone; }
};

/// Many stories are selected: how many in which state, quality and heat for all of them, and what the keys do.
class SelectionPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SelectionPage)

public:
    explicit SelectionPage(QWidget *parent = nullptr);

    /// What is being typed stays: before another selection is shown, commit or restore it.
    void showRows(const SelectedRows &rows);
    void showKeys(const DetailKeys &keys);
    void focusField(frontmatter::Field field);
    bool commitTyping();
    void restoreTyping();

signals:
    void typingBegan(frontmatter::Field field);
    void committed(frontmatter::Field field, const frontmatter::FieldValue &value);
    void refused(const QString &reason);
    void refusalOver(const QString &dropped);
    void typingFinished();

private:
    void connectField(NumberCard *card);
    void showCounts(const SelectedRows &rows);

    WrappedText *m_headline;
    WrappedText *m_counts;
    NumberCard *m_quality;
    NumberCard *m_heat;
    WrappedText *m_refusal;
    WrappedText *m_keys;
};

} // namespace ui
