#include "ui/window/actions.h"

#include "ui/window/barekeys.h"
#include "ui/window/keyrules.h"

#include <QLocale>
#include <QWidget>

namespace ui
{

namespace
{

enum class Scope : std::uint8_t {
    Window,  ///< wherever the focus is
    Stories, ///< table and detail; some also in the preview
    Table    ///< the table
};

struct Spec {
    Act act;
    const char *name; ///< in the settings file: it stays
    Scope scope;
    const char *text;
    const char *keys; ///< portable text, separated by blanks
    bool checkable = false;
};

// clang-format off
constexpr Spec specs[] = {
    {Act::Open, "open", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Open Folder…"), "Ctrl+O"},
    {Act::Export, "export", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Export…"), "Ctrl+E"},
    {Act::Rescan, "rescan", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Read Folder Again"), "F5"},
    {Act::Quit, "quit", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Quit"), "Ctrl+Q"},

    {Act::Undo, "undo", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Undo"), "Ctrl+Z Backspace"},
    {Act::Redo, "redo", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Redo"), "Ctrl+Shift+Z"},
    {Act::EarlierEdits, "earlierEdits", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Undo Earl&ier Edits…"), "Ctrl+H"},
    {Act::TodaysEdits, "todaysEdits", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&What Did I Change Today?…"), "Ctrl+T"},
    {Act::Copy, "copy", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Copy Rows"), "Ctrl+C"},
    {Act::SelectAll, "selectAll", Scope::Table, QT_TRANSLATE_NOOP("ui::Actions", "Select &All Shown"), "Ctrl+A"},
    {Act::Filter, "filter", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Filter"), "Ctrl+F /"},
    {Act::ClearFilter, "clearFilter", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "C&lear Filter"), ""},
    {Act::EditCell, "editCell", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Edit Cell"), "F2"},

    {Act::Publish, "publish", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Publish"), "P"},
    {Act::Unpublish, "unpublish", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Unpublish"), "X"},
    {Act::PublishOther, "publishOther", Scope::Stories, "", "Shift+P"},
    {Act::UnpublishOther, "unpublishOther", Scope::Stories, "", "Shift+X"},
    {Act::Advance, "advance", Scope::Window, "", "", true},

    {Act::EditPresets, "editPresets", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Quality and Heat Prese&ts…"), ""},
    {Act::EditKeys, "editKeys", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Edit &Keys…"), ""},
    {Act::TypeQuality, "typeQuality", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Type Quality"), "Q"},
    {Act::QualityUp, "qualityUp", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Quality +5"), "+ ="},
    {Act::QualityDown, "qualityDown", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Quality -5"), "-"},
    {Act::QualityUpOne, "qualityUpOne", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Quality +1"), "Alt++ Alt+="},
    {Act::QualityDownOne, "qualityDownOne", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Quality -1"), "Alt+-"},
    {Act::TypeHeat, "typeHeat", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Type Heat"), "H"},
    {Act::HeatUp, "heatUp", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Heat +5"), "."},
    {Act::HeatDown, "heatDown", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Heat -5"), ","},
    {Act::HeatUpOne, "heatUpOne", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Heat +1"), "Alt+."},
    {Act::HeatDownOne, "heatDownOne", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Heat -1"), "Alt+,"},

    {Act::RetrySave, "retrySave", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Try &Saving Again"), ""},
    {Act::KeepMine, "keepMine", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Keep &Mine"), ""},
    {Act::KeepTheirs, "keepTheirs", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Keep Thei&rs, or Discard"), ""},
    {Act::KeepAllMine, "keepAllMine", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Keep Mine in All Con&flicts"), ""},
    {Act::KeepAllTheirs, "keepAllTheirs", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Keep Theirs in All C&onflicts"), ""},

    {Act::Next, "next", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Next Story"), "J"},
    {Act::Previous, "previous", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Pre&vious Story"), "K"},
    {Act::NextUndecided, "nextUndecided", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Ne&xt Undecided Story"), "N"},
    {Act::PreviousUndecided, "previousUndecided", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "P&revious Undecided Story"), "Shift+N"},
    {Act::ReadOn, "readOn", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Read On, Then Next Undecided"), "Space"},
    {Act::ReadBack, "readBack", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Read Back, Then Previous"), "Shift+Space"},
    {Act::ShowImages, "showImages", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Show &Images"), "Return Enter"},
    {Act::Peek, "peek", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Peek at Images While Held"), "W"},
    {Act::NextRelated, "nextRelated", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Next R&elated Story in the Folder"), "R"},
    {Act::Back, "back", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Back from Related Story"), "Alt+Left"},

    {Act::OpenLink, "openLink", Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Open &Link"), "B"},
    {Act::CopyLink, "copyLink", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Copy Link"), ""},
    {Act::CopyPath, "copyPath", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Copy P&ath"), ""},
    {Act::OpenInEditor, "openInEditor", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Open in E&ditor"), ""},
    {Act::ShowInFileManager, "showInFileManager", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Show in &File Manager"), ""},

    {Act::ShowDetail, "showDetail", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Detail Pane"), "", true},
    {Act::LargerText, "largerText", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Larger Text"), "Ctrl++ Ctrl+="},
    {Act::SmallerText, "smallerText", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Smaller Text"), "Ctrl+-"},
    {Act::NormalText, "normalText", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Normal Text Size"), "Ctrl+0"},
    {Act::FullScreen, "fullScreen", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Full Screen"), "F11", true},
    {Act::Keys, "keys", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Keys"), "F1 ?"},
    {Act::About, "about", Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&About Galley"), ""},
};
// clang-format on

QList<QKeySequence> sequences(const char *keys)
{
    QList<QKeySequence> found;
    const QStringList texts = QString::fromLatin1(keys).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &text : texts)
        found.append(QKeySequence(text, QKeySequence::PortableText));
    return found;
}

} // namespace

Actions::Actions(QWidget &window, const Presets &presets)
    : QObject(&window)
    , m_window(window)
    , m_schemes(new QActionGroup(this))
    , m_gate(new KeyGate(m_everywhere, this))
{
    make();
    makePresets(frontmatter::Field::Quality, Qt::NoModifier);
    makePresets(frontmatter::Field::Heat, Qt::AltModifier);
    showPresets(presets);
    makeSchemes();
    m_actions[Act::Quit]->setMenuRole(QAction::QuitRole);
    m_actions[Act::About]->setMenuRole(QAction::AboutRole);
    m_actions[Act::Peek]->setAutoRepeat(false);
    // Held down, P would decide the whole list.
    for (const Act act : {Act::Publish, Act::Unpublish, Act::PublishOther, Act::UnpublishOther})
        m_actions[act]->setAutoRepeat(false);
}

QAction *Actions::makeAction(const QString &name, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(this);
    action->setObjectName(name);
    action->setShortcuts(keys);
    m_defaultKeys.insert(name, keys);
    return action;
}

void Actions::make()
{
    for (const Spec &spec : specs) {
        QAction *action = makeAction(QString::fromLatin1(spec.name), sequences(spec.keys));
        if (spec.text[0] != '\0')
            action->setText(tr(spec.text));
        action->setCheckable(spec.checkable);
        m_actions.insert(spec.act, action);
        if (spec.scope == Scope::Window) {
            m_everywhere.append(action);
            continue;
        }
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        (spec.scope == Scope::Table ? m_table : m_stories).append(action);
    }
    m_window.addActions(m_everywhere);
}

void Actions::makePresets(frontmatter::Field field, Qt::KeyboardModifiers modifiers)
{
    const bool quality = field == frontmatter::Field::Quality;
    const QString name = quality ? QStringLiteral("quality%1") : QStringLiteral("heat%1");
    for (int place = 1; place <= static_cast<int>(std::tuple_size_v<Presets>); ++place) {
        const QKeyCombination key(modifiers, static_cast<Qt::Key>(Qt::Key_0 + place));
        QAction *action = makeAction(name.arg(place), {QKeySequence(key)});
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_stories.append(action);
        (quality ? m_qualityPresets : m_heatPresets).append(action);
    }
}

void Actions::showPresets(const Presets &presets)
{
    for (std::size_t i = 0; i < presets.size(); ++i) {
        const auto &preset = presets[i];
        const QString number = preset ? QLocale().toString(qlonglong(*preset)) : QString();
        const auto place = static_cast<qsizetype>(i);
        m_qualityPresets.at(place)->setText(preset ? tr("Quality %1").arg(number)
                                                   : tr("Quality: preset %1, which is empty").arg(i + 1));
        m_heatPresets.at(place)->setText(preset ? tr("Heat %1").arg(number)
                                                : tr("Heat: preset %1, which is empty").arg(i + 1));
        for (QAction *action : {m_qualityPresets.at(place), m_heatPresets.at(place)}) {
            action->setData(qlonglong(preset.value_or(0)));
            action->setVisible(preset.has_value());
            action->setIconText(number); // in the toolbar
        }
    }
}

void Actions::makeSchemes()
{
    const std::pair<Scheme, QString> schemes[] = {
        {Scheme::System, tr("Like the &System")}, {Scheme::Light, tr("&Light")}, {Scheme::Dark, tr("&Dark")}};
    for (const auto &[scheme, text] : schemes) {
        QAction *action = m_schemes->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(scheme));
    }
}

const QList<QAction *> &Actions::presets(frontmatter::Field field) const
{
    return field == frontmatter::Field::Quality ? m_qualityPresets : m_heatPresets;
}

bool Actions::contains(const QAction *action) const
{
    return action->parent() == this && m_defaultKeys.contains(action->objectName());
}

void Actions::addToPage(QWidget &page)
{
    page.addActions(m_everywhere);
    m_gate->addScope(page);
    new BareKeys(page);
}

void Actions::addTo(QWidget &scope)
{
    scope.addActions(m_stories);
    addToPage(scope);
}

void Actions::addToTable(QWidget &table)
{
    table.addActions(m_table);
    addTo(table);
}

void Actions::addToPreview(QWidget &preview)
{
    for (const QString &name : previewActions())
        preview.addAction(findChild<QAction *>(name, Qt::FindDirectChildrenOnly));
    m_gate->addScope(preview);
    new BareKeys(preview);
}

void Actions::showKeys(const KeyMap &changed)
{
    m_changedKeys = soundKeys(m_defaultKeys, changed);
    const KeyMap keys = allKeys(m_defaultKeys, m_changedKeys);
    for (auto it = keys.begin(); it != keys.end(); ++it)
        findChild<QAction *>(it.key(), Qt::FindDirectChildrenOnly)->setShortcuts(it.value());
    emit keysChanged();
}

QString Actions::keyText(Act act) const
{
    return m_actions.value(act)->shortcut().toString(QKeySequence::NativeText);
}

void Actions::showAdvance(bool on)
{
    m_actions[Act::Advance]->setChecked(on);
    m_actions[Act::Advance]->setText(on ? tr("Advance On") : tr("Advance Off"));
    m_actions[Act::PublishOther]->setText(on ? tr("Publish and Stay") : tr("Publish and Go On"));
    m_actions[Act::UnpublishOther]->setText(on ? tr("Unpublish and Stay") : tr("Unpublish and Go On"));
}

} // namespace ui
