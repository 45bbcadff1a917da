#include "ui/detail/bodysection.h"
#include "ui/detail/card.h"
#include "ui/detail/fieldrow.h"
#include "ui/detail/filmstrip.h"
#include "ui/detail/headline.h"
#include "ui/detail/linkbutton.h"
#include "ui/detail/otherkeys.h"
#include "ui/detail/statebar.h"
#include "ui/detail/wrappedtext.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

media::ImageOptions offline(const QTemporaryDir &site)
{
    media::ImageOptions options;
    options.cacheFolder = site.filePath(QStringLiteral("cache"));
    options.network = false;
    return options;
}

story::Image image(const QString &url, const QString &title = {})
{
    story::Image named;
    named.url = url;
    named.title = title;
    return named;
}

} // namespace

/// The parts of the pane, each with values of its own.
class TestParts final : public QObject
{
    Q_OBJECT

private slots:
    void publishedIsShownInWords_data();
    void publishedIsShownInWords();
    void aClickChoosesTheOtherValue_data();
    void aClickChoosesTheOtherValue();
    void enterChoosesAndSpaceDoesNot();
    void typedNumbersAreHandedOnWithTheirStory();
    void aRefusedValueIsExplainedBelowTheCards();
    void aReadOnlyFieldSaysWhyAndWhere();
    void oneReasonForAllFieldsIsSaidOnce();
    void theHeadlineShowsWhatTheRowKnows();
    void aDateAheadIsScheduled();
    void aLinkToAnotherHostShowsThatHost();
    void aStoryWithoutTitleSaysSo();
    void aConflictShowsBothValues();
    void aFailedSaveSaysWhyAndOffersAnotherTry();
    void imagesAreLoadedFromTheSite();
    void anImageThatIsNotThereSaysWhy();
    void keysMoveThroughTheFilmAndAskForThePreview();
    void theFilmIsHiddenWithoutImages();
    void anImageThatTakesLongSaysThatItIsLoading();
    void theMenuOfAnImageOfTheSiteHasItsFile();
    void featuredContentIsABadgeOnly();
    void anEmptyBodyIsNotShown();
    void aLongBodyIsShownInFullOnDemand();
    void otherKeysAreShownAsText();

private:
    static QStringList textsOf(const QWidget &part);
    static story::StoryRow row();
};

/// Every text in view.
QStringList TestParts::textsOf(const QWidget &part)
{
    QStringList texts;
    for (const QLabel *label : part.findChildren<QLabel *>())
        texts += label->isVisibleTo(&part) ? label->text() : QString();
    for (const ui::WrappedText *text : part.findChildren<ui::WrappedText *>())
        texts += text->isVisibleTo(&part) ? text->toPlainText() : QString();
    for (const ui::LinkButton *link : part.findChildren<ui::LinkButton *>())
        texts += link->isVisibleTo(&part) ? link->shownText() : QString();
    texts.removeAll(QString());
    return texts;
}

story::StoryRow TestParts::row()
{
    story::StoryRow row;
    row.title = QStringLiteral("A title");
    row.field(Field::Published) = FieldValue::boolean(true);
    row.field(Field::Quality) = FieldValue::integer(60);
    row.field(Field::Heat) = FieldValue::integer(-1);
    return row;
}

void TestParts::publishedIsShownInWords_data()
{
    QTest::addColumn<FieldValue>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("true") << FieldValue::boolean(true) << QStringLiteral("✓ Published");
    QTest::newRow("false") << FieldValue::boolean(false) << QStringLiteral("✕ Unpublished");
    QTest::newRow("missing") << FieldValue::missing() << QStringLiteral("– By default");
    QTest::newRow("text") << FieldValue::other(QStringLiteral("<b>soon</b>")) << QStringLiteral("<b>soon</b>");
}

void TestParts::publishedIsShownInWords()
{
    QFETCH(FieldValue, value);
    QFETCH(QString, text);
    ui::PublishedCard card;
    card.showValue(value, true);
    QVERIFY(textsOf(card).contains(text));
    QCOMPARE(card.accessibleDescription(), text);
}

