#pragma once

#include "model/folder/recoveredcopy.h"

#include <QDialog>

namespace ui
{

/// The lines in which a recovered copy and its story differ. Never modal; deletes itself when closed. GUI thread.
class CopyDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CopyDialog)

public:
    CopyDialog(const folder::RecoveredCopy &copy, QWidget *parent);
};

} // namespace ui
