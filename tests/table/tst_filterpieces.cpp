#include "model/table/filterpieces.h"

#include <QTest>

using table::Filter;
using table::FilterPiece;

namespace
{

QStringList wordsOf(const QList<FilterPiece> &pieces)
{
    QStringList words;
    for (const FilterPiece &piece : pieces)
        words.append(piece.words);
    return words;
}

QList<FilterPiece> pieces(const QString &text)
{
    const auto filter = Filter::parse(text);
    if (!filter)
        qWarning().noquote() << text << filter.error().offset << filter.error().message;
    return filter ? table::piecesOf(*filter) : QList<FilterPiece>();
}

} // namespace

class FilterPiecesTest final : public QObject
{
    Q_OBJECT

private slots:
    void aPieceSpeaksInWords_data();
    void aPieceSpeaksInWords();
    void piecesStandSideBySideAtTheTopLevel_data();
    void piecesStandSideBySideAtTheTopLevel();
    void aPieceKnowsItsPlace();
    void withoutAPieceTheRestIsAsItWasTyped_data();
    void withoutAPieceTheRestIsAsItWasTyped();
    void withoutAPieceTheOthersMeanTheSame_data();
    void withoutAPieceTheOthersMeanTheSame();
    void hugeTextsAreReadInLinearTime_data();
    void hugeTextsAreReadInLinearTime();
};

void FilterPiecesTest::aPieceSpeaksInWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto says = [](const char *text, const char *words) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(words);
    };
    says("topic:\"AI Hardware\"", "topic AI Hardware");
    says("Topic=AI", "topic AI");
    says("title:a..b", "title a..b");
    says("title:%1", "title %1");
    says("quality>=60", "quality ≥ 60");
    says("quality>60", "quality > 60");
    says("heat<0", "heat < 0");
    says("heat<=-1", "heat ≤ -1");
    says("quality:72", "quality 72");
    says("quality:40..80", "quality 40 to 80");
    says("quality:40..", "quality ≥ 40");
    says("quality:..80", "quality ≤ 80");
    says("date:2023-05..2023-10", "date 2023-05 to 2023-10");
    says("date>=2023-10", "date ≥ 2023-10");
    says("date:7D", "last 7 days");
    says("published:yes", "published");
    says("published:NO", "unpublished");
    says("published:default", "published by default");
    says("has:image", "has image");
    says("-has:image", "has no image");
    says("is:problem", "problem");
    says("-is:problem", "not problem");
    says("--is:problem", "problem");
    says("chips", "“chips”");
    says("-problem", "not “problem”");
    says("\"AI chips\"", "“AI chips”");
    says("https://example.com/2023/10/chips.html?a=1", "link example.com/…");
    says("HTTP://example.com?a", "link example.com/…");
    says("https://example.com/", "link example.com");
    says("-http://example.com", "not link example.com");
    says("url:https://example.com/2023", "link example.com/…");
    says("url:example.com/2023", "link example.com/2023");
    says("(a OR b)", "“a” or “b”");
    says("a OR b", "“a” or “b”");
    says("-(a OR is:problem)", "not (“a” or problem)");
    says("((a))", "“a”");
    says("(a b)", "“a” and “b”");
    says("a quality>=60 OR b", "(“a” and quality ≥ 60) or “b”");
    says("(a (b OR -(c d)))", "“a” and (“b” or not (“c” and “d”))");
}

void FilterPiecesTest::aPieceSpeaksInWords()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QCOMPARE(wordsOf(pieces(text)), QStringList(words));
}

void FilterPiecesTest::piecesStandSideBySideAtTheTopLevel_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("blanks") << QStringLiteral(" \t ") << QString();
    QTest::newRow("three") << QStringLiteral("topic:AI  -(a OR b) chips")
                           << QStringLiteral("topic AI|not (“a” or “b”)|“chips”");
    QTest::newRow("no blanks") << QStringLiteral("a\"b\"(c)-d") << QStringLiteral("“a”|“b”|“c”|not “d”");
    QTest::newRow("an OR is one") << QStringLiteral("a b OR c") << QStringLiteral("(“a” and “b”) or “c”");
}

void FilterPiecesTest::piecesStandSideBySideAtTheTopLevel()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QCOMPARE(wordsOf(pieces(text)), words.split(u'|', Qt::SkipEmptyParts));
}