void TestParts::aClickChoosesTheOtherValue_data()
{
    QTest::addColumn<FieldValue>("value");
    QTest::addColumn<bool>("chosen");
    QTest::newRow("true") << FieldValue::boolean(true) << false;
    QTest::newRow("false") << FieldValue::boolean(false) << true;
    QTest::newRow("missing counts as published") << FieldValue::missing() << false;
    QTest::newRow("no boolean") << FieldValue::other(QStringLiteral("soon")) << true;
}

void TestParts::aClickChoosesTheOtherValue()
{
    QFETCH(FieldValue, value);
    QFETCH(bool, chosen);
    ui::PublishedCard card;
    QSignalSpy spy(&card, &ui::PublishedCard::chosen);
    card.showValue(value, true);
    QTest::mouseClick(&card, Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy.constFirst().constFirst().toBool(), chosen);
    card.showValue(value, false);
    QTest::mouseClick(&card, Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
}

void TestParts::enterChoosesAndSpaceDoesNot()
{
    ui::PublishedCard card;
    QSignalSpy spy(&card, &ui::PublishedCard::chosen);
    card.showValue(FieldValue::boolean(false), true);
    QTest::keyClick(&card, Qt::Key_Space);
    QCOMPARE(spy.count(), 0);
    QTest::keyClick(&card, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
}

void TestParts::typedNumbersAreHandedOnWithTheirStory()
{
    ui::FieldRow fields;
    fields.showRow(3, row());
    fields.show();
    fields.focusField(Field::Heat);
    QList<std::pair<int, FieldValue>> edits;
    connect(&fields, &ui::FieldRow::committed, this, [&edits](int story, Field field, const FieldValue &value) {
        QCOMPARE(field, Field::Heat);
        edits.append({story, value});
    });
    ui::NumberField *heat = fields.findChildren<ui::NumberField *>().constLast();
    QCOMPARE(heat->field(), Field::Heat);
    QCOMPARE(heat->selectedText(), QStringLiteral("-1"));
    QTest::keyClicks(heat, QStringLiteral("12"));
    fields.showRow(4, row());
    QCOMPARE(edits, (QList<std::pair<int, FieldValue>>{{3, FieldValue::integer(12)}}));
}

void TestParts::aRefusedValueIsExplainedBelowTheCards()
{
    ui::FieldRow fields;
    fields.showRow(3, row());
    QSignalSpy refused(&fields, &ui::FieldRow::refused);
    ui::NumberField *quality = fields.findChildren<ui::NumberField *>().constFirst();
    quality->selectAll();
    QTest::keyClicks(quality, QStringLiteral("high"));
    QVERIFY(!fields.commitTyping());
    QCOMPARE(refused.count(), 1);
    QVERIFY(textsOf(fields).contains(refused.constFirst().constFirst().toString()));
    QTest::keyClick(quality, Qt::Key_Backspace);
    QVERIFY(!textsOf(fields).contains(refused.constFirst().constFirst().toString()));
    QTest::keyClick(quality, Qt::Key_X);
    QTest::keyClick(quality, Qt::Key_Return);
    QVERIFY(textsOf(fields).contains(refused.constLast().constFirst().toString()));
    QTest::keyClick(quality, Qt::Key_Escape);
    QVERIFY(!textsOf(fields).contains(refused.constLast().constFirst().toString()));
}

void TestParts::aReadOnlyFieldSaysWhyAndWhere()
{
    ui::FieldRow fields;
    story::StoryRow locked = row();
    locked.problems.push_back({QStringLiteral("quality is given twice"), 5, 3, Field::Quality});
    fields.showRow(3, locked);
    const QString all = textsOf(fields).join(u'\n');
    QVERIFY(all.contains(QLatin1String("Quality cannot be edited: quality is given twice (line 5, column 3)")));
    const auto numbers = fields.findChildren<ui::NumberField *>();
    QVERIFY(numbers.constFirst()->isReadOnly());
    QVERIFY(!numbers.constLast()->isReadOnly());
}

void TestParts::oneReasonForAllFieldsIsSaidOnce()
{
    ui::FieldRow fields;
    story::StoryRow locked = row();
    for (const Field field : frontmatter::allFields)
        locked.problems.push_back({QStringLiteral("not UTF-8"), 2, 1, field});
    fields.showRow(3, locked);
    QCOMPARE(textsOf(fields).join(u'\n').count(QLatin1String("not UTF-8")), 1);
}

void TestParts::theHeadlineShowsWhatTheRowKnows()
{
    ui::Headline headline;
    story::StoryRow shown = row();
    shown.title = QStringLiteral("<img src=/x> a < b and c > d, R&D %1");
    shown.providerName = QStringLiteral("Firstpost");
    shown.providerDomain = QStringLiteral("firstpost.com");
    shown.webUrl = QStringLiteral("https://www.firstpost.com/a");
    shown.date = 1'698'042'180'000;
    shown.topics = QStringList{QStringLiteral("AI Hardware"), QStringLiteral("AI")};
    shown.type = QStringLiteral("article");
    headline.showRow(shown);
    headline.showPosition(3, 37);
    const QStringList texts = textsOf(headline);
    for (const QString &text :
         {shown.title, QStringLiteral("3 of 37"), QStringLiteral("Firstpost ·"), QStringLiteral("firstpost.com"),
          QStringLiteral("23 Oct 2023, 08:23 ·"), QStringLiteral("AI Hardware, AI ·"), QStringLiteral("article")})
        QVERIFY2(texts.contains(text), qPrintable(text + u'\n' + texts.join(u'\n')));
}

void TestParts::aDateAheadIsScheduled()
{
    ui::Headline headline;
    story::StoryRow shown = row();
    shown.date = QDateTime::currentMSecsSinceEpoch() + 86'400'000;
    headline.showRow(shown);
    QVERIFY(textsOf(headline).join(u'\n').contains(QLatin1String("scheduled for")));
}

void TestParts::aLinkToAnotherHostShowsThatHost()
{
    ui::Headline headline;
    story::StoryRow shown = row();
    shown.providerDomain = QStringLiteral("firstpost.com");
    shown.webUrl = QStringLiteral("https://evil.example/firstpost.com");
    headline.showRow(shown);
    QVERIFY(textsOf(headline).contains(QStringLiteral("evil.example")));
    shown.webUrl = QStringLiteral("https://notfirstpost.com/");
    headline.showRow(shown);
    QVERIFY(textsOf(headline).contains(QStringLiteral("notfirstpost.com")));
}

void TestParts::aStoryWithoutTitleSaysSo()
{
    ui::Headline headline;
    headline.showRow({});
    QCOMPARE(textsOf(headline), QStringList{QStringLiteral("Without a title")});
}

void TestParts::aConflictShowsBothValues()
{
    ui::StateBar bar;
    bar.showConflicts({{Field::Quality, FieldValue::integer(54), FieldValue::integer(60)},
                       {Field::Heat, FieldValue::integer(1), FieldValue::missing()}},
                      {});
    const QString text = textsOf(bar).join(u'\n');
    QVERIFY(text.contains(QStringLiteral("Quality · Yours: 54 · On disk: 60")));
    QVERIFY(text.contains(QStringLiteral("Heat · Yours: 1 · On disk: no value")));
    QSignalSpy mine(&bar, &ui::StateBar::keepMineRequested);
    QSignalSpy theirs(&bar, &ui::StateBar::keepTheirsRequested);
    for (QPushButton *button : bar.findChildren<QPushButton *>()) {
        if (button->isVisibleTo(&bar))
            button->click();
    }
    QCOMPARE(mine.count(), 1);
    QCOMPARE(theirs.count(), 1);
}

void TestParts::aFailedSaveSaysWhyAndOffersAnotherTry()
{
    ui::StateBar bar;
    bar.showFailed({QStringLiteral("No space left on the disk"), QStringLiteral("<b>a.md"), 0, 0, QString()});
    QVERIFY(textsOf(bar).join(u'\n').contains(QLatin1String("<b>a.md: No space left on the disk")));
    QSignalSpy retry(&bar, &ui::StateBar::retryRequested);
    QSignalSpy discard(&bar, &ui::StateBar::keepTheirsRequested);
    for (QPushButton *button : bar.findChildren<QPushButton *>()) {
        if (button->isVisibleTo(&bar))
            button->click();
    }
    QCOMPARE(retry.count(), 1);
    QCOMPARE(discard.count(), 1);
}

void TestParts::imagesAreLoadedFromTheSite()
{
    QTemporaryDir site;
    QImage red(400, 200, QImage::Format_RGB32);
    red.fill(Qt::red);
    QVERIFY(red.save(site.filePath(QStringLiteral("a.png"))));
    media::ImageLoader loader(offline(site));
    ui::Filmstrip film(loader);
    const QAbstractItemModelTester tester(film.model());
    film.resize(340, 72);
    film.showImages({image(QStringLiteral("/a.png"), QStringLiteral("<b>A</b>"))}, site.path());
    film.show();
    const QModelIndex first = film.model()->index(0, 0);
    QTRY_COMPARE(first.data(ui::FilmstripModel::ResultRole).value<media::ImageResult>().state,
                 media::ImageResult::State::Ready);
    QCOMPARE(film.grab().toImage().pixelColor(50, 35), QColor(Qt::red));
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains(QLatin1String("&lt;b&gt;A&lt;/b&gt;")));
}

void TestParts::anImageThatIsNotThereSaysWhy()
{
    QTemporaryDir site;
    media::ImageLoader loader(offline(site));
    ui::Filmstrip film(loader);
    film.resize(340, 72);
    film.showImages({image(QStringLiteral("/none.png")), image(QStringLiteral("https://example.com/x.png"))},
                    site.path());
    film.show();
    for (int row = 0; row < 2; ++row) {
        const QModelIndex index = film.model()->index(row, 0);
        const auto result = [&index] {
            return index.data(ui::FilmstripModel::ResultRole).value<media::ImageResult>();
        };
        QTRY_VERIFY(result().state != media::ImageResult::State::Loading);
        QVERIFY(!result().reason.isEmpty());
        QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(result().reason));
    }
}

