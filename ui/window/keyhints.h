#pragma once

#include <QObject>

namespace ui
{

class Actions;
class DetailPane;
class FilterBar;

/// Tells the panes that name keys in their texts which they are, now and when they change. GUI thread.
class KeyHints final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyHints)

public:
    KeyHints(const Actions &actions, FilterBar &filter, DetailPane &detail, QObject *parent);

private:
    void show();

    const Actions &m_actions;
    FilterBar &m_filter;
    DetailPane &m_detail;
};

} // namespace ui
