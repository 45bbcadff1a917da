#include "ui/dialogs/keysheet.h"

#include "ui/dialogs/keylist.h"
#include "ui/look/plaintext.h"
#include "ui/look/theme.h"

#include <QAction>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui
{

KeySheet::KeySheet(const QList<std::pair<QString, QList<QAction *>>> &groups, QWidget *parent)
    : QDialog(parent)
    , m_list(new KeyList({tr("Action"), tr("Keys")}, this))
{
    setWindowTitle(tr("Keys"));
    resize(520, 640);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Large, Large, Large, Large);
    column->addWidget(m_list);
    for (const auto &[heading, actions] : groups) {
        QTreeWidgetItem *group = m_list->addGroup(heading);
        for (const QAction *action : actions) {
            if (action && !action->isSeparator())
                addAction(group, *action);
        }
    }
    m_list->addFixedKeys();
    m_list->refresh();
    m_list->setFocus();
}

void KeySheet::addAction(QTreeWidgetItem *group, const QAction &action)
{
    QTreeWidgetItem *row = m_list->addRow(group, {});
    const auto show = [this, row, &action] {
        row->setText(KeyList::ActionColumn, forDisplay(labelOf(action)));
        row->setText(KeyList::KeysColumn, labelOf(action.shortcuts()));
        m_list->setApplicable(*row, action.isVisible() && !action.shortcuts().isEmpty());
    };
    show();
    connect(&action, &QAction::changed, this, [this, show] {
        show();
        m_list->refresh();
    });
}

} // namespace ui
