#pragma once

#include <QDialog>

class QAction;
class QTreeWidgetItem;

namespace ui
{

class KeyList;

/// Every action that has keys, searchable; plus the keys that belong to no action. GUI thread.
class KeySheet final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeySheet)

public:
    /// `groups`: a heading and its actions.
    explicit KeySheet(const QList<std::pair<QString, QList<QAction *>>> &groups, QWidget *parent = nullptr);

private:
    void addAction(QTreeWidgetItem *group, const QAction &action);

    KeyList *m_list;
};

} // namespace ui
