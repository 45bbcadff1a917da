#include "model/frontmatter/outline.h"
#include "model/frontmatter/splice.h"
#include "tests/frontmatter/storytext.h"

#include <QTest>

using namespace frontmatter;

/// Tiny front matters, one edit each; every one is run with LF and CRLF, with and without a BOM.
class SpliceTest final : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheValueChanges_data();
    void onlyTheValueChanges();
    void theSameValueChangesNothing_data();
    void theSameValueChangesNothing();
    void whatIsNotSafeIsRefusedWithItsPlace_data();
    void whatIsNotSafeIsRefusedWithItsPlace();
    void severalFieldsAreOneSplice();
    void missingKeysLandInOrder();
    void oneRefusalLeavesAllFieldsAlone();
    void aFieldTwiceIsRefused();
    void aValueOfAnotherTypeIsRefused();
    void eachLineKeepsItsOwnEnd();
    void theBodyStaysAsItIs();
    void deepNestingIsSaidInPlainWords();
    void aLongFrontMatterIsLeftAlone();

private:
    struct Case {
        const char *name;
        const char *before;
        const char *edit;
        const char *after;
    };
    static void addVariants(const Case &c);
};

void SpliceTest::addVariants(const Case &c)
{
    for (const Variant &variant : variants) {
        QTest::addRow("%s, %s", c.name, variant.name)
            << storyOf(c.before, variant) << QString::fromLatin1(c.edit) << storyOf(c.after, variant);
    }
}

