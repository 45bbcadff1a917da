#include "ui/dialogs/exportdialog.h"

#include "model/folder/replacefile.h"
#include "model/onworker.h"
#include "ui/dialogs/exportname.h"
#include "ui/dialogs/exportpreview.h"
#include "ui/look/plaintext.h"
#include "ui/look/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStandardPaths>
#include <QStyle>
#include <QThreadPool>

#include <algorithm>
#include <string_view>

namespace ui
{

namespace
{

QString labelOf(exporting::Format format)
{
    switch (format) {
    case exporting::Format::Csv:
        return ExportDialog::tr("CS&V");
    case exporting::Format::Json:
        return ExportDialog::tr("&JSON");
    case exporting::Format::Markdown:
        return ExportDialog::tr("&Markdown");
    case exporting::Format::Html:
        break;
    }
    return ExportDialog::tr("&HTML");
}

QString documentsFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return !documents.isEmpty() && QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

QWidget *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QWidget;
    row->setFocusProxy(*widgets.begin()); // where the label's mnemonic goes
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Large);
    for (QWidget *widget : widgets)
        layout->addWidget(widget, qobject_cast<QLineEdit *>(widget) ? 1 : 0);
    if (!qobject_cast<QLineEdit *>(*widgets.begin()))
        layout->addStretch(1);
    return row;
}

} // namespace

ExportDialog::ExportDialog(ExportStories stories, const QString &suggestedName, QWidget *parent)
    : QDialog(parent)
    , m_all(std::make_shared<const std::vector<story::StoryRow>>(std::move(stories.all)))
    , m_selected(std::make_shared<const std::vector<story::StoryRow>>(std::move(stories.selected)))
{
    setWindowTitle(tr("Export"));
    resize(720, 600);
    m_form = new QFormLayout(this);
    m_form->setContentsMargins(Large, Large, Large, Large);
    m_form->setHorizontalSpacing(Large);
    m_form->setVerticalSpacing(Medium);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addFormats(m_form);
    addStories(m_form, stories);
    addOptions(m_form, suggestedName);
    addPreview(m_form);
    addFile(m_form, suggestedName);
    addButtons();
    onFormat();
    m_export->setFocus();
}

void ExportDialog::addFormats(QFormLayout *form)
{
    m_formats = new QButtonGroup(this);
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Large);
    for (const exporting::Format each : exporting::allFormats) {
        auto *button = new QRadioButton(labelOf(each), row);
        m_formats->addButton(button, static_cast<int>(each));
        layout->addWidget(button);
    }
    layout->addStretch(1);
    m_formats->button(static_cast<int>(exporting::Format::Csv))->setChecked(true);
    connect(m_formats, &QButtonGroup::idToggled, this, [this](int /*id*/, bool on) {
        if (on)
            onFormat();
    });
    form->addRow(tr("Format"), row);
}

void ExportDialog::addStories(QFormLayout *form, const ExportStories &offered)
{
    const QString count = QLocale().toString(m_all->size());
    auto *all = new QRadioButton(offered.filtered ? tr("&All that match the filter (%1)").arg(count)
                                                  : tr("&All stories (%1)").arg(count),
                                 this);
    m_onlySelected = new QRadioButton(tr("&Selected (%1)").arg(QLocale().toString(m_selected->size())), this);
    m_onlySelected->setEnabled(!m_selected->empty());
    all->setChecked(true);
    connect(m_onlySelected, &QRadioButton::toggled, this, &ExportDialog::showPreview);
    form->addRow(tr("Stories"), rowOf({all, m_onlySelected}));
    m_unpublished = new PlainLabel(Lines::One, this);
    m_unpublished->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(QString(), m_unpublished);
    QStringList notes;
    if (offered.strayed > 0)
        notes += tr("%Ln shown stories are left out: they no longer match the filter.", "", offered.strayed);
    if (offered.broken > 0)
        notes += tr("%Ln broken files are left out; see Problems.", "", offered.broken);
    all->setAccessibleDescription(notes.join(QLatin1Char(' ')));
    for (const QString &text : std::as_const(notes)) {
        auto *note = new PlainLabel(Lines::One, this);
        note->setPlainText(text);
        note->setForegroundRole(QPalette::PlaceholderText);
        form->addRow(QString(), note);
    }
}

void ExportDialog::addOptions(QFormLayout *form, const QString &title)
{
    m_plain = new QCheckBox(tr("&Keep cells that a spreadsheet would run"), this);
    m_plain->setToolTip(tr("Text that starts with = + - or @ is a formula to a spreadsheet; an apostrophe before it\n"
                           "keeps it text. Keep the cells as they are for programs that read the file."));
    connect(m_plain, &QCheckBox::toggled, this, &ExportDialog::showPreview);
    form->addRow(tr("Options"), m_plain);
    m_title = new QLineEdit(title, this);
    m_title->setAccessibleName(tr("Title of the document"));
    connect(m_title, &QLineEdit::textChanged, this, &ExportDialog::showPreview);
    form->addRow(tr("&Title"), m_title);
}

