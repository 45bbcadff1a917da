#include "model/story/values.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace story;
using frontmatter::FileKind;

/// Reading a folder is fast because ordinary values are read directly; yaml-cpp takes some hundred times longer.
class TestFastReading final : public QObject
{
    Q_OBJECT

private slots:
    void ordinaryStoriesNeedNoParser();
    void onlyUnusualKeysNeedTheParser_data();
    void onlyUnusualKeysNeedTheParser();
    void realStoriesNeedNoParser();
};

namespace
{

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The keys that yaml-cpp was asked about, joined.
QString parsedKeys(const QByteArray &bytes)
{
    const auto outline =
        frontmatter::Outline::of({bytes.constData(), static_cast<std::size_t>(bytes.size())}, u"a.md");
    if (outline.fences().kind != FileKind::Story || outline.fault())
        return QStringLiteral("(no story)");
    const auto values = Values::of(outline);
    if (!values)
        return QStringLiteral("(broken)");
    QStringList keys;
    for (const frontmatter::Entry &entry : outline.entries()) {
        if (values->find(entry.name).node)
            keys += QString::fromUtf8(entry.name.data(), static_cast<qsizetype>(entry.name.size()));
    }
    return keys.join(u' ');
}

} // namespace

void TestFastReading::ordinaryStoriesNeedNoParser()
{
    for (const char *name :
         {"story/plain.md", "frontmatter/plain.md", "frontmatter/crlf.md", "frontmatter/bom-crlf.html"})
        QCOMPARE(parsedKeys(contentOf(QStringLiteral(TEST_DATA "/") + QLatin1String(name))), QString());
}

void TestFastReading::onlyUnusualKeysNeedTheParser_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char *yaml, const char *keys) {
        QTest::newRow(yaml) << QByteArray(yaml) << QString::fromLatin1(keys);
    };
    row("title: Plain\nexcerpt: \"It \\\"is\\\"\"\nnote: 'isn''t'\n", "");
    row("topics:\n- One\n- Two\nprovider:\n  name: A\n  domain: b.example\nheat:\n", "");
    row("images:\n  - url: https://example.org/a.jpg\n    width: 1\n  - url: b\ntopics: [a, b]\n", "");
    row("title: |\n  Two\n  lines\nheat: 5\n", "title");
    row("a: &x 1\nb: *x\nheat: 5\n", "a b heat"); // an alias needs the whole
    row("a: {b: 1}\nquality: 5 # c\nheat: 5\n", "a quality");
}

void TestFastReading::onlyUnusualKeysNeedTheParser()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, keys);
    QCOMPARE(parsedKeys("---\n" + yaml + "---\n"), keys);
}

void TestFastReading::realStoriesNeedNoParser()
{
    int stories = 0;
    for (const char *folder : {"/seeds", "/corpus"}) {
        QDirIterator files(QStringLiteral(SHARED_STORIES) + QLatin1String(folder), QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (!frontmatter::hasStoryName(files.fileName()))
                continue;
            const QString keys = parsedKeys(contentOf(path));
            if (keys == QLatin1String("(no story)"))
                continue;
            ++stories;
            QVERIFY2(keys.isEmpty(), qPrintable(path + QStringLiteral(": ") + keys));
        }
    }
    if (stories == 0)
        QSKIP("no real stories in " SHARED_STORIES);
}

QTEST_APPLESS_MAIN(TestFastReading)
#include "tst_fastreading.moc"
