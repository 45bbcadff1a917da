#include "ui/detail/noticepage.h"

#include "ui/detail/flowlayout.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/links.h"
#include "ui/look/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

NoticePage::NoticePage(QWidget *parent)
    : QWidget(parent)
    , m_headline(new WrappedText(Tone::Title, this))
    , m_lines(new WrappedText(Tone::Secondary, this))
    , m_openInEditor(new QPushButton(tr("Open in Editor"), this))
    , m_showInFolder(new QPushButton(tr("Show in File Manager"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Large, Large, Large, Large);
    column->setSpacing(Small);
    column->addWidget(m_headline);
    column->addWidget(m_lines);
    auto *buttons = new FlowLayout(Small, Small);
    buttons->addWidget(m_openInEditor);
    buttons->addWidget(m_showInFolder);
    column->addLayout(buttons);
    column->addStretch(1);
    m_headline->setAccessibleName(tr("Notice"));
    m_lines->setAccessibleName(tr("Details"));
    for (QPushButton *button : {m_openInEditor, m_showInFolder}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
    }
    connect(m_openInEditor, &QPushButton::clicked, this, [this] { openInEditor(m_file); });
    connect(m_showInFolder, &QPushButton::clicked, this, [this] { showInFileManager(m_file); });
}

void NoticePage::showNotice(const QString &headline, const QStringList &lines, const QString &file, bool fileIsThere)
{
    m_file = file;
    m_headline->showText(headline);
    m_lines->showText(lines.join(QLatin1String("\n\n")));
    m_openInEditor->setVisible(!file.isEmpty() && fileIsThere);
    m_showInFolder->setVisible(!file.isEmpty());
}

} // namespace ui
