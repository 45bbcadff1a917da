#pragma once

#include "model/folder/keepcopy.h"
#include "model/folder/leftovers.h"
#include "model/folder/storyfolder.h"

#include <QThreadPool>
#include <QTimer>

namespace folder
{

/// What saves that were cut short have left in the open folder, and what becomes of it. Looks after each scan that
/// saw some, and once more when a save may still have been at work; takes what other programs have written late and
/// could not be put in; follows the stories that it has copies of. Lives on the GUI thread; works on workers.
class Recovery final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Recovery)

public:
    explicit Recovery(StoryFolder &folder, QObject *parent = nullptr, FileSystem &system = FileSystem::posix());
    ~Recovery() override;

    [[nodiscard]] const QList<RecoveredCopy> &copies() const { return m_copies; }
    /// Puts what the copy holds into its story, whose version of now becomes a copy; nothing, when the story is not
    /// what the copy was compared with: see keepCopy().
    void keep(const RecoveredCopy &copy);
    void remove(const RecoveredCopy &copy);

signals:
    void changed(); ///< copies()
    /// `former`: the story's version before; among copies().
    void kept(const folder::RecoveredCopy &copy, const folder::RecoveredCopy &former);
    void failed(const model::Error &error);

private:
    void look();
    void take(const Leftovers &found);
    void takeLate(StoryId story, const FoundFile &copy);
    void follow(const QList<StoryId> &stories);
    void drop(const RecoveredCopy &copy);
    void replace(const RecoveredCopy &copy, const std::optional<RecoveredCopy> &now);
    void takeKept(const RecoveredCopy &copy, const KeptCopy &kept);

    StoryFolder &m_folder;
    FileSystem &m_system;
    QList<RecoveredCopy> m_copies;
    QSet<QString> m_made;                   ///< copies that were made since the start
    QList<FoundFile> m_stories;             ///< in the last look
    QHash<QByteArray, FoundFile> m_nearest; ///< Leftovers::nearest of that look
    QTimer m_again;
    int m_generation = 0; ///< of the folder that is open
    QThreadPool m_thread;
};

} // namespace folder
