#pragma once

#include "model/folder/storyfolder.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

/// Story files in a folder of their own, opened.
class Stories
{
public:
    void write(const QString &name, const QString &text) const
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }

    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString filePath(const QString &name) const { return m_folder.filePath(name); }

    void open()
    {
        QSignalSpy finished(&folder, &folder::StoryFolder::scanFinished);
        folder.open({m_folder.path()});
        QVERIFY(!finished.isEmpty() || finished.wait());
    }

    /// The story of that file; its detail is there too.
    folder::StoryId story(const QString &name)
    {
        for (folder::StoryId id = 0; id < folder.count(); ++id) {
            if (folder.file(id).endsWith(u'/' + name)) {
                waitForDetail(id);
                return id;
            }
        }
        return -1;
    }

    folder::StoryFolder folder;

private:
    void waitForDetail(folder::StoryId id)
    {
        if (!folder.row(id).broken)
            QTRY_VERIFY(folder.detail(id) != nullptr);
    }

    QTemporaryDir m_folder;
};

/// A story with these lines of front matter.
inline QString storyText(const QString &lines, const QString &body = {})
{
    return QStringLiteral("---\n") + lines + QStringLiteral("\n---\n") + body;
}
