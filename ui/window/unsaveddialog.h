#pragma once

#include "model/folder/storyfolder.h"

#include <QDialog>

class QDialogButtonBox;

namespace ui
{

/// A story that was not saved, and why.
struct NotSaved {
    QString path;
    model::Error error;
};

QList<NotSaved> notSaved(const folder::StoryFolder &folder);

/// A heading, the stories that are not saved each with its reason, and buttons. Never modal by itself; deletes itself
/// when closed. GUI thread.
class UnsavedDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UnsavedDialog)

public:
    UnsavedDialog(const QString &heading, const QList<NotSaved> &stories, QWidget *parent);
    [[nodiscard]] QDialogButtonBox &buttons() const { return *m_buttons; }

private:
    QDialogButtonBox *m_buttons;
};

} // namespace ui
