#include "ui/window/previewlink.h"

#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>

namespace ui
{

PreviewLink::PreviewLink(folder::StoryFolder &folder, media::ImageLoader &images, StoryTable &table, Triage &triage,
                         Actions &actions, QWidget *window)
    : QObject(window)
    , m_folder(folder)
    , m_images(images)
    , m_table(table)
    , m_triage(triage)
    , m_actions(actions)
    , m_window(window)
{
    connect(&m_table, &StoryTable::previewRequested, this, [this](folder::StoryId story) { show(story); });
    connect(&m_table, &StoryTable::storiesChosen, this, &PreviewLink::follow);
}

void PreviewLink::make()
{
    m_preview = new Preview(m_folder, m_images, m_window);
    m_actions.addToPreview(*m_preview);
    connect(m_preview, &Preview::stepRequested, &m_triage, &Triage::move);
    connect(m_preview, &Preview::closed, m_window, [window = m_window] { window->activateWindow(); });
}

void PreviewLink::show(folder::StoryId story, int image)
{
    if (story < 0)
        return;
    if (!m_preview)
        make();
    m_preview->showStory(story, image);
}

void PreviewLink::peek()
{
    if (m_peeking || (m_preview && m_preview->isVisible()))
        return;
    m_peeking = true;
    // The key is let go where the focus is by then: in the preview or still in the window.
    QCoreApplication::instance()->installEventFilter(this);
    show(m_table.currentStory());
}

void PreviewLink::close()
{
    if (m_preview)
        m_preview->close();
}

bool PreviewLink::eventFilter(QObject *watched, QEvent *event)
{
    if (m_peeking && event->type() == QEvent::KeyRelease && isPeekKey(*static_cast<QKeyEvent *>(event))) {
        m_peeking = false;
        QCoreApplication::instance()->removeEventFilter(this);
        close();
    }
    return QObject::eventFilter(watched, event);
}

bool PreviewLink::isPeekKey(const QKeyEvent &event) const
{
    const QList<QKeySequence> keys = m_actions[Act::Peek]->shortcuts();
    return !event.isAutoRepeat() && std::any_of(keys.begin(), keys.end(), [&event](const QKeySequence &key) {
        return key[0].key() == event.key();
    });
}

void PreviewLink::follow()
{
    if (m_preview && m_preview->isVisible() && m_table.currentStory() >= 0 &&
        m_preview->story() != m_table.currentStory())
        m_preview->showStory(m_table.currentStory());
}

} // namespace ui
