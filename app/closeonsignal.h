#pragma once

#include <QObject>

class QSocketNotifier;

namespace app
{

/// SIGINT, SIGTERM and SIGHUP become a signal of Qt, so that the window closes as it always does and queued saves are
/// finished. One at a time; lives on the GUI thread.
class CloseOnSignal final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CloseOnSignal)

public:
    explicit CloseOnSignal(QObject *parent = nullptr);
    ~CloseOnSignal() override;

    /// The first signal that came; 0: none.
    [[nodiscard]] int caught() const { return m_caught; }

signals:
    void closeAsked();

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
    int m_caught = 0;
};

} // namespace app
