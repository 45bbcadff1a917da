#pragma once

#include "model/folder/storyfolder.h"
#include "scratch.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>

inline const QString name = QStringLiteral("a.md");

inline folder::StoryEdit heat(folder::StoryId story, int value)
{
    return {story, {{frontmatter::Field::Heat, frontmatter::FieldValue::integer(value)}}};
}

inline int heatOf(const folder::StoryFolder &stories, folder::StoryId story)
{
    return static_cast<int>(stories.row(story).field(frontmatter::Field::Heat).number);
}

/// Opens the folder and waits for its rows.
inline void open(folder::StoryFolder &stories, const Scratch &scratch)
{
    QSignalSpy finished(&stories, &folder::StoryFolder::scanFinished);
    stories.open({scratch.path()});
    QVERIFY(stories.isScanning());
    QVERIFY(finished.wait());
    QVERIFY(!stories.isScanning());
}

inline bool savesAreDone(const folder::StoryFolder &stories)
{
    return QTest::qWaitFor([&] { return stories.savingCount() == 0; }, 20000);
}

/// By another program: another file takes the name.
inline void replaceOutside(const Scratch &scratch, const QByteArray &bytes)
{
    scratch.write(QStringLiteral("other.tmp"), bytes);
    QCOMPARE(std::rename(scratch.native(QStringLiteral("other.tmp")).constData(), scratch.native(name).constData()),
             0);
}

inline void setReadOnly(const Scratch &scratch, const QString &story, bool readOnly)
{
    QCOMPARE(::chmod(scratch.native(story).constData(), readOnly ? 0444 : 0644), 0);
}

/// Every save fails while the disk is full: here a limit of this process (setrlimit(2)) says so.
class FullDisk final
{
    Q_DISABLE_COPY_MOVE(FullDisk)

public:
    FullDisk() { std::signal(SIGXFSZ, SIG_IGN); }
    ~FullDisk() { set(false); }
    void set(bool full) const
    {
        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &limit), 0);
        limit.rlim_cur = full ? 0 : limit.rlim_max;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &limit), 0);
    }
};

/// A folder of one story, to be opened.
struct Desk {
    explicit Desk(const QByteArray &story = storyWithHeat(5)) { files.write(name, story); }
    void open() { ::open(stories, files); }
    [[nodiscard]] bool saved() const { return savesAreDone(stories); }
    [[nodiscard]] QByteArray bytes() const { return files.read(name); }
    void setReadOnly(bool readOnly) const { ::setReadOnly(files, name, readOnly); }

    /// Saves fail.
    void setFull(bool full) const { m_disk.set(full); }

    const Scratch files;
    folder::StoryFolder stories;

private:
    FullDisk m_disk;
};
