#include "tests/ui/detail/parts.h"
#include "ui/detail/bodysection.h"
#include "ui/detail/conflictrows.h"
#include "ui/detail/headline.h"
#include "ui/detail/otherkeys.h"
#include "ui/detail/statebar.h"

#include <QDateTime>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using folder::Keep;
using frontmatter::Field;
using frontmatter::FieldValue;

/// The other parts of the pane, each with values of its own.
class TestParts final : public QObject
{
    Q_OBJECT

private slots:
    void theHeadlineShowsWhatTheRowKnows();
    void aDateAheadIsScheduled();
    void aLinkToAnotherHostShowsThatHost();
    void aStoryWithoutTitleSaysSo();
    void eachFieldInConflictHasBothValuesAndItsOwnButtons();
    void publishedInConflictHasTwoValuesAndNoThird();
    void aFailedSaveSaysWhyAndOffersAnotherTry();
    void featuredContentIsABadgeOnly();
    void anEmptyBodyIsNotShown();
    void aLongBodyIsShownInFullOnDemand();
    void otherKeysAreShownAsText();
};

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

// B07
void TestParts::eachFieldInConflictHasBothValuesAndItsOwnButtons()
{
    ui::StateBar bar;
    bar.showConflicts({{Field::Quality, FieldValue::integer(54), FieldValue::integer(60)},
                       {Field::Heat, FieldValue::integer(1), FieldValue::missing()}},
                      1);
    const QString text = textsOf(bar).join(u'\n');
    QVERIFY(text.contains(QStringLiteral("Quality · Yours: 54 · On disk: 60")));
    QVERIFY(text.contains(QStringLiteral("Heat · Yours: 1 · On disk: no value")));
    QSignalSpy settled(&bar.conflicts(), &ui::ConflictRows::settleRequested);
    QSignalSpy edited(&bar.conflicts(), &ui::ConflictRows::editRequested);
    QSignalSpy all(&bar.conflicts(), &ui::ConflictRows::settleAllRequested);
    QStringList names;
    for (QPushButton *button : bar.findChildren<QPushButton *>()) {
        if (!button->isVisibleTo(&bar))
            continue;
        names += button->accessibleName();
        button->click();
    }
    QCOMPARE(names, (QStringList{QStringLiteral("Keep mine: Quality 54"), QStringLiteral("Keep theirs: Quality 60"),
                                 QStringLiteral("Type another value for Quality"),
                                 QStringLiteral("Keep mine: Heat 1"), QStringLiteral("Keep theirs: Heat no value"),
                                 QStringLiteral("Type another value for Heat")}));
    QCOMPARE(settled, (QList<QVariantList>{{QVariant::fromValue(Field::Quality), QVariant::fromValue(Keep::Mine)},
                                           {QVariant::fromValue(Field::Quality), QVariant::fromValue(Keep::Theirs)},
                                           {QVariant::fromValue(Field::Heat), QVariant::fromValue(Keep::Mine)},
                                           {QVariant::fromValue(Field::Heat), QVariant::fromValue(Keep::Theirs)}}));
    QCOMPARE(edited.count(), 2);
    QCOMPARE(all.count(), 0);
}

// B07
void TestParts::publishedInConflictHasTwoValuesAndNoThird()
{
    ui::StateBar bar;
    bar.showConflicts({{Field::Published, FieldValue::boolean(true), FieldValue::boolean(false)}}, 3);
    QVERIFY(
        textsOf(bar).join(u'\n').contains(QStringLiteral("Published · Yours: ✓ Published · On disk: ✕ Unpublished")));
    QStringList shown;
    for (const QPushButton *button : bar.findChildren<QPushButton *>())
        if (button->isVisibleTo(&bar))
            shown += button->text();
    QCOMPARE(shown.size(), 4); // two of this one, two of all
    QVERIFY(!shown.contains(QStringLiteral("Edit")));
}

void TestParts::aFailedSaveSaysWhyAndOffersAnotherTry()
{
    ui::StateBar bar;
    bar.showFailed({QStringLiteral("No space left on the disk"), QStringLiteral("<b>a.md"), 0, 0, QString()},
                   {{Field::Quality, FieldValue::integer(100)}, {Field::Published, FieldValue::boolean(true)}});
    QVERIFY(textsOf(bar).join(u'\n').contains(QStringLiteral("Not saved: Quality 100 · ✓ Published")));
    QVERIFY(textsOf(bar).join(u'\n').contains(QLatin1String("<b>a.md: No space left on the disk")));
    QSignalSpy retry(&bar, &ui::StateBar::retryRequested);
    QSignalSpy discard(&bar, &ui::StateBar::discardRequested);
    for (QPushButton *button : bar.findChildren<QPushButton *>()) {
        if (button->isVisibleTo(&bar))
            button->click();
    }
    QCOMPARE(retry.count(), 1);
    QCOMPARE(discard.count(), 1);
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