void SpliceTest::onlyTheValueChanges_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("edit");
    QTest::addColumn<QByteArray>("after");
    const Case cases[] = {
        {"plain", "heat: 5", "heat=7", "heat: 7"},
        {"negative", "heat: -1", "heat=-12", "heat: -12"},
        {"blanks and comment", "heat: 5   # hot ", "heat=7", "heat: 7   # hot "},
        {"tab and comment", "heat: 5\t# c", "heat=7", "heat: 7\t# c"},
        {"trailing blank", "heat: 5  \nb: 1", "heat=7", "heat: 7  \nb: 1"},
        {"double quotes", "heat: \"5\"", "heat=7", "heat: \"7\""},
        {"single quotes", "heat: '5' # c", "heat=7", "heat: '7' # c"},
        {"quoted key", "\"heat\": 5", "heat=7", "\"heat\": 7"},
        {"single quoted key", "'heat': 5", "heat=7", "'heat': 7"},
        {"escaped key", "\"he\\u0061t\": 5", "heat=7", "\"he\\u0061t\": 7"},
        {"empty", "heat:\nb: 1", "heat=7", "heat: 7\nb: 1"},
        {"empty with a blank", "heat: \nb: 1", "heat=7", "heat: 7 \nb: 1"},
        {"empty with a comment", "heat: # none\nb: 1", "heat=7", "heat: 7 # none\nb: 1"},
        {"empty with tab and comment", "heat:\t# c", "heat=7", "heat: 7\t# c"},
        {"empty and last", "heat:", "heat=7", "heat: 7"},
        {"empty before blank lines", "heat:\n\n# c\n\nb: 1", "heat=7", "heat: 7\n\n# c\n\nb: 1"},
        {"tilde", "heat: ~ # c", "heat=7", "heat: 7 # c"},
        {"null", "heat: null", "heat=7", "heat: 7"},
        {"Null", "heat: Null", "heat=7", "heat: 7"},
        {"NULL", "published: NULL", "published=yes", "published: true"},
        {"multi-byte text around", "t: é😀中e\u0301\nheat: 5\nu: 中", "heat=7", "t: é😀中e\u0301\nheat: 7\nu: 中"},
        {"nested lookalike", "meta:\n  heat: 9\nheat: 5", "heat=7", "meta:\n  heat: 9\nheat: 7"},
        {"only nested", "type: a\nmeta:\n  heat: 9", "heat=7", "type: a\nheat: 7\nmeta:\n  heat: 9"},
        {"literal lookalike", "t: |\n  heat: 9\n  ---\nheat: 5", "heat=7", "t: |\n  heat: 9\n  ---\nheat: 7"},
        {"folded lookalike", "t: >2-\n   heat: 9\n\n  # x\nheat: 5", "heat=7",
         "t: >2-\n   heat: 9\n\n  # x\nheat: 7"},
        {"double quoted lookalike", "t: \"a\nheat: 9\n b\"\nheat: 5", "heat=7", "t: \"a\nheat: 9\n b\"\nheat: 7"},
        {"single quoted lookalike", "t: 'a\nheat: ''9\n\n b'\nheat: 5", "heat=7", "t: 'a\nheat: ''9\n\n b'\nheat: 7"},
        {"plain over lines", "t: a\n  b heat\nheat: 5", "heat=7", "t: a\n  b heat\nheat: 7"},
        {"flow lookalike", "x: {a: 1,\nheat: 9\n}\nheat: 5", "heat=7", "x: {a: 1,\nheat: 9\n}\nheat: 7"},
        {"nested quoted lookalike", "a:\n  b: \"x\nheat: 9\"\nheat: 5", "heat=7", "a:\n  b: \"x\nheat: 9\"\nheat: 7"},
        {"int tag", "heat: !!int 5", "heat=7", "heat: !!int 7"},
        {"str tag", "heat: !!str 5", "heat=7", "heat: !!str 7"},
        {"bool tag", "published: !!bool true", "published=no", "published: !!bool false"},
        {"value on the next line", "heat:\n  5\nb: 1", "heat=7", "heat:\n  7\nb: 1"},
        {"value after a comment line", "heat: # c\n  # d\n  5 # e", "heat=7", "heat: # c\n  # d\n  7 # e"},
        {"blank before the colon", "heat : 5", "heat=7", "heat : 7"},
        {"tab after the colon", "heat:\t5", "heat=7", "heat:\t7"},
        {"complex key beside", "? [a]\n: 1\nheat: 5", "heat=7", "? [a]\n: 1\nheat: 7"},
        {"anchor beside", "a: &x\n  b: 1\nc: *x\nheat: 5", "heat=7", "a: &x\n  b: 1\nc: *x\nheat: 7"},
        {"merge beside", "a: &x\n  b: 1\n<<: *x\nheat: 5", "heat=7", "a: &x\n  b: 1\n<<: *x\nheat: 7"},
        {"other key twice", "a: 1\na: 2\nheat: 5", "heat=7", "a: 1\na: 2\nheat: 7"},
        {"indented root", "  a: 1\n  heat: 5", "heat=7", "  a: 1\n  heat: 7"},
        {"true", "published: true", "published=no", "published: false"},
        {"True", "published: True", "published=no", "published: False"},
        {"FALSE", "published: FALSE", "published=yes", "published: TRUE"},
        {"yes", "published: yes", "published=no", "published: no"},
        {"No", "published: No", "published=yes", "published: Yes"},
        {"on", "published: on", "published=no", "published: off"},
        {"OFF", "published: OFF", "published=yes", "published: ON"},
        {"y", "published: y", "published=no", "published: n"},
        {"N", "published: N", "published=yes", "published: Y"},
        {"quoted true", "published: \"true\"", "published=no", "published: \"false\""},
        {"quoted Yes", "published: 'Yes'", "published=no", "published: 'No'"},
        {"maybe", "published: maybe", "published=yes", "published: true"},
        {"one", "published: 1", "published=yes", "published: true"},
        {"odd letter case", "published: tRUE", "published=yes", "published: true"},
        {"hot", "heat: hot # x", "heat=7", "heat: 7 # x"},
        {"hexadecimal", "heat: 0x1F", "heat=7", "heat: 7"},
        {"octal or decimal", "heat: 010", "heat=10", "heat: 10"},
        {"octal or decimal, as 8", "heat: 010", "heat=8", "heat: 8"},
        {"octal of YAML 1.2", "heat: 0o10", "heat=8", "heat: 8"},
        {"underscore", "heat: 1_000", "heat=1000", "heat: 1000"},
        {"float", "heat: 5.0", "heat=5", "heat: 5"},
        {"exponent", "heat: 1e3", "heat=1000", "heat: 1000"},
        {"infinity", "heat: .inf", "heat=5", "heat: 5"},
        {"sexagesimal", "heat: 12:30", "heat=750", "heat: 750"},
        {"leading zeros in the input", "heat: 5", "heat=007", "heat: 7"},
        {"largest", "heat: 5", "heat=9223372036854775807", "heat: 9223372036854775807"},
        {"smallest", "heat: 5", "heat=-9223372036854775808", "heat: -9223372036854775808"},
        {"inserted after an earlier key", "type: a\nquality: 3\n\nb: 1", "heat=7",
         "type: a\nquality: 3\nheat: 7\n\nb: 1"},
        {"inserted before a later key", "a: 1\npublished: yes", "heat=7", "a: 1\nheat: 7\npublished: yes"},
        {"inserted at the end", "a: 1\nb: 2", "heat=7", "a: 1\nb: 2\nheat: 7"},
        {"inserted into nothing", "", "heat=7", "heat: 7"},
        {"inserted after comments only", "# c", "heat=7", "# c\nheat: 7"},
        {"inserted after a block value", "type:\n  - a\n  - b\n\n# c\nz: 1", "heat=7",
         "type:\n  - a\n  - b\nheat: 7\n\n# c\nz: 1"},
        {"inserted after kept blank lines", "type: |+\n  a\n\n\nz: 1", "heat=7", "type: |+\n  a\n\n\nheat: 7\nz: 1"},
        {"inserted at the root indent", "  type: a\n  z: 1", "published=no", "  type: a\n  published: false\n  z: 1"},
        {"inserted beside a false key", "b: 1\nheat:5: 1", "heat=7", "b: 1\nheat:5: 1\nheat: 7"},
    };
    for (const Case &c : cases)
        addVariants(c);
}

