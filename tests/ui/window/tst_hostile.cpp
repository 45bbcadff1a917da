#include "openwindow.h"
#include "tests/canary.h"
#include "ui/detail/decisionlist.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/linkbutton.h"
#include "ui/detail/statebar.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/plaintext.h"
#include "ui/look/sentence.h"
#include "ui/preview/preview.h"
#include "ui/window/statusbar.h"
#include "ui/window/unsaveddialog.h"

#include <QAction>
#include <QClipboard>
#include <QHelpEvent>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QTcpServer>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <QWindow>

/// What stories say is shown letter by letter, and nothing that they name is opened.
class TestHostile final : public QObject
{
    Q_OBJECT

private slots:
    void textIsShownAsItIsEverywhere_data();
    void textIsShownAsItIsEverywhere();
    void theNameOfAFolderIsShownAsItIs_data();
    void theNameOfAFolderIsShownAsItIs();
    void aFailureShowsFileNamesAsTheyAre_data();
    void aFailureShowsFileNamesAsTheyAre();
    void titlesOfOddCharactersAreOneVisibleLine_data();
    void titlesOfOddCharactersAreOneVisibleLine();
    void whatHasNoWidthDoesNotCountInTheOrder();
    void textsAskForNoFileAndNoAddress();
    void whatIsCopiedAsHtmlLoadsNothing();
    void theFilterTakesAnyText_data();
    void theFilterTakesAnyText();
    void anErrorIsShortWhateverTheFileSays();

private:
    static void addTexts();
    static QString news(OpenWindow &open) { return open.window().findChild<ui::StatusBar *>()->news(); }
};

namespace
{

QByteArray quoted(const QString &text)
{
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).chopped(1).mid(1);
}

/// As a file name has it.
QString asName(QString text) { return text.replace(u'/', u'|'); }

/// All texts of a story are `text`; the newest of the folder.
void writeStory(const QString &path, const QString &text)
{
    const QByteArray value = quoted(text);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("---\ntitle: " + value + "\nexcerpt: " + value + "\nprovider: {name: " + value + ", domain: " + value +
               "}\ntopics: [" + value + "]\ncategory: " + value + "\ntype: " + value + "\nauthor: " + value +
               "\nwebUrl: " + value + "\npublishedDateTime: 2025-01-01T08:00:00Z\nquality: 5\nheat: " + value +
               "\nimages:\n  - {url: " + value + ", title: " + value + ", attribution: " + value +
               "}\nrelated:\n  - {title: " + value + ", excerpt: " + value + ", webUrl: " + value + "}\n" + value +
               ": " + value + "\n---\n" + text.toUtf8() + "\n");
}

/// As Qt shows a tooltip: what looks like a tag makes it HTML.
QString asToolTip(const QString &tip)
{
    return Qt::mightBeRichText(tip) ? QTextDocumentFragment::fromHtml(tip).toPlainText() : tip;
}

/// As Qt shows a menu entry: `&` underlines.
QString asMenuText(QString text)
{
    return text.replace(QLatin1String("&&"), QLatin1String("\x01"))
        .remove(u'&')
        .replace(QLatin1Char('\x01'), QLatin1Char('&'));
}

QString toolTipAt(QAbstractItemView &view, const QModelIndex &index)
{
    const QPoint place = view.visualRect(index).center();
    QHelpEvent help(QEvent::ToolTip, place, view.viewport()->mapToGlobal(place));
    QApplication::sendEvent(view.viewport(), &help);
    return asToolTip(QToolTip::text());
}

/// Whether Qt would take it for HTML, and it is not what forToolTip() made: one paragraph without a tag in it.
bool isMarkup(const QString &text)
{
    const QString frame = ui::forToolTip(QString());
    const bool isGated = text.startsWith(frame.chopped(4)) && text.count(u'<') == 2;
    return Qt::mightBeRichText(text) && !isGated;
}

/// Texts of labels and of tooltips that are markup.
QStringList markupIn(const QWidgetList &widgets)
{
    QStringList found;
    for (const QWidget *widget : widgets) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (label && label->textFormat() != Qt::PlainText && isMarkup(label->text()))
            found.append(label->text());
        if (isMarkup(widget->toolTip()))
            found.append(widget->toolTip());
    }
    return found;
}

