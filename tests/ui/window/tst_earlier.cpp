#include "model/folder/journalline.h"
#include "openwindow.h"
#include "tests/csvreader.h"
#include "ui/detail/decisionlist.h"
#include "ui/detail/statebar.h"
#include "ui/dialogs/earliereditsdialog.h"
#include "ui/dialogs/keysheet.h"
#include "ui/window/statusbar.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QTextEdit>
#include <QTimer>
#include <QTreeView>
#include <QTreeWidget>

using frontmatter::Field;

/// The edits of former sessions: listed, undone, exported.
class TestEarlier final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_open.reset(); }
    void earlierEditsAreListedNewestFirst();
    void anUndoAfterARestartGivesTheBytesBackAsOneStep();
    void aLineThatWasInsertedIsTakenOutAgain();
    void severalAreOneStep();
    void aRecentDecisionTakesItBackAlone();
    void aValueThatWasSetSinceIsRefusedWithBoth();
    void aFileThatWasRewrittenIsRefusedWithBoth();
    void todayShowsEveryFolder();
    void whatIsNotOpenCannotBeUndone();
    void thePeriodIsChosen();
    void editsMadeMeanwhileComeIn();
    void theSelectionStaysWhenEditsComeIn();
    void damagedLinesAreSaid();
    void aJournalThatCannotBeReadIsSaid();
    void aJournalThatCannotBeWrittenIsSaidOnce();
    void titlesAreTextOfOneLine();
    void theListIsExported();
    void anExportReplacesNothing();
    void fiftyThousandEditsAreReadAside();
    void everythingIsNamed();
    void bothStandInTheKeySheet();

private:
    ui::EarlierEditsDialog &dialog() { return *m_open->window().findChild<ui::EarlierEditsDialog *>(); }
    QTreeView &list() { return *dialog().findChild<QTreeView *>(); }
    QComboBox &period() { return *dialog().findChild<QComboBox *>(); }
    QCheckBox &everywhere() { return *dialog().findChild<QCheckBox *>(); }
    QPushButton &button(const QString &text);
    QStringList labels();
    /// "Story|Field|Before|After" of each row.
    QStringList rows();
    void showEarlier();
    void showToday();
    void decide(); ///< publishes a, sets the quality of b
    void restart();
    void choose(int row);
    void undoRows(const QList<int> &rows);
    void keyInWindow(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    QString news() { return m_open->window().findChild<ui::StatusBar *>()->news(); }
    void writeJournal(const QList<folder::JournalEntry> &entries, const QByteArray &more = {});
    [[nodiscard]] folder::JournalEntry entry(const QString &file, const QString &title, int daysAgo = 0) const;

    std::unique_ptr<OpenWindow> m_open;
};

void TestEarlier::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->writeStories(3);
    m_open->open();
}

QPushButton &TestEarlier::button(const QString &text)
{
    const QList<QPushButton *> buttons = dialog().findChildren<QPushButton *>();
    return **std::find_if(buttons.begin(), buttons.end(),
                          [&](const QPushButton *one) { return one->text().remove(u'&') == text; });
}

QStringList TestEarlier::labels()
{
    QStringList texts;
    const QList<QLabel *> found = dialog().findChildren<QLabel *>();
    for (const QLabel *label : found)
        if (label->isVisible())
            texts.append(label->text());
    return texts;
}

QStringList TestEarlier::rows()
{
    QStringList texts;
    const QAbstractItemModel &model = *list().model();
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = ui::PastEditsModel::Story; column <= ui::PastEditsModel::After; ++column)
            cells.append(model.index(row, column).data().toString());
        texts.append(cells.join(u'|'));
    }
    return texts;
}

void TestEarlier::showEarlier()
{
    m_open->key(Qt::Key_H, Qt::ControlModifier);
    QVERIFY(QTest::qWaitForWindowActive(&dialog()));
    QTRY_VERIFY(!labels().contains(QStringLiteral("Reading…")));
}

