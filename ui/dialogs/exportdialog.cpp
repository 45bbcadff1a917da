#include "ui/dialogs/exportdialog.h"

#include "model/onworker.h"
#include "ui/dialogs/exportname.h"
#include "ui/look/plaintext.h"
#include "ui/look/sentence.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStyle>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace ui
{

ExportDialog::ExportDialog(ExportStories stories, const QString &suggestedName, const LastExport &last,
                           QWidget *parent)
    : QDialog(parent)
    , m_all(std::make_shared<const exporting::Rows>(std::move(stories.all)))
    , m_selected(std::make_shared<const exporting::Rows>(std::move(stories.selected)))
    , m_folder(last.folder.isEmpty() ? QDir::homePath() : last.folder)
{
    setWindowTitle(tr("Export"));
    layOut();
    addFormats(last.format);
    addStories(stories);
    addOptions(suggestedName);
    addPreview();
    addFile(suggestedName);
    findFolder(last.folder);
    onFormat();
    m_export->setFocus();
}

/// The folder may have gone, or lie on a server that does not answer: only a worker waits for that.
void ExportDialog::findFolder(const QString &remembered)
{
    const auto work = [remembered] { return existingExportFolder(remembered); };
    model::onWorker(*QThreadPool::globalInstance(), this, work, [this](const QString &found) {
        const QString former = std::exchange(m_folder, found);
        const QFileInfo proposed(m_file->text()); // takes the text apart, asks no disk
        if (!m_file->isModified() && proposed.path() == former)
            m_file->setText(QDir(found).filePath(proposed.fileName()));
    });
}

exporting::Format ExportDialog::format() const { return static_cast<exporting::Format>(m_formats->checkedId()); }

ExportJob ExportDialog::job() const
{
    return {stories(), m_publishedOnly->isChecked(), format(), {m_plain->isChecked(), m_title->text()}, m_cancelled};
}

const ExportedStories &ExportDialog::stories() const { return m_onlySelected->isChecked() ? m_selected : m_all; }

/// What was typed; a bare name goes to the proposed folder, and `~/` is what it is in a shell.
QString ExportDialog::file() const
{
    const QString typed = m_file->text();
    if (typed.startsWith(QLatin1String("~/")))
        return QDir::homePath() + typed.sliced(1);
    return typed.trimmed().isEmpty() ? QString() : QDir(m_folder).absoluteFilePath(typed);
}

void ExportDialog::onFormat()
{
    const bool hasTitle = format() == exporting::Format::Markdown || format() == exporting::Format::Html;
    const bool isCsv = format() == exporting::Format::Csv;
    for (QWidget *part : {static_cast<QWidget *>(m_plain), m_form->labelForField(m_plain)})
        part->setVisible(isCsv);
    for (QWidget *part : {static_cast<QWidget *>(m_title), m_form->labelForField(m_title)})
        part->setVisible(hasTitle);
    m_file->setText(withSuffixOf(m_file->text(), format()));
    showPreview();
}

void ExportDialog::countUnpublished()
{
    const auto count = std::count_if(stories()->begin(), stories()->end(), isUnpublished);
    m_publishedOnly->setText(tr("Leave o&ut %Ln unpublished stories", "", static_cast<int>(count)));
    m_form->setRowVisible(m_publishedOnly, count > 0);
}

void ExportDialog::showPreview()
{
    countUnpublished();
    const int wanted = ++m_preview;
    model::onWorker(
        *QThreadPool::globalInstance(), this, [job = job()] { return previewOf(job); },
        [this, wanted](const QString &text) {
            if (wanted == m_preview)
                m_text->setPlainText(text);
        });
}

void ExportDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Export to"), file());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // asked here, when it comes to writing
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void ExportDialog::askToReplace(bool ask)
{
    m_mayReplace = ask;
    m_export->setText(ask ? tr("R&eplace it") : tr("&Export"));
    say(ask ? tr("The file is there already. Replace it, or choose another name.") : QString());
}

/// A problem, or the question whether to replace the file: which of the two tells its colours (theme.cpp).
void ExportDialog::say(const QString &problem)
{
    m_problem->setProperty("notice", m_mayReplace ? QStringLiteral("question") : QStringLiteral("problem"));
    m_problem->style()->polish(m_problem);
    m_problem->setPlainText(problem, messageCap);
    m_problem->setVisible(!problem.isEmpty());
}

void ExportDialog::setBusy(bool busy)
{
    m_isBusy = busy;
    for (int row = 0; row < m_form->rowCount(); ++row) {
        if (QLayoutItem *item = m_form->itemAt(row, QFormLayout::FieldRole); item && item->widget() != m_text)
            item->widget()->setEnabled(!busy);
    }
    m_export->setEnabled(!busy);
}

void ExportDialog::write()
{
    if (m_isBusy)
        return;
    const QString target = file();
    if (target.isEmpty() || target.endsWith(QLatin1Char('/')))
        return say(tr("Give the file a name."));
    say({});
    setBusy(true);
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    const auto work = [job = job(), target, replace = m_mayReplace] { return writeExport(job, target, replace); };
    model::onWorker(*QThreadPool::globalInstance(), this, work,
                    [this, target](const ExportOutcome &written) { onWritten(target, written); });
}

void ExportDialog::onWritten(const QString &file, const ExportOutcome &written)
{
    setBusy(false);
    const bool isWritten = !written.isCancelled && !written.isThere && written.result;
    if (*m_cancelled && !isWritten)
        return reject();
    if (written.isThere) {
        askToReplace(true);
        return m_export->setFocus();
    }
    if (!written.result) {
        askToReplace(false);
        return say(written.result.error().text());
    }
    emit exported(file, written.stories, {format(), QFileInfo(file).path()});
    accept();
}

void ExportDialog::reject()
{
    if (!m_isBusy)
        return QDialog::reject();
    *m_cancelled = true; // what was written nevertheless is told
}

} // namespace ui
