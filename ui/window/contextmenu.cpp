#include "ui/window/contextmenu.h"

#include <QMenu>

namespace ui
{

void showRowMenu(const Actions &actions, const QPoint &globalPosition, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(QMenu::tr("Story"));
    menu->addActions({actions[Act::Publish], actions[Act::Unpublish]});
    menu->addSeparator();
    menu->addActions({actions[Act::ShowImages], actions[Act::OpenLink], actions[Act::CopyLink],
                      actions[Act::CopyPath], actions[Act::Copy]});
    menu->addSeparator();
    menu->addActions({actions[Act::OpenInEditor], actions[Act::ShowInFileManager]});
    menu->popup(globalPosition);
}

} // namespace ui