bool menuShows(const QList<QAction *> &actions, const QString &text)
{
    return std::any_of(actions.begin(), actions.end(),
                       [&text](const QAction *action) { return asMenuText(action->text()).contains(text); });
}

QStringList textsOf(const QWidget &part)
{
    QStringList texts;
    for (const auto *label : part.findChildren<QLabel *>())
        texts.append(label->isVisible() ? label->text() : QString());
    for (const auto *text : part.findChildren<QTextEdit *>())
        texts.append(text->isVisible() ? text->toPlainText() : QString());
    for (const auto *link : part.findChildren<ui::LinkButton *>())
        texts.append(link->isVisible() ? link->shownText() : QString());
    return texts;
}

} // namespace

void TestHostile::addTexts()
{
    QTest::addColumn<QString>("text"); // CANARY and PIPE: where they are
    const auto add = [](const char *name, const char *text) { QTest::newRow(name) << QString::fromUtf8(text); };
    add("E01 an image", "<img src=\"CANARY\">");
    add("E01 an image by its address", "<img src='file://CANARY'>");
    add("E01 an image by its name", "<b>x</b><img src=c.png>");
    add("E01 a pipe", "<img src=PIPE>");
    add("E01 Markdown", "![x](CANARY)");
    add("E03 comparisons", "a < b and c > d");
    add("E03 an ampersand", "R&D");
    add("E03 an entity", "AT&T &lt;b&gt; x");
    add("E04 place markers", "%1 %2 %n %L1 %%");
    add("E04 the mark of a changed document", "x [*] y [*][*]");
    add("E04 printf", "%s %d");
}

void TestHostile::textIsShownAsItIsEverywhere_data() { addTexts(); }

// E01 E03 E04
void TestHostile::textIsShownAsItIsEverywhere()
{
    QFETCH(QString, text);
    const Canary canary;
    QVERIFY(canary.isSound());
    text.replace(QLatin1String("CANARY"), canary.file()).replace(QLatin1String("PIPE"), canary.pipe());
    OpenWindow open;
    open.writeStories(2);
    writeStory(open.path(asName(text)), text);
    open.open();
    QVERIFY(!canary.wasOpened());
    const QModelIndex title = open.model().index(0, table::Title);
    QCOMPARE(title.data().toString(), text);
    QVERIFY(toolTipAt(open.table(), title).startsWith(text));
    const auto *detail = open.window().findChild<ui::DetailPane *>();
    QTRY_VERIFY2(textsOf(*detail).contains(text), qPrintable(textsOf(*detail).join(u'\n')));
    QVERIFY(textsOf(*detail).filter(text).size() >= 5);

    open.key(Qt::Key_P); // status bar, menu and list of decisions name the story
    const QString published = QStringLiteral("Published “%1”").arg(ui::forDisplay(text));
    QVERIFY2(news(open).startsWith(published), qPrintable(news(open)));
    QCOMPARE(textsOf(*open.window().findChild<ui::DecisionList *>()).count(published), 1);
    QVERIFY(menuShows(open.window().findChildren<QAction *>(), QStringLiteral("Publish “%1”").arg(text)));
    QTRY_VERIFY(open.allSaved());
    QCOMPARE(markupIn(QApplication::allWidgets()), QStringList());

    open.key(Qt::Key_Home);
    open.key(Qt::Key_Return);
    auto *preview = open.window().findChild<ui::Preview *>();
    QVERIFY(preview && QTest::qWaitForWindowActive(preview));
    QCOMPARE(preview->windowHandle()->title(), text);
    QVERIFY(textsOf(*preview).contains(text));
    QCOMPARE(markupIn(QApplication::allWidgets()), QStringList());
    QTest::keyClick(preview, Qt::Key_I);
    QTest::keyClick(preview, Qt::Key_Escape);

    open.filter().setText(u'"' + QString(text).remove(u'"') + u'"');
    QCOMPARE(markupIn(QApplication::allWidgets()), QStringList());
    open.filter().setText(text + QStringLiteral(" nosuchterm:")); // refused, and quoted in the message
    QCoreApplication::processEvents();
    QCOMPARE(markupIn(QApplication::allWidgets()), QStringList());
    QVERIFY(!canary.wasOpened());
    QVERIFY(QFile(canary.file()).open(QIODevice::ReadOnly));
    QVERIFY(canary.wasOpened()); // it would have been seen
}

