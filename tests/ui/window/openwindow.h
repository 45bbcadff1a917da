#pragma once

#include "model/folder/filesystem.h"
#include "model/folder/storyfolder.h"
#include "model/media/imageloader.h"
#include "ui/table/filterbar.h"
#include "ui/table/storytable.h"
#include "ui/window/mainwindow.h"

#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// A real window on real files in a folder of its own, with settings and a journal of its own.
class OpenWindow final
{
public:
    /// Story `name`.md with one day later for each, so that the last written stands first.
    void write(const QString &name, const QByteArray &fields)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("---\ntitle: Story " + name.toUtf8() + "\n" + fields + "publishedDateTime: 2023-10-" +
                   QByteArray::number(28 - m_written++).rightJustified(2, '0') + "T08:00:00Z\n---\nBody of " +
                   name.toUtf8() + "\n");
    }
    /// a, b, c … shown in this order.
    void writeStories(int count)
    {
        for (int i = 0; i < count; ++i)
            write(QString(QChar(u'a' + i)), "quality: 40\nheat: 10\npublished: false\n");
    }
    /// What saves go through, from the next opening on; it must outlive what it opened.
    void useDisk(folder::FileSystem &disk) { m_disk = &disk; }
    /// Another program writes into a story, in one breath: the window has not seen it yet.
    void others(const QString &name, const QByteArray &from, const QByteArray &to)
    {
        QByteArray bytes = this->bytes(name);
        QVERIFY(bytes.contains(from));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes.replace(from, to));
    }
    void open() { openPaths({m_stories.path()}); }
    void openPaths(const QStringList &paths)
    {
        close();
        m_folder = std::make_unique<folder::StoryFolder>(journal(), *m_disk);
        media::ImageOptions images;
        images.cacheFolder = m_state.filePath(QStringLiteral("images"));
        images.network = false;
        m_images = std::make_unique<media::ImageLoader>(images);
        m_window = std::make_unique<ui::MainWindow>(*m_folder, *m_images, settingsFile());
        m_window->show();
        m_window->activateWindow();
        m_window->start(paths);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(!m_folder->isScanning());
    }
    void close()
    {
        m_window.reset();
        m_images.reset();
        m_folder.reset();
    }

    [[nodiscard]] QString path(const QString &name) const { return m_stories.filePath(name + QStringLiteral(".md")); }
    [[nodiscard]] QByteArray bytes(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString storiesFolder() const { return m_stories.path(); }
    [[nodiscard]] QString settingsFile() const { return m_state.filePath(QStringLiteral("galley.ini")); }
    [[nodiscard]] QString journal() const { return m_state.filePath(QStringLiteral("galley/edits.log")); }

    ui::MainWindow &window() { return *m_window; }
    folder::StoryFolder &folder() { return *m_folder; }
    ui::StoryTable &table() { return *m_window->findChild<ui::StoryTable *>(); }
    table::StoryTableModel &model() { return *static_cast<table::StoryTableModel *>(table().model()); }
    ui::FilterBar &filter() { return *m_window->findChild<ui::FilterBar *>(); }
    QLineEdit &filterText() { return *filter().findChild<QLineEdit *>(); }
    QString current() { return table().currentStory() < 0 ? QString() : name(table().currentStory()); }
    QStringList shown()
    {
        QStringList names;
        for (int row = 0; row < model().rowCount(); ++row)
            names.append(name(model().storyAt(row)));
        return names;
    }
    QStringList selected()
    {
        QStringList names;
        for (const int story : table().selectedStories())
            names.append(name(story));
        return names;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    [[nodiscard]] bool allSaved() { return m_folder->savingCount() == 0; }

private:
    QString name(folder::StoryId story) { return m_folder->row(story).path.chopped(3); }

    QTemporaryDir m_stories;
    QTemporaryDir m_state;
    int m_written = 0;
    folder::FileSystem *m_disk = &folder::FileSystem::posix();
    std::unique_ptr<folder::StoryFolder> m_folder;
    std::unique_ptr<media::ImageLoader> m_images;
    std::unique_ptr<ui::MainWindow> m_window;
};
