#pragma once

#include "ui/table/storytable.h"

namespace ui
{

/// The way along related stories that are in the folder: next one (R), and back (Alt+Left). GUI thread.
class RelatedTrail final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RelatedTrail)

public:
    RelatedTrail(folder::StoryFolder &folder, StoryTable &table, QObject *parent = nullptr);

    /// From a story to its first related one in the folder; from there to the next one of the same story.
    void next();
    void back();
    /// Shows `story`, also when the filter hides it; back() leads to where the editor was.
    void jumpTo(folder::StoryId story);
    void follow(folder::StoryId renamed); ///< the current story has another name: no place to go back to
    void clear();                         ///< another folder is opened

signals:
    void message(const QString &text);

private:
    [[nodiscard]] QList<folder::StoryId> relatedOf(folder::StoryId story);
    void show(folder::StoryId story);

    folder::StoryFolder &m_folder;
    StoryTable &m_table;
    QList<folder::StoryId> m_way;      ///< where back() leads, the latest last
    QList<folder::StoryId> m_related;  ///< of the story where next() began
    folder::StoryId m_waitingFor = -1; ///< next() was asked for while its detail was being read
    qsizetype m_at = -1;               ///< the one of m_related that is shown
};

} // namespace ui
