#include "ui/window/settingsstore.h"

#include <QtConcurrent>

#include <utility>

namespace ui
{

namespace
{

constexpr int storeAfter = 500; ///< milliseconds

} // namespace

SettingsStore::SettingsStore(const QString &file, std::function<Settings()> collect, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_collect(std::move(collect))
{
    m_worker.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(storeAfter);
    connect(&m_timer, &QTimer::timeout, this, &SettingsStore::store);
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
    m_worker.waitForDone();
}

void SettingsStore::store()
{
    const Settings settings = m_collect();
    if (m_stored == settings)
        return;
    m_stored = settings;
    QtConcurrent::run(&m_worker, saveSettings, m_file, settings).then(this, [this](bool stored) {
        if (stored)
            return;
        m_stored.reset();
        emit failed(m_file);
    });
}

} // namespace ui
