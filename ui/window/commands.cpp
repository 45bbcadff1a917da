#include "ui/window/commands.h"

#include "ui/look/links.h"
#include "ui/window/contextmenu.h"
#include "ui/window/copyrows.h"
#include "ui/window/settling.h"
#include "ui/window/wording.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>

#include <algorithm>

namespace ui
{

using folder::StoryId;
using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

constexpr int bigStep = 5;

} // namespace

Commands::Commands(const Actions &actions, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_parts(parts)
{
    connectDecisions();
    connectNumbers();
    connectMoves();
    connectLinksAndFiles();
    connectPanes();
    const auto *settling = new Settling(actions, parts.folder, parts.centre.table(), parts.triage, this);
    connect(settling, &Settling::refused, this, &Commands::refused);
}

void Commands::on(Act act, const std::function<void()> &slot)
{
    connect(m_actions[act], &QAction::triggered, this, [slot] { slot(); });
}

StoryId Commands::current() const { return m_parts.centre.table().currentStory(); }

void Commands::connectDecisions()
{
    const auto advance = [this] { return m_actions[Act::Advance]->isChecked(); };
    on(Act::Publish, [this, advance] { m_parts.triage.decide(true, advance()); });
    on(Act::Unpublish, [this, advance] { m_parts.triage.decide(false, advance()); });
    on(Act::PublishOther, [this, advance] { m_parts.triage.decide(true, !advance()); });
    on(Act::UnpublishOther, [this, advance] { m_parts.triage.decide(false, !advance()); });
    connect(&m_parts.centre.table(), &StoryTable::publishedClicked, &m_parts.triage, &Triage::decideOne);
    connect(&m_parts.detail, &DetailPane::publishedChosen, &m_parts.triage, &Triage::decideOne);
}

void Commands::connectNumbers()
{
    const std::tuple<Act, Field, int> steps[] = {
        {Act::QualityUp, Field::Quality, bigStep}, {Act::QualityDown, Field::Quality, -bigStep},
        {Act::QualityUpOne, Field::Quality, 1},    {Act::QualityDownOne, Field::Quality, -1},
        {Act::HeatUp, Field::Heat, bigStep},       {Act::HeatDown, Field::Heat, -bigStep},
        {Act::HeatUpOne, Field::Heat, 1},          {Act::HeatDownOne, Field::Heat, -1},
    };
    for (const auto &[act, field, delta] : steps)
        on(act, [this, f = field, d = delta] { m_parts.triage.step(f, d); });
    for (const Field field : {Field::Quality, Field::Heat})
        for (const QAction *preset : m_actions.presets(field))
            connect(preset, &QAction::triggered, this,
                    [this, field, preset] { m_parts.triage.set(field, preset->data().toLongLong()); });
    on(Act::TypeQuality, [this] { typeNumber(Field::Quality); });
    on(Act::TypeHeat, [this] { typeNumber(Field::Heat); });
    on(Act::EditCell, [this] { editCell(); });
    connect(&m_parts.centre.table(), &StoryTable::fieldEdited, &m_parts.triage, &Triage::setOne);
    connect(&m_parts.detail, &DetailPane::fieldEdited, &m_parts.triage, &Triage::setOne);
    connect(&m_parts.detail, &DetailPane::selectionEdited, &m_parts.triage, &Triage::setAll);
    connect(&m_parts.detail, &DetailPane::settleRequested, &m_parts.triage, &Triage::settle);
    connect(&m_parts.centre.table(), &StoryTable::valueRefused, this, &Commands::typingRefused);
    connect(&m_parts.centre.table(), &StoryTable::refusalOver, this, &Commands::refusalOver);
    connect(&m_parts.detail, &DetailPane::valueRefused, this, &Commands::typingRefused);
    connect(&m_parts.detail, &DetailPane::refusalOver, this, &Commands::refusalOver);
}

void Commands::connectMoves()
{
    on(Act::Next, [this] { m_parts.triage.move(1); });
    on(Act::Previous, [this] { m_parts.triage.move(-1); });
    on(Act::NextUndecided, [this] { m_parts.triage.goToUndecided(1); });
    on(Act::PreviousUndecided, [this] { m_parts.triage.goToUndecided(-1); });
    on(Act::ReadOn, [this] { readOn(true); });
    on(Act::ReadBack, [this] { readOn(false); });
    on(Act::NextRelated, [this] { m_parts.related.next(); });
    on(Act::Back, [this] { m_parts.related.back(); });
    on(Act::ShowImages, [this] { m_parts.preview.show(current()); });
    on(Act::Peek, [this] { m_parts.preview.peek(); });
    on(Act::SelectAll, [this] { m_parts.centre.table().selectAll(); });
    on(Act::Filter, [this] {
        m_parts.preview.close();
        m_parts.centre.filter().focusText();
    });
    on(Act::ClearFilter, [this] { m_parts.centre.filter().setText({}); });
}

void Commands::connectLinksAndFiles()
{
    on(Act::OpenLink, [this] { openLink(); });
    on(Act::CopyLink, [this] { copyLink(); });
    on(Act::CopyPath, [this] { copyPath(); });
    on(Act::Copy, [this] { copyRows(); });
    on(Act::OpenInEditor, [this] { openFile(true); });
    on(Act::ShowInFileManager, [this] { openFile(false); });
}

void Commands::connectPanes()
{
    StoryTable &table = m_parts.centre.table();
    connect(&table, &StoryTable::menuRequested, this,
            [this, &table](StoryId, const QPoint &position) { showRowMenu(m_actions, position, &table); });
    connect(&table, &StoryTable::currentRemoved, this, [this](StoryId story) {
        emit message(tr("“%1” was removed: %2")
                         .arg(nameOf(m_parts.folder.row(story)), absenceText(m_parts.folder.presence(story))));
    });
    connect(&m_parts.detail, &DetailPane::previewRequested, &m_parts.preview, &PreviewLink::show);
    connect(&m_parts.detail, &DetailPane::jumpRequested, &m_parts.related, &RelatedTrail::jumpTo);
    connect(&m_parts.detail, &DetailPane::typingFinished, &m_parts.centre, &Centre::focusTable);
    connect(&m_parts.detail, &DetailPane::message, this, &Commands::message);
    connect(&m_parts.related, &RelatedTrail::message, this, &Commands::message);
    connect(&m_parts.triage, &Triage::refused, this, &Commands::refused);
    connect(&m_parts.triage, &Triage::allDecided, &m_parts.centre, &Centre::showAllDecided);
}

void Commands::typeNumber(Field field)
{
    if (current() < 0)
        return;
    m_parts.preview.close(); // it has no field to type into
    m_parts.centre.table().announceChoice();
    // A cell has room for one story: what is typed for many stands in the detail pane, which says so.
    const bool many = m_parts.centre.table().selectedStories().size() > 1;
    const QString obstacle = m_parts.triage.obstacleTo(current(), field);
    const bool inDetail = m_parts.detail.isAncestorOf(QApplication::focusWidget());
    if (!many && !obstacle.isEmpty())
        emit refused(obstacle);
    else if (!many && !inDetail && m_parts.centre.table().editField(field))
        return;
    else if (m_parts.detail.isVisible())
        m_parts.detail.focusField(field);
    else if (many)
        emit refused(tr("Show the detail pane to type a number for all selected stories"));
    else
        emit refused(tr("The column is hidden: show it, or the detail pane, to type a number"));
}

void Commands::editCell()
{
    if (current() < 0)
        return;
    // A cell that cannot be edited is no dead end: what is typed most is quality.
    const Field field = m_parts.centre.table().currentField().value_or(Field::Quality);
    if (field != Field::Published) {
        typeNumber(field);
        return;
    }
    const QString obstacle = m_parts.triage.obstacleTo(current(), field);
    const QString publish = m_actions.keyText(Act::Publish);
    const QString unpublish = m_actions.keyText(Act::Unpublish);
    if (!obstacle.isEmpty())
        emit refused(obstacle);
    else if (publish.isEmpty() || unpublish.isEmpty())
        emit message(tr("Publish and unpublish by the Story menu, or by a click"));
    else
        emit message(tr("%1 publishes, %2 unpublishes").arg(publish, unpublish));
}

void Commands::readOn(bool down)
{
    m_parts.centre.table().announceChoice();
    if (m_parts.detail.isVisible() && m_parts.detail.scrollPage(down))
        return;
    if (down)
        m_parts.triage.goToUndecided(1);
    else
        m_parts.triage.move(-1);
}

QString Commands::link() const { return current() < 0 ? QString() : m_parts.folder.row(current()).link(); }

void Commands::openLink()
{
    if (current() < 0)
        return;
    if (link().isEmpty())
        emit refused(tr("This story has no link"));
    else if (!webLink(link()))
        emit refused(tr("Only http and https links are opened, not %1").arg(shortText(link())));
    else if (!openWebLink(link()))
        emit refused(tr("No program opened the link: set a web browser for this computer"));
}

void Commands::copyLink()
{
    const QString address = link();
    if (!webLink(address)) {
        emit refused(tr("This story has no link to the web"));
        return;
    }
    const QString copied = copiedAddress(address);
    QApplication::clipboard()->setText(copied);
    emit message(copied == address ? tr("Link copied") : tr("Link copied without user name and password"));
}

void Commands::copyPath()
{
    if (current() < 0)
        return;
    QApplication::clipboard()->setText(m_parts.folder.file(current()));
    emit message(tr("Path copied"));
}

void Commands::copyRows()
{
    const QList<StoryId> stories = m_parts.centre.table().selectedStories();
    exporting::Rows rows;
    for (const StoryId story : stories)
        if (!m_parts.folder.packed(story).view().isBroken())
            rows.push_back(m_parts.folder.packed(story));
    if (rows.empty())
        return;
    QApplication::clipboard()->setMimeData(copiedRows(rows));
    emit message(tr("Copied %1").arg(storyCount(static_cast<int>(rows.size()))));
}

void Commands::openFile(bool inEditor)
{
    if (current() < 0)
        return;
    const QString file = m_parts.folder.file(current());
    if (!(inEditor ? openInEditor(file) : showInFileManager(file)))
        emit refused(inEditor ? tr("No program opened the file") : tr("No file manager opened the folder"));
}

} // namespace ui