void FilterPiecesTest::aPieceKnowsItsPlace()
{
    const QString text = QStringLiteral(" -topic:\"AI Hardware\" ( a OR b )x ");
    QStringList places;
    for (const FilterPiece &piece : pieces(text))
        places.append(text.mid(piece.offset, piece.length));
    QCOMPARE(places, QStringList({QStringLiteral("-topic:\"AI Hardware\""), QStringLiteral("( a OR b )"),
                                  QStringLiteral("x")}));
    const FilterPiece all = pieces(QStringLiteral(" a OR (b) ")).value(0);
    QCOMPARE(all.offset, 1);
    QCOMPARE(all.length, 8);
}

void FilterPiecesTest::withoutAPieceTheRestIsAsItWasTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("rest");
    const auto leaves = [](const char *text, int index, const char *rest) {
        QTest::addRow("%d of %s", index, text) << QString::fromUtf8(text) << index << QString::fromUtf8(rest);
    };
    leaves("a", 0, "");
    leaves(" a ", 0, "");
    leaves("a b c", 0, "b c");
    leaves("a b c", 1, "a c");
    leaves("a b c", 2, "a b");
    leaves("a  b\tc ", 1, "a  c ");
    leaves("a  b ", 1, "a");
    leaves("QUALITY>=60 Topic:\"AI  Hardware\" x", 0, "Topic:\"AI  Hardware\" x");
    leaves("x -topic:\"AI  Hardware\"", 1, "x");
    leaves("x (a OR b) y", 1, "x y");
    leaves("a OR b", 0, "");
    // Without a blank in its place the words would grow together.
    leaves("a\"b\"c", 1, "a c");
    leaves("a\"b\" c", 1, "a c");
    leaves("a \"b\"c", 1, "a c");
    leaves("x(a)-b", 1, "x -b");
}

void FilterPiecesTest::withoutAPieceTheRestIsAsItWasTyped()
{
    QFETCH(QString, text);
    QFETCH(int, index);
    QFETCH(QString, rest);
    QCOMPARE(table::withoutPiece(*Filter::parse(text), pieces(text).at(index)), rest);
}

void FilterPiecesTest::withoutAPieceTheOthersMeanTheSame_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"a b c", "a\"b\"c", "\"a\"\"b\"\"c\"", "(a)(b)(c)", "a(b)c", "a(-b)-c", "x - \"y\" -z", "a -\"b\"c",
          "topic:a\"b\"c quality>=5 x(a OR b)", "url:a(b)c\"d\"(e)", "https://a.b/c \"d\"e", "  a   b  ", "- - -",
          "-OR \"OR\"x", "--a --(b)", "date:7d\"x\"heat<0"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void FilterPiecesTest::withoutAPieceTheOthersMeanTheSame()
{
    QFETCH(QString, text);
    const auto before = pieces(text);
    QVERIFY(before.size() > 1);
    for (qsizetype i = 0; i < before.size(); ++i) {
        QStringList expected = wordsOf(before);
        expected.removeAt(i);
        QCOMPARE(wordsOf(pieces(table::withoutPiece(*Filter::parse(text), before.at(i)))), expected);
    }
}

void FilterPiecesTest::hugeTextsAreReadInLinearTime_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("hasTooManyParts");
    QTest::newRow("words") << QStringLiteral("a ").repeated(125'000) << true;
    QTest::newRow("alternatives") << QStringLiteral("a OR ").repeated(50'000) + u'b' << true;
    QTest::newRow("one deep group") << QStringLiteral("-(").repeated(60) + QStringLiteral("a ").repeated(100'000) +
                                           QString(60, u')')
                                    << true;
    QTest::newRow("exclusions") << QString(250'000, u'-') + u'a' << false;
    QTest::newRow("one long word") << QString(250'000, u'a') << false;
    QTest::newRow("as many parts as there may be") << QStringLiteral("a ").repeated(100) << false;
    QTest::newRow("one part more") << QStringLiteral("a ").repeated(101) << true;
}

void FilterPiecesTest::hugeTextsAreReadInLinearTime()
{
    QFETCH(QString, text);
    QFETCH(bool, hasTooManyParts);
    const auto filter = Filter::parse(text);
    QCOMPARE(!filter, hasTooManyParts);
    if (hasTooManyParts) {
        QCOMPARE(filter.error().message, QStringLiteral("a filter has at most 100 parts"));
        return;
    }
    const auto found = pieces(text);
    QVERIFY(!found.isEmpty());
    QVERIFY(table::withoutPiece(*filter, found.last()).size() < text.size());
}

QTEST_GUILESS_MAIN(FilterPiecesTest)
#include "tst_filterpieces.moc"
