#include "ui/detail/flowlayout.h"
#include "ui/detail/linkbutton.h"
#include "ui/detail/moment.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/links.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using ui::Tone;

/// The small texts that the parts of the pane are made of.
class TestText final : public QObject
{
    Q_OBJECT

private slots:
    void aLongWordIsBrokenInsteadOfWideningThePane();
    void textIsAsHighAsItsLines();
    void markupIsShownLiterally();
    void theSameTextAgainKeepsTheSelection();
    void aClickOpensButASelectionDoesNot();
    void theWheelIsLeftToThePane();
    void theCopyKeyCopiesWhatIsSelected();
    void coloursFollowThePalette();
    void aLinkOpensOnceByClickAndByEnter();
    void whatIsNoWebLinkIsNotOpened();
    void aPasswordInALinkIsNotShown();
    void aForeignHostIsShownInItsAsciiForm();
    void aLongAddressIsShownInFull();
    void theLinkMenuCopiesTheAddressAsItIs();
    void theLinkMenuCopiesNoPasswordAndSaysSo();
    void itemsFlowToTheNextLine();
    void anItemWiderThanTheLineGetsTheLine();
    void aMomentIsShownInTheLocalZone();

public slots:
    void opened(const QUrl &url) { m_opened += url; }

private:
    QList<QUrl> m_opened;
};

void TestText::aLongWordIsBrokenInsteadOfWideningThePane()
{
    ui::WrappedText text(Tone::Normal);
    text.showText(QStringLiteral("https://example.com/") + QString(400, u'x'));
    QCOMPARE(text.minimumSizeHint().width(), 0);
    QVERIFY(text.heightForWidth(200) > 5 * text.fontMetrics().height());
    text.setGeometry(0, 0, 200, text.heightForWidth(200));
    text.show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    QVERIFY(text.document()->idealWidth() <= 200);
}

void TestText::textIsAsHighAsItsLines()
{
    ui::WrappedText text(Tone::Normal);
    text.showText(QStringLiteral("one"));
    const int one = text.heightForWidth(200);
    text.showText(QStringLiteral("one\ntwo\nthree"));
    QVERIFY(text.heightForWidth(200) > 2 * one);
    QVERIFY(text.heightForWidth(200) <= 3 * one);
    QVERIFY(text.heightForWidth(10) > 3 * one);
}

void TestText::markupIsShownLiterally()
{
    ui::WrappedText text(Tone::Title);
    const QString markup = QStringLiteral("<img src=/x> a < b and c > d &amp; R&D %1 %2");
    text.showText(markup);
    QCOMPARE(text.toPlainText(), markup);
}

void TestText::theSameTextAgainKeepsTheSelection()
{
    ui::WrappedText text(Tone::Normal);
    text.showText(QStringLiteral("an excerpt"));
    text.selectAll();
    text.showText(QStringLiteral("an excerpt"));
    QVERIFY(text.textCursor().hasSelection());
    text.showText(QStringLiteral("another"));
    QVERIFY(!text.textCursor().hasSelection());
}

void TestText::aClickOpensButASelectionDoesNot()
{
    ui::WrappedText text(Tone::Title);
    text.showText(QStringLiteral("A title of some words"));
    text.resize(300, 40);
    text.show();
    QVERIFY(QTest::qWaitForWindowExposed(&text));
    QSignalSpy clicked(&text, &ui::WrappedText::clicked);
    QTest::mouseClick(text.viewport(), Qt::LeftButton, {}, QPoint(20, 8));
    QCOMPARE(clicked.count(), 0);
    text.setClickable(true);
    QTest::mouseClick(text.viewport(), Qt::LeftButton, {}, QPoint(20, 8));
    QCOMPARE(clicked.count(), 1);
    QTest::qWait(QApplication::doubleClickInterval() + 10);
    QTest::mousePress(text.viewport(), Qt::LeftButton, {}, QPoint(2, 8));
    QTest::mouseMove(text.viewport(), QPoint(120, 8));
    QTest::mouseRelease(text.viewport(), Qt::LeftButton, {}, QPoint(120, 8));
    QCOMPARE(clicked.count(), 1);
    QTest::keyClick(&text, Qt::Key_Return);
    QCOMPARE(clicked.count(), 2);
}

