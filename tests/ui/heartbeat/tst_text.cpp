#include "tests/ui/heartbeat/heartbeat.h"
#include "tests/ui/heartbeat/manystories.h"
#include "tests/ui/heartbeat/visitpreview.h"

#include <QClipboard>
#include <QHelpEvent>
#include <QToolTip>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/// Text that is made to stop whoever lays it out or searches it.
class TestText final : public QObject
{
    Q_OBJECT

private slots:
    void madeToStopItsPainter_data();
    void madeToStopItsPainter();
    void aFifoInAnImageTagIsNotOpened();
    void pastedIntoTheFilter_data();
    void pastedIntoTheFilter();

private:
    static void showEverywhere(OpenWindow &open, const QString &text);
    static void showToolTips(OpenWindow &open);
};

namespace
{

QByteArray quoted(const QString &text)
{
    QByteArray quoted = text.toUtf8();
    quoted.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return '"' + quoted + '"';
}

void write(const OpenWindow &open, const QString &name, const QByteArray &bytes)
{
    QFile file(open.path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QString nestedTables(int count)
{
    return QStringLiteral("<table><tr><td>").repeated(count) + u'x' +
           QStringLiteral("</td></tr></table>").repeated(count);
}

} // namespace

void TestText::madeToStopItsPainter_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("20 nested tables") << nestedTables(20);
    QTest::newRow("20,000 <b>") << QStringLiteral("<b>").repeated(20'000);
    QTest::newRow("100,000 combining marks") << u'a' + QString(100'000, QChar(0x0301));
    QTest::newRow("100,000 different marks") << [] {
        QString text(u'a');
        for (int i = 0; i < 100'000; ++i)
            text += QChar(0x0300 + i % 0x70);
        return text;
    }();
    QTest::newRow("200,000 characters without a blank") << QString(200'000, u'W');
    QTest::newRow("1,000,000 characters") << QStringLiteral("word ").repeated(200'000);
    QTest::newRow("100,000 lines") << QString(100'000, u'\n');
    QTest::newRow("200,000 lines") << QString(200'000, u'\n');
    QTest::newRow("right to left and back") << QStringLiteral("a\u202Eא").repeated(20'000);
}

// E02: as title, excerpt, provider, topic, image, other key and body; in the table, the detail, the preview,
// tooltips.
void TestText::madeToStopItsPainter()
{
    QFETCH(QString, text);
    OpenWindow open;
    showEverywhere(open, text);
}

void TestText::showEverywhere(OpenWindow &open, const QString &text)
{
    const QByteArray value = quoted(text);
    const QByteArray end = "heat: 10\npublishedDateTime: 2023-10-01T08:00:00Z\n---\n";
    write(open, QStringLiteral("body"), "---\ntitle: Body\n" + end + text.toUtf8());
    write(open, QStringLiteral("excerpt"), "---\ntitle: Excerpt\nexcerpt: " + value + '\n' + end);
    write(open, QStringLiteral("images"),
          "---\ntitle: Images\nimages:\n- url: photo.jpg\n  title: " + value + '\n' + end);
    write(open, QStringLiteral("key"), "---\ntitle: Key\nother: " + value + '\n' + end);
    write(open, QStringLiteral("problem"), "---\ntitle: Problem\nquality: " + value + '\n' + end);
    write(open, QStringLiteral("provider"), "---\ntitle: Provider\nprovider:\n  name: " + value + '\n' + end);
    write(open, QStringLiteral("related"),
          "---\ntitle: Related\nrelated:\n- title: Related\n  excerpt: " + value + '\n' + end);
    write(open, QStringLiteral("title"), "---\ntitle: " + value + '\n' + end);
    write(open, QStringLiteral("topics"), "---\ntitle: Topics\ntopics:\n- " + value + '\n' + end);
    open.openPaths({});
    Heartbeat heartbeat;
    open.window().open({open.storiesFolder()});
    QTRY_VERIFY(!open.folder().isScanning());
    QCOMPARE(open.folder().count(), 9);
    for (folder::StoryId story = 0; story < open.folder().count(); ++story)
        open.model().reveal({story}); // also what is broken: too long a title
    for (int row = 0; row < open.model().rowCount(); ++row) {
        const folder::StoryId story = open.model().storyAt(row);
        open.table().showStory(story);
        QTRY_VERIFY(open.folder().detail(story) != nullptr);
        QTest::qWait(50); // to be drawn
        showToolTips(open);
        visitPreview(open);
        open.key(Qt::Key_Period); // is said in the list of decisions
        QTRY_VERIFY(open.allSaved());
    }
    VERIFY_HEARTBEAT(heartbeat);
}

/// Of the row's cells and of all that stands in the window.
void TestText::showToolTips(OpenWindow &open)
{
    const auto show = [](QWidget *widget, QPoint where) {
        QHelpEvent event(QEvent::ToolTip, where, widget->mapToGlobal(where));
        QApplication::sendEvent(widget, &event);
        QTest::qWait(1);
    };
    const int row = open.table().currentIndex().row();
    for (int column = 0; column < table::ColumnCount; ++column)
        if (!open.table().isColumnHidden(column))
            show(open.table().viewport(), open.table().visualRect(open.model().index(row, column)).center());
    const auto widgets = open.window().findChildren<QWidget *>();
    for (QWidget *widget : widgets)
        if (widget->isVisible() && !widget->toolTip().isEmpty())
            show(widget, widget->rect().center());
    QToolTip::hideText();
}

// E01: whoever opened it would wait for ever.
void TestText::aFifoInAnImageTagIsNotOpened()
{
    const QTemporaryDir folder;
    const QString fifo = folder.filePath(QStringLiteral("fifo.png"));
    QCOMPARE(::mkfifo(fifo.toUtf8().constData(), 0600), 0);
    OpenWindow open;
    showEverywhere(open, QStringLiteral("<img src=\"%1\"> ![](%1) <img src=\"file://%1\">").arg(fifo));
    // Nobody has it open for reading.
    QCOMPARE(::open(fifo.toUtf8().constData(), O_WRONLY | O_NONBLOCK), -1);
    QCOMPARE(errno, ENXIO);
}

void TestText::pastedIntoTheFilter_data()
{
    QTest::addColumn<QString>("text");
    constexpr qsizetype size = 1'000'000;
    const auto add = [](const char *name, const QString &part) {
        QTest::newRow(name) << part.repeated(size / part.size());
    };
    add("one word", QStringLiteral("x"));
    add("a pattern", QStringLiteral("(a+)+$"));
    add("words", QStringLiteral("word "));
    add("words that none has", QStringLiteral("-zz "));
    add("alternatives", QStringLiteral("zz OR "));
    add("groups", QStringLiteral("("));
    add("closed groups", QStringLiteral("(zz) "));
    add("quotation marks", QStringLiteral("\""));
    add("terms", QStringLiteral("heat>5 "));
    add("wrong terms", QStringLiteral("haet>5 "));
    add("marks", QString(QChar(0x0301)));
    add("lines", QStringLiteral("\n"));
}

// E12: 1 MB, and a pattern that other searches never come back from.
void TestText::pastedIntoTheFilter()
{
    QFETCH(QString, text);
    OpenWindow open;
    ManyStories(open.storiesFolder()).write(0, 1'999, 10);
    open.open();
    QGuiApplication::clipboard()->setText(text);
    open.key(Qt::Key_F, Qt::ControlModifier);
    Heartbeat heartbeat;
    open.key(Qt::Key_V, Qt::ControlModifier);
    QTest::qWait(300);
    QVERIFY(!open.filterText().text().isEmpty());
    open.key(Qt::Key_X);
    QTest::qWait(300);
    open.filterText().clear();
    QTRY_COMPARE(open.model().rowCount(), 2'000);
    VERIFY_HEARTBEAT(heartbeat);
}

QTEST_MAIN(TestText)
#include "tst_text.moc"
