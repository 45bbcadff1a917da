#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui
{

class PlainLabel;

/// Every action with its keys, searchable; plus the keys that belong to no action. GUI thread.
class KeySheet final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeySheet)

public:
    /// `groups`: a heading and its actions.
    explicit KeySheet(const QList<std::pair<QString, QList<QAction *>>> &groups, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QTreeWidgetItem *addGroup(const QString &heading);
    void addAction(QTreeWidgetItem *group, const QAction &action);
    void addKeysWithoutAction();
    void filter(const QString &words);

    QLineEdit *m_search;
    QTreeWidget *m_list;
    PlainLabel *m_nothing;
};

} // namespace ui