void TestText::theWheelIsLeftToThePane()
{
    ui::WrappedText text(Tone::Normal);
    text.showText(QString(3'000, u'x'));
    for (const auto modifier : {Qt::NoModifier, Qt::ControlModifier}) {
        const QFont before = text.font();
        QWheelEvent wheel(QPointF(5, 5), QPointF(5, 5), {}, QPoint(0, -120), Qt::NoButton, modifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(text.viewport(), &wheel);
        QVERIFY(!wheel.isAccepted());
        QCOMPARE(text.font(), before);
    }
}

void TestText::theCopyKeyCopiesWhatIsSelected()
{
    ui::WrappedText text(Tone::Normal);
    text.showText(QStringLiteral("copied"));
    QKeyEvent ask(QEvent::ShortcutOverride, Qt::Key_C, Qt::ControlModifier);
    ask.ignore();
    QCoreApplication::sendEvent(&text, &ask);
    QVERIFY(!ask.isAccepted());
    text.selectAll();
    QCoreApplication::sendEvent(&text, &ask);
    QVERIFY(ask.isAccepted());
    QTest::keyClick(&text, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("copied"));
}

void TestText::coloursFollowThePalette()
{
    ui::applyScheme(*qApp, ui::Scheme::Light);
    QWidget window;
    auto *label = new ui::ToneLabel(Tone::Secondary, ui::Lines::One, &window);
    auto *text = new ui::WrappedText(Tone::Problem, &window);
    window.show();
    for (const auto scheme : {ui::Scheme::Dark, ui::Scheme::Light}) {
        ui::applyScheme(*qApp, scheme);
        QCoreApplication::processEvents();
        const ui::Colors &colors = ui::colorsFor(QApplication::palette());
        QCOMPARE(label->palette().color(QPalette::WindowText), colors.secondaryText);
        QCOMPARE(text->palette().color(QPalette::Text), colors.problem.text);
    }
}

// E07
void TestText::aLinkOpensOnceByClickAndByEnter()
{
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "opened");
    m_opened.clear();
    ui::LinkButton link;
    link.showLink(QStringLiteral("R&D"), QStringLiteral("https://example.com/a?b=%20c"));
    QCOMPARE(link.shownText(), QStringLiteral("R&D"));
    QCOMPARE(link.accessibleName(), QStringLiteral("R&D"));
    QTest::mouseClick(&link, Qt::LeftButton);
    QTest::keyClick(&link, Qt::Key_Return);
    QCOMPARE(m_opened, QList<QUrl>(2, QUrl(QStringLiteral("https://example.com/a?b=%20c"))));
    QVERIFY(link.toolTip().contains(QLatin1String("https://example.com/a?b=%20c")));
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
}

// E06
void TestText::whatIsNoWebLinkIsNotOpened()
{
    QDesktopServices::setUrlHandler(QStringLiteral("javascript"), this, "opened");
    m_opened.clear();
    ui::LinkButton link;
    link.showLink(QStringLiteral("here"), QStringLiteral("javascript:alert(1)"));
    QVERIFY(!link.isEnabled());
    link.click();
    QVERIFY(m_opened.isEmpty());
    QVERIFY(link.toolTip().contains(QLatin1String("javascript:alert(1)")));
    QDesktopServices::unsetUrlHandler(QStringLiteral("javascript"));
}

// E18
void TestText::aPasswordInALinkIsNotShown()
{
    const QString hint = ui::linkHint(QStringLiteral("https://user:secret@example.com/"));
    QVERIFY(!hint.contains(QLatin1String("secret")));
    QVERIFY(hint.contains(QLatin1String("example.com")));
}

// E08
void TestText::aForeignHostIsShownInItsAsciiForm()
{
    QCOMPARE(ui::shownAddress(QStringLiteral("https://аррӏе.com/x")), QStringLiteral("https://xn--80ak6aa92e.com/x"));
}

// E08
void TestText::aLongAddressIsShownInFull()
{
    const QString address = QStringLiteral("https://news.example.") + QStringLiteral("sub.").repeated(40) +
                            QStringLiteral("evil.example/") + QString(1'000, u'x') + QStringLiteral("?end");
    ui::LinkButton link;
    link.showLink(QStringLiteral("news.example"), address);
    QVERIFY(link.isEnabled());
    QVERIFY(link.toolTip().remove(u'\n').contains(address)); // broken into lines, not cut
}

void TestText::theLinkMenuCopiesTheAddressAsItIs()
{
    QWidget window;
    const std::unique_ptr<QMenu> menu(ui::newLinkMenu(QStringLiteral("/assets/x.jpg"), &window));
    QCOMPARE(menu->actions().size(), 2);
    QVERIFY(!menu->actions().constFirst()->isEnabled());
    menu->actions().constLast()->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("/assets/x.jpg"));
}

void TestText::theLinkMenuCopiesNoPasswordAndSaysSo()
{
    QWidget window;
    const QString address = QStringLiteral("https://reader:token@example.com/a?b=c%20d");
    const std::unique_ptr<QMenu> menu(ui::newLinkMenu(address, &window));
    QAction *copy = menu->actions().constLast();
    QVERIFY(copy->text().contains(QLatin1String("without Password")));
    copy->trigger();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("https://example.com/a?b=c%20d"));
}

void TestText::itemsFlowToTheNextLine()
{
    QWidget window;
    auto *flow = new ui::FlowLayout(10, 5, &window);
    QList<QWidget *> boxes;
    for (int i = 0; i < 3; ++i) {
        boxes += new QWidget(&window);
        boxes.last()->setFixedSize(40, 20);
        flow->addWidget(boxes.last());
    }
    QCOMPARE(flow->heightForWidth(200), 20);
    QCOMPARE(flow->heightForWidth(100), 45);
    flow->setGeometry(QRect(0, 0, 100, 45));
    QCOMPARE(boxes.at(1)->pos(), QPoint(50, 0));
    QCOMPARE(boxes.at(2)->pos(), QPoint(0, 25));
}

void TestText::anItemWiderThanTheLineGetsTheLine()
{
    QWidget window;
    auto *flow = new ui::FlowLayout(10, 5, &window);
    auto *label = new ui::ElidedLabel(Tone::Normal, &window);
    label->setPlainText(QString(200, u'x'));
    flow->addWidget(label);
    flow->setGeometry(QRect(0, 0, 100, 50));
    QCOMPARE(label->width(), 100);
    QCOMPARE(label->text(), QString(200, u'x'));
}

void TestText::aMomentIsShownInTheLocalZone()
{
    // 2023-10-23T06:23:00Z, in Berlin, where these tests run.
    constexpr std::int64_t moment = 1'698'042'180'000;
    QCOMPARE(ui::dayText(moment), QStringLiteral("23 Oct 2023"));
    QCOMPARE(ui::dayTimeText(moment), QStringLiteral("23 Oct 2023, 08:23"));
    const QString whole = ui::instantText(moment, QStringLiteral("2023-10-23T06:23:00Z"));
    QVERIFY(whole.contains(QLatin1String("2023-10-23T06:23:00.000Z")));
    QVERIFY(!ui::liesAhead(moment));
    QVERIFY(ui::liesAhead(QDateTime::currentMSecsSinceEpoch() + 60'000));
}

QTEST_MAIN(TestText)
#include "tst_text.moc"
