#include "model/media/downloadqueue.h"

#include <algorithm>

namespace media
{

void DownloadQueue::add(Download *download)
{
    connect(download, &Download::finished, this, [this, download] { leave(download); });
    connect(download, &QObject::destroyed, this, &DownloadQueue::leave);
    m_waiting.append(download);
    // Later, so that a download which is refused at once does not end within the caller.
    QMetaObject::invokeMethod(this, &DownloadQueue::startMore, Qt::QueuedConnection);
}

void DownloadQueue::leave(const QObject *download)
{
    m_running.remove(download);
    m_waiting.removeIf([download](const QObject *waiting) { return waiting == download; });
    QMetaObject::invokeMethod(this, &DownloadQueue::startMore, Qt::QueuedConnection);
}

void DownloadQueue::startMore()
{
    while (Download *download = nextThatMay()) {
        m_waiting.removeOne(download);
        m_running.insert(download, download->host());
        download->start();
    }
}

Download *DownloadQueue::nextThatMay() const
{
    if (m_running.size() >= mostInAll)
        return nullptr;
    const auto next = std::find_if(m_waiting.begin(), m_waiting.end(), [this](const Download *download) {
        const QString host = download->host();
        return std::count(m_running.cbegin(), m_running.cend(), host) < mostForOneHost;
    });
    return next == m_waiting.end() ? nullptr : *next;
}

} // namespace media
