#include "ui/table/columnlayout.h"

#include "model/table/celltext.h"
#include "ui/look/plaintext.h"
#include "ui/look/theme.h"
#include "ui/table/celldelegate.h"
#include "ui/table/numberdelegate.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <optional>

namespace ui
{

using table::Column;

namespace
{

constexpr int stateVersion = 1;
constexpr int leastWidth = 36;
constexpr int leastTitleWidth = 140;
constexpr int greatestWidth = 4000;
constexpr int widestNumber = 6; ///< characters that have room; one or two more are shown in smaller text

/// At 13 px text; what its words and dates need, when that is more.
constexpr std::array<int, table::ColumnCount> widths{114, 54, 54, 280, 110, 100, 150, 80, 64, 64, 180};
/// More would squeeze the title in a window of 1280 px; the rest is a right click away.
constexpr std::array shownAtFirst{table::Published, table::Quality,  table::Heat,
                                  table::Title,     table::Provider, table::Date};

int widthOfStates(const table::CellText &text, const QFont &font)
{
    using frontmatter::FieldValue;
    story::StoryRow row;
    int width = 0;
    for (const FieldValue &value : {FieldValue::boolean(true), FieldValue::boolean(false), FieldValue::missing()}) {
        row.field(frontmatter::Field::Published) = value;
        width = qMax(width, PillDelegate::widthFor(text.display(row, table::Published), font));
    }
    return width;
}

int widthOfDates(const table::CellText &text, QFont font)
{
    font.setItalic(true); // as scheduled ones are
    const QFontMetrics metrics(font);
    story::StoryRow row;
    int width = 0;
    for (int month = 1; month <= 12; ++month) {
        row.date = QDateTime({2026, month, 28}, {12, 0}).toMSecsSinceEpoch();
        width = qMax(width, metrics.horizontalAdvance(text.display(row, table::Date)));
    }
    return width + 2 * Space::Small + 2; // two more: QFontMetrics rounds
}

int widthOf(int column, const QFont &font, int textSize)
{
    const int width = qRound(widths[static_cast<std::size_t>(column)] * textSize / 13.0);
    const table::CellText text{QLocale()};
    if (column == table::Published)
        return qMax(width, widthOfStates(text, font));
    if (column == table::Quality || column == table::Heat)
        return qMax(width, NumberDelegate::widthFor(widestNumber, font));
    return column == table::Date ? qMax(width, widthOfDates(text, font)) : width;
}

struct ColumnState {
    int column = 0;
    int width = 0;
    bool hidden = false;
    bool own = true; ///< set by the editor
};

struct LayoutState {
    QList<ColumnState> columns; ///< from left to right
    int textSize = 0;           ///< that the widths are for; 0: unknown
    bool stretches = true;
};

QString nameOf(int column)
{
    return table::toString({{table::sortKeyOf(static_cast<Column>(column)), Qt::AscendingOrder}});
}

int columnNamed(const QString &name)
{
    for (int column = 0; column < table::ColumnCount; ++column) {
        if (nameOf(column) == name)
            return column;
    }
    return -1;
}

std::optional<LayoutState> parseState(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const QJsonArray columns = object.value(QLatin1String("columns")).toArray();
    if (object.value(QLatin1String("version")).toInt() != stateVersion || columns.size() != table::ColumnCount)
        return std::nullopt;
    LayoutState state;
    state.textSize = qBound(0, object.value(QLatin1String("textSize")).toInt(), 1000);
    state.stretches = object.value(QLatin1String("titleStretches")).toBool(true);
    std::array<bool, table::ColumnCount> seen{};
    for (const auto &entry : columns) {
        const QJsonObject fields = entry.toObject();
        const ColumnState column{
            columnNamed(fields.value(QLatin1String("name")).toString()), fields.value(QLatin1String("width")).toInt(),
            fields.value(QLatin1String("hidden")).toBool(), fields.value(QLatin1String("own")).toBool(true)};
        const bool known = column.column >= 0 && !seen[static_cast<std::size_t>(column.column)];
        if (!known || column.width < leastWidth || column.width > greatestWidth)
            return std::nullopt;
        if (column.column == table::Title && column.hidden)
            return std::nullopt;
        seen[static_cast<std::size_t>(column.column)] = true;
        state.columns.append(column);
    }
    return state;
}

} // namespace

ColumnLayout::ColumnLayout(QHeaderView &header, QObject *parent)
    : QObject(parent)
    , m_header(header)
{
    for (int column = 0; column < table::ColumnCount; ++column) {
        auto *action = new QAction(forMenu(table::fullTitle(static_cast<Column>(column))), this);
        action->setCheckable(true);
        action->setChecked(true);
        action->setEnabled(column != table::Title);
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { setHidden(static_cast<Column>(column), !shown); });
        m_actions.append(action);
    }
    header.installEventFilter(this);
    connect(&header, &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (width > 0)
            m_widths[static_cast<std::size_t>(column)] = width;
        if (m_fitting)
            return;
        m_own[static_cast<std::size_t>(column)] = true;
        if (column == table::Title)
            m_stretches = false;
        fitAgain();
    });
    connect(&header, &QHeaderView::sectionHandleDoubleClicked, this, [this](int column) {
        if (column == table::Title)
            m_stretches = true;
        fitAgain();
    });
}

