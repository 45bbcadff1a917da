#include "earlierdesk.h"
#include "ui/detail/decisionlist.h"
#include "ui/detail/statebar.h"
#include "ui/dialogs/keysheet.h"

#include <QAbstractItemModelTester>
#include <QTextEdit>
#include <QTreeWidget>

/// The edits of former sessions, undone.
class TestEarlier final : public QObject, EarlierDesk
{
    Q_OBJECT

private slots:
    void init() { openStories(); }
    void cleanup() { m_open.reset(); }
    void earlierEditsAreListedNewestFirst();
    void anUndoAfterARestartGivesTheBytesBackAsOneStep();
    void aLineThatWasInsertedIsTakenOutAgain();
    void severalAreOneStep();
    void whatHadGoneAlreadyIsCountedAndNotGivenBack();
    void anEditThatHadGoneIsSaid();
    void aRecentDecisionTakesItBackAlone();
    void aValueThatWasSetSinceIsRefusedWithBoth();
    void aFileThatWasRewrittenIsRefusedWithBoth();
    void aJournalThatCannotBeWrittenIsSaidOnce();
    void bothStandInTheKeySheet();

private:
    void rewrite(const QString &name, const QByteArray &bytes);
};

/// As another program does.
void TestEarlier::rewrite(const QString &name, const QByteArray &bytes)
{
    QFile file(m_open->path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
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

void TestEarlier::whatHadGoneAlreadyIsCountedAndNotGivenBack()
{
    const QByteArray a = m_open->bytes(QStringLiteral("a"));
    const QByteArray b = m_open->bytes(QStringLiteral("b"));
    decide();
    const QByteArray decided = m_open->bytes(QStringLiteral("b"));
    m_open->close();
    rewrite(QStringLiteral("a"), a);
    m_open->open();
    showEarlier();
    QTRY_COMPARE(rows().size(), 2);
    undoRows({0, 1});
    QTRY_COMPARE(m_open->bytes(QStringLiteral("b")), b);
    QTRY_VERIFY2(news().contains(QStringLiteral("Took back 1 of 2 earlier edits; 1 was not there any more")) &&
                     !news().contains(QStringLiteral("no file was changed")),
                 qPrintable(news()));
    QTest::keyClick(&dialog(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(m_open->bytes(QStringLiteral("b")), decided);
    QTRY_VERIFY(m_open->allSaved());
    QCOMPARE(m_open->bytes(QStringLiteral("a")), a);
}

void TestEarlier::anEditThatHadGoneIsSaid()
{
    const QByteArray a = m_open->bytes(QStringLiteral("a"));
    m_open->key(Qt::Key_P);
    QTRY_VERIFY(m_open->allSaved());
    m_open->close();
    rewrite(QStringLiteral("a"), a);
    m_open->open();
    showEarlier();
    QTRY_COMPARE(rows().size(), 1);
    undoRows({0});
    QTRY_VERIFY2(
        news().contains(QStringLiteral("The earlier edit of “Story a” was not there any more; no file was changed")),
        qPrintable(news()));
    QTest::keyClick(&dialog(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY2(news().contains(QStringLiteral("no file was changed")), qPrintable(news()));
    QVERIFY(news().startsWith(QStringLiteral("Undone")));
    QTRY_VERIFY(m_open->allSaved());
    QCOMPARE(m_open->bytes(QStringLiteral("a")), a);
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
    rewrite(QStringLiteral("a"), bytes.replace("published: true", "published: yes"));
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

void TestEarlier::bothStandInTheKeySheet()
{
    m_open->key(Qt::Key_F1);
    const auto *sheet = m_open->window().findChild<ui::KeySheet *>()->findChild<QTreeWidget *>();
    for (const QString &text : {QStringLiteral("Undo Earlier Edits"), QStringLiteral("What Did I Change Today?")})
        QCOMPARE(sheet->findItems(text, Qt::MatchExactly | Qt::MatchRecursive).size(), 1);
}

QTEST_MAIN(TestEarlier)
#include "tst_earlier.moc"
