#pragma once

#include "model/frontmatter/field.h"
#include "ui/look/theme.h"
#include "ui/window/presets.h"

#include <QAction>
#include <QActionGroup>
#include <QHash>

namespace ui
{

enum class Act : std::uint8_t {
    Open,
    Export,
    Rescan,
    Quit,
    Undo,
    Redo,
    Copy,
    SelectAll,
    Filter,
    ClearFilter,
    EditCell,
    Publish,
    Unpublish,
    PublishOther,
    UnpublishOther,
    Advance,
    EditPresets,
    TypeQuality,
    QualityUp,
    QualityDown,
    QualityUpOne,
    QualityDownOne,
    TypeHeat,
    HeatUp,
    HeatDown,
    HeatUpOne,
    HeatDownOne,
    RetrySave,
    KeepMine,
    KeepTheirs,
    Next,
    Previous,
    NextUndecided,
    PreviousUndecided,
    ReadOn,
    ReadBack,
    ShowImages,
    Peek,
    NextRelated,
    Back,
    OpenLink,
    CopyLink,
    CopyPath,
    OpenInEditor,
    ShowInFileManager,
    ShowDetail,
    LargerText,
    SmallerText,
    NormalText,
    FullScreen,
    Keys,
    About
};

/// Every action of the window with its keys, made from one table. Bare keys belong to the widgets that addTo() names
/// and to nothing else, so they never reach a text that is being typed. GUI thread.
class Actions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Actions)

public:
    Actions(QWidget &window, const Presets &presets);

    [[nodiscard]] QAction *operator[](Act act) const { return m_actions.value(act); }
    /// Keys 1 to 5 (Alt for heat); the value is QAction::data(). Without a value the action is not visible.
    [[nodiscard]] const QList<QAction *> &presets(frontmatter::Field field) const;
    /// System, Light, Dark; the Scheme is QAction::data().
    [[nodiscard]] QActionGroup &schemes() const { return *m_schemes; }

    /// Bare second keys of actions of the whole window: Backspace for undo, `/` for the filter, `?` for the keys.
    [[nodiscard]] const QList<QAction *> &secondKeys() const { return m_secondKeys; }

    /// The bare keys act while `scope` or a child of it has the focus.
    void addTo(QWidget &scope);
    /// The same for the table, with the keys that are its own.
    void addToTable(QWidget &table);

    /// What the preview takes of the stories' keys: its other keys are its own, and what numbers become is not seen
    /// there.
    void addToPreview(QWidget &preview);

    void showPresets(const Presets &presets);
    /// Advance is on or off: its own text, and what Shift+P and Shift+X are called.
    void showAdvance(bool on);

private:
    void make();
    void makePresets(frontmatter::Field field, Qt::KeyboardModifiers modifiers);
    void makeSchemes();

    QWidget &m_window;
    QHash<Act, QAction *> m_actions;
    QList<QAction *> m_bare;  ///< of the table, the detail and the preview
    QList<QAction *> m_table; ///< of the table alone
    QList<QAction *> m_secondKeys;
    QList<QAction *> m_qualityPresets;
    QList<QAction *> m_heatPresets;
    QActionGroup *m_schemes;
};

} // namespace ui