void SpliceTest::onlyTheValueChanges()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, edit);
    QFETCH(QByteArray, after);
    const auto result = splice(view(before), u"a.md", {assignment(edit)});
    QVERIFY2(result, result ? "" : qPrintable(result.error().reason));
    QCOMPARE(shown(result->bytes), shown(view(after)));
    QCOMPARE(result->changes.size(), size_t(1));

    const auto back = revert(result->bytes, u"a.md", result->changes);
    QVERIFY2(back, back ? "" : qPrintable(back.error().reason));
    QCOMPARE(shown(back->bytes), shown(view(before)));
    const auto again = revert(back->bytes, u"a.md", back->changes);
    QVERIFY2(again, again ? "" : qPrintable(again.error().reason));
    QCOMPARE(shown(again->bytes), shown(view(after)));
    QCOMPARE(again->changes, result->changes);
}

void SpliceTest::theSameValueChangesNothing_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("edit");
    const auto row = [](const char *before, const char *edit) {
        QTest::newRow(before) << storyOf(before, variants[0]) << QString::fromLatin1(edit);
    };
    row("heat: 5", "heat=5");
    row("heat: +5", "heat=5");
    row("heat: -0", "heat=0");
    row("heat: 0x1F", "heat=31");
    row("heat: \"5\"", "heat=+5");
    row("heat: !!int 5 # c", "heat=5");
    row("published: yes", "published=true");
    row("published: OFF", "published=no");
    row("published: \"True\"", "published=yes");
}

void SpliceTest::theSameValueChangesNothing()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, edit);
    const auto result = splice(view(before), u"a.md", {assignment(edit)});
    QVERIFY(result);
    QCOMPARE(shown(result->bytes), shown(view(before)));
    QVERIFY(result->changes.empty());
}

