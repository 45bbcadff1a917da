#include "ui/detail/flowlayout.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/exportname.h"
#include "ui/look/plaintext.h"
#include "ui/look/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

// What the dialog is made of, put together once.

namespace ui
{

namespace
{

constexpr QSize firstSize{720, 600};
constexpr int previewLinesAtLeast = 4;

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

/// Widgets side by side, below each other where they do not fit.
QWidget *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QWidget;
    auto *layout = new FlowLayout(Large, Small, row);
    for (QWidget *widget : widgets)
        layout->addWidget(widget);
    return row;
}

} // namespace

/// The form scrolls, so that a small screen and large text keep the buttons in reach.
void ExportDialog::layOut()
{
    auto *content = new QWidget;
    m_form = new QFormLayout(content);
    m_form->setContentsMargins(Large, Large, Large, Medium);
    m_form->setHorizontalSpacing(Large);
    m_form->setVerticalSpacing(Medium);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    m_problem = new PlainLabel(Lines::Many, this);
    m_problem->setAccessibleName(tr("What keeps the export from being written"));
    m_problem->setMargin(Small);
    m_problem->hide();
    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(Large, 0, Large, Large);
    bottom->setSpacing(Medium);
    bottom->addWidget(m_problem);
    bottom->addWidget(makeButtons());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(area, 1);
    column->addLayout(bottom);
    const QSize titleBar(0, style()->pixelMetric(QStyle::PM_TitleBarHeight));
    resize(firstSize.boundedTo(screen()->availableSize() - titleBar));
}

void ExportDialog::addFormats(exporting::Format checked)
{
    m_formats = new QButtonGroup(this);
    auto *row = rowOf({});
    for (const exporting::Format each : exporting::allFormats) {
        auto *button = new QRadioButton(labelOf(each), row);
        m_formats->addButton(button, static_cast<int>(each));
        row->layout()->addWidget(button);
    }
    m_formats->button(static_cast<int>(checked))->setChecked(true);
    connect(m_formats, &QButtonGroup::idToggled, this, [this](int /*id*/, bool on) {
        if (on)
            onFormat();
    });
    m_form->addRow(tr("Format"), row);
}

void ExportDialog::addStories(const ExportStories &offered)
{
    const QString count = QLocale().toString(m_all->size());
    auto *all = new QRadioButton(offered.filtered ? tr("&All that match the filter (%1)").arg(count)
                                                  : tr("&All stories (%1)").arg(count),
                                 this);
    m_onlySelected = new QRadioButton(tr("&Selected (%1)").arg(QLocale().toString(m_selected->size())), this);
    m_onlySelected->setEnabled(!m_selected->empty());
    all->setChecked(true);
    connect(m_onlySelected, &QRadioButton::toggled, this, &ExportDialog::showPreview);
    m_form->addRow(tr("Stories"), rowOf({all, m_onlySelected}));
    m_publishedOnly = new QCheckBox(this);
    connect(m_publishedOnly, &QCheckBox::toggled, this, &ExportDialog::showPreview);
    m_form->addRow(QString(), m_publishedOnly);
    QStringList notes;
    if (offered.unsaved > 0)
        notes += tr("⚠ %Ln decisions are not saved; the list has what the files say.", "", offered.unsaved);
    if (offered.unverified > 0)
        notes += tr("⚠ %Ln stories are left out: their files are still being looked at.", "", offered.unverified);
    else if (offered.isReading)
        notes += tr("⚠ The folder is still being read; the list has what has been found so far.");
    if (offered.strayed > 0)
        notes += tr("%Ln shown stories are left out: they no longer match the filter.", "", offered.strayed);
    if (offered.broken > 0)
        notes += tr("%Ln broken files are left out; see Problems.", "", offered.broken);
    all->setAccessibleDescription(notes.join(QLatin1Char(' ')));
    for (const QString &text : std::as_const(notes)) {
        auto *note = new PlainLabel(Lines::One, this);
        note->setPlainText(text);
        note->setForegroundRole(QPalette::PlaceholderText);
        m_form->addRow(QString(), note);
    }
}

void ExportDialog::addOptions(const QString &title)
{
    m_plain = new QCheckBox(tr("&Leave formulas as they are (a spreadsheet may run them)"), this);
    m_plain->setToolTip(tr("Text that starts with = + - or @ is a formula to a spreadsheet; an apostrophe before it\n"
                           "keeps it text. Leave it as it is for other programs that read the file."));
    connect(m_plain, &QCheckBox::toggled, this, &ExportDialog::showPreview);
    m_form->addRow(tr("Options"), m_plain);
    m_title = new QLineEdit(title, this);
    m_title->setAccessibleName(tr("Title of the document"));
    connect(m_title, &QLineEdit::textChanged, this, &ExportDialog::showPreview);
    m_form->addRow(tr("&Title"), m_title);
}

void ExportDialog::addPreview()
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
    QSizePolicy takesWhatIsLeft(QSizePolicy::Expanding, QSizePolicy::Ignored);
    takesWhatIsLeft.setVerticalStretch(1);
    m_text->setSizePolicy(takesWhatIsLeft);
    m_text->setMinimumHeight(previewLinesAtLeast * QFontMetrics(fixed).lineSpacing());
    m_form->addRow(tr("Preview"), m_text);
}

void ExportDialog::addFile(const QString &suggestedName)
{
    m_file = new QLineEdit(m_folder + QLatin1Char('/') + exportName(suggestedName, format()), this);
    m_file->setAccessibleName(tr("File"));
    m_browse = new QPushButton(tr("&Browse…"), this);
    m_browse->setAutoDefault(false);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_file, &QLineEdit::textChanged, this, [this] { askToReplace(false); });
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Large);
    layout->addWidget(m_file, 1);
    layout->addWidget(m_browse);
    m_form->addRow(tr("&File"), row);
    // QLabel gives the focus of its mnemonic to a buddy that takes focus itself, not to a proxy's.
    qobject_cast<QLabel *>(m_form->labelForField(row))->setBuddy(m_file);
}

QWidget *ExportDialog::makeButtons()
{
    auto *box = new QDialogButtonBox(this);
    m_export = box->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    box->addButton(QDialogButtonBox::Cancel);
    connect(box, &QDialogButtonBox::accepted, this, &ExportDialog::write);
    connect(box, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    return box;
}

} // namespace ui
