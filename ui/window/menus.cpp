#include "ui/window/menus.h"

#include "ui/table/sortactions.h"
#include "ui/table/storytable.h"

#include <QCoreApplication>
#include <QMenuBar>

namespace ui
{

using frontmatter::Field;

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::Menus)
};

void fillNumberMenu(QMenu &menu, const Actions &actions, const QList<Act> &acts, Field field)
{
    for (const Act act : acts)
        menu.addAction(actions[act]);
    menu.addSeparator();
    menu.addActions(actions.presets(field));
}

void fillStoryMenu(QMenu &menu, const Actions &actions)
{
    menu.addActions({actions[Act::Publish], actions[Act::Unpublish], actions[Act::PublishOther],
                     actions[Act::UnpublishOther], actions[Act::Advance]});
    menu.addSeparator();
    fillNumberMenu(*menu.addMenu(Words::tr("&Quality")), actions,
                   {Act::TypeQuality, Act::QualityUp, Act::QualityDown, Act::QualityUpOne, Act::QualityDownOne},
                   Field::Quality);
    fillNumberMenu(*menu.addMenu(Words::tr("&Heat")), actions,
                   {Act::TypeHeat, Act::HeatUp, Act::HeatDown, Act::HeatUpOne, Act::HeatDownOne}, Field::Heat);
    menu.addAction(actions[Act::EditPresets]);
    menu.addSeparator();
    menu.addActions({actions[Act::RetrySave], actions[Act::KeepMine], actions[Act::KeepTheirs],
                     actions[Act::KeepAllMine], actions[Act::KeepAllTheirs]});
    menu.addSeparator();
    menu.addActions({actions[Act::Next], actions[Act::Previous], actions[Act::NextUndecided],
                     actions[Act::PreviousUndecided], actions[Act::ReadOn], actions[Act::ReadBack],
                     actions[Act::NextRelated], actions[Act::Back]});
    menu.addSeparator();
    menu.addActions({actions[Act::ShowImages], actions[Act::Peek], actions[Act::OpenLink], actions[Act::CopyLink],
                     actions[Act::CopyPath], actions[Act::OpenInEditor], actions[Act::ShowInFileManager]});
}

void fillViewMenu(QMenu &menu, const Actions &actions, StoryTable &table)
{
    const auto *sort = new SortActions(table.stories(), &menu);
    menu.addMenu(Words::tr("&Sort By"))->addActions(sort->first());
    menu.addMenu(Words::tr("&Then By"))->addActions(sort->further());
    menu.addMenu(Words::tr("&Columns"))->addActions(table.columnActions());
    menu.addAction(actions[Act::ShowDetail]);
    menu.addSeparator();
    menu.addMenu(Words::tr("&Appearance"))->addActions(actions.schemes().actions());
    menu.addActions({actions[Act::LargerText], actions[Act::SmallerText], actions[Act::NormalText]});
    menu.addSeparator();
    menu.addAction(actions[Act::FullScreen]);
}

QString withoutMnemonic(QString text) { return text.remove(QLatin1Char('&')); }

void collect(const QMenu &menu, const Actions &known, QList<QAction *> &found)
{
    const QList<QAction *> actions = menu.actions();
    for (QAction *action : actions)
        if (const QMenu *submenu = action->menu())
            collect(*submenu, known, found);
        else if (known.contains(action))
            found.append(action);
}

} // namespace

void fillMenuBar(QMenuBar &bar, const Actions &actions, QMenu *recent, StoryTable &table)
{
    QMenu *file = bar.addMenu(Words::tr("&File"));
    file->addAction(actions[Act::Open]);
    file->addMenu(recent);
    file->addAction(actions[Act::Rescan]);
    file->addSeparator();
    file->addAction(actions[Act::Export]);
    file->addSeparator();
    file->addAction(actions[Act::Quit]);

    QMenu *edit = bar.addMenu(Words::tr("&Edit"));
    edit->addActions({actions[Act::Undo], actions[Act::Redo]});
    edit->addActions({actions[Act::EarlierEdits], actions[Act::TodaysEdits]});
    edit->addSeparator();
    edit->addActions({actions[Act::Copy], actions[Act::SelectAll]});
    edit->addSeparator();
    edit->addActions({actions[Act::Filter], actions[Act::ClearFilter], actions[Act::EditCell]});
    edit->addSeparator();
    edit->addAction(actions[Act::EditKeys]);

    fillStoryMenu(*bar.addMenu(Words::tr("&Story")), actions);
    fillViewMenu(*bar.addMenu(Words::tr("&View")), actions, table);
    bar.addMenu(Words::tr("&Help"))->addActions({actions[Act::Keys], actions[Act::About]});
}

QList<std::pair<QString, QList<QAction *>>> actionGroups(const QMenuBar &bar, const Actions &actions)
{
    QList<std::pair<QString, QList<QAction *>>> groups;
    const QList<QAction *> menus = bar.actions();
    for (const QAction *menu : menus) {
        QList<QAction *> found;
        collect(*menu->menu(), actions, found);
        groups.append({withoutMnemonic(menu->text()), found});
    }
    return groups;
}

} // namespace ui