void SpliceTest::whatIsNotSafeIsRefusedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QByteArray &yaml, Place place, const char *word) {
        for (const Variant &variant : variants)
            QTest::addRow("%s, %s", name, variant.name)
                << storyOf(yaml, variant) << place.line << place.column << QString::fromUtf8(word);
    };
    row("key twice", "heat: 5\nb: 1\nheat: 6", {4, 1}, "twice, here and on line 2");
    row("quoted key twice", "heat: 5\n\"heat\": 6", {3, 1}, "line 2");
    row("key twice with a question mark", "heat: 5\n? heat\n: 6", {3, 3}, "line 2");
    row("braces", "{title: x, heat: 5}", {2, 1}, "braces");
    row("list", "- heat: 5", {2, 1}, "list");
    row("text", "some text", {2, 1}, "text");
    row("anchor", "heat: &h 5\nb: *h", {2, 7}, "&h");
    row("alias", "x: &h 5\nheat: *h", {3, 7}, "another place");
    row("foreign tag", "heat: !foo 5", {2, 7}, "!foo");
    row("tag that would be wrong", "heat: !!bool 5", {2, 7}, "!!bool");
    row("tag and anchor", "heat: !!int &h 5", {2, 13}, "&h");
    row("tag alone", "heat: !!int", {2, 7}, "!!int");
    row("flow list", "heat: [5]", {2, 7}, "single");
    row("flow map", "heat: {v: 5}", {2, 7}, "single");
    row("block list", "heat:\n- 5", {3, 1}, "single");
    row("block scalar", "heat: |\n  5", {2, 7}, "several lines");
    row("plain over lines", "heat: 5\n  6", {2, 7}, "several lines");
    row("question mark", "? heat\n: 5", {2, 3}, "question mark");
    row("merge", "a: &d\n  heat: 5\n<<: *d", {4, 1}, "merge");
    row("unclosed quote", "t: \"abc\nheat: 5", {2, 4}, "never closed");
    row("unclosed single quote", "a: é\nt: 'abc\nheat: 5", {3, 4}, "never closed");
    row("unclosed bracket", "t: [a,\nheat: 5", {2, 4}, "never closed");
    row("nested unclosed quote", "t:\n  u: \"abc\nheat: 5", {3, 6}, "never closed");
    row("wrong bracket", "t: [a}\nheat: 5", {2, 6}, "bracket");
    row("colon in a value", "title: é: B\nheat: 5", {2, 9}, "quotes");
    row("at sign", "t: @x\nheat: 5", {2, 4}, "@");
    row("bad indentation", "a: \"x\"\n b: 2\nheat: 5", {3, 2}, "indented");
    row("no key", "a: 1\nfoo\nheat: 5", {3, 1}, "colon");
    row("tab", "a:\n\tb: 1\nheat: 5", {3, 1}, "tab");
    row("conflict", "<<<<<<< HEAD\nheat: 5\n=======\nheat: 6\n>>>>>>> x", {2, 1}, "merge conflict");
    row("conflict hidden in a list", "a: [b,\n<<<<<<< HEAD\nc]\nheat: 6", {3, 1}, "merge conflict");
    row("not UTF-8", "t: caf\xE9\nheat: 5", {2, 7}, "not UTF-8 at byte");
    row("surrogate", "t: \xED\xA0\x80\nheat: 5", {2, 4}, "UTF-8");
    row("overlong", "t: \xC0\xAF\nheat: 5", {2, 4}, "UTF-8");
    row("NUL", QByteArray("t: a\0b\nheat: 5", 14), {2, 5}, "U+0000");
    row("control character", "t: a\x01\nheat: 5", {2, 5}, "U+0001");
    row("return alone", "t: a\rb\nheat: 5", {2, 5}, "carriage return");
    row("directive", "%YAML 1.2\nheat: 5", {2, 1}, "directive");
    row("unknown version", "%YAML 9.9\nheat: 5", {2, 1}, "version");
    row("nested fault", "a:\n    b: 1\n  c: 2\nheat: 5", {4, 3}, "can't edit this field safely");
    row("unknown escape", "a: \"\\q\"\nheat: 5", {2, 7}, "can't edit this field safely");
}

// B11
void SpliceTest::whatIsNotSafeIsRefusedWithItsPlace()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, word);
    const auto result = splice(view(bytes), u"a.md", {assignment(u"heat=7")});
    QVERIFY(!result);
    QVERIFY2(result.error().reason.contains(word), qPrintable(result.error().reason));
    QCOMPARE(result.error().place.line, line);
    QCOMPARE(result.error().place.column, column);
}

void SpliceTest::severalFieldsAreOneSplice()
{
    const QByteArray before = storyOf("heat: 5\npublished: yes # c\nquality:", variants[0]);
    const auto result = splice(view(before), u"a.md",
                               {assignment(u"quality=40"), assignment(u"published=no"), assignment(u"heat=5")});
    QVERIFY(result);
    QCOMPARE(shown(result->bytes), shown(view(storyOf("heat: 5\npublished: no # c\nquality: 40", variants[0]))));
    QCOMPARE(result->changes.size(), size_t(2));
    QCOMPARE(shown(revert(result->bytes, u"a.md", result->changes)->bytes), shown(view(before)));
}

