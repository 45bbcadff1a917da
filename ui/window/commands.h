#pragma once

#include "ui/detail/detailpane.h"
#include "ui/window/actions.h"
#include "ui/window/centre.h"
#include "ui/window/previewlink.h"
#include "ui/window/related.h"
#include "ui/window/triage.h"

namespace ui
{

/// Connects what can be done with stories to the actions: decide, type, move, link, file, copy. GUI thread.
class Commands final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Commands)

public:
    /// The parts that act on stories; all outlive the commands.
    struct Parts {
        folder::StoryFolder &folder;
        Centre &centre;
        DetailPane &detail;
        Triage &triage;
        RelatedTrail &related;
        PreviewLink &preview;
    };

    Commands(const Actions &actions, const Parts &parts, QObject *parent = nullptr);

    /// The link of the current story; empty: none.
    [[nodiscard]] QString link() const;

signals:
    void message(const QString &text);
    void refused(const QString &reason);
    void typingRefused(const QString &reason); ///< what is typed is no number
    void refusalOver(const QString &dropped);  ///< it was mended, or dropped

private:
    void connectDecisions();
    void connectNumbers();
    void connectMoves();
    void connectLinksAndFiles();
    void connectPanes();
    void on(Act act, const std::function<void()> &slot);

    void typeNumber(frontmatter::Field field);
    void editCell();
    void readOn(bool down);
    void openLink();
    void copyLink();
    void copyPath();
    void copyRows();
    void openFile(bool inEditor);
    [[nodiscard]] folder::StoryId current() const;

    const Actions &m_actions;
    Parts m_parts;
};

} // namespace ui
