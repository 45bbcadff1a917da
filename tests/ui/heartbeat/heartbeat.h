#pragma once

#include <QElapsedTimer>
#include <QTimer>

/// Beats every 10 ms in the thread that made it, and keeps the longest time that passed without a beat.
class Heartbeat final : public QObject
{
public:
    static constexpr qint64 bound = 100; ///< milliseconds: what nobody takes for standing still

    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(10);
        connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
        m_sinceBeat.start();
        m_timer.start();
    }

    /// Milliseconds; what has passed since the last beat counts as well.
    [[nodiscard]] qint64 longestGap()
    {
        beat();
        return m_longest;
    }

private:
    void beat() { m_longest = qMax(m_longest, m_sinceBeat.restart()); }

    QTimer m_timer;
    QElapsedTimer m_sinceBeat;
    qint64 m_longest = 0;
};

/// Says how long the longest gap was, and fails when that was too long. Ends a test function.
#define VERIFY_HEARTBEAT(heartbeat)                                                                                  \
    do {                                                                                                             \
        const qint64 gap = (heartbeat).longestGap();                                                                 \
        qInfo("longest gap %lld ms", static_cast<long long>(gap));                                                   \
        QVERIFY2(gap <= Heartbeat::bound, "the window stood still");                                                 \
    } while (false)