void TestParts::keysMoveThroughTheFilmAndAskForThePreview()
{
    QTemporaryDir site;
    media::ImageLoader loader(offline(site));
    ui::Filmstrip film(loader);
    film.resize(340, 72);
    film.showImages({image(QStringLiteral("/a.png")), image(QStringLiteral("/b.png"))}, site.path());
    film.show();
    QSignalSpy preview(&film, &ui::Filmstrip::previewRequested);
    QTest::keyClick(&film, Qt::Key_Right);
    QTest::keyClick(&film, Qt::Key_Return);
    QCOMPARE(preview.count(), 1);
    QCOMPARE(preview.constFirst().constFirst().toInt(), 1);
    QTest::mouseDClick(film.viewport(), Qt::LeftButton, {}, QPoint(20, 20));
    QTRY_VERIFY(preview.count() >= 1);
}

void TestParts::theFilmIsHiddenWithoutImages()
{
    QTemporaryDir site;
    media::ImageLoader loader(offline(site));
    QWidget window;
    ui::Filmstrip film(loader, &window);
    film.showImages({image(QStringLiteral("/a.png"))}, site.path());
    QVERIFY(film.isVisibleTo(&window));
    film.showImages({}, site.path());
    QVERIFY(!film.isVisibleTo(&window));
}

