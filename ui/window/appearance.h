#pragma once

#include "ui/window/actions.h"
#include "ui/window/settings.h"

#include <QFont>

namespace ui
{

/// Light, dark and the size of the text, for the whole application. GUI thread.
class Appearance final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Appearance)

public:
    /// Applies what the settings say.
    Appearance(const Actions &actions, const Settings &settings, QObject *parent = nullptr);

    void store(Settings &settings) const;

signals:
    void changed();

private:
    void setScheme(const QAction *action);
    void setTextPercent(int percent);

    QFont m_base; ///< the system's interface font, before any change of ours
    Scheme m_scheme;
    int m_textPercent;
};

} // namespace ui
