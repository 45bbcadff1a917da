#pragma once

#include "model/folder/storyedit.h"
#include "model/folder/storyreader.h"
#include "model/story/storydetail.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>

namespace folder
{

/// A file that may have changed, appeared or gone.
struct DirtyFile {
    FoundFolder folder;
    QString name;
    bool withDetail = false;
    [[nodiscard]] QString file() const { return folder.folder + u'/' + name; }
};
DirtyFile dirty(const FoundFile &file);

struct RereadStory {
    ReadStory story;
    std::optional<story::StoryDetail> detail;
};

/// A file that is there, or may be, and why it cannot be read.
struct UnreadableFile {
    QString file;
    model::Error error;
};

/// A file that has gone, or is no story any more.
struct GoneFile {
    QString file;
    Presence presence = Presence::Deleted;
};

/// Reads files again on a worker. A file that is gone only for a moment (git unlinks a file before it creates it
/// again) is never reported as gone. Lives on the GUI thread.
class Rereader final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Rereader)

public:
    explicit Rereader(QObject *parent = nullptr);
    ~Rereader() override;

    void clear();
    void mark(const QList<DirtyFile> &files);
    /// What is being read of this file right now is out of date: it is read once more.
    void invalidate(const QString &file);

signals:
    void read(const QList<folder::RereadStory> &stories);
    void gone(const QList<folder::GoneFile> &files);
    void unreadable(const QList<folder::UnreadableFile> &files);

private:
    struct Result {
        DirtyFile file;
        std::optional<RereadStory> story;
        std::optional<model::Error> error; ///< it cannot be read
        Presence presence = Presence::There;
    };
    static Result readOne(const DirtyFile &file, StoryReader &reader);
    static QList<Result> readAll(const QList<DirtyFile> &files);
    void add(const DirtyFile &file);
    void start();
    void finish(const QList<Result> &results);
    bool isGoneForGood(const DirtyFile &file);

    int m_generation = 0;
    bool m_running = false;
    QHash<QString, DirtyFile> m_dirty;
    QSet<QString> m_invalid;
    QHash<QString, qint64> m_missingSince; ///< milliseconds of a monotonic clock
    QThreadPool m_thread;
};

} // namespace folder
