#pragma once

#include "model/folder/storyfolder.h"

#include <QCache>
#include <QSet>
#include <QThreadPool>

namespace folder
{

/// Reads all of a story, with its site's root; a file that cannot be read gives an empty detail. Blocks.
story::StoryDetail readDetailOf(const FoundFile &file);

/// The details of the stories that were looked at last. Lives on the GUI thread, reads on a worker.
class Details final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Details)

public:
    explicit Details(QObject *parent = nullptr);
    ~Details() override;

    void clear();
    /// Null: not read yet.
    [[nodiscard]] const story::StoryDetail *get(StoryId story) { return m_cache.object(story); }
    /// It is here or on its way.
    [[nodiscard]] bool isWanted(StoryId story) const { return m_cache.contains(story) || m_loading.contains(story); }
    void load(StoryId story, const FoundFile &file, bool urgent);
    void put(StoryId story, story::StoryDetail detail);

signals:
    void loaded(folder::StoryId story, const story::StoryDetail &detail);

private:
    int m_generation = 0;
    QCache<StoryId, story::StoryDetail> m_cache;
    QSet<StoryId> m_loading;
    QThreadPool m_thread;
};

} // namespace folder
