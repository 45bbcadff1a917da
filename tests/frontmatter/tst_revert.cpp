#include "model/frontmatter/splice.h"
#include "tests/frontmatter/storytext.h"

#include <QTest>

using namespace frontmatter;

/// Undo and redo in files that somebody else may have written to in between.
class RevertTest final : public QObject
{
    Q_OBJECT

private slots:
    void undoKeepsWhatOthersWroteElsewhere();
    void undoOfAnEmptyValueRestoresTheExactBytes_data();
    void undoOfAnEmptyValueRestoresTheExactBytes();
    void undoTakesOutExactlyTheInsertedLine();
    void redoInsertsTheLineAgain();
    void aFieldThatChangedSinceIsRefusedWithBothValues();
    void anInsertedLineThatGrewIsNotTakenOut_data();
    void anInsertedLineThatGrewIsNotTakenOut();
    void aFieldThatIsGoneIsRefused();
    void oneRefusalLeavesAllFieldsAlone();
    void aFieldTwiceIsRefused();
    void nothingToDoIsNothingDone();
    void rawTextThatIsNoScalarIsRefused_data();
    void rawTextThatIsNoScalarIsRefused();
};

void RevertTest::undoKeepsWhatOthersWroteElsewhere()
{
    const auto result =
        revert("---\ntitle: new\nheat: 7 # mine\nextra: 1\n---\n", u"a.md", {{Field::Heat, "5", "7"}});
    QVERIFY(result);
    QCOMPARE(shown(result->bytes), shown("---\ntitle: new\nheat: 5 # mine\nextra: 1\n---\n"));
    QCOMPARE(result->changes, (std::vector<RawChange>{{Field::Heat, "7", "5"}}));
}

void RevertTest::undoOfAnEmptyValueRestoresTheExactBytes_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line :
         {"heat:", "heat: ", "heat: # none", "heat:\t# none", "heat:   # none", "heat :", "\"heat\":"})
        QTest::newRow(line) << QByteArray(line);
}

void RevertTest::undoOfAnEmptyValueRestoresTheExactBytes()
{
    QFETCH(QByteArray, line);
    for (const Variant &variant : variants) {
        const QByteArray before = storyOf("a: 1\n" + line + "\nb: 2", variant);
        const auto done = splice(view(before), u"a.md", {assignment(u"heat=7")});
        QVERIFY(done);
        QCOMPARE(done->changes, (std::vector<RawChange>{{Field::Heat, "", "7"}}));
        const auto undone = revert(done->bytes, u"a.md", done->changes);
        QVERIFY(undone);
        QCOMPARE(shown(undone->bytes), shown(view(before)));
    }
}

void RevertTest::undoTakesOutExactlyTheInsertedLine()
{
    const auto result = revert("---\r\ntype: a\r\nheat: 7\r\nnew: 1\r\n---\r\n", u"a.md", {{Field::Heat, {}, "7"}});
    QVERIFY(result);
    QCOMPARE(shown(result->bytes), shown("---\r\ntype: a\r\nnew: 1\r\n---\r\n"));
}

void RevertTest::redoInsertsTheLineAgain()
{
    const auto result = revert("---\n  type: a\n  new: 1\n---\n", u"a.md", {{Field::Published, "no", {}}});
    QVERIFY(result);
    QCOMPARE(shown(result->bytes), shown("---\n  type: a\n  published: no\n  new: 1\n---\n"));
    QCOMPARE(result->changes, (std::vector<RawChange>{{Field::Published, {}, "no"}}));
}

void RevertTest::aFieldThatChangedSinceIsRefusedWithBothValues()
{
    const auto result = revert("---\na: 1\nheat: 9\n---\n", u"a.md", {{Field::Heat, "5", "7"}});
    QVERIFY(!result);
    QCOMPARE(result.error().place, (Place{3, 7}));
    QVERIFY(result.error().reason.contains(u"heat") && result.error().reason.contains(u"“9”") &&
            result.error().reason.contains(u"“7”"));
}

void RevertTest::anInsertedLineThatGrewIsNotTakenOut_data()
{
    QTest::addColumn<QByteArray>("line");
    for (const char *line : {"heat: 7 # checked", "heat:  7", "\"heat\": 7", "heat:\n  7"})
        QTest::newRow(line) << QByteArray(line);
}

void RevertTest::anInsertedLineThatGrewIsNotTakenOut()
{
    QFETCH(QByteArray, line);
    const QByteArray bytes = storyOf("a: 1\n" + line, variants[0]);
    const auto result = revert(view(bytes), u"a.md", {{Field::Heat, {}, "7"}});
    QVERIFY(!result);
    QCOMPARE(result.error().place.line, 3);
}

void RevertTest::aFieldThatIsGoneIsRefused()
{
    QVERIFY(!revert("---\na: 1\n---\n", u"a.md", {{Field::Heat, "5", "7"}}));
    QVERIFY(!revert("---\nheat: 5\n---\n", u"a.md", {{Field::Heat, "7", {}}}));
    QVERIFY(!revert("---\nheat: 7\nheat: 7\n---\n", u"a.md", {{Field::Heat, "5", "7"}}));
    QVERIFY(!revert("no story", u"a.md", {{Field::Heat, "5", "7"}}));
}

void RevertTest::oneRefusalLeavesAllFieldsAlone()
{
    QVERIFY(
        !revert("---\nquality: 1\nheat: 9\n---\n", u"a.md", {{Field::Quality, "2", "1"}, {Field::Heat, "5", "7"}}));
}

void RevertTest::aFieldTwiceIsRefused()
{
    QVERIFY(!revert("---\nheat: 7\n---\n", u"a.md", {{Field::Heat, "5", "7"}, {Field::Heat, "6", "7"}}));
}

void RevertTest::nothingToDoIsNothingDone()
{
    const std::string_view bytes = "---\nheat: 7\n---\n";
    for (const std::vector<RawChange> &changes :
         {std::vector<RawChange>{}, {{Field::Heat, "7", "7"}}, {{Field::Quality, {}, {}}}}) {
        const auto result = revert(bytes, u"a.md", changes);
        QVERIFY(result);
        QCOMPARE(result->bytes, bytes);
        QVERIFY(result->changes.empty());
    }
}

void RevertTest::rawTextThatIsNoScalarIsRefused_data()
{
    QTest::addColumn<QByteArray>("raw");
    for (const char *raw :
         {"5\nb: 1", "[5]", "{a: 1}", "a: b", "5 # c", "\"5", "&a 5", "*a", "!!int 5", "|", "- 5", "5\n---\nx"})
        QTest::newRow(raw) << QByteArray(raw);
}

void RevertTest::rawTextThatIsNoScalarIsRefused()
{
    QFETCH(QByteArray, raw);
    QVERIFY(!revert("---\na: 1\nheat: 7\n---\n", u"a.md", {{Field::Heat, raw.toStdString(), "7"}}));
    QVERIFY(!revert("---\na: 1\n---\n", u"a.md", {{Field::Heat, raw.toStdString(), {}}}));
}

QTEST_APPLESS_MAIN(RevertTest)
#include "tst_revert.moc"
