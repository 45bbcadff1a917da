#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>

/// Stories s00000.md, s00001.md … in one folder, written by any thread.
class ManyStories final
{
public:
    explicit ManyStories(const QString &folder)
        : m_folder(folder)
    {
    }

    [[nodiscard]] static QString name(int story)
    {
        return QStringLiteral("s%1.md").arg(story, 5, 10, QLatin1Char('0'));
    }
    [[nodiscard]] QString file(int story) const { return m_folder + u'/' + name(story); }

    /// In place, as a pipeline does. The heat is what tells one version from another.
    void write(int story, int heat, const QByteArray &title = "A title of some words for story") const
    {
        QFile file(this->file(story));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        const QByteArray number = QByteArray::number(story);
        file.write(
            "---\ntitle: " + title + ' ' + number + "\nquality: 40\nheat: " + QByteArray::number(heat) +
            "\npublished: false\nprovider:\n  name: The Daily\n  domain: example.org\npublishedDateTime: 2023-" +
            QByteArray::number(1 + story % 12).rightJustified(2, '0') + '-' +
            QByteArray::number(1 + story % 28).rightJustified(2, '0') + "T08:00:00Z\nwebUrl: https://example.org/" +
            number + "\nexcerpt: Some words about it\n---\nBody of " + number + "\n");
    }
    void write(int first, int last, int heat) const
    {
        for (int story = first; story <= last; ++story)
            write(story, heat);
    }

private:
    QString m_folder;
};
