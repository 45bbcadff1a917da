#include "ui/window/presetsdialog.h"

#include "model/frontmatter/field.h"
#include "ui/look/labels.h"
#include "ui/look/theme.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui
{

namespace
{

constexpr int longestNumber = 64; ///< characters; more can only be a slip

} // namespace

PresetsDialog::PresetsDialog(const Presets &presets, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Quality and heat presets"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(Large, Large, Large, Large);
    grid->setHorizontalSpacing(Medium);
    grid->setVerticalSpacing(Small);
    grid->setColumnStretch(2, 1);
    const QString refusal = tr("A whole number, or nothing");
    grid->setColumnMinimumWidth(2, QFontMetrics(fontOf(Tone::Problem)).horizontalAdvance(refusal));
    auto *hint = new ToneLabel(Tone::Secondary, Lines::Many, this);
    hint->setPlainText(tr("Five keys set quality to these numbers, five more heat: at first 1 to 5, and with Alt. "
                          "A field left empty sets nothing."));
    grid->addWidget(hint, 0, 0, 1, 3);
    int line = 1;
    for (Row &row : m_rows) {
        auto *label = new QLabel(tr("Preset &%1").arg(line), this);
        row.field = new QLineEdit(this);
        row.field->setAccessibleName(tr("Preset %1").arg(line));
        row.field->setMaxLength(longestNumber);
        row.field->setAlignment(Qt::AlignRight);
        label->setBuddy(row.field);
        row.refusal = new ToneLabel(Tone::Problem, Lines::One, this);
        connect(row.field, &QLineEdit::textChanged, this, [this, row] { refuse(row, {}); });
        grid->addWidget(label, line, 0);
        grid->addWidget(row.field, line, 1);
        grid->addWidget(row.refusal, line++, 2);
    }
    auto *buttons = new QDialogButtonBox(
        QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    buttons->button(QDialogButtonBox::Ok)->setDefault(true);
    auto *reset = buttons->button(QDialogButtonBox::RestoreDefaults);
    reset->setText(tr("&Reset"));
    reset->setAutoDefault(false);
    reset->setToolTip(tr("20, 40, 60, 80 and 100, as at first"));
    connect(reset, &QPushButton::clicked, this, [this] { show(defaultPresets); });
    connect(buttons, &QDialogButtonBox::accepted, this, &PresetsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &PresetsDialog::reject);
    grid->addWidget(buttons, line, 0, 1, 3);
    show(presets);
    m_rows.front().field->selectAll();
}

void PresetsDialog::show(const Presets &presets)
{
    for (std::size_t i = 0; i < presets.size(); ++i)
        m_rows[i].field->setText(presets[i] ? QString::number(*presets[i]) : QString());
}

void PresetsDialog::refuse(const Row &row, const QString &reason)
{
    row.refusal->setPlainText(reason);
    row.field->setAccessibleDescription(reason);
}

void PresetsDialog::accept()
{
    Presets presets;
    QLineEdit *wrong = nullptr;
    for (std::size_t i = 0; i < presets.size(); ++i) {
        const Row &row = m_rows[i];
        const QString text = row.field->text().trimmed();
        if (text.isEmpty())
            continue;
        // Quality and heat take the same numbers.
        const auto value = frontmatter::parseInput(frontmatter::Field::Quality, text);
        if (value) {
            presets[i] = value->number;
            continue;
        }
        refuse(row, tr("A whole number, or nothing"));
        wrong = wrong ? wrong : row.field;
    }
    if (wrong) {
        wrong->setFocus();
        wrong->selectAll();
        return;
    }
    emit chosen(presets);
    QDialog::accept();
}

} // namespace ui
