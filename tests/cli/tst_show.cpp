#include "tests/cli/galleyprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

class TestShow final : public QObject
{
    Q_OBJECT

private slots:
    void textHasALineForEveryKey();
    void jsonHasEveryKeyButSecured();
    void fieldsHaveTheTypesThatListGivesThem();
    void missingPublishedIsSaidToBeTheDefault();
    void whatIsNoReadableStoryFails_data();
    void whatIsNoReadableStoryFails();

private:
    Sandbox m_sandbox;
    Ran show(const QString &file, const char *format) const
    {
        return m_sandbox.galley({QStringLiteral("show"), file, QStringLiteral("--format"), QLatin1String(format)});
    }
};

void TestShow::textHasALineForEveryKey()
{
    m_sandbox.write(QStringLiteral("a.md"), storyFile("title: \"A \\e[2Jtitle\"\n"
                                                      "excerpt: \"Baidu &amp;amp; Co\"\n"
                                                      "quality: 60\n"
                                                      "published: false\n"
                                                      "topics: [AI, Chips]\n"
                                                      "images:\n"
                                                      "  - url: /a.jpg\n"
                                                      "    width: 10\n"
                                                      "    height: 20\n"
                                                      "price: 5\n"
                                                      "secured: abc\n"));
    const Ran ran = show(QStringLiteral("a.md"), "text");
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.err, QByteArray());
    QCOMPARE(ran.out, QByteArray("path: a.md\n"
                                 "title: A \\x1b[2Jtitle\n"
                                 "excerpt: Baidu & Co\n"
                                 "published: false\n"
                                 "quality: 60\n"
                                 "topics: AI; Chips\n"
                                 "images: 1\n"
                                 "  /a.jpg · 10 × 20\n"
                                 "related: 0\n"
                                 "price: 5\n"));
}

void TestShow::jsonHasEveryKeyButSecured()
{
    m_sandbox.write(QStringLiteral("a.md"), storyFile("title: A\nexcerpt: \"&amp;\"\nquality: 9007199254740993\n"
                                                      "price: 0.5\nlist: [1, {a: b}]\nempty:\nsecured: abc\n"));
    const Ran ran = show(QStringLiteral("a.md"), "json");
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.out.contains("\"quality\": 9007199254740993"));
    QVERIFY(!ran.out.contains("secured"));
    const QJsonObject object = QJsonDocument::fromJson(ran.out).object();
    QCOMPARE(object.size(), 6);
    QCOMPARE(object.value(QLatin1String("excerpt")), QJsonValue(QStringLiteral("&amp;")));
    QCOMPARE(object.value(QLatin1String("price")), QJsonValue(0.5));
    QVERIFY(object.value(QLatin1String("empty")).isNull());
    QCOMPARE(object.value(QLatin1String("list")).toArray().at(1).toObject().value(QLatin1String("a")),
             QJsonValue(QStringLiteral("b")));
}

void TestShow::fieldsHaveTheTypesThatListGivesThem()
{
    const Sandbox sandbox;
    for (const char *value : {"5", "+5", "\"5\"", "010", "1_000", "0x1F", "5.0", "true", "\"true\"", "no", "~", "",
                              "[1]", "99999999999999999999", "a b"}) {
        QByteArray lines;
        for (const char *field : {"published", "quality", "heat"})
            lines += QByteArray(field) + ": " + value + '\n';
        sandbox.write(QStringLiteral("a.md"), storyFile(lines));
        const auto json = [&sandbox](const QString &verb) {
            return QJsonDocument::fromJson(
                sandbox.galley({verb, QStringLiteral("a.md"), QStringLiteral("--format"), QStringLiteral("json")})
                    .out);
        };
        const QJsonObject listed = json(QStringLiteral("list")).array().at(0).toObject();
        const QJsonObject shown = json(QStringLiteral("show")).object();
        QVERIFY(!listed.isEmpty());
        for (const auto &field : {QStringLiteral("published"), QStringLiteral("quality"), QStringLiteral("heat")}) {
            QVERIFY2(shown.contains(field), value);
            QVERIFY2(shown.value(field) == listed.value(field), value);
        }
    }
}

void TestShow::missingPublishedIsSaidToBeTheDefault()
{
    m_sandbox.write(QStringLiteral("a.md"), storyFile("title: A\n"));
    QVERIFY(show(QStringLiteral("a.md"), "text").out.contains("published: by default\n"));
    QVERIFY(!show(QStringLiteral("a.md"), "json").out.contains("published"));
}

void TestShow::whatIsNoReadableStoryFails_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("missing") << QStringLiteral("nowhere.md");
    QTest::newRow("no story") << QStringLiteral("readme.md");
    QTest::newRow("broken") << QStringLiteral("broken.md");
    QTest::newRow("folder") << QStringLiteral("folder");
}

void TestShow::whatIsNoReadableStoryFails()
{
    QFETCH(const QString, file);
    m_sandbox.write(QStringLiteral("readme.md"), "# Read me\n");
    m_sandbox.write(QStringLiteral("broken.md"), "---\ntitle: A\n");
    m_sandbox.write(QStringLiteral("folder/a.md"), storyFile("title: A\n"));
    for (const char *format : {"text", "json"}) {
        const Ran ran = show(file, format);
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(ran.err.startsWith(file.toUtf8() + ':'), ran.err.constData());
    }
}

QTEST_GUILESS_MAIN(TestShow)
#include "tst_show.moc"