void TestEarlier::showToday()
{
    m_open->key(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(QTest::qWaitForWindowActive(&dialog()));
    QTRY_VERIFY(!labels().contains(QStringLiteral("Reading…")));
}

void TestEarlier::decide()
{
    m_open->key(Qt::Key_P);
    QTRY_VERIFY(m_open->allSaved()); // stories are saved side by side
    m_open->key(Qt::Key_4);          // quality 80
    QTRY_VERIFY(m_open->allSaved());
}

void TestEarlier::restart()
{
    m_open->close();
    m_open->open();
}

void TestEarlier::choose(int row)
{
    list().selectionModel()->select(list().model()->index(row, 0),
                                    QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void TestEarlier::undoRows(const QList<int> &rows)
{
    list().clearSelection();
    for (const int row : rows)
        list().selectionModel()->select(list().model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QVERIFY(button(QStringLiteral("Undo Selected")).isEnabled());
    button(QStringLiteral("Undo Selected")).click();
    QTRY_VERIFY(m_open->allSaved());
}

void TestEarlier::keyInWindow(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    m_open->window().activateWindow();
    QTRY_VERIFY(QApplication::activeWindow() == &m_open->window()); // it counts as active while a dialog of it is
    QTest::keyClick(&m_open->table(), key, modifiers);
}

folder::JournalEntry TestEarlier::entry(const QString &file, const QString &title, int daysAgo) const
{
    auto made = folder::JournalEntry::of(file, title, "", "", {{Field::Quality, "40", "60"}});
    made.time = QDateTime::currentDateTime().addDays(-daysAgo).toMSecsSinceEpoch();
    return made;
}

void TestEarlier::writeJournal(const QList<folder::JournalEntry> &entries, const QByteArray &more)
{
    QDir().mkpath(QFileInfo(m_open->journal()).path());
    QFile file(m_open->journal());
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const folder::JournalEntry &one : entries)
        file.write(lineOf(one));
    file.write(more);
}

void TestEarlier::earlierEditsAreListedNewestFirst()
{
    decide();
    restart();
    showEarlier();
    QTRY_COMPARE(rows(), QStringList({QStringLiteral("Story b|Quality|40|80"),
                                      QStringLiteral("Story a|Published|false|true")}));
    const QAbstractItemModelTester tester(list().model());
    QCOMPARE(period().currentText(), QStringLiteral("All"));
    QVERIFY(!everywhere().isChecked());
    QVERIFY(labels().contains(QStringLiteral("2 edits")));
    QVERIFY(list()
                .model()
                ->index(0, ui::PastEditsModel::Time)
                .data()
                .toString()
                .contains(QString::number(QDate::currentDate().year())));
}

void TestEarlier::anUndoAfterARestartGivesTheBytesBackAsOneStep()
{
    m_open->write(QStringLiteral("d"), "quality: \"40\" # kept\nheat: 1\npublished: No\n");
    const QByteArray before = m_open->bytes(QStringLiteral("d"));
    restart();
    m_open->table().showStory(m_open->folder().find(QStringLiteral("d.md")));
    m_open->key(Qt::Key_P);
    QTRY_VERIFY(m_open->allSaved());
    const QByteArray after = m_open->bytes(QStringLiteral("d"));
    QVERIFY(after.contains("published: Yes"));
    restart();
    m_open->key(Qt::Key_Home);
    showEarlier();
    QTRY_COMPARE(rows().size(), 1);
    undoRows({0});
    QCOMPARE(m_open->bytes(QStringLiteral("d")), before);
    QCOMPARE(m_open->current(), QStringLiteral("d"));
    QVERIFY2(news().contains(QStringLiteral("Took back an earlier edit of “Story d”")), qPrintable(news()));
    QTest::keyClick(&dialog(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_open->bytes(QStringLiteral("d")), after);
    QTest::keyClick(&dialog(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_open->bytes(QStringLiteral("d")), before);
}

void TestEarlier::aLineThatWasInsertedIsTakenOutAgain()
{
    m_open->write(QStringLiteral("d"), "heat: 1\r\n");
    const QByteArray before = m_open->bytes(QStringLiteral("d"));
    restart();
    m_open->table().showStory(m_open->folder().find(QStringLiteral("d.md")));
    m_open->key(Qt::Key_X);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("d")).contains("published: false"));
    QTRY_VERIFY(m_open->allSaved());
    restart();
    showEarlier();
    QTRY_COMPARE(rows(), QStringList{QStringLiteral("Story d|Published|not set|false")});
    undoRows({0});
    QCOMPARE(m_open->bytes(QStringLiteral("d")), before);
}

void TestEarlier::severalAreOneStep()
{
    const QByteArray a = m_open->bytes(QStringLiteral("a"));
    const QByteArray b = m_open->bytes(QStringLiteral("b"));
    decide();
    m_open->key(Qt::Key_5); // over the 80
    QTRY_VERIFY(m_open->allSaved());
    const QByteArray after = m_open->bytes(QStringLiteral("b"));
    restart();
    showEarlier();
    QTRY_COMPARE(rows().size(), 3);
    undoRows({0, 1, 2});
    QCOMPARE(m_open->bytes(QStringLiteral("a")), a);
    QCOMPARE(m_open->bytes(QStringLiteral("b")), b);
    QVERIFY2(news().contains(QStringLiteral("Took back 3 earlier edits")), qPrintable(news()));
    QTest::keyClick(&dialog(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_open->bytes(QStringLiteral("b")), after);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("a")) != a);
}

void TestEarlier::aRecentDecisionTakesItBackAlone()
{
    decide();
    const QByteArray after = m_open->bytes(QStringLiteral("b"));
    restart();
    showEarlier();
    QTRY_COMPARE(rows().size(), 2);
    undoRows({0});
    QVERIFY(m_open->bytes(QStringLiteral("b")) != after);
    auto *recent = m_open->window().findChild<ui::DecisionList *>();
    QVERIFY(recent->isVisible());
    emit recent->undoRequested(0);
    QTRY_COMPARE(m_open->bytes(QStringLiteral("b")), after);
    keyInWindow(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("b")) != after);
}

void TestEarlier::aValueThatWasSetSinceIsRefusedWithBoth()
{
    decide();
    m_open->key(Qt::Key_5);
    QTRY_VERIFY(m_open->allSaved());
    const QByteArray after = m_open->bytes(QStringLiteral("b"));
    restart();
    showEarlier();
    QTRY_COMPARE(rows().value(1), QStringLiteral("Story b|Quality|40|80"));
    undoRows({1});
    QCOMPARE(m_open->bytes(QStringLiteral("b")), after);
    const QString words = labels().join(u'\n');
    QVERIFY2(words.contains(QStringLiteral("quality was set again since: it is 100 now, and no longer 80")),
             qPrintable(words));
    QVERIFY(!m_open->window().findChild<ui::DecisionList *>()->isVisible());
}

void TestEarlier::aFileThatWasRewrittenIsRefusedWithBoth()
{
    decide();
    restart();
    showEarlier();
    QTRY_COMPARE(rows().size(), 2);
    // The same value in another spelling: only the file itself tells.
    QByteArray bytes = m_open->bytes(QStringLiteral("a"));
    QFile file(m_open->path(QStringLiteral("a")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes.replace("published: true", "published: yes"));
    file.close();
    undoRows({1});
    auto *bar = m_open->window().findChild<ui::StateBar *>();
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(m_open->bytes(QStringLiteral("a")), bytes);
    QString shown;
    const QList<QTextEdit *> texts = bar->findChildren<QTextEdit *>();
    for (const QTextEdit *text : texts)
        shown += text->toPlainText();
    QVERIFY2(shown.contains(QStringLiteral("published is yes in the file now, and no longer true")),
             qPrintable(shown));
}

void TestEarlier::todayShowsEveryFolder()
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

void TestEarlier::whatIsNotOpenCannotBeUndone()
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

void TestEarlier::thePeriodIsChosen()
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

void TestEarlier::editsMadeMeanwhileComeIn()
{
    showToday();
    QVERIFY(rows().isEmpty());
    QVERIFY(!button(QStringLiteral("Export…")).isEnabled());
    keyInWindow(Qt::Key_P);
    QTRY_COMPARE(rows(), QStringList{QStringLiteral("Story a|Published|false|true")});
    QVERIFY(button(QStringLiteral("Export…")).isEnabled());
}

void TestEarlier::theSelectionStaysWhenEditsComeIn()
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

void TestEarlier::damagedLinesAreSaid()
{
    const QString here = m_open->folder().file(0);
    writeJournal({entry(here, QStringLiteral("Whole"))}, "garbage\n{\"half\":");
    showEarlier();
    QTRY_VERIFY2(labels().contains(QStringLiteral("1 edit; 2 damaged lines of the record left out")),
                 qPrintable(labels().join(u'\n')));
}

void TestEarlier::aJournalThatCannotBeReadIsSaid()
{
    QVERIFY(QDir().mkpath(m_open->journal()));
    showEarlier();
    QTRY_VERIFY(labels().join(u'\n').contains(QStringLiteral("Earlier edits cannot be read")));
    QVERIFY(rows().isEmpty());
}

void TestEarlier::aJournalThatCannotBeWrittenIsSaidOnce()
{
    QVERIFY(QDir().mkpath(m_open->journal()));
    m_open->key(Qt::Key_P);
    QTRY_VERIFY2(news().contains(QStringLiteral("Edits cannot be recorded")), qPrintable(news()));
    QVERIFY(m_open->bytes(QStringLiteral("a")).contains("published: true"));
    m_open->key(Qt::Key_P);
    QTRY_VERIFY(m_open->allSaved());
    QVERIFY(m_open->bytes(QStringLiteral("b")).contains("published: true"));
    QVERIFY2(news().contains(QStringLiteral("Published “Story b”")), qPrintable(news()));
    m_open->key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(m_open->bytes(QStringLiteral("b")).contains("published: false"));
}

void TestEarlier::titlesAreTextOfOneLine()
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

void TestEarlier::theListIsExported()
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

void TestEarlier::anExportReplacesNothing()
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

void TestEarlier::fiftyThousandEditsAreReadAside()
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

void TestEarlier::everythingIsNamed()
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

void TestEarlier::bothStandInTheKeySheet()
{
    m_open->key(Qt::Key_F1);
    const auto *sheet = m_open->window().findChild<ui::KeySheet *>()->findChild<QTreeWidget *>();
    for (const QString &text : {QStringLiteral("Undo Earlier Edits"), QStringLiteral("What Did I Change Today?")})
        QCOMPARE(sheet->findItems(text, Qt::MatchExactly | Qt::MatchRecursive).size(), 1);
}

QTEST_MAIN(TestEarlier)
#include "tst_earlier.moc"
