#pragma once

#include "model/story/storydetail.h"

#include <QWidget>

namespace ui
{

/// Keys that have no place of their own, to be read and copied only. Hidden without any.
class OtherKeys final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OtherKeys)

public:
    explicit OtherKeys(QWidget *parent = nullptr);
    /// The same again changes nothing.
    void showKeys(const QList<story::OtherKey> &keys);

private:
    void addKey(int line, const story::OtherKey &key);

    QList<story::OtherKey> m_keys;
    QWidget *m_table = nullptr;
};

} // namespace ui
