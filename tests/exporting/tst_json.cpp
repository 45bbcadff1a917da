#include "model/exporting/jsontext.h"
#include "tests/exporting/stories.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using exporting::listAsJson;
using frontmatter::Field;
using frontmatter::FieldValue;

class TestJson final : public QObject
{
    Q_OBJECT

private slots:
    void aListWithoutStoriesIsAnEmptyArray();
    void aStoryIsWrittenMemberByMember();
    void aMissingKeyIsNullAndCountsAreNumbers();
    void emptyIsNotMissing();
    void whatIsNoBooleanOrIntegerIsItsText();
    void integersAreExactOverAll64Bits();
    void everyTextGivesValidJson_data();
    void everyTextGivesValidJson();
    void textThatCouldActWherePastedIsEscaped();
    void objectsOfAnyShapeAreWritten();
    void notANumberAndInfinitiesAreNull();
};

namespace
{

QJsonArray parsed(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qWarning() << error.errorString() << json;
    return document.array();
}

} // namespace

void TestJson::aListWithoutStoriesIsAnEmptyArray() { QCOMPARE(listAsJson({}), QByteArray("[]\n")); }

void TestJson::aStoryIsWrittenMemberByMember()
{
    const story::StoryRow row = stories::whole();
    QCOMPARE(listAsJson({story::pack(row)}), QByteArray(R"([
  {
    "path": "news/a.md",
    "title": "New chips, \"old\" rules",
    "excerpt": "Baidu &amp; Alibaba",
    "published": true,
    "quality": 60,
    "heat": -1,
    "publishedDateTime": "2023-10-23T23:30:00Z",
    "type": "article",
    "category": "news",
    "webUrl": "https://example.com/a?b=1&c=2",
    "originalUrl": "https://example.org/a",
    "provider": {"name": "Digi Times", "domain": "digitimes.com"},
    "topics": ["AI Hardware", "AI"],
    "imageCount": 2,
    "relatedCount": 3
  }
]
)"));
}

void TestJson::aMissingKeyIsNullAndCountsAreNumbers()
{
    story::StoryRow row;
    row.path = QStringLiteral("a.md");
    const QJsonObject object = parsed(listAsJson({story::pack(row)})).at(0).toObject();
    QCOMPARE(object.size(), 15);
    QCOMPARE(object.value(QLatin1String("imageCount")), QJsonValue(0));
    QCOMPARE(object.value(QLatin1String("relatedCount")), QJsonValue(0));
    int nulls = 0;
    for (const QJsonValue &value : object)
        nulls += value.isNull() ? 1 : 0;
    QCOMPARE(nulls, 12);
}

void TestJson::emptyIsNotMissing()
{
    story::StoryRow row;
    row.path = QStringLiteral("a.md");
    row.title = QStringLiteral("");
    row.topics = QStringList();
    row.hasProvider = true;
    const QJsonObject object = parsed(listAsJson({story::pack(row)})).at(0).toObject();
    QCOMPARE(object.value(QLatin1String("title")), QJsonValue(QString()));
    QCOMPARE(object.value(QLatin1String("topics")), QJsonValue(QJsonArray()));
    QCOMPARE(object.value(QLatin1String("provider")),
             QJsonValue(QJsonObject{{QStringLiteral("name"), {}}, {QStringLiteral("domain"), {}}}));
}

void TestJson::whatIsNoBooleanOrIntegerIsItsText()
{
    story::StoryRow row = stories::whole();
    row.field(Field::Published) = FieldValue::boolean(false);
    row.field(Field::Quality) = FieldValue::other(QStringLiteral("010"));
    row.field(Field::Heat) = FieldValue::other(QStringLiteral(".nan"));
    const QJsonObject object = parsed(listAsJson({story::pack(row)})).at(0).toObject();
    QCOMPARE(object.value(QLatin1String("published")), QJsonValue(false));
    QCOMPARE(object.value(QLatin1String("quality")), QJsonValue(QStringLiteral("010")));
    QCOMPARE(object.value(QLatin1String("heat")), QJsonValue(QStringLiteral(".nan")));
}

void TestJson::integersAreExactOverAll64Bits()
{
    story::StoryRow row = stories::whole();
    row.field(Field::Quality) = FieldValue::integer(std::numeric_limits<std::int64_t>::max());
    row.field(Field::Heat) = FieldValue::integer(-9'007'199'254'740'993);
    const QByteArray json = listAsJson({story::pack(row)});
    QVERIFY(json.contains("\"quality\": 9223372036854775807,"));
    QVERIFY(json.contains("\"heat\": -9007199254740993,"));
    const QJsonObject object{{QStringLiteral("n"), QJsonValue(qint64(9'007'199'254'740'993))}};
    QCOMPARE(exporting::jsonText(object), QByteArray("{\n  \"n\": 9007199254740993\n}\n"));
}

void TestJson::everyTextGivesValidJson_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("readBack");
    const auto same = [](const char *name, const QString &title) { QTest::newRow(name) << title << title; };
    QString controls;
    for (char16_t c = 0; c < 0xA0; ++c)
        controls += QChar(c);
    same("controls, DEL, C1", controls);
    same("quotes and backslashes", QStringLiteral("a\"b\\c\\\"d/"));
    same("line separators", QStringLiteral("a\u2028b\u2029c"));
    same("end of a script", QStringLiteral("</script><!-- x"));
    same("emoji", QStringLiteral("\U0001F4F0"));
    same("right to left override", QStringLiteral("a\u202Eb"));
    QTest::newRow("lone surrogates") << QChar(0xDC00) + QStringLiteral("a") + QChar(0xD800)
                                     << QStringLiteral("\uFFFDa\uFFFD");
}

void TestJson::everyTextGivesValidJson()
{
    QFETCH(const QString, title);
    QFETCH(const QString, readBack);
    const story::StoryRow row = stories::withTitle(title);
    QCOMPARE(parsed(listAsJson({story::pack(row)})).at(0).toObject().value(QLatin1String("title")).toString(),
             readBack);
}

void TestJson::textThatCouldActWherePastedIsEscaped()
{
    QCOMPARE(exporting::jsonString(QStringLiteral("</script>\u2028\u202E\u009B\x1b[a < b")),
             QByteArray("\"\\u003c/script>\\u2028\\u202e\\u009b\\u001b[a < b\""));
}

void TestJson::objectsOfAnyShapeAreWritten()
{
    const QJsonObject object{{QStringLiteral("a"), QJsonArray{1, true, {}, QStringLiteral("x"), 0.5}},
                             {QStringLiteral("b"), QJsonObject{{QStringLiteral("c"), QJsonArray()},
                                                               {QStringLiteral("d"), QJsonObject()}}}};
    QCOMPARE(exporting::jsonText(object),
             QByteArray("{\n  \"a\": [\n    1,\n    true,\n    null,\n    \"x\",\n    0.5\n"
                        "  ],\n  \"b\": {\n    \"c\": [],\n    \"d\": {}\n  }\n}\n"));
    QCOMPARE(QJsonDocument::fromJson(exporting::jsonText(object)).object(), object);
}

void TestJson::notANumberAndInfinitiesAreNull()
{
    const QJsonObject object{{QStringLiteral("a"), std::numeric_limits<double>::quiet_NaN()},
                             {QStringLiteral("b"), -std::numeric_limits<double>::infinity()}};
    QCOMPARE(exporting::jsonText(object), QByteArray("{\n  \"a\": null,\n  \"b\": null\n}\n"));
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
