#pragma once

#include "model/media/download.h"

#include <QHash>

namespace media
{

/// Starts downloads in the order they came, a few at a time: as many connections for each host as a browser
/// opens, and a bound on all. Owns none of them; a download that is deleted leaves by itself. GUI thread.
class DownloadQueue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DownloadQueue)

public:
    static constexpr int mostForOneHost = 6;
    static constexpr int mostInAll = 12;

    DownloadQueue() = default;
    void add(Download *download);

private:
    void leave(const QObject *download);
    void startMore();
    [[nodiscard]] Download *nextThatMay() const;

    QList<Download *> m_waiting;
    QHash<const QObject *, QString> m_running; ///< and the host each was started for
};

} // namespace media
