#pragma once

#include "model/folder/journal.h"
#include "model/folder/latewrite.h"
#include "model/folder/save.h"
#include "scratch.h"

#include <cstdio>
#include <fcntl.h>

/// Where the system does not tell who is writing: the stories belong to somebody else (fcntl(2), F_SETLEASE).
class WithoutLeases : public folder::FileSystem
{
public:
    int setlease(int, int) override
    {
        errno = EACCES;
        return -1;
    }
};

/// A program that has opened a file for writing, and takes its time.
class LateWriter final
{
    Q_DISABLE_COPY_MOVE(LateWriter)

public:
    explicit LateWriter(const QByteArray &file)
        : m_fd(::open(file.constData(), O_WRONLY | O_CLOEXEC))
    {
        if (m_fd < 0)
            qFatal("cannot open %s", file.constData());
    }
    ~LateWriter() { end(); }

    void write(const QByteArray &bytes)
    {
        if (::ftruncate(m_fd, 0) != 0)
            qFatal("cannot truncate");
        m_written = 0;
        add(bytes);
    }
    void add(const QByteArray &bytes)
    {
        if (::pwrite(m_fd, bytes.constData(), static_cast<std::size_t>(bytes.size()), m_written) != bytes.size())
            qFatal("cannot write");
        m_written += bytes.size();
    }
    void end()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }

private:
    int m_fd;
    off_t m_written = 0;
};

/// A folder of stories that are saved, and looked after.
class LateDesk
{
public:
    explicit LateDesk(folder::FileSystem &system)
        : disk(system)
        , former(system)
    {
    }

    folder::SaveOutcome set(const QString &name, std::vector<frontmatter::Assignment> values)
    {
        return save({of(name), std::move(values), {}, {}});
    }
    folder::SaveOutcome setHeat(const QString &name, int heat)
    {
        return set(name, {{frontmatter::Field::Heat, frontmatter::FieldValue::integer(heat)}});
    }
    folder::SaveOutcome undo(const QString &name, const folder::SaveOutcome &done)
    {
        return save({of(name), {}, {}, done.changes});
    }

    /// By another program: another file takes the name.
    void replaceOutside(const QString &name, const QByteArray &bytes) const
    {
        const QString third = QStringLiteral("third");
        files.write(third, bytes);
        if (std::rename(files.native(third).constData(), files.native(name).constData()) != 0)
            qFatal("cannot rename");
    }

    /// What a look so much later finds is put in.
    std::vector<folder::PutIn> look(std::chrono::milliseconds later)
    {
        former.look(m_saved + later);
        return putLateIn();
    }
    /// The two looks after a save: what the system says nothing of must have been at rest between them.
    std::vector<folder::PutIn> lookTwice()
    {
        std::vector<folder::PutIn> done = look(std::chrono::milliseconds(250));
        const std::vector<folder::PutIn> more = look(std::chrono::seconds(2));
        done.insert(done.end(), more.begin(), more.end());
        return done;
    }
    std::vector<folder::PutIn> putLateIn()
    {
        std::vector<folder::PutIn> done;
        for (const folder::LateWrite &late : former.takeLate()) {
            const auto put = folder::putIn(late, former, disk);
            done.push_back(put.value_or(folder::PutIn::Left));
            if (!put)
                errors.append(put.error().error);
        }
        return done;
    }

    const Scratch files;
    folder::FileSystem &disk;
    folder::FormerVersions former;
    QList<model::Error> errors; ///< of what could not be put in

private:
    [[nodiscard]] folder::FoundFile of(const QString &name) const { return {files.path(name), name, files.path()}; }
    folder::SaveOutcome save(const folder::SaveRequest &request)
    {
        folder::Journal journal(files.path(QStringLiteral("journal/edits.log")));
        folder::SaveOutcome done = folder::save(request, journal, disk, &former);
        m_saved = folder::FormerVersions::Clock::now();
        return done;
    }

    folder::FormerVersions::Clock::time_point m_saved;
};

struct HasWithoutLeases {
    WithoutLeases withoutLeases; ///< made before the desk that uses it
};

/// One with a story that a program has open for writing, where nobody tells of writers.
class LateStory final : private HasWithoutLeases, public LateDesk
{
public:
    explicit LateStory(const QString &name, const QByteArray &before = storyWithHeat(5))
        : LateDesk(withoutLeases)
        , other((files.write(name, before), files.native(name)))
    {
    }

    LateWriter other;
};
