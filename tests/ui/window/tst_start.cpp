#include "openwindow.h"
#include "tests/folder/likeanybody.h"
#include "ui/look/plaintext.h"
#include "ui/window/emptystate.h"
#include "ui/window/settings.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QScreen>

#include <sys/stat.h>

/// What a start is given: paths that may be anything, and a remembered window that may be damaged.
class TestStart final : public QObject
{
    Q_OBJECT

private slots:
    void aPathThatCannotBeOpenedIsSaid_data();
    void aPathThatCannotBeOpenedIsSaid();
    void besideAPathThatCannotBeOpenedTheOthersAre();
    void twoFoldersAreOneTable();
    void aDamagedWindowGivesTheDefaults_data();
    void aDamagedWindowGivesTheDefaults();

private:
    static ui::EmptyState &page(OpenWindow &open) { return *open.window().findChild<ui::EmptyState *>(); }
    static QString pageText(OpenWindow &open)
    {
        QStringList texts;
        const auto labels = page(open).findChildren<QLabel *>();
        for (const QLabel *label : labels)
            texts.append(label->isVisible() ? label->text() : QString());
        return texts.join(u'\n');
    }
};

namespace
{

/// The state of a window with these bounds, as Qt stores it.
QByteArray geometryAt(const QRect &bounds)
{
    QWidget window;
    window.setGeometry(bounds);
    return window.saveGeometry();
}

QByteArray columns(int count)
{
    QJsonArray all;
    for (int i = 0; i < count; ++i)
        all.append(QJsonObject{{QStringLiteral("name"), QStringLiteral("title")}, {QStringLiteral("width"), 5'000}});
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("columns"), all}}).toJson();
}

} // namespace

void TestStart::aPathThatCannotBeOpenedIsSaid_data()
{
    QTest::addColumn<QString>("name"); // in the folder of stories
    QTest::addColumn<QString>("said");
    QTest::newRow("missing") << QStringLiteral("nowhere") << QStringLiteral("nowhere: No such file or folder");
    QTest::newRow("no story") << QStringLiteral("photo.jpg") << QStringLiteral("photo.jpg");
    QTest::newRow("a text that is no story") << QStringLiteral("notes.md") << QStringLiteral("notes.md");
    QTest::newRow("a pipe") << QStringLiteral("pipe.md") << QStringLiteral("pipe.md");
    QTest::newRow("forbidden") << QStringLiteral("locked")
                               << QStringLiteral("locked: Cannot be read: Permission denied");
    QTest::newRow("markup") << QStringLiteral("<img src=x>") << QStringLiteral("<img src=x>: No such file or folder");
    QTest::newRow("huge") << QString(100'000, u'x') << QStringLiteral("xxxxx");
}

// E14: the window of a command line like this says why it is empty.
void TestStart::aPathThatCannotBeOpenedIsSaid()
{
    QFETCH(const QString, name);
    QFETCH(const QString, said);
    OpenWindow open;
    QVERIFY(QDir(open.storiesFolder()).mkdir(QStringLiteral("locked")));
    open.write(QStringLiteral("locked/a"), "quality: 1\n");
    const QDir place(open.storiesFolder());
    for (const char *file : {"photo.jpg", "notes.md"})
        QVERIFY(QFile(place.filePath(QLatin1String(file))).open(QIODevice::WriteOnly));
    QCOMPARE(::mkfifo(qPrintable(place.filePath(QStringLiteral("pipe.md"))), 0600), 0);
    QCOMPARE(::chmod(qPrintable(place.filePath(QStringLiteral("locked"))), 0), 0);
    open.openPaths({place.filePath(name)});
    ::chmod(qPrintable(place.filePath(QStringLiteral("locked"))), 0700);
    QTRY_VERIFY(page(open).isVisible());
    QTRY_VERIFY2(pageText(open).contains(said), qPrintable(pageText(open)));
    QVERIFY(pageText(open).size() <= ui::textCap + 200);
    QCOMPARE(open.model().rowCount(), 0);
}

// E14
void TestStart::besideAPathThatCannotBeOpenedTheOthersAre()
{
    OpenWindow open;
    open.writeStories(2);
    open.openPaths({QStringLiteral("/no/such/folder"), open.path(QStringLiteral("a"))});
    QCOMPARE(open.model().rowCount(), 1);
    QVERIFY(!page(open).isVisible());
    QCOMPARE(open.folder().report().unreadable.size(), 1U);
}

// E14
void TestStart::twoFoldersAreOneTable()
{
    OpenWindow open;
    for (const char *folder : {"one", "two"})
        QVERIFY(QDir(open.storiesFolder()).mkdir(QLatin1String(folder)));
    open.write(QStringLiteral("one/a"), "quality: 1\n");
    open.write(QStringLiteral("two/b"), "quality: 2\n");
    open.openPaths({open.storiesFolder() + QStringLiteral("/one"), open.storiesFolder() + QStringLiteral("/two")});
    QCOMPARE(open.model().rowCount(), 2);
    QVERIFY2(open.window().windowTitle().startsWith(u'2'), qPrintable(open.window().windowTitle()));
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.bytes(QStringLiteral("one/a")).contains("published: true"));
}

void TestStart::aDamagedWindowGivesTheDefaults_data()
{
    QTest::addColumn<QByteArray>("geometry");
    QTest::addColumn<QByteArray>("columns");
    const QByteArray usual = geometryAt({50, 50, 700, 500});
    QTest::newRow("off the screen") << geometryAt({30'000, 30'000, 700, 500}) << QByteArray();
    QTest::newRow("left of the screen") << geometryAt({-30'000, -30'000, 700, 500}) << QByteArray();
    QTest::newRow("larger than any screen") << geometryAt({0, 0, 100'000, 100'000}) << QByteArray();
    QTest::newRow("bytes that are no geometry") << QByteArray(1'000, '\xff') << QByteArray(1'000, '\xff');
    QTest::newRow("cut") << usual.left(usual.size() / 2) << QByteArray("{\"version\":1,\"columns\":[{");
    QTest::newRow("ten thousand columns") << usual << columns(10'000);
    QTest::newRow("no column") << usual << columns(0);
    QTest::newRow("the state of a header of Qt's own") << usual << QHeaderView(Qt::Horizontal).saveState();
}

// E15
void TestStart::aDamagedWindowGivesTheDefaults()
{
    QFETCH(const QByteArray, geometry);
    QFETCH(const QByteArray, columns);
    OpenWindow open;
    open.writeStories(2);
    open.open();
    QList<bool> hidden;
    for (int column = 0; column < table::ColumnCount; ++column)
        hidden.append(open.table().isColumnHidden(column));
    open.close();
    ui::Settings settings = ui::loadSettings(open.settingsFile());
    settings.geometry = geometry;
    settings.columns = columns;
    QVERIFY(ui::saveSettings(open.settingsFile(), settings));
    open.open();
    const QRect screen = open.window().screen()->availableGeometry();
    QVERIFY(screen.contains(open.window().geometry().center()));
    QVERIFY(open.window().width() <= screen.width() && open.window().height() <= screen.height());
    QCOMPARE(open.model().rowCount(), 2);
    for (int column = 0; column < table::ColumnCount; ++column)
        QCOMPARE(open.table().isColumnHidden(column), hidden.at(column));
    QVERIFY(open.table().columnWidth(table::Title) > 50);
}

int main(int argc, char **argv)
{
    if (!obeyPermissions())
        qFatal("the rights of the superuser cannot be given up");
    const QApplication application(argc, argv);
    TestStart test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_start.moc"
