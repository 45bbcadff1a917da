#include "earlierdesk.h"
#include "tests/csvreader.h"

#include <QFileDialog>
#include <QTimer>

/// The edits of former sessions: which are listed, how, and their export.
class TestEarlierList final : public QObject, EarlierDesk
{
    Q_OBJECT

private slots:
    void init() { openStories(); }
    void cleanup() { m_open.reset(); }
    void todayShowsEveryFolder();
    void whatIsNotOpenCannotBeUndone();
    void thePeriodIsChosen();
    void editsMadeMeanwhileComeIn();
    void theSelectionStaysWhenEditsComeIn();
    void damagedLinesAreSaid();
    void aJournalThatCannotBeReadIsSaid();
    void titlesAreTextOfOneLine();
    void theListIsExported();
    void anExportReplacesNothing();
    void fiftyThousandEditsAreReadAside();
    void everythingIsNamed();
};

void TestEarlierList::todayShowsEveryFolder()
{
    const QString here = m_open->folder().file(0);
    writeJournal({entry(here, QStringLiteral("Here")), entry(QStringLiteral("/elsewhere/x.md"), {}),
                  entry(here, QStringLiteral("Before"), 2)});
    showToday();
    QTRY_COMPARE(rows(), QStringList({QStringLiteral("x.md|Quality|40|60"), QStringLiteral("Here|Quality|40|60")}));
    QCOMPARE(period().currentText(), QStringLiteral("Today"));
    QVERIFY(everywhere().isChecked());
    everywhere().click();
    QCOMPARE(rows(), QStringList{QStringLiteral("Here|Quality|40|60")});
    keyInWindow(Qt::Key_H, Qt::ControlModifier);
    QTRY_COMPARE(rows().size(), 2);
    QCOMPARE(m_open->window().findChildren<ui::EarlierEditsDialog *>().size(), 1);
}

void TestEarlierList::whatIsNotOpenCannotBeUndone()
{
    writeJournal({entry(m_open->folder().file(0), QStringLiteral("Here")),
                  entry(QStringLiteral("/elsewhere/x.md"), QStringLiteral("There"))});
    showToday();
    QTRY_COMPARE(rows().size(), 2);
    QPushButton &undo = button(QStringLiteral("Undo Selected"));
    QVERIFY(!undo.isEnabled());
    list().selectAll();
    QVERIFY(!undo.isEnabled());
    QVERIFY(!undo.toolTip().isEmpty());
    choose(1);
    QVERIFY(undo.isEnabled());
}

void TestEarlierList::thePeriodIsChosen()
{
    const QString here = m_open->folder().file(0);
    writeJournal({entry(here, QStringLiteral("Long ago"), 400), entry(here, QStringLiteral("Last week"), 7),
                  entry(here, QStringLiteral("This week"), 6), entry(here, QStringLiteral("Yesterday"), 1),
                  entry(here, QStringLiteral("Now"), 0)});
    showEarlier();
    QTRY_COMPARE(rows().size(), 5);
    period().setCurrentIndex(ui::EarlierEditsDialog::Week);
    QCOMPARE(rows().size(), 3);
    period().setCurrentIndex(ui::EarlierEditsDialog::Today);
    QCOMPARE(rows(), QStringList{QStringLiteral("Now|Quality|40|60")});
    QVERIFY(labels().contains(QStringLiteral("1 edit")));
}

void TestEarlierList::editsMadeMeanwhileComeIn()
{
    showToday();
    QVERIFY(rows().isEmpty());
    QVERIFY(!button(QStringLiteral("Export…")).isEnabled());
    keyInWindow(Qt::Key_P);
    QTRY_COMPARE(rows(), QStringList{QStringLiteral("Story a|Published|false|true")});
    QVERIFY(button(QStringLiteral("Export…")).isEnabled());
}

void TestEarlierList::theSelectionStaysWhenEditsComeIn()
{
    decide();
    showToday();
    QTRY_COMPARE(rows().size(), 2);
    choose(1);
    keyInWindow(Qt::Key_1);
    QTRY_COMPARE(rows().size(), 3);
    const QModelIndexList chosen = list().selectionModel()->selectedRows();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().row(), 2);
}

void TestEarlierList::damagedLinesAreSaid()
{
    const QString here = m_open->folder().file(0);
    writeJournal({entry(here, QStringLiteral("Whole"))}, "garbage\n{\"half\":");
    showEarlier();
    QTRY_VERIFY2(labels().contains(QStringLiteral("1 edit; 2 damaged lines of the record left out")),
                 qPrintable(labels().join(u'\n')));
}

void TestEarlierList::aJournalThatCannotBeReadIsSaid()
{
    QVERIFY(QDir().mkpath(m_open->journal()));
    showEarlier();
    QTRY_VERIFY(labels().join(u'\n').contains(QStringLiteral("Earlier edits cannot be read")));
    QVERIFY(rows().isEmpty());
}

