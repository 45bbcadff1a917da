#include "ui/window/settingsstore.h"

#include "model/onworker.h"

#include <utility>

namespace ui
{

namespace
{

constexpr int storeAfter = 500;     ///< milliseconds
constexpr int lastPatience = 2'000; ///< milliseconds

} // namespace

SettingsStore::SettingsStore(const QString &file, std::function<Settings()> collect, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_collect(std::move(collect))
    , m_worker(new QThreadPool)
{
    m_worker->setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(storeAfter);
    connect(&m_timer, &QTimer::timeout, this, &SettingsStore::store);
}

SettingsStore::~SettingsStore()
{
    if (!m_worker->waitForDone(lastPatience))
        static_cast<void>(m_worker.release()); // whose end would wait, perhaps for ever
}

void SettingsStore::storeSoon()
{
    if (!m_timer.isActive())
        m_timer.start();
}

void SettingsStore::storeNow()
{
    m_timer.stop();
    store();
}

void SettingsStore::store()
{
    const Settings settings = m_collect();
    if (m_stored == settings)
        return;
    m_stored = settings;
    model::onWorker(
        *m_worker, this, [file = m_file, settings] { return saveSettings(file, settings); },
        [this](bool stored) {
            if (stored)
                return;
            m_stored.reset();
            emit failed(m_file);
        });
}

} // namespace ui
