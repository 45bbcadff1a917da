#pragma once

#include "ui/preview/preview.h"
#include "ui/window/actions.h"
#include "ui/window/triage.h"

#include <QPointer>

namespace ui
{

/// Ties the image preview to the table: it follows the current story, steps among the rows, takes the bare keys, and
/// shows itself for as long as the peek key is held. The preview is made when it is first needed. GUI thread.
class PreviewLink final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewLink)

public:
    PreviewLink(folder::StoryFolder &folder, media::ImageLoader &images, StoryTable &table, Triage &triage,
                Actions &actions, QWidget *window);

    void show(folder::StoryId story, int image = 0);
    void peek(); ///< until the key is let go
    void close();
    [[nodiscard]] Preview *preview() const { return m_preview; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isPeekKey(const QKeyEvent &event) const;
    void follow();
    void make();

    folder::StoryFolder &m_folder;
    media::ImageLoader &m_images;
    StoryTable &m_table;
    Triage &m_triage;
    Actions &m_actions;
    QWidget *m_window;
    QPointer<Preview> m_preview;
    bool m_peeking = false;
};

} // namespace ui