void TestHostile::theNameOfAFolderIsShownAsItIs_data() { addTexts(); }

// E01 E03 E04
void TestHostile::theNameOfAFolderIsShownAsItIs()
{
    QFETCH(const QString, text);
    const Canary canary;
    OpenWindow open;
    const QString name = asName(text);
    QVERIFY(QDir(open.storiesFolder()).mkdir(name));
    open.write(name + QStringLiteral("/a"), "quality: 40\n");
    open.openPaths({QDir(open.storiesFolder()).filePath(name)});
    QCOMPARE(open.shown(), QStringList(QStringLiteral("a")));
    QCOMPARE(open.window().windowHandle()->title(), name + QStringLiteral(" — Galley"));
    const QString path = QDir(open.storiesFolder()).filePath(name);
    QVERIFY(path.size() < 80);
    QVERIFY(menuShows(open.window().findChildren<QAction *>(), path));
    QVERIFY(!textsOf(*open.window().findChild<ui::DetailPane *>()).filter(QStringLiteral("a.md")).isEmpty());
    QCOMPARE(markupIn(QApplication::allWidgets()), QStringList());
    QVERIFY(!canary.wasOpened());
}

void TestHostile::aFailureShowsFileNamesAsTheyAre_data() { addTexts(); }

// E01 E03 E04 E18: the status bar, the bar of the story, the list of what was not saved.
void TestHostile::aFailureShowsFileNamesAsTheyAre()
{
    QFETCH(const QString, text);
    const Canary canary;
    OpenWindow open;
    open.write(QStringLiteral("b"), "quality: 1\n");
    const QString name = asName(text);
    open.write(name, "quality: 2\n");
    QFile file(open.path(name));
    const QByteArray before = open.bytes(name);
    open.open();
    QVERIFY(file.setPermissions(QFile::ReadOwner)); // known before, it would not have been tried
    open.key(Qt::Key_A, Qt::ControlModifier);
    open.key(Qt::Key_P);
    QTRY_VERIFY(open.window().findChild<ui::UnsavedDialog *>() != nullptr);
    const auto *list = open.window().findChild<ui::UnsavedDialog *>()->findChild<QListView *>();
    QCOMPARE(list->model()->rowCount(), 1);
    const QString line = list->model()->index(0, 0).data().toString();
    QVERIFY2(line.startsWith(name + QStringLiteral(".md: ")), qPrintable(line));
    QVERIFY(asToolTip(list->model()->index(0, 0).data(Qt::ToolTipRole).toString()).contains(name));
    QCOMPARE(markupIn(QApplication::allWidgets()), QStringList());
    QCOMPARE(open.bytes(name), before);
    QVERIFY(!canary.wasOpened());
}

void TestHostile::titlesOfOddCharactersAreOneVisibleLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto add = [](const char *name, const QString &text, const QString &shown) {
        QTest::newRow(name) << text << shown;
    };
    add("override", QStringLiteral("a\u202Egnp.exe"), QStringLiteral("a\uFFFDgnp.exe"));
    add("isolate", QStringLiteral("a\u2066b\u2069c"), QStringLiteral("a\uFFFDb\uFFFDc"));
    add("zero width", QStringLiteral("a\u200Bb\u2060c\uFEFFd"), QStringLiteral("a\uFFFDb\uFFFDc\uFFFDd"));
    add("right to left", QStringLiteral("قناة 5"), QStringLiteral("قناة 5"));
    add("line break and tab", QStringLiteral("a\nb\tc"), QStringLiteral("a b c"));
    add("escape", QStringLiteral("a\u001B[2Jb"), QStringLiteral("a\u241B[2Jb"));
    add("joined emoji", QStringLiteral("👩\u200D👩\u200D👧"), QStringLiteral("👩\u200D👩\u200D👧"));
}