void TestEarlierList::titlesAreTextOfOneLine()
{
    auto hostile = entry(m_open->folder().file(0), QStringLiteral("<b>x</b>\n\u202Ey"));
    hostile.changes.front().before = "<img src=/x>\n\tz";
    writeJournal({hostile});
    showEarlier();
    QTRY_COMPARE(rows().size(), 1);
    QVERIFY(rows().value(0).startsWith(QStringLiteral("<b>x</b> ")));
    QVERIFY(!rows().value(0).contains(u'\n'));
    QVERIFY(!rows().value(0).contains(u'\u202E'));
    const QModelIndex index = list().model()->index(0, 0);
    QVERIFY(!Qt::mightBeRichText(index.data(Qt::ToolTipRole).toString()) ||
            index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;")) ||
            !index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("<img")));
}

void TestEarlierList::theListIsExported()
{
    const QString here = m_open->folder().file(0);
    writeJournal({entry(here, QStringLiteral("=1+2")), entry(here, QStringLiteral("Long ago"), 400)});
    showToday();
    QTRY_COMPARE(rows().size(), 1);
    button(QStringLiteral("Export…")).click();
    auto *chooser = dialog().findChild<QFileDialog *>();
    QVERIFY(chooser);
    QCOMPARE(chooser->selectedFiles().value(0), QDir::homePath() + QStringLiteral("/changes-") +
                                                    QDate::currentDate().toString(Qt::ISODate) +
                                                    QStringLiteral(".csv"));
    const QTemporaryDir place;
    const QString target = place.filePath(QStringLiteral("changes.csv"));
    emit chooser->fileSelected(target);
    QTRY_VERIFY(labels().join(u'\n').contains(QStringLiteral("Exported to ") + target));
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QStringList> records = readCsv(QString::fromUtf8(file.readAll()));
    QCOMPARE(records.size(), 2);
    QCOMPARE(records.at(1).mid(1), QStringList({QStringLiteral("'=1+2"), here, QStringLiteral("quality"),
                                                QStringLiteral("40"), QStringLiteral("60")}));
    delete chooser;
}

void TestEarlierList::anExportReplacesNothing()
{
    const QString here = m_open->folder().file(0);
    const QByteArray bytes = m_open->bytes(QStringLiteral("a"));
    writeJournal({entry(here, QStringLiteral("x"))});
    showToday();
    QTRY_COMPARE(rows().size(), 1);
    button(QStringLiteral("Export…")).click();
    auto *chooser = dialog().findChild<QFileDialog *>();
    emit chooser->fileSelected(here);
    QTRY_VERIFY(labels().join(u'\n').contains(QStringLiteral("The file exists already")));
    QCOMPARE(m_open->bytes(QStringLiteral("a")), bytes);
    QVERIFY(button(QStringLiteral("Export…")).isEnabled());
    delete chooser;
}

void TestEarlierList::fiftyThousandEditsAreReadAside()
{
    constexpr int edits = 50'000;
    const QString here = m_open->folder().file(0);
    writeJournal(QList<folder::JournalEntry>(edits, entry(here, QStringLiteral("A title"))));
    int beats = 0;
    QTimer heart;
    heart.callOnTimeout([&beats] { ++beats; });
    heart.start(10);
    m_open->key(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(dialog().isVisible());
    QCOMPARE(list().model()->rowCount(), 0);
    QVERIFY(labels().contains(QStringLiteral("Reading…")));
    QTRY_COMPARE_WITH_TIMEOUT(list().model()->rowCount(), edits, 60'000);
    QVERIFY2(beats > 1, "the window lives while the journal is read");
    list().selectAll();
    QVERIFY(button(QStringLiteral("Undo Selected")).isEnabled());
    period().setCurrentIndex(ui::EarlierEditsDialog::Today);
    QCOMPARE(list().model()->rowCount(), edits);
}

void TestEarlierList::everythingIsNamed()
{
    showToday();
    for (const QWidget *part : {static_cast<QWidget *>(&list()), static_cast<QWidget *>(&period())})
        QVERIFY(!part->accessibleName().isEmpty());
    const QList<QPushButton *> buttons = dialog().findChildren<QPushButton *>();
    for (const QPushButton *one : buttons)
        QVERIFY(!one->text().isEmpty() && !one->isDefault() && !one->autoDefault());
    QVERIFY(list().hasFocus());
    QVERIFY(!dialog().isModal());
    QTest::keyClick(&list(), Qt::Key_Escape);
    QTRY_VERIFY(!m_open->window().findChild<ui::EarlierEditsDialog *>());
}

QTEST_MAIN(TestEarlierList)
#include "tst_earlierlist.moc"
