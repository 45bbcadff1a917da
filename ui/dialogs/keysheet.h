#pragma once

#include <QDialog>

class QAction;

namespace ui
{

/// Every action with its keys, searchable; plus the keys that belong to no action. GUI thread.
class KeySheet final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeySheet)

public:
    /// `groups`: a heading and its actions.
    explicit KeySheet(const QList<std::pair<QString, QList<QAction *>>> &groups, QWidget *parent = nullptr);
};

} // namespace ui
