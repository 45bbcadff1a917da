#pragma once

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <utility>

namespace model
{

/// Runs `work` on a thread of `pool` and hands its value to `done` on the thread of `context`; dropped when
/// `context` dies first. A watcher, not QFuture::then(context): Qt 6.4 expects that context to be alive.
template<typename Work, typename Done>
void onWorker(QThreadPool &pool, QObject *context, Work work, Done done)
{
    using Value = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            done(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&pool, std::move(work)));
}

} // namespace model
