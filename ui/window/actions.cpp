#include "ui/window/actions.h"

#include "ui/window/barekeys.h"

#include <QLocale>
#include <QWidget>

namespace ui
{

namespace
{

enum class Scope : std::uint8_t {
    Window,  ///< wherever the focus is
    Stories, ///< table, detail and preview
    Table    ///< the table
};

struct Spec {
    Act act;
    Scope scope;
    const char *text;
    const char *keys; ///< portable text, separated by blanks
    bool checkable = false;
};

// clang-format off
constexpr Spec specs[] = {
    {Act::Open, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Open Folder…"), "Ctrl+O"},
    {Act::Export, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Export…"), "Ctrl+E"},
    {Act::Rescan, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Read Folder Again"), "F5"},
    {Act::Quit, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Quit"), "Ctrl+Q"},

    {Act::Undo, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Undo"), "Ctrl+Z"},
    {Act::Redo, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Redo"), "Ctrl+Shift+Z"},
    {Act::Copy, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Copy Rows"), "Ctrl+C"},
    {Act::SelectAll, Scope::Table, QT_TRANSLATE_NOOP("ui::Actions", "Select &All Shown"), "Ctrl+A"},
    {Act::Filter, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Filter"), "Ctrl+F"},
    {Act::ClearFilter, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "C&lear Filter"), ""},
    {Act::EditCell, Scope::Table, QT_TRANSLATE_NOOP("ui::Actions", "&Edit Cell"), "F2"},

    {Act::Publish, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Publish"), "P"},
    {Act::Unpublish, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Unpublish"), "X"},
    {Act::PublishOther, Scope::Stories, "", "Shift+P"},
    {Act::UnpublishOther, Scope::Stories, "", "Shift+X"},
    {Act::Advance, Scope::Window, "", "", true},

    {Act::EditPresets, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Quality and Heat Prese&ts…"), ""},
    {Act::TypeQuality, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Type Quality"), "Q"},
    {Act::QualityUp, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Quality +5"), "+ ="},
    {Act::QualityDown, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Quality -5"), "-"},
    {Act::QualityUpOne, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Quality +1"), "Alt++ Alt+="},
    {Act::QualityDownOne, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Quality -1"), "Alt+-"},
    {Act::TypeHeat, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Type Heat"), "H"},
    {Act::HeatUp, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Heat +5"), "."},
    {Act::HeatDown, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Heat -5"), ","},
    {Act::HeatUpOne, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Heat +1"), "Alt+."},
    {Act::HeatDownOne, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Heat -1"), "Alt+,"},

    {Act::RetrySave, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Try &Saving Again"), ""},
    {Act::KeepMine, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Keep &Mine"), ""},
    {Act::KeepTheirs, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Keep Thei&rs, or Discard"), ""},

    {Act::Next, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Next Story"), "J"},
    {Act::Previous, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Pre&vious Story"), "K"},
    {Act::NextUndecided, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Ne&xt Undecided Story"), "N"},
    {Act::PreviousUndecided, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "P&revious Undecided Story"), "Shift+N"},
    {Act::ReadOn, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Read On, Then Next Undecided"), "Space"},
    {Act::ReadBack, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Read Back, Then Previous"), "Shift+Space"},
    {Act::ShowImages, Scope::Table, QT_TRANSLATE_NOOP("ui::Actions", "Show &Images"), "Return Enter"},
    {Act::Peek, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Peek at Images While Held"), "W"},
    {Act::NextRelated, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Next R&elated Story in the Folder"), "R"},
    {Act::Back, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "&Back from Related Story"), "Alt+Left"},

    {Act::OpenLink, Scope::Stories, QT_TRANSLATE_NOOP("ui::Actions", "Open &Link"), "B"},
    {Act::CopyLink, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Copy Link"), ""},
    {Act::CopyPath, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Copy P&ath"), ""},
    {Act::OpenInEditor, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Open in E&ditor"), ""},
    {Act::ShowInFileManager, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "Show in &File Manager"), ""},

    {Act::ShowDetail, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Detail Pane"), "", true},
    {Act::LargerText, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Larger Text"), "Ctrl++ Ctrl+="},
    {Act::SmallerText, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Smaller Text"), "Ctrl+-"},
    {Act::NormalText, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Normal Text Size"), "Ctrl+0"},
    {Act::FullScreen, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Full Screen"), "F11", true},
    {Act::Keys, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Keys"), "F1"},
    {Act::About, Scope::Window, QT_TRANSLATE_NOOP("ui::Actions", "&About Galley"), ""},
};

/// A second, bare key for an action of the whole window; it acts in the scope of the bare keys only.
struct SecondKey {
    Act act;
    const char *key;
};
constexpr SecondKey secondKeySpecs[] = {{Act::Undo, "Backspace"}, {Act::Filter, "/"}, {Act::Keys, "?"}};
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
{
    new PopupKeys(this);
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

void Actions::make()
{
    for (const Spec &spec : specs) {
        auto *action = new QAction(spec.text[0] == '\0' ? QString() : tr(spec.text), this);
        action->setShortcuts(sequences(spec.keys));
        action->setCheckable(spec.checkable);
        m_actions.insert(spec.act, action);
        if (spec.scope == Scope::Window) {
            m_window.addAction(action);
            continue;
        }
        // Enter in a cell's editor belongs to the editor, which is a child of the table.
        const bool childrenToo = spec.act != Act::ShowImages;
        action->setShortcutContext(childrenToo ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut);
        (spec.scope == Scope::Table ? m_table : m_bare).append(action);
    }
    for (const SecondKey &second : secondKeySpecs) {
        QAction *action = m_actions.value(second.act);
        auto *twin = new QAction(action->text(), this);
        twin->setShortcuts(sequences(second.key));
        twin->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(twin, &QAction::triggered, action, &QAction::trigger);
        m_secondKeys.append(twin);
    }
    m_bare += m_secondKeys;
}

void Actions::makePresets(frontmatter::Field field, Qt::KeyboardModifiers modifiers)
{
    int key = Qt::Key_1;
    for (std::size_t i = 0; i < std::tuple_size_v<Presets>; ++i) {
        auto *action = new QAction(this);
        action->setShortcut(QKeyCombination(modifiers, static_cast<Qt::Key>(key++)));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_bare.append(action);
        (field == frontmatter::Field::Quality ? m_qualityPresets : m_heatPresets).append(action);
    }
}

void Actions::showPresets(const Presets &presets)
{
    for (std::size_t i = 0; i < presets.size(); ++i) {
        const auto &preset = presets[i];
        const QString number = preset ? QLocale().toString(qlonglong(*preset)) : QString();
        const auto place = static_cast<qsizetype>(i);
        m_qualityPresets.at(place)->setText(tr("Quality %1").arg(number));
        m_heatPresets.at(place)->setText(tr("Heat %1").arg(number));
        for (QAction *action : {m_qualityPresets.at(place), m_heatPresets.at(place)}) {
            action->setData(qlonglong(preset.value_or(0)));
            action->setVisible(preset.has_value());
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

void Actions::addTo(QWidget &scope)
{
    scope.addActions(m_bare);
    new BareKeys(scope);
}

void Actions::addToTable(QWidget &table)
{
    addTo(table);
    table.addActions(m_table);
}

void Actions::addToPreview(QWidget &preview)
{
    for (const Act act :
         {Act::Publish, Act::Unpublish, Act::PublishOther, Act::UnpublishOther, Act::Next, Act::Previous,
          Act::NextUndecided, Act::PreviousUndecided, Act::OpenLink, Act::Undo, Act::Redo})
        preview.addAction(m_actions[act]);
    preview.addAction(m_secondKeys.first()); // Backspace for undo
}

void Actions::showAdvance(bool on)
{
    m_actions[Act::Advance]->setChecked(on);
    m_actions[Act::Advance]->setText(on ? tr("Advance On") : tr("Advance Off"));
    m_actions[Act::PublishOther]->setText(on ? tr("Publish and Stay") : tr("Publish and Go On"));
    m_actions[Act::UnpublishOther]->setText(on ? tr("Unpublish and Stay") : tr("Unpublish and Go On"));
}

} // namespace ui
