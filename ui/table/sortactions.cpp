#include "ui/table/sortactions.h"

#include "model/table/celltext.h"
#include "ui/look/plaintext.h"
#include "ui/table/sortheader.h"

#include <QAction>

#include <algorithm>

namespace ui
{

using table::Column;
using table::StoryTableModel;

SortActions::SortActions(StoryTableModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_first(make(false))
    , m_further(make(true))
{
    connect(&model, &StoryTableModel::orderChanged, this, &SortActions::show);
    show();
}

QList<QAction *> SortActions::make(bool further)
{
    QList<QAction *> actions;
    for (int column = 0; column < table::ColumnCount; ++column) {
        auto *action = new QAction(this);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, further, key = sortKeyOf(static_cast<Column>(column))] {
            m_model.setOrder(clickedOrder(m_model.order(), key, further));
        });
        actions.append(action);
    }
    return actions;
}

void SortActions::show()
{
    const table::Order &order = m_model.order();
    for (int column = 0; column < table::ColumnCount; ++column) {
        const table::SortKey key = table::sortKeyOf(static_cast<Column>(column));
        const bool sorts =
            std::any_of(order.begin(), order.end(), [key](const auto &term) { return term.key == key; });
        const bool leads = sorts && order.first().key == key;
        const QString text = forMenu(table::accessibleTitle(static_cast<Column>(column), order));
        m_first.at(column)->setText(text);
        m_first.at(column)->setChecked(leads);
        m_further.at(column)->setText(text);
        m_further.at(column)->setChecked(sorts && !leads);
        m_further.at(column)->setEnabled(!leads);
    }
}

} // namespace ui