void ColumnLayout::setDefaults()
{
    m_fitting = true;
    m_textSize = m_header.fontInfo().pixelSize();
    for (int column = 0; column < table::ColumnCount; ++column) {
        // The header does not tell of a width that it has already.
        m_widths[static_cast<std::size_t>(column)] = defaultWidth(column);
        m_header.resizeSection(column, defaultWidth(column));
        const bool shown = std::find(shownAtFirst.begin(), shownAtFirst.end(), column) != shownAtFirst.end();
        m_actions.at(column)->setChecked(shown);
    }
    m_fitting = false;
    m_own.fill(false);
    m_stretches = true;
    fitAgain();
}

int ColumnLayout::defaultWidth(int column) const { return widthOf(column, m_header.font(), m_textSize); }

bool ColumnLayout::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        rescale();
    return QObject::eventFilter(watched, event);
}

void ColumnLayout::rescale()
{
    const int textSize = m_header.fontInfo().pixelSize();
    if (textSize == m_textSize || m_textSize <= 0)
        return;
    const double factor = double(textSize) / m_textSize;
    m_textSize = textSize;
    m_fitting = true;
    for (int column = 0; column < table::ColumnCount; ++column) {
        int &width = m_widths[static_cast<std::size_t>(column)];
        const bool own = m_own[static_cast<std::size_t>(column)];
        width = own ? qBound(leastWidth, qRound(width * factor), greatestWidth) : defaultWidth(column);
        m_header.resizeSection(column, width);
    }
    m_fitting = false;
    fitAgain();
}

void ColumnLayout::fit(int width)
{
    m_width = width;
    fitAgain();
}

void ColumnLayout::fitAgain()
{
    if (!m_stretches || m_fitting || m_width <= 0)
        return;
    int left = m_width;
    for (int column = 0; column < table::ColumnCount; ++column) {
        if (column != table::Title && !m_header.isSectionHidden(column))
            left -= m_header.sectionSize(column);
    }
    m_fitting = true;
    m_header.resizeSection(table::Title, qMax(leastTitleWidth, left));
    m_fitting = false;
}

void ColumnLayout::setHidden(Column column, bool hidden)
{
    const bool fitting = std::exchange(m_fitting, true);
    m_header.setSectionHidden(column, hidden);
    m_fitting = fitting;
    fitAgain();
}

QByteArray ColumnLayout::save() const
{
    QJsonArray columns;
    for (int place = 0; place < m_header.count(); ++place) {
        const int column = m_header.logicalIndex(place);
        const bool hidden = m_header.isSectionHidden(column);
        columns.append(QJsonObject{{QLatin1String("name"), nameOf(column)},
                                   {QLatin1String("width"), m_widths[static_cast<std::size_t>(column)]},
                                   {QLatin1String("hidden"), hidden},
                                   {QLatin1String("own"), m_own[static_cast<std::size_t>(column)]}});
    }
    return QJsonDocument(QJsonObject{{QLatin1String("version"), stateVersion},
                                     {QLatin1String("titleStretches"), m_stretches},
                                     {QLatin1String("textSize"), m_textSize},
                                     {QLatin1String("columns"), columns}})
        .toJson(QJsonDocument::Compact);
}

bool ColumnLayout::restore(const QByteArray &bytes)
{
    const auto state = parseState(bytes);
    if (!state)
        return false;
    const double factor = state->textSize > 0 ? double(m_textSize) / state->textSize : 1.0;
    m_fitting = true;
    for (int place = 0; place < state->columns.size(); ++place) {
        const ColumnState &column = state->columns.at(place);
        m_header.moveSection(m_header.visualIndex(column.column), place);
        m_header.setSectionHidden(column.column, false);
        m_own[static_cast<std::size_t>(column.column)] = column.own;
        m_header.resizeSection(column.column, column.own
                                                  ? qBound(leastWidth, qRound(column.width * factor), greatestWidth)
                                                  : defaultWidth(column.column));
        m_header.setSectionHidden(column.column, column.hidden);
        m_actions.at(column.column)->setChecked(!column.hidden);
    }
    m_fitting = false;
    m_stretches = state->stretches;
    fitAgain();
    return true;
}

} // namespace ui
