#include "ui/window/settings.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

/// What the window remembers.
class TestSettings final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsSavedIsLoadedAgain();
    void aMissingFileGivesTheDefaults();
    void damagedValuesGiveTheDefaults_data();
    void damagedValuesGiveTheDefaults();
    void theLatestFolderStandsFirstAndOnce();
    void aFileThatCannotBeWrittenIsSaid();

private:
    QTemporaryDir m_folder;
};

void TestSettings::whatIsSavedIsLoadedAgain()
{
    ui::Settings settings;
    settings.geometry = QByteArray("\x00\x01geometry", 10);
    settings.columns = QByteArrayLiteral("columns");
    settings.wideSizes = {900, 380};
    settings.narrowSizes = {400, 200};
    settings.order = {{table::SortKey::Quality, Qt::DescendingOrder}, {table::SortKey::Title, Qt::AscendingOrder}};
    settings.recentFolders = {QStringLiteral("/news/a, b"), QStringLiteral("/news/ü")};
    settings.lastFolder = QStringLiteral("/news/a, b");
    settings.lastStory = QStringLiteral("2023/ü.md");
    settings.scheme = ui::Scheme::Dark;
    settings.advance = false;
    settings.detailShown = false;
    settings.textPercent = 120;
    settings.presets = {-1, 10, std::nullopt, 50, 9000000000};
    settings.lastExport = {exporting::Format::Markdown, QStringLiteral("/lists, ü")};
    const QString file = m_folder.filePath(QStringLiteral("settings.ini"));
    QVERIFY(ui::saveSettings(file, settings));
    QVERIFY(ui::loadSettings(file) == settings);
}

// A39
void TestSettings::aMissingFileGivesTheDefaults()
{
    QVERIFY(ui::loadSettings(m_folder.filePath(QStringLiteral("none.ini"))) == ui::Settings());
}

void TestSettings::damagedValuesGiveTheDefaults_data()
{
    QTest::addColumn<QByteArray>("ini");
    QTest::newRow("words for numbers") << QByteArrayLiteral("[look]\ntextPercent=big\nscheme=pink\n"
                                                            "[triage]\npresets=1 2 three 4 5\nadvance=perhaps\n"
                                                            "[export]\nformat=papyrus\n");
    QTest::newRow("out of bounds") << QByteArrayLiteral("[look]\ntextPercent=99999\n"
                                                        "[window]\nwideSizes=-5 3\nnarrowSizes=1 2 3\n");
    QTest::newRow("an order that is none") << QByteArrayLiteral("[table]\norder=colour\n");
    QTest::newRow("no ini file") << QByteArray(4'000, '\xff');
}

// A39
void TestSettings::damagedValuesGiveTheDefaults()
{
    QFETCH(QByteArray, ini);
    QFile file(m_folder.filePath(QStringLiteral("damaged.ini")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(ini);
    file.close();
    QVERIFY(ui::loadSettings(file.fileName()) == ui::Settings());
}

void TestSettings::theLatestFolderStandsFirstAndOnce()
{
    ui::Settings settings;
    for (int i = 0; i < 12; ++i)
        ui::remember(settings, QStringLiteral("/f%1").arg(i));
    ui::remember(settings, QStringLiteral("/f5"));
    QCOMPARE(settings.recentFolders.size(), ui::recentFolderCap);
    QCOMPARE(settings.recentFolders.first(), QStringLiteral("/f5"));
    QCOMPARE(settings.recentFolders.count(QStringLiteral("/f5")), 1);
    QCOMPARE(settings.lastFolder, QStringLiteral("/f5"));
}

// A39
void TestSettings::aFileThatCannotBeWrittenIsSaid()
{
    QFile blocker(m_folder.filePath(QStringLiteral("file")));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    QVERIFY(!ui::saveSettings(m_folder.filePath(QStringLiteral("file/settings.ini")), ui::Settings()));
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
