#pragma once

#include "model/table/storytablemodel.h"
#include "tests/folder/scratch.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

inline QByteArray storyWith(const QByteArray &keys) { return "---\n" + keys + "---\n"; }

/// A folder of five stories and a broken file under a model that is watched by Qt's tester.
struct Desk {
    Desk()
    {
        files.write(QStringLiteral("a.md"), storyWith("title: Alpha chips\nquality: 84\nheat: -1\npublished: true\n"
                                                      "publishedDateTime: 2023-05-01T10:00:00Z\n"));
        files.write(QStringLiteral("b.md"), storyWith("title: Beta\nquality: 74\npublished: false\n"
                                                      "publishedDateTime: 2023-05-02T10:00:00Z\n"));
        files.write(QStringLiteral("c.md"), storyWith("title: Gamma chips\nquality: hot\nheat: 3\nheat: 4\n"
                                                      "publishedDateTime: 2023-05-03T10:00:00Z\n"));
        files.write(QStringLiteral("d.md"), storyWith("title: Delta\nquality: 12\n"));
        files.write(QStringLiteral("e.md"), storyWith("title: Epsilon\nquality: 12\n"
                                                      "publishedDateTime: 2099-05-04T10:00:00Z\n"));
        files.write(QStringLiteral("f.md"), "---\ntitle: Broken\n");
        scan();
    }

    void scan()
    {
        QSignalSpy finished(&stories, &folder::StoryFolder::scanFinished);
        stories.open({files.path()});
        QVERIFY(finished.wait());
    }
    void rescan()
    {
        QSignalSpy finished(&stories, &folder::StoryFolder::scanFinished);
        stories.rescan();
        QVERIFY(finished.wait());
    }
    /// The first letters of the titles, from the top.
    [[nodiscard]] QString titles() const
    {
        QString text;
        for (int row = 0; row < model.rowCount(); ++row)
            text += model.index(row, table::Title).data().toString().at(0);
        return text;
    }
    [[nodiscard]] folder::StoryId id(char letter) const
    {
        return stories.find(QLatin1Char(letter) + QStringLiteral(".md"));
    }
    [[nodiscard]] QModelIndex cell(char letter, table::Column column) const
    {
        return model.index(model.rowOf(id(letter)), column);
    }
    void filter(const QString &text) { model.setFilter(table::Filter::parse(text).value()); }
    void order(const QString &text) { model.setOrder(table::parseOrder(text).value()); }
    void setQuality(char letter, int value)
    {
        stories.edit({{id(letter), {{frontmatter::Field::Quality, frontmatter::FieldValue::integer(value)}}}});
    }

    Scratch files;
    folder::StoryFolder stories;
    table::StoryTableModel model{stories, QLocale(QLocale::English)};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

inline bool savesAreDone(const Desk &desk)
{
    return QTest::qWaitFor([&] { return desk.stories.savingCount() == 0; }, 20000);
}

inline QString text(const char *utf8) { return QString::fromUtf8(utf8); }
