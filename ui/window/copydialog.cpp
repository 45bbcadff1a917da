#include "ui/window/copydialog.h"

#include "ui/look/plaintext.h"
#include "ui/look/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QDir>
#include <QPlainTextEdit>

namespace ui
{

namespace
{

void addText(QVBoxLayout &layout, const QString &heading, const QString &text)
{
    auto *label = new PlainLabel(Lines::One);
    label->setPlainText(heading);
    auto *lines = new QPlainTextEdit;
    lines->setReadOnly(true);
    lines->setPlainText(forDisplay(text, Lines::Many, textCap));
    lines->setAccessibleName(heading);
    lines->setTabChangesFocus(true);
    label->setBuddy(lines);
    layout.addWidget(label);
    layout.addWidget(lines, 1);
}

} // namespace

CopyDialog::CopyDialog(const folder::RecoveredCopy &copy, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Recovered Copy"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Large, Large, Large, Large);
    layout->setSpacing(Medium);
    auto *file = new PlainLabel(Lines::One, this);
    file->setPlainText(QDir::toNativeSeparators(copy.file.file), textCap);
    file->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(file);
    if (copy.story.file.isEmpty()) {
        addText(*layout, tr("In the copy:"), copy.text);
    } else {
        addText(*layout, tr("In the copy, where it differs:"), copy.text);
        addText(*layout, tr("In %1 now:").arg(forDisplay(copy.story.path)), copy.storyText);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    layout->addWidget(buttons);
    resize(560, 400);
}

} // namespace ui