void ExportDialog::addPreview(QFormLayout *form)
{
    m_text = new QPlainTextEdit(this);
    m_text->setProperty("frame", QStringLiteral("field"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(QFontInfo(font()).pointSizeF());
    m_text->setFont(fixed);
    m_text->setAccessibleName(tr("The first lines of the export"));
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    form->addRow(tr("Preview"), m_text);
}

void ExportDialog::addFile(QFormLayout *form, const QString &suggestedName)
{
    m_file = new QLineEdit(documentsFolder() + QLatin1Char('/') + exportName(suggestedName, format()), this);
    m_file->setAccessibleName(tr("File"));
    m_browse = new QPushButton(tr("&Browse…"), this);
    m_browse->setAutoDefault(false);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_file, &QLineEdit::textChanged, this, [this] { askToReplace(false); });
    auto *row = rowOf({m_file, m_browse});
    form->addRow(tr("&File"), row);
    // QLabel gives the focus of its mnemonic to a buddy that takes focus itself, not to a proxy's.
    qobject_cast<QLabel *>(form->labelForField(row))->setBuddy(m_file);

    m_problem = new PlainLabel(Lines::Many, this);
    m_problem->setAccessibleName(tr("What keeps the export from being written"));
    m_problem->setMargin(Small);
    m_problem->hide();
    form->addRow(QString(), m_problem);
}

void ExportDialog::addButtons()
{
    auto *box = new QDialogButtonBox(this);
    m_export = box->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    m_cancel = box->addButton(QDialogButtonBox::Cancel);
    connect(box, &QDialogButtonBox::accepted, this, &ExportDialog::write);
    connect(box, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    m_form->addRow(box);
}

exporting::Format ExportDialog::format() const { return static_cast<exporting::Format>(m_formats->checkedId()); }

exporting::Options ExportDialog::options() const { return {m_plain->isChecked(), m_title->text()}; }

const ExportDialog::Stories &ExportDialog::stories() const
{
    return m_onlySelected->isChecked() ? m_selected : m_all;
}

/// What was typed; a bare name goes to the documents, and `~/` is what it is in a shell.
QString ExportDialog::file() const
{
    const QString typed = m_file->text();
    if (typed.startsWith(QLatin1String("~/")))
        return QDir::homePath() + typed.sliced(1);
    return typed.trimmed().isEmpty() ? QString() : QDir(documentsFolder()).absoluteFilePath(typed);
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

/// Documents for readers do not show the state of a story.
void ExportDialog::countUnpublished()
{
    const bool isForReaders = format() == exporting::Format::Markdown || format() == exporting::Format::Html;
    const auto count = std::count_if(stories()->begin(), stories()->end(), [](const story::StoryRow &row) {
        return row.field(frontmatter::Field::Published).isFalse();
    });
    m_unpublished->setPlainText(tr("%Ln of them are unpublished.", "", static_cast<int>(count)));
    m_form->setRowVisible(m_unpublished, isForReaders && count > 0);
}

void ExportDialog::showPreview()
{
    countUnpublished();
    const int wanted = ++m_preview;
    const auto work = [stories = stories(), format = format(), options = options()] {
        return previewOf(*stories, format, options);
    };
    model::onWorker(*QThreadPool::globalInstance(), this, work, [this, wanted](const QString &text) {
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
    m_problem->setPlainText(problem, textCap);
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
    m_cancel->setEnabled(!busy);
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
    const auto work = [stories = stories(), format = format(), options = options(), target,
                       replace = m_mayReplace]() -> Written {
        if (!replace && QFileInfo::exists(target)) {
            const model::Result<void> allowed = folder::checkReplaceable(target);
            return {allowed.has_value(), allowed};
        }
        const QByteArray document = exporting::render(format, pointersTo(*stories), options);
        const std::string_view bytes(document.constData(), static_cast<std::size_t>(document.size()));
        return {false, folder::writeNewFile(target, bytes, replace)};
    };
    model::onWorker(*QThreadPool::globalInstance(), this, work,
                    [this, target](const Written &written) { onWritten(target, written); });
}

void ExportDialog::onWritten(const QString &file, const Written &written)
{
    setBusy(false);
    if (written.isThere) {
        askToReplace(true);
        return m_export->setFocus();
    }
    if (!written.result) {
        askToReplace(false);
        return say(written.result.error().text());
    }
    emit exported(file, static_cast<int>(stories()->size()));
    accept();
}

void ExportDialog::reject()
{
    if (!m_isBusy)
        QDialog::reject();
}

} // namespace ui
