#include "ui/detail/selectionpage.h"

#include "ui/detail/card.h"
#include "ui/detail/detailkeys.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace ui
{

using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

using Rows = std::vector<story::PackedRow>;

/// The value that all rows have; else missing.
FieldValue commonValue(const Rows &rows, Field field)
{
    if (rows.empty())
        return FieldValue::missing();
    const FieldValue first = rows.front().view().field(field);
    const bool same =
        std::all_of(rows.begin(), rows.end(), [&](const auto &row) { return row.view().field(field) == first; });
    return same ? first : FieldValue::missing();
}

/// "11 to 84" of the integers; empty when there are none.
QString rangeText(const Rows &rows, Field field)
{
    std::optional<std::pair<std::int64_t, std::int64_t>> range;
    for (const auto &row : rows) {
        const FieldValue value = row.view().field(field);
        if (!value.isInteger())
            continue;
        range = range ? std::pair(std::min(range->first, value.number), std::max(range->second, value.number))
                      : std::pair(value.number, value.number);
    }
    if (!range)
        return {};
    if (range->first == range->second)
        return QString::number(range->first);
    return SelectionPage::tr("%1 to %2").arg(QString::number(range->first), QString::number(range->second));
}

bool isEditable(const story::PackedRow &row, Field field)
{
    if (!row.view().hasProblems())
        return true;
    const story::StoryRow whole = row.view().row();
    return whole.readOnlyReason(field) == nullptr;
}

} // namespace

SelectionPage::SelectionPage(QWidget *parent)
    : QWidget(parent)
    , m_headline(new WrappedText(Tone::Title, this))
    , m_counts(new WrappedText(Tone::Secondary, this))
    , m_quality(new NumberCard(Field::Quality, this))
    , m_heat(new NumberCard(Field::Heat, this))
    , m_refusal(new WrappedText(Tone::Problem, this))
    , m_keys(new WrappedText(Tone::Secondary, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Large, Large, Large, Large);
    column->setSpacing(Medium);
    column->addWidget(m_headline);
    column->addWidget(m_counts);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(Small);
    cards->addWidget(m_quality);
    cards->addWidget(m_heat);
    column->addLayout(cards);
    column->addWidget(m_refusal);
    column->addWidget(m_keys);
    column->addStretch(1);
    m_refusal->hide();
    m_headline->setAccessibleName(tr("Selection"));
    m_counts->setAccessibleName(tr("Counts"));
    m_refusal->setAccessibleName(tr("Why the value was not taken"));
    m_keys->setAccessibleName(tr("Keys"));
    showKeys({});
    connectField(m_quality);
    connectField(m_heat);
}

void SelectionPage::showKeys(const DetailKeys &keys)
{
    m_quality->showKeys(keys.typeQuality);
    m_heat->showKeys(keys.typeHeat);
    QStringList lines;
    if (!keys.publish.isEmpty() && !keys.unpublish.isEmpty())
        lines += tr("%1 publishes and %2 unpublishes all of them.").arg(keys.publish, keys.unpublish);
    if (!keys.qualityUp.isEmpty() && !keys.qualityDown.isEmpty())
        lines += tr("%1 and %2 change quality by 5.").arg(keys.qualityUp, keys.qualityDown);
    if (!keys.heatUp.isEmpty() && !keys.heatDown.isEmpty())
        lines += tr("%1 and %2 change heat by 5.").arg(keys.heatUp, keys.heatDown);
    if (!keys.typeQuality.isEmpty() && !keys.typeHeat.isEmpty())
        lines += tr("%1 and %2 type one value for all; Enter sets it.").arg(keys.typeQuality, keys.typeHeat);
    lines += keys.undo.isEmpty() ? tr("It is one step: Undo takes it back for all of them.")
                                 : tr("It is one step: %1 takes it back for all of them.").arg(keys.undo);
    m_keys->showText(lines.join(u'\n'));
}

void SelectionPage::connectField(NumberCard *card)
{
    NumberField *field = card->field();
    const auto showRefusal = [this](const QString &reason) {
        m_refusal->showText(reason);
        m_refusal->setVisible(!reason.isEmpty());
    };
    connect(field, &NumberField::typingBegan, this, [this, field] { emit typingBegan(field->field()); });
    connect(field, &NumberField::committed, this, [this, field, showRefusal](int, const FieldValue &value) {
        showRefusal(QString());
        emit committed(field->field(), value);
    });
    connect(field, &NumberField::refused, this, [this, showRefusal](const QString &reason) {
        showRefusal(reason);
        emit refused(reason);
    });
    connect(field, &NumberField::refusalOver, this, &SelectionPage::refusalOver);
    connect(field, &NumberField::textEdited, this, [showRefusal] { showRefusal(QString()); });
    connect(field, &NumberField::finished, this, [this, showRefusal] {
        showRefusal(QString()); // Esc, after a value that was refused
        emit typingFinished();
    });
}

void SelectionPage::showRows(const SelectedRows &selected)
{
    m_headline->showText(tr("%Ln stories selected", "", selected.count()));
    showCounts(selected);
    const Rows &rows = selected.stories;
    for (NumberCard *card : {m_quality, m_heat}) {
        const Field field = card->field()->field();
        const bool editable =
            std::any_of(rows.begin(), rows.end(), [&](const auto &row) { return isEditable(row, field); });
        card->showValue(0, commonValue(rows, field), editable);
        card->field()->setPlaceholderText(rangeText(rows, field));
    }
}

void SelectionPage::showCounts(const SelectedRows &selected)
{
    const auto count = [&rows = selected.stories](auto matches) {
        return QLocale().toString(std::count_if(rows.begin(), rows.end(), matches));
    };
    const auto published = [](const story::PackedRow &row) { return row.view().field(Field::Published); };
    QStringList lines{
        tr("✓ Published: %1").arg(count([&](const auto &row) { return published(row).isTrue(); })),
        tr("✕ Unpublished: %1").arg(count([&](const auto &row) { return published(row).isFalse(); })),
        tr("– By default: %1").arg(count([&](const auto &row) { return published(row).isMissing(); })),
        tr("With problems: %1").arg(count([](const auto &row) { return row.view().hasProblems(); })),
    };
    if (selected.unreadable > 0)
        lines += tr("Cannot be read: %1").arg(QLocale().toString(selected.unreadable));
    if (selected.gone > 0)
        lines += tr("Deleted, or no stories any more: %1").arg(QLocale().toString(selected.gone));
    m_counts->showText(lines.join(u'\n'));
}

void SelectionPage::focusField(Field field)
{
    if (field == Field::Published)
        return;
    NumberField *number = (field == Field::Quality ? m_quality : m_heat)->field();
    number->selectAll();
    number->setFocus(Qt::ShortcutFocusReason);
}

bool SelectionPage::commitTyping()
{
    const bool quality = m_quality->field()->commit();
    const bool heat = m_heat->field()->commit();
    return quality && heat;
}

void SelectionPage::restoreTyping()
{
    m_quality->field()->restore();
    m_heat->field()->restore();
    m_refusal->hide();
}

} // namespace ui
