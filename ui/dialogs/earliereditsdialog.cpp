#include "ui/dialogs/earliereditsdialog.h"

#include "model/exporting/changelist.h"
#include "model/folder/replacefile.h"
#include "model/onworker.h"
#include "ui/look/plaintext.h"
#include "ui/look/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSet>
#include <QThreadPool>
#include <QTreeView>

#include <algorithm>
#include <limits>

namespace ui
{

namespace
{

using Key = std::pair<QByteArray, int>;

Key keyOf(const folder::PastEdit &edit) { return {edit.id, static_cast<int>(edit.change.field)}; }

qint64 beginOf(EarlierEditsDialog::Period period)
{
    if (period == EarlierEditsDialog::All)
        return std::numeric_limits<qint64>::min();
    const QDate today = QDate::currentDate();
    return (period == EarlierEditsDialog::Today ? today : today.addDays(-6)).startOfDay().toMSecsSinceEpoch();
}

} // namespace

EarlierEditsDialog::EarlierEditsDialog(QString journal, IsOpen isOpen, QWidget *parent)
    : QDialog(parent)
    , m_journal(std::move(journal))
    , m_isOpen(std::move(isOpen))
    , m_model(new PastEditsModel(this))
    , m_period(new QComboBox(this))
    , m_everywhere(new QCheckBox(tr("Also stories that are &not open here"), this))
    , m_summary(new PlainLabel(Lines::One, this))
    , m_list(new QTreeView(this))
    , m_problem(new PlainLabel(Lines::Many, this))
{
    setWindowTitle(tr("Earlier edits"));
    resize(920, 560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(Large, Large, Large, Large);
    column->setSpacing(Medium);
    addChoice();
    addList();
    m_problem->setAccessibleName(tr("What was not done"));
    m_problem->setProperty("notice", QStringLiteral("problem"));
    m_problem->setMargin(Small);
    m_problem->hide();
    column->addWidget(m_problem);
    addButtons();
    summarise();
    enableUndo();
    m_list->setFocus();
}

void EarlierEditsDialog::addChoice()
{
    m_period->addItems({tr("Today"), tr("Last 7 days"), tr("All")});
    m_period->setAccessibleName(tr("Edits of"));
    auto *label = new QLabel(tr("Edits &of"), this);
    label->setBuddy(m_period);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    connect(m_period, &QComboBox::currentIndexChanged, this, &EarlierEditsDialog::filter);
    connect(m_everywhere, &QCheckBox::toggled, this, &EarlierEditsDialog::filter);
    auto *row = new QHBoxLayout;
    row->setSpacing(Medium);
    row->addWidget(label);
    row->addWidget(m_period);
    row->addWidget(m_everywhere);
    row->addStretch(1);
    row->addWidget(m_summary);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void EarlierEditsDialog::addList()
{
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Edits, newest first"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true); // else each row is asked for its height
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTabKeyNavigation(false);
    const int letter = fontMetrics().averageCharWidth();
    const std::pair<PastEditsModel::Column, int> widths[] = {
        {PastEditsModel::Time, 28},   {PastEditsModel::Story, 40}, {PastEditsModel::FieldName, 12},
        {PastEditsModel::Before, 12}, {PastEditsModel::After, 12},
    };
    for (const auto &[section, letters] : widths)
        m_list->header()->resizeSection(section, letters * letter);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &EarlierEditsDialog::enableUndo);
    connect(m_model, &QAbstractItemModel::modelReset, this, &EarlierEditsDialog::enableUndo);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_list, 1);
}

void EarlierEditsDialog::addButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_undo = buttons->addButton(tr("&Undo Selected"), QDialogButtonBox::ActionRole);
    m_export = buttons->addButton(tr("E&xport…"), QDialogButtonBox::ActionRole);
    m_export->setToolTip(tr("Writes what the list shows for a spreadsheet"));
    QPushButton *closing = buttons->addButton(QDialogButtonBox::Close);
    // Enter in the list presses nothing.
    for (QPushButton *button : {m_undo, m_export, closing})
        button->setAutoDefault(false);
    connect(m_undo, &QPushButton::clicked, this, &EarlierEditsDialog::requestUndo);
    connect(m_export, &QPushButton::clicked, this, &EarlierEditsDialog::askForFile);
    connect(buttons, &QDialogButtonBox::rejected, this, &EarlierEditsDialog::close);
    layout()->addWidget(buttons);
}

void EarlierEditsDialog::choose(Period period, bool everywhere)
{
    m_period->setCurrentIndex(period);
    m_everywhere->setChecked(everywhere);
    say({});
    reload();
}

void EarlierEditsDialog::say(const QString &problem)
{
    m_exported.clear();
    m_problem->setPlainText(problem, textCap);
    m_problem->setVisible(!problem.isEmpty());
}

