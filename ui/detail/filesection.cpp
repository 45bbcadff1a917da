#include "ui/detail/filesection.h"

#include "ui/detail/flowlayout.h"
#include "ui/detail/linkbutton.h"
#include "ui/detail/problemtext.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/links.h"
#include "ui/look/theme.h"

#include <QVBoxLayout>

namespace ui
{

namespace
{

QString stateText(folder::SaveState state)
{
    switch (state) {
    case folder::SaveState::Saved:
        return {};
    case folder::SaveState::Saving:
        return FileSection::tr("Saving…");
    case folder::SaveState::Failed:
        return FileSection::tr("Not saved");
    case folder::SaveState::Conflict:
        return FileSection::tr("Changed on disk too: a conflict");
    }
    return {};
}

} // namespace

FileSection::FileSection(QWidget *parent)
    : QWidget(parent)
    , m_path(new WrappedText(Tone::Secondary, this))
    , m_state(new WrappedText(Tone::Secondary, this))
    , m_problems(new WrappedText(Tone::Problem, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Tight, 0, Tight, 0);
    column->setSpacing(Tight);
    auto *caption = new ElidedLabel(Tone::Caption, this);
    caption->setPlainText(tr("File"));
    auto *open = new LinkButton(this);
    open->showText(tr("Open in Editor"));
    auto *reveal = new LinkButton(this);
    reveal->showText(tr("Show in File Manager"));
    auto *links = new FlowLayout(Large, 2);
    links->addWidget(open);
    links->addWidget(reveal);
    column->addWidget(caption);
    column->addWidget(m_path);
    column->addWidget(m_state);
    column->addWidget(m_problems);
    column->addLayout(links);
    m_path->setAccessibleName(tr("Path of the file"));
    m_state->setAccessibleName(tr("State of the file"));
    m_problems->setAccessibleName(tr("Problems of the file"));
    const auto report = [this](bool opened) {
        if (!opened)
            emit message(tr("No program was found to open %1").arg(m_file));
    };
    connect(open, &LinkButton::clicked, this, [this, report] { report(openInEditor(m_file)); });
    connect(reveal, &LinkButton::clicked, this, [this, report] { report(showInFileManager(m_file)); });
}

void FileSection::showFile(const story::StoryRow &row, const QString &file, folder::SaveState state)
{
    m_file = file;
    m_path->showText(row.path, Lines::One, 4 * titleCap);
    m_path->setToolTip(forToolTip(file));
    m_state->showText(stateText(state));
    m_state->setVisible(state != folder::SaveState::Saved);
    QStringList problems;
    for (const story::Problem &problem : row.problems)
        if (!problem.field || row.readOnlyReason(*problem.field) != &problem) // else it stands below the fields
            problems += problemText(problem);
    m_problems->showText(problems.join(u'\n'));
    m_problems->setVisible(!problems.isEmpty());
}

} // namespace ui