void SpliceTest::missingKeysLandInOrder()
{
    const std::vector<Assignment> all{assignment(u"published=no"), assignment(u"heat=2"), assignment(u"quality=1")};
    const auto check = [&](const char *before, const char *after) {
        const auto result = splice(view(storyOf(before, variants[1])), u"a.md", all);
        QVERIFY(result);
        QCOMPARE(shown(result->bytes), shown(view(storyOf(after, variants[1]))));
        QCOMPARE(shown(revert(result->bytes, u"a.md", result->changes)->bytes),
                 shown(view(storyOf(before, variants[1]))));
    };
    check("type: a\nz: 1", "type: a\nquality: 1\nheat: 2\npublished: false\nz: 1");
    check("", "quality: 1\nheat: 2\npublished: false");
    check("a: 1\npublished: yes\nz: 1", "a: 1\nquality: 1\nheat: 2\npublished: no\nz: 1");
    check("heat: 9\nz: 1", "quality: 1\nheat: 2\npublished: false\nz: 1");
}

void SpliceTest::oneRefusalLeavesAllFieldsAlone()
{
    const QByteArray before = storyOf("heat: [5]\nquality: 4", variants[0]);
    QVERIFY(!splice(view(before), u"a.md", {assignment(u"quality=40"), assignment(u"heat=5")}));
}

void SpliceTest::aFieldTwiceIsRefused()
{
    const QByteArray before = storyOf("heat: 5", variants[0]);
    const auto result = splice(view(before), u"a.md", {assignment(u"heat=6"), assignment(u"heat=5")});
    QVERIFY(!result);
    QVERIFY(result.error().reason.contains(u"twice"));
}

void SpliceTest::aValueOfAnotherTypeIsRefused()
{
    const QByteArray before = storyOf("heat: 5", variants[0]);
    QVERIFY(!splice(view(before), u"a.md", {{Field::Heat, FieldValue::boolean(true)}}));
    QVERIFY(!splice(view(before), u"a.md", {{Field::Heat, FieldValue::missing()}}));
    QVERIFY(!splice(view(before), u"a.md", {{Field::Published, FieldValue::other(QStringLiteral("x\ny: 1"))}}));
}

// B26
void SpliceTest::eachLineKeepsItsOwnEnd()
{
    const std::string_view before = "---\r\na: 1\ntype: x\r\nheat: 5\nb: \"c\r\nd\"\n---\r\nbody\n";
    const auto result = splice(before, u"a.md", {assignment(u"heat=7"), assignment(u"quality=1")});
    QVERIFY(result);
    QCOMPARE(shown(result->bytes),
             shown("---\r\na: 1\ntype: x\r\nquality: 1\r\nheat: 7\nb: \"c\r\nd\"\n---\r\nbody\n"));
}

void SpliceTest::theBodyStaysAsItIs()
{
    const std::string_view before = "---\nheat: 5\n---\n---\nheat: 9\n---\n```\n---\nheat: 8\n```\n\xFF\0\r";
    const auto result = splice(before, u"a.md", {assignment(u"heat=7")});
    QVERIFY(result);
    QCOMPARE(shown(std::string_view(result->bytes).substr(12)), shown(before.substr(12)));
}

void SpliceTest::deepNestingIsSaidInPlainWords()
{
    const QByteArray before = "---\na: " + QByteArray(5000, '[') + QByteArray(5000, ']') + "\nheat: 5\n---\n";
    const auto result = splice(view(before), u"a.md", {assignment(u"heat=7")});
    QVERIFY(!result);
    QVERIFY2(result.error().reason.contains(u"nested too deeply"), qPrintable(result.error().reason));
    QCOMPARE(result.error().place.line, 2);
}

void SpliceTest::aLongFrontMatterIsLeftAlone()
{
    const QByteArray before = "---\nheat: 5\na: " + QByteArray(300 * 1024, 'x') + "\n---\n";
    const auto result = splice(view(before), u"a.md", {assignment(u"heat=7")});
    QVERIFY(!result);
    QVERIFY(result.error().reason.contains(u"256 KiB"));
}

QTEST_APPLESS_MAIN(SpliceTest)
#include "tst_splice.moc"
