#pragma once

#include "model/folder/storyfolder.h"
#include "ui/table/celldelegate.h"
#include "ui/table/storytable.h"

#include <QHeaderView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

inline void write(const QTemporaryDir &folder, const QString &name, const QByteArray &keys)
{
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("---\n" + keys + "---\n");
}

/// A window's worth: a folder of five stories with its model, its table and its filter.
struct Desk {
    Desk()
    {
        write(files, QStringLiteral("a.md"),
              "title: Alpha chips\nquality: 84\nheat: 5\npublished: true\npublishedDateTime: 2023-05-01T10:00:00Z\n");
        write(files, QStringLiteral("b.md"),
              "title: Beta\nquality: 74\nheat: -1\npublished: false\npublishedDateTime: 2023-05-02T10:00:00Z\n");
        write(files, QStringLiteral("c.md"),
              "title: Gamma chips\nquality: hot\npublishedDateTime: 2023-05-03T10:00:00Z\n");
        write(files, QStringLiteral("d.md"), "title: Delta\nquality: 12\npublishedDateTime: 2023-05-04T10:00:00Z\n");
        write(files, QStringLiteral("e.md"),
              "title: Epsilon\nquality: 12\npublishedDateTime: 2099-05-04T10:00:00Z\n");
        QSignalSpy finished(&stories, &folder::StoryFolder::scanFinished);
        stories.open({files.path()});
        QVERIFY(!finished.isEmpty() || finished.wait());
        view.resize(900, 400);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setFocus();
        QCoreApplication::processEvents();
    }

    [[nodiscard]] QString titles() const
    {
        QString text;
        for (int row = 0; row < model.rowCount(); ++row)
            text += model.index(row, table::Title).data().toString().at(0);
        return text;
    }
    [[nodiscard]] folder::StoryId story(const char *name) const { return stories.find(QString::fromUtf8(name)); }
    [[nodiscard]] QRect cell(const char *name, table::Column column) const
    {
        return view.visualRect(model.index(model.rowOf(story(name)), column));
    }
    [[nodiscard]] QPoint pill(const char *name) const
    {
        const auto index = model.index(model.rowOf(story(name)), table::Published);
        return ui::PillDelegate::pillRect(view.visualRect(index), view.font(), index).center();
    }
    void clickHeader(table::Column column, Qt::KeyboardModifiers modifiers = {})
    {
        QHeaderView *header = view.horizontalHeader();
        const int x = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, {x, header->height() / 2});
    }

    QTemporaryDir files;
    folder::StoryFolder stories;
    table::StoryTableModel model{stories, QLocale(QLocale::English)};
    ui::StoryTable view{stories, model};
};
