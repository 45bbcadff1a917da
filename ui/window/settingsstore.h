#pragma once

#include "ui/window/settings.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace ui
{

/// Writes the settings soon after they changed, many changes at once and on a worker, so that a crash loses nothing.
/// GUI thread.
class SettingsStore final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsStore)

public:
    /// `collect`: the settings as they are now.
    SettingsStore(const QString &file, std::function<Settings()> collect, QObject *parent = nullptr);

    /// Waits until they are written, but not for a disk that hangs.
    ~SettingsStore() override;

    void storeSoon();
    void storeNow(); ///< before the end; does not wait

signals:
    void failed(const QString &file);

private:
    void store();

    const QString m_file;
    std::function<Settings()> m_collect;
    std::optional<Settings> m_stored; ///< what the file has, or will have; nothing: unknown
    QTimer m_timer;
    std::unique_ptr<QThreadPool> m_worker; ///< one thread: a later write never overtakes an earlier one
};

} // namespace ui
