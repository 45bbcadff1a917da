// The patterns are data of a test table:
// clazy:excludeall=use-static-qregularexpression

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

/// What the compiler does not check: which room may use which, where the gates are, how large a file may
/// grow.
class TestSources final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void roomsUseOnlyTheRoomsBelowThem_data();
    void roomsUseOnlyTheRoomsBelowThem();
    void everyRoomIsKnown();
    void whatHasAGateIsUsedInTheGateOnly_data();
    void whatHasAGateIsUsedInTheGateOnly();
    void filesStaySmall();
    void everyTextWithANumberHasItsPluralForms();
    void allTestsRunUnderTheSanitizers();

private:
    struct Source {
        QString path; ///< below the source folder
        QString text;
    };
    QList<Source> m_sources;
};

namespace
{

QString roomOf(const QString &path)
{
    static const QRegularExpression room(QStringLiteral("^(model/[a-z]+/|model/|ui/|app/)"));
    const QString found = room.match(path).captured(1);
    return found.chopped(found.isEmpty() ? 0 : 1);
}

} // namespace

void TestSources::initTestCase()
{
    for (const QLatin1String top : {QLatin1String("app"), QLatin1String("ui"), QLatin1String("model")}) {
        const QDir root(QStringLiteral(SOURCE_FOLDER));
        QDirIterator files(root.filePath(top), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_sources.append({root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    QVERIFY(m_sources.size() > 20);
}

void TestSources::roomsUseOnlyTheRoomsBelowThem_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<QStringList>("mayUse");
    const auto allow = [](const char *room, const QStringList &mayUse) {
        QTest::newRow(room) << QString::fromLatin1(room) << mayUse;
    };
    const QString base = QStringLiteral("model");
    const QString frontmatter = QStringLiteral("model/frontmatter");
    const QString story = QStringLiteral("model/story");
    const QString rowindex = QStringLiteral("model/rowindex");
    const QString folder = QStringLiteral("model/folder");
    const QString table = QStringLiteral("model/table");
    const QString media = QStringLiteral("model/media");
    const QString exporting = QStringLiteral("model/exporting");
    allow("model", {});
    allow("model/frontmatter", {base});
    allow("model/story", {base, frontmatter});
    allow("model/rowindex", {base, frontmatter, story});
    allow("model/folder", {base, frontmatter, story, rowindex});
    allow("model/table", {base, frontmatter, story, folder});
    allow("model/media", {base});
    allow("model/exporting", {base, frontmatter, story, folder});
    allow("ui", {base, frontmatter, story, folder, table, media, exporting});
    allow("app", {base, frontmatter, story, folder, table, media, exporting, QStringLiteral("ui")});
}

void TestSources::roomsUseOnlyTheRoomsBelowThem()
{
    QFETCH(QString, room);
    QFETCH(QStringList, mayUse);
    static const QRegularExpression include(QStringLiteral("#include \"([^\"]+)\""));
    static const QRegularExpression widgets(
        QStringLiteral("#include <(QtWidgets|QWidget|QApplication|QMainWindow|QDialog)"));
    for (const Source &source : std::as_const(m_sources)) {
        if (roomOf(source.path) != room)
            continue;
        for (auto matches = include.globalMatch(source.text); matches.hasNext();) {
            const QString used = matches.next().captured(1);
            const QString usedRoom = roomOf(used);
            QVERIFY2(usedRoom.isEmpty() || usedRoom == room || mayUse.contains(usedRoom),
                     qPrintable(source.path + QLatin1String(" reaches up to ") + used));
        }
        if (room.startsWith(QLatin1String("model")))
            QVERIFY2(!widgets.match(source.text).hasMatch(),
                     qPrintable(source.path + QLatin1String(" uses widgets")));
    }
}

void TestSources::everyRoomIsKnown()
{
    static const QStringList rooms{QStringLiteral("model"),        QStringLiteral("model/frontmatter"),
                                   QStringLiteral("model/story"),  QStringLiteral("model/rowindex"),
                                   QStringLiteral("model/folder"), QStringLiteral("model/table"),
                                   QStringLiteral("model/media"),  QStringLiteral("model/exporting"),
                                   QStringLiteral("ui"),           QStringLiteral("app")};
    for (const Source &source : std::as_const(m_sources))
        QVERIFY2(rooms.contains(roomOf(source.path)), qPrintable(source.path));
}

void TestSources::whatHasAGateIsUsedInTheGateOnly_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("gate");
    QTest::newRow("links are opened by ui/look/links.cpp")
        << QStringLiteral("openUrl\\(") << QStringLiteral("ui/look/links.cpp");
    QTest::newRow("colours stand in ui/look/theme.cpp")
        << QStringLiteral("QColor\\((0x|\"#|[0-9])") << QStringLiteral("ui/look/theme.cpp");
    QTest::newRow("tooltips go through forToolTip")
        << QStringLiteral("setToolTip\\((?!forToolTip|tr\\(|shortcutToolTip|\\{\\}|QString\\(\\))") << QString();
    QTest::newRow("YAML is never read by LoadAll, which does not end on some inputs")
        << QStringLiteral("YAML::LoadAll") << QString();
    QTest::newRow("TLS errors are never ignored") << QStringLiteral("ignoreSslErrors") << QString();
    QTest::newRow("stories are not written by QSaveFile, which loses data on a full disk (QTBUG-75077)")
        << QStringLiteral("#include <QSaveFile>") << QString();
    QTest::newRow("no rich text: it loads files and freezes on nested tables")
        << QStringLiteral(
               "setTextFormat\\(Qt::(RichText|AutoText|MarkdownText)|setHtml\\(|setMarkdown\\(|QTextBrowser")
        << QString();
}

// E17
void TestSources::whatHasAGateIsUsedInTheGateOnly()
{
    QFETCH(QString, pattern);
    QFETCH(QString, gate);
    const QRegularExpression expression(pattern);
    QVERIFY(expression.isValid());
    for (const Source &source : std::as_const(m_sources)) {
        if (source.path == gate)
            continue;
        const auto match = expression.match(source.text);
        const auto line = QStringView(source.text).left(match.capturedStart()).count(QLatin1Char('\n')) + 1;
        QVERIFY2(!match.hasMatch(),
                 qPrintable(QStringLiteral("%1:%2: %3").arg(source.path).arg(line).arg(match.captured())));
    }
}

void TestSources::everyTextWithANumberHasItsPluralForms()
{
    QFile file(QStringLiteral(SOURCE_FOLDER "/resources/translations/galley_en.ts"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString forms = QString::fromUtf8(file.readAll());
    QVERIFY(!forms.contains(QLatin1String("<numerusform></numerusform>")));
    const QRegularExpression text(QStringLiteral("\"([^\"\\n]*%L?n[^\"\\n]*)\""));
    int found = 0;
    for (const Source &source : std::as_const(m_sources)) {
        auto texts = text.globalMatch(source.text);
        while (texts.hasNext()) {
            const QString plural = texts.next().captured(1);
            QVERIFY2(forms.contains(QStringLiteral("<source>%1</source>").arg(plural.toHtmlEscaped())),
                     qPrintable(plural));
            ++found;
        }
    }
    QCOMPARE(found, forms.count(QLatin1String("<source>")));
}

// F29: those of addresses and of undefined behaviour, over every test, whenever all checks are run.
void TestSources::allTestsRunUnderTheSanitizers()
{
    const auto contentOf = [](const char *name) {
        QFile file(QStringLiteral(SOURCE_FOLDER "/") + QLatin1String(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    static const QRegularExpression step(QStringLiteral("^build_and_test asan all \\. "),
                                         QRegularExpression::MultilineOption);
    QVERIFY(contentOf("packaging/test.sh").contains(step));
    QVERIFY(contentOf(".ci/run").contains(QLatin1String("packaging/test.sh")));
    const QJsonArray presets =
        QJsonDocument::fromJson(contentOf("CMakePresets.json").toUtf8()).object()[u"configurePresets"].toArray();
    const auto asan = std::find_if(presets.begin(), presets.end(),
                                   [](const QJsonValue &preset) { return preset[u"name"] == QLatin1String("asan"); });
    QVERIFY(asan != presets.end());
    QCOMPARE((*asan)[u"cacheVariables"][u"GALLEY_SANITIZE"].toString(), QStringLiteral("address,undefined"));
}

void TestSources::filesStaySmall()
{
    for (const Source &source : std::as_const(m_sources)) {
        const auto lines = source.text.count(QLatin1Char('\n'));
        const int most = source.path.endsWith(QLatin1String(".h"))               ? 120
                         : source.path.endsWith(QLatin1String("mainwindow.cpp")) ? 300
                                                                                 : 500;
        QVERIFY2(lines <= most, qPrintable(QStringLiteral("%1 has %2 lines").arg(source.path).arg(lines)));
    }
}

QTEST_GUILESS_MAIN(TestSources)
#include "tst_sources.moc"
