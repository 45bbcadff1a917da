#include "tests/folder/scratch.h"
#include "tests/table/modellog.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <functional>

using folder::StoryId;
using frontmatter::Field;
using frontmatter::FieldValue;
using table::StoryTableModel;

/// One edit of a whole table, as a selection of all rows makes it.
class ManyRowsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aChangeThatKeepsTheOrderIsOneSignal();
    void aChangeOfTheOrderMovesNothingUntilF5();
    void rowsThatNoLongerPassTheFilterStayUntilF5();
    void savesThatEndMoveNothing();
    void aSelectionInPiecesIsOneSignalForEachPiece();
};

namespace
{

constexpr int count = 500;

/// 0.md to 499.md with the qualities 0 to 499, in that order.
struct Desk {
    Desk()
    {
        for (int i = 0; i < count; ++i)
            files.write(QStringLiteral("%1.md").arg(i), "---\nquality: " + QByteArray::number(i) + "\n---\n");
        QSignalSpy finished(&stories, &folder::StoryFolder::scanFinished);
        stories.open({files.path()});
        if (!finished.wait(60'000))
            qFatal("the scan does not end");
        model.setOrder(table::parseOrder(QStringLiteral("quality")).value());
    }

    [[nodiscard]] QList<StoryId> shown() const
    {
        QList<StoryId> result;
        for (int row = 0; row < model.rowCount(); ++row)
            result.append(model.storyAt(row));
        return result;
    }

    /// Sets the quality of each row, or of those that are wanted, in one edit.
    void edit(const std::function<int(int)> &qualityAt, const std::function<bool(int)> &isWanted = {})
    {
        QList<folder::StoryEdit> edits;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (!isWanted || isWanted(row))
                edits.append({model.storyAt(row), {{Field::Quality, FieldValue::integer(qualityAt(row))}}});
        }
        stories.edit(edits);
    }

    [[nodiscard]] bool saved() const
    {
        return QTest::qWaitFor([&] { return stories.savingCount() == 0; }, 120'000);
    }

    const Scratch files;
    folder::StoryFolder stories;
    StoryTableModel model{stories, QLocale(QLocale::English)};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace

void ManyRowsTest::aChangeThatKeepsTheOrderIsOneSignal()
{
    Desk desk;
    const QList<StoryId> before = desk.shown();
    const ModelLog log(desk.model);
    desk.edit([](int row) { return 2 * row + 1; });
    QCOMPARE(log, QStringList(QStringLiteral("dataChanged 0-499")));
    QCOMPARE(desk.shown(), before);
    QVERIFY(!desk.model.isOutOfDate());
    QVERIFY(desk.saved());
    QCOMPARE(desk.files.read(QStringLiteral("499.md")), QByteArray("---\nquality: 999\n---\n"));
}

void ManyRowsTest::aChangeOfTheOrderMovesNothingUntilF5()
{
    Desk desk;
    QList<StoryId> before = desk.shown();
    const QPersistentModelIndex first(desk.model.index(0, table::Quality));
    ModelLog log(desk.model);
    desk.edit([](int row) { return -row - 1; });
    QCOMPARE(log, QStringList({QStringLiteral("dataChanged 0-499"), QStringLiteral("outOfDate")}));
    QCOMPARE(desk.shown(), before);
    QCOMPARE(first.row(), 0);
    log.clear();
    desk.model.refresh();
    QCOMPARE(log, QStringList({QStringLiteral("layoutChanged"), QStringLiteral("upToDate")}));
    std::reverse(before.begin(), before.end());
    QCOMPARE(desk.shown(), before);
    QCOMPARE(first.row(), count - 1);
    QVERIFY(desk.saved());
}

void ManyRowsTest::rowsThatNoLongerPassTheFilterStayUntilF5()
{
    Desk desk;
    desk.model.setFilter(table::Filter::parse(QStringLiteral("quality>=250")).value());
    QCOMPARE(desk.model.rowCount(), 250);
    ModelLog log(desk.model);
    desk.edit([](int) { return 1000; }, [](int row) { return row >= 240; });
    desk.edit([](int) { return 0; }, [](int row) { return row < 240; });
    QCOMPARE(desk.model.rowCount(), 250);
    QVERIFY(desk.model.isOutOfDate());
    QVERIFY(!log.contains(QStringLiteral("layoutChanged")));
    log.clear();
    desk.model.refresh();
    QCOMPARE(desk.model.rowCount(), 10);
    QCOMPARE(log, QStringList(
                      {QStringLiteral("layoutChanged"), QStringLiteral("upToDate"), QStringLiteral("countChanged")}));
    QVERIFY(desk.saved());
}

// B18
void ManyRowsTest::savesThatEndMoveNothing()
{
    Desk desk;
    const QList<StoryId> before = desk.shown();
    desk.edit([](int row) { return (row * 7919) % count; });
    const ModelLog log(desk.model);
    QVERIFY(desk.saved());
    QVERIFY(!log.isEmpty());
    for (const QString &signal : log)
        QVERIFY2(signal.startsWith(QStringLiteral("dataChanged")), qPrintable(signal));
    QCOMPARE(desk.shown(), before);
    QVERIFY(desk.model.isOutOfDate());
}

void ManyRowsTest::aSelectionInPiecesIsOneSignalForEachPiece()
{
    Desk desk;
    const ModelLog log(desk.model);
    desk.edit([](int row) { return row + 1'000; }, [](int row) { return row >= 490; });
    desk.edit([](int) { return -5; }, [](int row) { return row < 2 || row == 7 || (row > 100 && row < 200); });
    QCOMPARE(log, QStringList({QStringLiteral("dataChanged 490-499"), QStringLiteral("dataChanged 0-1"),
                               QStringLiteral("dataChanged 7-7"), QStringLiteral("dataChanged 101-199"),
                               QStringLiteral("outOfDate")}));
    QVERIFY(desk.saved());
}

QTEST_GUILESS_MAIN(ManyRowsTest)
#include "tst_manyrows.moc"