void TestParts::anImageThatTakesLongSaysThatItIsLoading()
{
    QTcpServer silent; // takes the connection and says nothing
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    QTemporaryDir cache;
    media::ImageOptions options;
    options.cacheFolder = cache.path();
    options.privateAddresses = true;
    media::ImageLoader loader(options);
    ui::Filmstrip film(loader);
    film.resize(340, 72);
    film.showImages({image(QStringLiteral("http://127.0.0.1:%1/slow.png").arg(silent.serverPort()))}, cache.path());
    film.show();
    const QModelIndex first = film.model()->index(0, 0);
    QTRY_COMPARE(first.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Image 1 of 1, loading…"));
}

void TestParts::theMenuOfAnImageOfTheSiteHasItsFile()
{
    QTemporaryDir site;
    QImage red(40, 20, QImage::Format_RGB32);
    red.fill(Qt::red);
    QVERIFY(red.save(site.filePath(QStringLiteral("a.png"))));
    media::ImageLoader loader(offline(site));
    ui::Filmstrip film(loader);
    film.resize(340, 72);
    film.showImages({image(QStringLiteral("/a.png")), image(QStringLiteral("https://example.com/x.png"))},
                    site.path());
    film.show();
    const auto file = [&film](int row) {
        return film.model()->index(row, 0).data(ui::FilmstripModel::FileRole).toString();
    };
    QTRY_COMPARE(file(0), site.filePath(QStringLiteral("a.png")));
    QVERIFY(file(1).isEmpty());
    film.setCurrentIndex(film.model()->index(0, 0));
    QContextMenuEvent asked(QContextMenuEvent::Keyboard, {}, film.mapToGlobal(QPoint()));
    QApplication::sendEvent(&film, &asked);
    const auto *menu = film.findChild<QMenu *>();
    QVERIFY(menu != nullptr);
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts += action->text();
    QVERIFY(texts.contains(QStringLiteral("Show in file manager")));
    menu->actions().at(texts.indexOf(QStringLiteral("Copy path")))->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), file(0));
}

