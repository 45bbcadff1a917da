#pragma once

#include "model/folder/storyfolder.h"

#include <QHash>
#include <QObject>

namespace ui
{

class StateBar;

/// What the bar on top says of the chosen stories: conflicts before a failed save, before a refusal, before what
/// another program wrote in vain, before a decision that somebody else has changed since, before a lock. GUI thread.
class StoryState final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StoryState)

public:
    StoryState(folder::StoryFolder &folder, StateBar &bar, QObject *parent);

    /// `current` -1: none. `lock`: why no field of the current story can be edited; empty: one can. True: the bar
    /// says that.
    bool show(folder::StoryId current, const QList<folder::StoryId> &selection, const QString &lock);
    /// Says that something was not done, until it is dismissed or the story is written again.
    void keepRefusal(folder::StoryId story, const model::Error &error);
    /// Nor that it was, and that somebody else has changed it since.
    void forgetNotices(const QList<folder::StoryId> &written);
    void clear();

signals:
    void changed(folder::StoryId story); ///< show() has something else to say of it
    void settleRequested(const QList<folder::StoryId> &stories, std::optional<frontmatter::Field> field,
                         folder::Keep keep);
    void editRequested(frontmatter::Field field, const frontmatter::FieldValue &mine);

private:
    void connectBar();
    void keepOverwritten(const QList<folder::Overwritten> &fields);
    void dismiss();
    bool showMany(const QList<folder::StoryId> &selection);
    void settleAll(folder::Keep keep);
    void edit(frontmatter::Field field);
    [[nodiscard]] bool isInConflict(folder::StoryId story) const;
    [[nodiscard]] QList<folder::StoryId> conflicting(QList<folder::StoryId> stories) const;

    folder::StoryFolder &m_folder;
    StateBar &m_bar;
    folder::StoryId m_current = -1;
    QList<folder::StoryId> m_selection;
    QHash<folder::StoryId, model::Error> m_refusals;
    QHash<folder::StoryId, model::Error> m_lateWrites; ///< that are not in the story
    QHash<folder::StoryId, QList<folder::Overwritten>> m_overwritten;
};

} // namespace ui
