#pragma once

#include <QWidget>

class QAction;
class QKeySequence;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui
{

class PlainLabel;

/// A list in groups with a search above it: the words that are typed are looked for in all columns, in any order.
/// GUI thread.
class KeyList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyList)

public:
    enum Column { ActionColumn, KeysColumn, FurtherColumn };

    /// `headers`: of the columns; the first takes the room that is left.
    explicit KeyList(const QStringList &headers, QWidget *parent = nullptr);

    QTreeWidgetItem *addGroup(const QString &heading);
    QTreeWidgetItem *addRow(QTreeWidgetItem *group, const QString &name, const QString &keys = {});
    /// The keys that belong to no action: of fields, of the filter, of the preview. Each has `remark` in the last
    /// column.
    void addFixedKeys(const QString &remark = {});
    /// Without: it does nothing now, and is not in the list.
    void setApplicable(QTreeWidgetItem &row, bool applicable);
    /// After rows were added or changed.
    void refresh();

    [[nodiscard]] QTreeWidget &list() const { return *m_list; }
    [[nodiscard]] QLineEdit &search() const { return *m_search; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    bool filterGroup(QTreeWidgetItem &group, const QStringList &wanted);

    QLineEdit *m_search;
    QTreeWidget *m_list;
    PlainLabel *m_nothing;
};

/// An action's text as a label: without mnemonic and ellipsis.
QString labelOf(const QAction &action);
/// As people write them, with commas between.
QString labelOf(const QList<QKeySequence> &keys);

} // namespace ui
