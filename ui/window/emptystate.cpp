#include "ui/window/emptystate.h"

#include "ui/look/icons.h"
#include "ui/look/labels.h"
#include "ui/look/plaintext.h"
#include "ui/look/theme.h"

#include <QBoxLayout>
#include <QDir>
#include <QEvent>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>

namespace ui
{

namespace
{

constexpr int charactersWide = 60; ///< average ones
constexpr int iconSize = 48;

struct PageText {
    QString icon;
    QString heading;
    QString text;
    QString first; ///< text of the first button; empty: none
    QString second;
};

PageText textOf(EmptyState::Page page)
{
    switch (page) {
    case EmptyState::Page::NoFolder:
        return {QStringLiteral("open"),
                EmptyState::tr("Open a folder of stories"),
                EmptyState::tr(
                    "Galley reads the story files in it and below it. You can also drop a folder or files here."),
                EmptyState::tr("Open Folder…"),
                {}};
    case EmptyState::Page::NoStories:
        return {QStringLiteral("story"),
                EmptyState::tr("No stories here"),
                EmptyState::tr(
                    "A story is a .md, .markdown, .html, .htm, .txt, .yaml or .yml file whose first line is ---."),
                EmptyState::tr("Open Another Folder…"),
                {}};
    case EmptyState::Page::OnlyProblems:
        return {QStringLiteral("problem"), EmptyState::tr("No story here can be read"),
                EmptyState::tr("The files are listed with what is wrong in each."), EmptyState::tr("Show Problems"),
                EmptyState::tr("Open Another Folder…")};
    case EmptyState::Page::NoHits:
        return {QStringLiteral("filter"),
                EmptyState::tr("No story matches the filter"),
                EmptyState::tr("Change the filter, or clear it to see all stories."),
                EmptyState::tr("Clear Filter"),
                {}};
    case EmptyState::Page::AllDecided:
        return {QStringLiteral("done"), EmptyState::tr("All shown stories are decided"),
                EmptyState::tr("Undo brings the last one back."), EmptyState::tr("Back to the Table"),
                EmptyState::tr("Undo")}; // second: Space or Enter must not take back what was just decided
    }
    return {};
}

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_heading(new ToneLabel(Tone::Title, Lines::Many, this))
    , m_text(new ToneLabel(Tone::Secondary, Lines::Many, this))
    , m_details(new ToneLabel(Tone::Secondary, Lines::Many, this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
    , m_export(new QPushButton(tr("Export…"), this))
    , m_column(new QWidget(this))
    , m_recentCaption(new ToneLabel(Tone::Caption, Lines::One, this))
    , m_recent(new QListWidget(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_recentCaption->setPlainText(tr("Recent folders"));
    m_recent->setAccessibleName(tr("Recent folders"));
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_first->setDefault(true);
    m_first->setAutoDefault(true);
    m_second->setAutoDefault(true);
    m_export->setAutoDefault(true);

    layOut();
    connect(m_first, &QPushButton::clicked, this, [this] { press(true); });
    connect(m_second, &QPushButton::clicked, this, [this] { press(false); });
    connect(m_export, &QPushButton::clicked, this, &EmptyState::exportRequested);
    connect(m_recent, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem *item) { emit folderChosen(item->data(Qt::UserRole).toString()); });
    connect(m_recent, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem *item) { emit folderChosen(item->data(Qt::UserRole).toString()); });
    showPage(Page::NoFolder);
}

void EmptyState::layOut()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Small);
    buttons->addStretch();
    buttons->addWidget(m_first);
    buttons->addWidget(m_second);
    buttons->addWidget(m_export);
    buttons->addStretch();
    limitWidth();
    auto *column = new QVBoxLayout(m_column);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Medium);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    for (ToneLabel *label : {m_heading, m_text, m_details}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        column->addWidget(label);
    }
    column->addLayout(buttons);
    column->addSpacing(Large);
    column->addWidget(m_recentCaption);
    column->addWidget(m_recent);
    column->addStretch(3);
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->addStretch(1);
    row->addWidget(m_column, 100);
    row->addStretch(1);
    auto *scroll = new QScrollArea(this); // so that the window can be made lower than the page
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(middle);
    scroll->viewport()->setAutoFillBackground(false);
    middle->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
}

void EmptyState::showPage(Page page, const QString &details)
{
    m_page = page;
    const PageText text = textOf(page);
    m_heading->setPlainText(text.heading);
    m_text->setPlainText(text.text);
    m_details->setPlainText(details, textCap);
    m_details->setVisible(!details.isEmpty());
    m_first->setText(text.first);
    m_first->setVisible(!text.first.isEmpty());
    m_second->setText(text.second);
    m_second->setVisible(!text.second.isEmpty());
    m_export->setVisible(page == Page::AllDecided);
    const bool recent = page == Page::NoFolder && m_recent->count() > 0;
    m_recentCaption->setVisible(recent);
    m_recent->setVisible(recent);
    setFocusProxy(m_first);
    setAccessibleName(text.heading);
    paintIcon();
}

void EmptyState::setRecentFolders(const QStringList &folders)
{
    m_recent->clear();
    for (const QString &folder : folders) {
        auto *item = new QListWidgetItem(forDisplay(QDir::toNativeSeparators(folder)), m_recent);
        item->setData(Qt::UserRole, folder);
        item->setToolTip(forToolTip(folder));
    }
    showPage(m_page, m_details->isHidden() ? QString() : m_details->text());
}

void EmptyState::press(bool first)
{
    switch (m_page) {
    case Page::NoFolder:
    case Page::NoStories:
        emit openRequested();
        break;
    case Page::OnlyProblems:
        first ? emit problemsRequested() : emit openRequested();
        break;
    case Page::NoHits:
        emit clearFilterRequested();
        break;
    case Page::AllDecided:
        first ? emit tableRequested() : emit undoRequested();
        break;
    }
}

void EmptyState::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_page == Page::AllDecided)
        emit tableRequested();
    else if (event->key() == Qt::Key_Escape && m_page == Page::NoHits)
        emit clearFilterRequested();
    else
        QWidget::keyPressEvent(event);
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
    if (event->type() == QEvent::StyleChange)
        limitWidth();
}

/// Lines that are easily read, and room for the buttons at every text size.
void EmptyState::limitWidth() { m_column->setMaximumWidth(charactersWide * fontMetrics().averageCharWidth()); }

void EmptyState::paintIcon()
{
    const QIcon drawn = icon(textOf(m_page).icon, colorsFor(palette()).secondaryText);
    m_icon->setPixmap(drawn.pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
}

} // namespace ui