void TestParts::featuredContentIsABadgeOnly()
{
    ui::BodySection body;
    story::StoryDetail detail;
    detail.hasFeaturedContent = true;
    detail.featuredContentLink = QStringLiteral("https://video.example/embed/1");
    body.showBody(&detail);
    QCOMPARE(textsOf(body), (QStringList{QStringLiteral("Featured content:"), QStringLiteral("video.example")}));
}

void TestParts::anEmptyBodyIsNotShown()
{
    QWidget window;
    ui::BodySection body(&window);
    story::StoryDetail detail;
    detail.body = QStringLiteral("\n \n");
    body.showBody(&detail);
    QVERIFY(!body.isVisibleTo(&window));
    detail.body = QStringLiteral("<script>alert(1)</script>");
    body.showBody(&detail);
    QVERIFY(textsOf(body).contains(detail.body));
    body.showBody(nullptr);
    QVERIFY(!body.isVisibleTo(&window));
}

void TestParts::aLongBodyIsShownInFullOnDemand()
{
    QWidget window;
    ui::BodySection body(&window);
    auto *text = body.findChild<ui::WrappedText *>();
    auto *showAll = body.findChildren<ui::LinkButton *>().constLast();
    story::StoryDetail detail;
    detail.body =
        QStringLiteral("A line of forty characters, as they go.\n").repeated(500) + QStringLiteral("The end.");
    body.showBody(&detail);
    QVERIFY(text->toPlainText().endsWith(QChar(0x2026)));
    QVERIFY(showAll->isVisibleTo(&window));
    QVERIFY(showAll->shownText().contains(QLocale().toString(detail.body.size())));
    showAll->click();
    QVERIFY(text->toPlainText().endsWith(QStringLiteral("The end.")));
    QVERIFY(!showAll->isVisibleTo(&window));
    body.showBody(&detail); // the row has changed, the body has not
    QVERIFY(text->toPlainText().endsWith(QStringLiteral("The end.")));
    detail.body = QStringLiteral("Short");
    body.showBody(&detail);
    QCOMPARE(text->toPlainText(), detail.body);
    QVERIFY(!showAll->isVisibleTo(&window));
    detail.body = QString(story::bodyCap, QLatin1Char('x'));
    body.showBody(&detail);
    QVERIFY(textsOf(body).contains(
        QStringLiteral("Body · the first %1 characters").arg(QLocale().toString(story::bodyCap))));
}

void TestParts::otherKeysAreShownAsText()
{
    ui::OtherKeys keys;
    keys.showKeys({{QStringLiteral("price"), QStringLiteral("<b>5</b>")},
                   {QStringLiteral("items"), QStringLiteral("- a\n- b")}});
    const QStringList texts = textsOf(keys);
    QVERIFY(texts.contains(QStringLiteral("<b>5</b>")));
    QVERIFY(texts.contains(QStringLiteral("- a\n- b")));
    QList<story::OtherKey> many;
    for (int i = 0; i < 1'000; ++i)
        many.append({QString::number(i), QStringLiteral("x")});
    keys.showKeys(many);
    QTRY_VERIFY(textsOf(keys).join(u' ').contains(QLatin1String("more")));
    QVERIFY(keys.findChildren<ui::WrappedText *>().size() < 100);
}

QTEST_MAIN(TestParts)
#include "tst_parts.moc"