void EarlierEditsDialog::reload()
{
    const int wanted = ++m_reading;
    model::onWorker(
        *QThreadPool::globalInstance(), this, [journal = m_journal] { return folder::readPastEdits(journal); },
        [this, wanted](const model::Result<folder::PastEdits> &read) {
            m_read = wanted;
            if (wanted == m_reading)
                showRead(read);
        });
    summarise();
}

void EarlierEditsDialog::showRead(const model::Result<folder::PastEdits> &read)
{
    if (!read)
        say(read.error().text());
    m_unreadable = read ? read->unreadable : 0;
    const QList<folder::PastEdit> chosen = selected();
    const int scroll = m_list->verticalScrollBar()->value();
    m_model->setEdits(read ? read->edits : QList<folder::PastEdit>(), wanted());
    select(chosen);
    m_list->verticalScrollBar()->setValue(scroll);
    summarise();
}

void EarlierEditsDialog::filter()
{
    m_exported.clear();
    m_model->filter(wanted());
    summarise();
}

PastEditsModel::Wanted EarlierEditsDialog::wanted() const
{
    const qint64 begin = beginOf(static_cast<Period>(m_period->currentIndex()));
    const bool everywhere = m_everywhere->isChecked();
    return [this, begin, everywhere](const folder::PastEdit &edit) {
        return edit.time >= begin && (everywhere || m_isOpen(edit.file));
    };
}

void EarlierEditsDialog::summarise()
{
    const int count = m_model->rowCount();
    QString text = tr("%Ln edits", "", count);
    if (!m_exported.isEmpty())
        text = tr("Exported to %1").arg(m_exported);
    else if (m_read == 0)
        text = tr("Reading…");
    else if (m_unreadable > 0)
        text = tr("%1; %2").arg(text, tr("%Ln damaged lines of the record left out", "", m_unreadable));
    m_summary->setPlainText(text);
    m_export->setEnabled(count > 0);
}

QList<folder::PastEdit> EarlierEditsDialog::selected() const
{
    std::vector<std::pair<int, int>> ranges; // of whole rows
    const QItemSelection selection = m_list->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection)
        ranges.emplace_back(range.top(), range.bottom());
    std::ranges::sort(ranges);
    QList<folder::PastEdit> edits;
    for (const auto &[top, bottom] : ranges)
        for (int row = top; row <= bottom; ++row)
            edits.append(m_model->at(row));
    return edits;
}

void EarlierEditsDialog::select(const QList<folder::PastEdit> &edits)
{
    QSet<Key> keys;
    for (const folder::PastEdit &edit : edits)
        keys.insert(keyOf(edit));
    QItemSelection selection;
    for (int row = 0; !keys.isEmpty() && row < m_model->rowCount(); ++row) {
        if (!keys.remove(keyOf(m_model->at(row))))
            continue;
        const QModelIndex last = m_model->index(row, PastEditsModel::ColumnCount - 1);
        if (!selection.isEmpty() && selection.last().bottom() == row - 1)
            selection.last() = {selection.last().topLeft(), last};
        else
            selection.append({m_model->index(row, 0), last});
    }
    if (!selection.isEmpty())
        m_list->selectionModel()->setCurrentIndex(selection.first().topLeft(), QItemSelectionModel::NoUpdate);
    m_list->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void EarlierEditsDialog::enableUndo()
{
    const QList<folder::PastEdit> edits = selected();
    const bool areOpen =
        std::ranges::all_of(edits, [this](const folder::PastEdit &edit) { return m_isOpen(edit.file); });
    m_undo->setEnabled(!edits.isEmpty() && areOpen);
    m_undo->setToolTip(forToolTip(areOpen ? QString() : tr("Open the folder of a story to undo its edits")));
}

void EarlierEditsDialog::requestUndo()
{
    say({});
    emit undoRequested(selected());
}

void EarlierEditsDialog::askForFile()
{
    const QString name = QStringLiteral("/changes-%1.csv").arg(QDate::currentDate().toString(Qt::ISODate));
    auto *dialog = new QFileDialog(this, tr("Export changes to"), QDir::homePath() + name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // it would wait in an event loop of its own
    connect(dialog, &QFileDialog::fileSelected, this, &EarlierEditsDialog::exportTo);
    dialog->open();
}

void EarlierEditsDialog::exportTo(const QString &file)
{
    say({});
    m_export->setEnabled(false);
    const auto work = [edits = m_model->shown(), file] {
        const QByteArray document = exporting::changesAsCsv(edits);
        return folder::writeNewFile(file, {document.constData(), static_cast<std::size_t>(document.size())}, false);
    };
    model::onWorker(*QThreadPool::globalInstance(), this, work, [this, file](const model::Result<void> &written) {
        if (written)
            m_exported = QDir::toNativeSeparators(file);
        else
            say(written.error().text());
        summarise();
    });
}

} // namespace ui
