#include "model/folder/details.h"

#include "model/folder/replacefile.h"
#include "model/story/read.h"

#include <QDir>
#include <QFileInfo>

namespace folder
{

namespace
{

constexpr int keptDetails = 64;

/// Site-relative image addresses start at the nearest folder at or above the file with a `_config.yml` (Jekyll),
/// else at the opened folder.
QString siteRootOf(const FoundFile &file)
{
    const QString own = QFileInfo(file.file).path();
    for (QString folder = own;;) {
        if (QFileInfo(folder + QLatin1String("/_config.yml")).isFile())
            return folder;
        const QString parent = QFileInfo(folder).path();
        if (parent == folder)
            break;
        folder = parent;
    }
    return file.named ? own : file.root;
}

} // namespace

story::StoryDetail readDetailOf(const FoundFile &file)
{
    story::StoryDetail detail;
    if (const model::Result<std::string> bytes = readFile(file.file, file.path))
        detail = story::readDetail(*bytes, file.path);
    detail.siteRoot = siteRootOf(file);
    return detail;
}

Details::Details(QObject *parent)
    : QObject(parent)
    , m_cache(keptDetails)
{
    m_thread.setMaxThreadCount(1);
}

Details::~Details()
{
    m_thread.clear();
    m_thread.waitForDone();
}

void Details::clear()
{
    ++m_generation;
    m_thread.clear();
    m_cache.clear();
    m_loading.clear();
}

void Details::load(StoryId story, const FoundFile &file, bool urgent)
{
    if (isWanted(story) && !(urgent && m_loading.contains(story)))
        return;
    m_loading.insert(story);
    const auto task = [this, story, file, generation = m_generation] {
        const story::StoryDetail detail = readDetailOf(file);
        QMetaObject::invokeMethod(
            this,
            [this, story, detail, generation] {
                if (generation == m_generation && m_loading.remove(story))
                    emit loaded(story, detail);
            },
            Qt::QueuedConnection);
    };
    m_thread.start(task, urgent ? 1 : 0);
}

void Details::put(StoryId story, story::StoryDetail detail)
{
    m_loading.remove(story);
    m_cache.insert(story, new story::StoryDetail(std::move(detail)));
}

} // namespace folder
