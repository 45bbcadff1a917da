#include "tests/table/desk.h"
#include "tests/table/modellog.h"

using folder::StoryId;

/// What becomes of rows that were decided on, whose files come and go, whose saves failed.
class RowsInUseTest final : public QObject
{
    Q_OBJECT

private slots:
    void decidedMarksAreToldOnce();
    void decidedMarksEndWithRefreshFilterAndOrder();
    void aFileThatGoesTakesItsRowAndBringsItBack();
    void aNewFileShowsOnlyWhenItPasses();
    void aSaveThatFailedKeepsItsRow();
};

void RowsInUseTest::decidedMarksAreToldOnce()
{
    Desk desk;
    ModelLog log(desk.model);
    QSignalSpy changed(&desk.model, &QAbstractItemModel::dataChanged);
    desk.model.setDecided({desk.id('c'), desk.id('e'), desk.id('a')}, true);
    QCOMPARE(log, (QStringList{text("dataChanged 0-1"), text("dataChanged 3-3")}));
    QVERIFY(changed.at(0).at(2).value<QList<int>>().contains(table::DecidedRole));
    QVERIFY(desk.cell('a', table::Title).data(table::DecidedRole).toBool());
    QVERIFY(!desk.cell('b', table::Title).data(table::DecidedRole).toBool());
    QCOMPARE(desk.cell('a', table::Title).data(Qt::AccessibleTextRole).toString(),
             text("Title: Alpha chips, decided"));
    log.clear();
    desk.model.setDecided({desk.id('a')}, true);
    desk.model.setDecided({desk.id('b')}, false);
    QCOMPARE(log, QStringList());
    desk.model.setDecided({desk.id('a')}, false);
    QCOMPARE(log, QStringList{text("dataChanged 3-3")});
    QVERIFY(!desk.model.isDecided(desk.id('a')));
}

void RowsInUseTest::decidedMarksEndWithRefreshFilterAndOrder()
{
    Desk desk;
    const auto decide = [&desk] { desk.model.setDecided({desk.id('a')}, true); };
    decide();
    ModelLog log(desk.model);
    desk.model.refresh();
    QVERIFY(!desk.model.isDecided(desk.id('a')));
    QCOMPARE(log, QStringList{text("dataChanged 3-3")});
    decide();
    desk.order(QStringLiteral("title"));
    QVERIFY(!desk.model.isDecided(desk.id('a')));
    decide();
    desk.filter(QStringLiteral("beta"));
    QVERIFY(!desk.model.isDecided(desk.id('a')));
}

void RowsInUseTest::aFileThatGoesTakesItsRowAndBringsItBack()
{
    Desk desk;
    const StoryId beta = desk.id('b');
    const QByteArray bytes = desk.files.read(QStringLiteral("b.md"));
    QVERIFY(QFile::remove(desk.files.path(QStringLiteral("b.md"))));
    desk.rescan();
    QTRY_COMPARE(desk.titles(), QStringLiteral("EGAD"));
    QCOMPARE(desk.model.totalCount(), 4);
    desk.model.reveal({beta});
    QCOMPARE(desk.titles(), QStringLiteral("EGAD"));
    desk.files.write(QStringLiteral("b.md"), bytes);
    desk.rescan();
    QTRY_COMPARE(desk.titles(), QStringLiteral("EGBAD"));
    QCOMPARE(desk.model.storyAt(2), beta);
    QCOMPARE(desk.model.totalCount(), 5);
    QVERIFY(!desk.model.isOutOfDate());
}

void RowsInUseTest::aNewFileShowsOnlyWhenItPasses()
{
    Desk desk;
    desk.filter(QStringLiteral("chips"));
    desk.files.write(QStringLiteral("g.md"), storyWith("title: Hidden\n"));
    desk.files.write(QStringLiteral("h.md"),
                     storyWith("title: More chips\npublishedDateTime: 2023-05-02T09:00:00Z\n"));
    desk.rescan();
    QTRY_COMPARE(desk.titles(), QStringLiteral("GMA"));
    QCOMPARE(desk.model.totalCount(), 7);
    QVERIFY(!desk.model.isOutOfDate());
}

void RowsInUseTest::aSaveThatFailedKeepsItsRow()
{
    Desk desk;
    QVERIFY(QFile::remove(desk.files.path(QStringLiteral("b.md"))));
    desk.setQuality('b', 99);
    QVERIFY(savesAreDone(desk));
    QTRY_VERIFY(!desk.stories.isPresent(desk.id('b')));
    QCOMPARE(desk.titles(), QStringLiteral("EGBAD"));
    const auto state = folder::SaveState(desk.cell('b', table::Title).data(table::SaveStateRole).toInt());
    QCOMPARE(state, folder::SaveState::Failed);
    QVERIFY(!(desk.cell('b', table::Quality).flags() & Qt::ItemIsEditable));
    desk.stories.discard(desk.id('b'));
    QTRY_COMPARE(desk.titles(), QStringLiteral("EGAD"));
}

QTEST_GUILESS_MAIN(RowsInUseTest)
#include "tst_rowsinuse.moc"