// E10
void TestHostile::titlesOfOddCharactersAreOneVisibleLine()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    OpenWindow open;
    open.writeStories(1);
    writeStory(open.path(QStringLiteral("z")), text);
    open.open();
    QCOMPARE(open.shown(), QStringList({QStringLiteral("z"), QStringLiteral("a")}));
    const auto *detail = open.window().findChild<ui::DetailPane *>();
    QTRY_VERIFY2(textsOf(*detail).contains(shown), qPrintable(textsOf(*detail).join(u'\n')));
    open.key(Qt::Key_P);
    QVERIFY2(news(open).startsWith(QStringLiteral("Published “%1”").arg(ui::inSentence(shown))),
             qPrintable(news(open)));
    open.key(Qt::Key_Home);
    open.key(Qt::Key_Return);
    auto *preview = open.window().findChild<ui::Preview *>();
    QVERIFY(preview && QTest::qWaitForWindowActive(preview));
    QCOMPARE(preview->windowHandle()->title(), shown);
}

// E10
void TestHostile::whatHasNoWidthDoesNotCountInTheOrder()
{
    OpenWindow open;
    writeStory(open.path(QStringLiteral("first")), QStringLiteral("\u202Eabc"));
    writeStory(open.path(QStringLiteral("second")), QStringLiteral("abd"));
    writeStory(open.path(QStringLiteral("third")), QStringLiteral("\u200B\u2066abe"));
    open.open();
    open.model().setOrder({{table::SortKey::Title, Qt::AscendingOrder}});
    QCOMPARE(open.shown(), QStringList({QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")}));
}

// E05
void TestHostile::textsAskForNoFileAndNoAddress()
{
    const Canary canary;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int asked = 0;
    connect(&server, &QTcpServer::newConnection, this, [&asked] { ++asked; });
    const QString address = QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort());
    const QString text = QStringLiteral("<script src=\"%1a.js\">alert(1)</script><style>@import '%1';</style>"
                                        "<img src=\"%1b.png\"><img src=\"%2\"><iframe src=\"%1\"></iframe>\n"
                                        "![](%2) ![](%1c.png) [x]: %1 &lt;img src=%1d.png&gt;")
                             .arg(address, canary.file());
    const QTemporaryDir place;
    QFile file(place.filePath(QStringLiteral("a.md")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("---\ntitle: A\nwebUrl: " + address.toUtf8() + "\nexcerpt: " + quoted(text) +
               "\nfeaturedContent: " + quoted(text) + "\n---\n" + text.toUtf8());
    file.close();
    media::ImageOptions images;
    images.cacheFolder = place.filePath(QStringLiteral("cache"));
    images.privateAddresses = true; // nothing but the text's being text keeps it from asking
    folder::StoryFolder folder;
    media::ImageLoader loader(images);
    ui::MainWindow window(folder, loader, place.filePath(QStringLiteral("galley.ini")));
    window.show();
    window.start({place.path()});
    const auto *detail = window.findChild<ui::DetailPane *>();
    QTRY_VERIFY2(textsOf(*detail).filter(QStringLiteral("<script src=")).size() >= 2,
                 qPrintable(textsOf(*detail).join(u'\n')));
    QTest::keyClick(window.findChild<ui::StoryTable *>(), Qt::Key_Return);
    QTRY_VERIFY(window.findChild<ui::Preview *>());
    QTest::qWait(200);
    QCOMPARE(asked, 0);
    QVERIFY(!canary.wasOpened());
}

// E11
void TestHostile::whatIsCopiedAsHtmlLoadsNothing()
{
    const Canary canary;
    OpenWindow open;
    writeStory(open.path(QStringLiteral("a")),
               QStringLiteral("<img src='%1' style=x onerror=y>\"><script>1</script>").arg(canary.file()));
    writeStory(open.path(QStringLiteral("b")), QStringLiteral("javascript:alert(1)"));
    writeStory(open.path(QStringLiteral("c")), QStringLiteral("https://news.example/'onclick='x"));
    open.open();
    open.key(Qt::Key_A, Qt::ControlModifier);
    open.key(Qt::Key_C, Qt::ControlModifier);
    const QString html = QApplication::clipboard()->mimeData()->html();
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    static const QRegularExpression harmless(QStringLiteral(
        "^<(/?(table|thead|tbody|tr|th|td|html|body|a)|a href=\"https://[^\"<> ]*\"|meta charset=\"?utf-8\"?)>$"));
    int tags = 0;
    for (auto all = tag.globalMatch(html); all.hasNext(); ++tags) {
        const QString found = all.next().captured();
        QVERIFY2(harmless.match(found).hasMatch(), qPrintable(found));
    }
    QVERIFY2(tags > 10, qPrintable(html));
    QVERIFY(!QApplication::clipboard()->mimeData()->hasImage());
    QVERIFY(!canary.wasOpened());
}

void TestHostile::theFilterTakesAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("matches"); // -1: refused, the rows stay
    const auto add = [](const char *name, const QString &text, int matches) {
        QTest::newRow(name) << text << matches;
    };
    add("an expression that backtracks", QStringLiteral("\"(a+)+$\""), 1);
    add("an expression that is none", QStringLiteral("\"[a-\""), 0);
    add("a megabyte", QString(1'000'000, u'a'), 0);
    add("a megabyte of words", QStringLiteral("a ").repeated(500'000), -1);
    add("a megabyte of parentheses", QString(1'000'000, u'('), -1);
    add("a megabyte of minus signs", QString(1'000'000, u'-'), -1);
    add("lines", QStringLiteral("aaa\nzzz\u2028yyy"), 0);
    add("control characters", QStringLiteral("\u0001\u001b[2J\u202e"), 0);
}

// E12: as it is pasted; expressions are taken letter by letter.
void TestHostile::theFilterTakesAnyText()
{
    QFETCH(const QString, text);
    QFETCH(const int, matches);
    OpenWindow open;
    open.writeStories(2);
    writeStory(open.path(QStringLiteral("z")), QString(30, u'a') + QStringLiteral("! (a+)+$"));
    open.open();
    QApplication::clipboard()->setText(text);
    open.filterText().setFocus();
    open.key(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(!open.filterText().text().isEmpty());
    if (matches < 0)
        QCOMPARE(open.shown().size(), 3);
    else
        QTRY_COMPARE(open.shown().size(), matches);
    QCOMPARE(markupIn(QApplication::allWidgets()), QStringList());
    open.key(Qt::Key_Escape);
    QTRY_COMPARE(open.shown().size(), 3);
}

// E18
void TestHostile::anErrorIsShortWhateverTheFileSays()
{
    OpenWindow open;
    open.writeStories(1);
    open.open();
    const folder::StoryId story = open.table().currentStory();
    open.key(Qt::Key_H);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("63"));
    const QString theirs = QStringLiteral("<img src=c.png> \u001b[2J") + QString(200'000, u'x');
    QFile file(open.path(QStringLiteral("a")));
    const QByteArray bytes = open.bytes(QStringLiteral("a")).replace("heat: 10", "heat: " + quoted(theirs));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    QTRY_VERIFY(open.folder().row(story).field(frontmatter::Field::Heat).toString().size() > 100);
    open.key(Qt::Key_Return);
    QTRY_COMPARE(open.folder().saveState(story), folder::SaveState::Conflict);
    QVERIFY(open.folder().saveError(story).text().size() < 500);
    QVERIFY2(news(open).size() < 500, qPrintable(news(open)));
    const auto *bar = open.window().findChild<ui::StateBar *>();
    QTRY_VERIFY(bar->isVisible());
    const QString said = textsOf(*bar).join(u'\n');
    QVERIFY2(said.contains(QLatin1String("<img src=c.png>")) && said.size() < 1'000, qPrintable(said));
    for (const QString &text : {said, news(open), open.window().findChild<ui::StatusBar *>()->toolTip()})
        QVERIFY(!text.contains(QChar(0x1B)));
    QCOMPARE(markupIn(QApplication::allWidgets()), QStringList());
    QCOMPARE(open.bytes(QStringLiteral("a")), bytes);
}

QTEST_MAIN(TestHostile)
#include "tst_hostile.moc"
