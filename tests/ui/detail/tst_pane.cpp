#include "stories.h"
#include "ui/detail/card.h"
#include "ui/detail/detailpane.h"
#include "ui/detail/fieldrow.h"
#include "ui/detail/relatedmodel.h"
#include "ui/detail/relatedview.h"
#include "ui/detail/statebar.h"
#include "ui/detail/storypage.h"
#include "ui/detail/wrappedtext.h"
#include "ui/look/numberfield.h"
#include "ui/look/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDesktopServices>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>

using folder::StoryId;
using frontmatter::Field;
using frontmatter::FieldValue;

/// The pane over real files.
class TestPane final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void nothingSelectedSaysSo();
    void aStoryIsShownWithAllItsParts();
    void hostileTextIsShownLiterallyInPlainLabels();
    void manySelectedAreCounted();
    void whatCannotBeReadOrHasGoneIsCountedApart();
    void aNumberForManyGoesToAllOfThem();
    void aBrokenFileSaysWhyAndWhere();
    void aFieldsProblemIsSaidBesideItAndNotAgain();
    void aFileThatCannotBeWrittenIsSaidOnce();
    void aDeletedFileSaysSo();
    void typingGoesToTheStoryWhereItBegan();
    void aChangeOfTheFileKeepsTypingAndScrollPosition();
    void anotherStoryStartsAtTheTop();
    void pagesEndAtTheEnd();
    void aRelatedStoryOfTheFolderIsGoneTo();
    void aRelatedStoryElsewhereOpensInTheBrowser();
    void aThousandRelatedStoriesAreCapped();
    void aConflictIsSettledByAButton();
    void aNewFolderForgetsWhatWasTyped();
    void whatIsTypedWhenThePaneDiesIsDropped();
    void sizesFollowTheFont();
    void nothingIsWiderThanThePane();
    void theCardsAreNeverCutAtTheRight_data();
    void theCardsAreNeverCutAtTheRight();

public slots:
    void opened(const QUrl &url) { m_opened += url; }

private:
    void show(const QString &name)
    {
        const StoryId story = m_stories->story(name);
        QVERIFY(story >= 0);
        m_pane->showStories(story, {story}, story + 1, m_stories->folder.count());
    }
    QString texts() const;
    ui::NumberField *field(Field which) const;
    QModelIndex relatedRow(int row) const;

    std::unique_ptr<Stories> m_stories;
    std::unique_ptr<media::ImageLoader> m_images;
    std::unique_ptr<ui::DetailPane> m_pane;
    QList<QUrl> m_opened;
};

void TestPane::init()
{
    m_stories = std::make_unique<Stories>();
    m_stories->write(QStringLiteral("a.md"),
                     storyText(QStringLiteral("title: Alpha\nexcerpt: \"It&amp;#39;s\"\nquality: 54\nheat: -1\n"
                                              "published: false\nwebUrl: https://example.com/a\nprice: 5 euro\n"
                                              "secured: blob==\nrelated:\n"
                                              "  - title: Beta there\n    webUrl: https://example.com/b\n"
                                              "    quality: 71\n"
                                              "  - title: Elsewhere\n    webUrl: https://example.org/x"),
                               QStringLiteral("The body.\n") + QStringLiteral("More of it.\n").repeated(80)));
    m_stories->write(QStringLiteral("b.md"), storyText(QStringLiteral("title: Beta\nquality: 12\nheat: 3\n"
                                                                      "webUrl: https://example.com/b")));
    m_stories->write(QStringLiteral("broken.md"), QStringLiteral("---\ntitle: \"never closed\n"));
    m_stories->write(
        QStringLiteral("hostile.md"),
        storyText(QStringLiteral("title: '<img src=/x> a < b and c > d R&D %1 %2'\n"
                                 "excerpt: '<img src=/x><b>R&D</b>'\nprovider:\n  name: '<img src=/x>'\n"
                                 "topics: ['<img src=/x>']\ntype: '<b>R&D</b>'\n'<b>key': '<img src=/x>'\n"
                                 "related:\n  - title: '<img src=/x>'\n"),
                  QStringLiteral("<img src=/x>")));
    m_stories->open();
    media::ImageOptions offline;
    offline.cacheFolder = m_stories->filePath(QStringLiteral(".cache"));
    offline.network = false;
    m_images = std::make_unique<media::ImageLoader>(offline);
    m_pane = std::make_unique<ui::DetailPane>(m_stories->folder, *m_images);
    m_pane->resize(372, 500);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    m_opened.clear();
}

void TestPane::cleanup()
{
    m_pane.reset();
    m_images.reset();
    m_stories.reset();
}

QString TestPane::texts() const
{
    QStringList all;
    for (const QLabel *label : m_pane->findChildren<QLabel *>())
        all += label->isVisible() ? label->text() : QString();
    for (const ui::WrappedText *text : m_pane->findChildren<ui::WrappedText *>())
        all += text->isVisible() ? text->toPlainText() : QString();
    return all.join(u'\n');
}

ui::NumberField *TestPane::field(Field which) const
{
    for (ui::NumberField *number : m_pane->findChildren<ui::NumberField *>()) {
        if (number->isVisible() && number->field() == which)
            return number;
    }
    return nullptr;
}

QModelIndex TestPane::relatedRow(int row) const
{
    return m_pane->findChild<ui::RelatedView *>()->model()->index(row, 0);
}

void TestPane::nothingSelectedSaysSo()
{
    m_pane->showStories(-1, {}, 0, 3);
    QVERIFY(texts().contains(QLatin1String("Select a story")));
    m_pane->showStories(-1, {}, 0, 0); // there is none to select
    QCOMPARE(texts().trimmed(), QString());
}

void TestPane::aStoryIsShownWithAllItsParts()
{
    show(QStringLiteral("a.md"));
    const QString all = texts();
    for (const char *text : {"Alpha", "It's", "The body.", "5 euro", "a.md", "✕"})
        QVERIFY2(all.contains(QString::fromUtf8(text)), text);
    QVERIFY(!all.contains(QLatin1String("blob")));
    QCOMPARE(field(Field::Quality)->text(), QStringLiteral("54"));
    QVERIFY(all.contains(QStringLiteral("Related · 2 · in this folder 1")));
    QVERIFY(all.contains(QStringLiteral("71")));
    QVERIFY(relatedRow(0).data(ui::RelatedModel::FolderRole).toString().contains(QStringLiteral("– By default")));
    QVERIFY(relatedRow(0).data(ui::RelatedModel::FolderRole).toString().contains(QStringLiteral("Heat 3")));
    QVERIFY(!relatedRow(1).data(ui::RelatedModel::FolderToneRole).isValid());
}

// E01
void TestPane::hostileTextIsShownLiterallyInPlainLabels()
{
    show(QStringLiteral("hostile.md"));
    for (const QLabel *label : m_pane->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    for (const QTextEdit *text : m_pane->findChildren<QTextEdit *>())
        QVERIFY(!text->acceptRichText());
    const QString all = texts();
    QVERIFY(all.contains(QLatin1String("<img src=/x> a < b and c > d R&D %1 %2")));
    QVERIFY(all.contains(QLatin1String("<img src=/x><b>R&D</b>")));
    QVERIFY(all.count(QLatin1String("<img src=/x>")) >= 5);
    for (const QWidget *widget : m_pane->findChildren<QWidget *>())
        QVERIFY(!widget->toolTip().contains(QLatin1String("<img")));
    QVERIFY(!relatedRow(0).data(Qt::ToolTipRole).toString().contains(QLatin1String("<img")));
}

void TestPane::manySelectedAreCounted()
{
    const StoryId a = m_stories->story(QStringLiteral("a.md"));
    const StoryId b = m_stories->story(QStringLiteral("b.md"));
    m_pane->showStories(a, {a, b}, 1, 4);
    const QString all = texts();
    QVERIFY(all.contains(QLatin1String("2 ")));
    QVERIFY(all.contains(QStringLiteral("✕ Unpublished: 1")));
    QVERIFY(all.contains(QStringLiteral("– By default: 1")));
    QCOMPARE(field(Field::Quality)->placeholderText(), QStringLiteral("12 to 54"));
}

void TestPane::whatCannotBeReadOrHasGoneIsCountedApart()
{
    const StoryId a = m_stories->story(QStringLiteral("a.md"));
    const StoryId b = m_stories->story(QStringLiteral("b.md"));
    const StoryId broken = m_stories->story(QStringLiteral("broken.md"));
    m_pane->showStories(a, {a, b}, 1, 4);
    QVERIFY(!texts().contains(QStringLiteral("Cannot be read")));
    QVERIFY(!texts().contains(QStringLiteral("Deleted on disk")));

    QVERIFY(QFile::remove(m_stories->filePath(QStringLiteral("b.md"))));
    QTRY_VERIFY(!m_stories->folder.isPresent(b));
    m_pane->showStories(a, {a, b, broken}, 1, 4);
    QVERIFY(texts().contains(QStringLiteral("✕ Unpublished: 1")));
    QVERIFY(texts().contains(QStringLiteral("– By default: 0")));
    QVERIFY(texts().contains(QStringLiteral("With problems: 0")));
    QVERIFY(texts().contains(QStringLiteral("Cannot be read: 1")));
    QVERIFY(texts().contains(QStringLiteral("Deleted, or no stories any more: 1")));
    QCOMPARE(field(Field::Quality)->text(), QStringLiteral("54")); // of the one that can be set
}

void TestPane::aNumberForManyGoesToAllOfThem()
{
    const StoryId a = m_stories->story(QStringLiteral("a.md"));
    const StoryId b = m_stories->story(QStringLiteral("b.md"));
    m_pane->showStories(a, {a, b}, 1, 4);
    QSignalSpy one(m_pane.get(), &ui::DetailPane::fieldEdited);
    QSignalSpy many(m_pane.get(), &ui::DetailPane::selectionEdited);
    m_pane->focusField(Field::Quality);
    QTest::keyClicks(field(Field::Quality), QStringLiteral("80"));
    m_pane->showStories(b, {b}, 2, 4);
    QCOMPARE(one.count(), 0);
    QCOMPARE(many.count(), 1);
    QCOMPARE(many.constFirst().at(0).value<QList<StoryId>>(), (QList<StoryId>{a, b}));
    QCOMPARE(many.constFirst().at(2).value<FieldValue>(), FieldValue::integer(80));
    QCOMPARE(field(Field::Quality)->text(), QStringLiteral("12"));
}

void TestPane::aBrokenFileSaysWhyAndWhere()
{
    const StoryId broken = m_stories->story(QStringLiteral("broken.md"));
    QVERIFY(broken >= 0);
    m_pane->showStories(broken, {broken}, 3, 4);
    const QString all = texts();
    QVERIFY(all.contains(QLatin1String("broken.md")));
    QVERIFY(all.contains(QLatin1String("(line ")));
    QVERIFY(all.contains(m_stories->folder.row(broken).problems.front().reason));
}

void TestPane::aFieldsProblemIsSaidBesideItAndNotAgain()
{
    m_stories->write(QStringLiteral("b.md"), storyText(QStringLiteral("title: B\nquality: 1\nquality: 2")));
    m_stories->open();
    const StoryId b = m_stories->story(QStringLiteral("b.md"));
    m_pane->showStories(b, {b}, 1, 1);
    const QString reason = m_stories->folder.row(b).problems.front().reason;
    QVERIFY(texts().contains(QStringLiteral("Quality cannot be edited: ") + reason));
    QCOMPARE(texts().count(reason), 1);
}

void TestPane::aFileThatCannotBeWrittenIsSaidOnce()
{
    const QString file = m_stories->filePath(QStringLiteral("b.md"));
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner));
    m_stories->open();
    show(QStringLiteral("b.md"));
    const QString reason = QStringLiteral("The file is read-only");
    QVERIFY2(texts().contains(reason), qPrintable(texts()));
    QCOMPARE(texts().count(reason), 1);
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner));
    m_stories->folder.rescan();
    QTRY_VERIFY(!texts().contains(reason));
}

// B08
void TestPane::aDeletedFileSaysSo()
{
    show(QStringLiteral("b.md"));
    QVERIFY(QFile::remove(m_stories->filePath(QStringLiteral("b.md"))));
    m_stories->folder.rescan();
    QTRY_VERIFY(texts().contains(QLatin1String("Deleted on disk")));
}

void TestPane::typingGoesToTheStoryWhereItBegan()
{
    show(QStringLiteral("a.md"));
    const StoryId a = m_stories->story(QStringLiteral("a.md"));
    QSignalSpy edited(m_pane.get(), &ui::DetailPane::fieldEdited);
    m_pane->focusField(Field::Quality);
    QTest::keyClicks(field(Field::Quality), QStringLiteral("61"));
    show(QStringLiteral("b.md"));
    QCOMPARE(edited.count(), 1);
    QCOMPARE(edited.constFirst().at(0).toInt(), a);
    QCOMPARE(edited.constFirst().at(2).value<FieldValue>(), FieldValue::integer(61));
    QCOMPARE(field(Field::Quality)->text(), QStringLiteral("12"));
}

void TestPane::aChangeOfTheFileKeepsTypingAndScrollPosition()
{
    show(QStringLiteral("a.md"));
    QScrollBar *bar = m_pane->findChild<ui::StoryPage *>()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    m_pane->focusField(Field::Quality);
    QTest::keyClicks(field(Field::Quality), QStringLiteral("6"));
    bar->setValue(40);
    QByteArray changed = m_stories->read(QStringLiteral("a.md"));
    changed.replace("heat: -1", "heat: 77");
    m_stories->write(QStringLiteral("a.md"), QString::fromUtf8(changed));
    m_stories->folder.rescan();
    QTRY_COMPARE(field(Field::Heat)->text(), QStringLiteral("77"));
    QCOMPARE(field(Field::Quality)->text(), QStringLiteral("6"));
    QVERIFY(field(Field::Quality)->isTyping());
    QCOMPARE(bar->value(), 40);
}

void TestPane::anotherStoryStartsAtTheTop()
{
    show(QStringLiteral("a.md"));
    QScrollBar *bar = m_pane->findChild<ui::StoryPage *>()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    bar->setValue(bar->maximum());
    show(QStringLiteral("b.md"));
    show(QStringLiteral("a.md"));
    QCOMPARE(bar->value(), 0);
}

void TestPane::pagesEndAtTheEnd()
{
    show(QStringLiteral("a.md"));
    QScrollBar *bar = m_pane->findChild<ui::StoryPage *>()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    QVERIFY(!m_pane->scrollPage(false));
    while (m_pane->scrollPage(true)) {
    }
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(m_pane->scrollPage(false));
}

void TestPane::aRelatedStoryOfTheFolderIsGoneTo()
{
    show(QStringLiteral("a.md"));
    QSignalSpy jump(m_pane.get(), &ui::DetailPane::jumpRequested);
    auto *view = m_pane->findChild<ui::RelatedView *>();
    view->setCurrentIndex(relatedRow(0));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(jump.count(), 1);
    QCOMPARE(jump.constFirst().constFirst().toInt(), m_stories->story(QStringLiteral("b.md")));
}

void TestPane::aRelatedStoryElsewhereOpensInTheBrowser()
{
    QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "opened");
    show(QStringLiteral("a.md"));
    auto *view = m_pane->findChild<ui::RelatedView *>();
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(relatedRow(1)).center());
    QCOMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("https://example.org/x"))});
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
}

void TestPane::aThousandRelatedStoriesAreCapped()
{
    QList<story::RelatedStory> thousand(1'000);
    for (int i = 0; i < thousand.size(); ++i)
        thousand[i].title = QString::number(i);
    ui::RelatedModel model(m_stories->folder, *m_images, QSize(46, 32), nullptr);
    const QAbstractItemModelTester tester(&model);
    model.setRelated(0, thousand, m_stories->path());
    QCOMPARE(model.rowCount(), ui::RelatedModel::shownAtFirst);
    QCOMPARE(model.total(), 1'000);
    model.showAll();
    QCOMPARE(model.rowCount(), 1'000);
    model.setRelated(1, {}, m_stories->path());
    QCOMPARE(model.rowCount(), 0);
}

// B07
void TestPane::aConflictIsSettledByAButton()
{
    show(QStringLiteral("a.md"));
    const StoryId a = m_stories->story(QStringLiteral("a.md"));
    QByteArray changed = m_stories->read(QStringLiteral("a.md"));
    changed.replace("quality: 54", "quality: 60");
    m_stories->write(QStringLiteral("a.md"), QString::fromUtf8(changed));
    m_stories->folder.edit({{a, {{Field::Quality, FieldValue::integer(55)}}}});
    QTRY_COMPARE(m_stories->folder.saveState(a), folder::SaveState::Conflict);
    QTRY_VERIFY(texts().contains(QStringLiteral("Yours: 55 · On disk: 60")));
    connect(m_pane.get(), &ui::DetailPane::settleRequested, &m_stories->folder, &folder::StoryFolder::settle);
    for (QPushButton *button : m_pane->findChild<ui::StateBar *>()->findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Keep mine") && button->isVisible())
            button->click();
    }
    QTRY_VERIFY(m_stories->read(QStringLiteral("a.md")).contains("quality: 55"));
    QTRY_VERIFY(!m_pane->findChild<ui::StateBar *>()->isVisible());
}

void TestPane::aNewFolderForgetsWhatWasTyped()
{
    show(QStringLiteral("a.md"));
    QSignalSpy edited(m_pane.get(), &ui::DetailPane::fieldEdited);
    m_pane->focusField(Field::Quality);
    QTest::keyClicks(field(Field::Quality), QStringLiteral("61"));
    m_stories->open();
    show(QStringLiteral("a.md"));
    QCOMPARE(edited.count(), 0);
    QCOMPARE(field(Field::Quality)->text(), QStringLiteral("54"));
}

void TestPane::whatIsTypedWhenThePaneDiesIsDropped()
{
    show(QStringLiteral("a.md"));
    QSignalSpy edited(m_pane.get(), &ui::DetailPane::fieldEdited);
    m_pane->focusField(Field::Quality);
    QTest::keyClicks(field(Field::Quality), QStringLiteral("61"));
    m_pane.reset();
    QCOMPARE(edited.count(), 0);
}

void TestPane::sizesFollowTheFont()
{
    show(QStringLiteral("a.md"));
    const QFont before = QApplication::font();
    const auto *title = m_pane->findChild<ui::WrappedText *>(QStringLiteral("title"));
    QVERIFY(title);
    const int height = title->heightForWidth(300);
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    ui::applyScheme(*qApp, ui::Scheme::Light);
    ui::applyFont(*qApp, large);
    QTRY_VERIFY(title->heightForWidth(300) > height * 3 / 2);
    QVERIFY(field(Field::Quality)->font().pointSizeF() > large.pointSizeF());
    ui::applyFont(*qApp, before);
    QTRY_COMPARE(title->heightForWidth(300), height);
}

void TestPane::nothingIsWiderThanThePane()
{
    m_stories->write(QStringLiteral("wide.md"),
                     storyText(QStringLiteral("title: ") + QString(250, u'W') +
                                   QStringLiteral("\nwebUrl: https://example.com/") + QString(500, u'x') +
                                   QStringLiteral("\ntopics: [") + QString(300, u'T') + QStringLiteral("]\nlong: ") +
                                   QString(500, u'L'),
                               QString(3'000, u'B')));
    m_stories->open();
    m_pane->resize(280, 500);
    show(QStringLiteral("wide.md"));
    const auto *area = m_pane->findChild<ui::StoryPage *>();
    QTRY_VERIFY(area->verticalScrollBar()->maximum() > 0);
    QCOMPARE(m_pane->width(), 280);
    QVERIFY(area->widget()->width() <= area->viewport()->width());
    QVERIFY(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
}

void TestPane::theCardsAreNeverCutAtTheRight_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("width");
    QTest::newRow("normal") << 1.0 << 372;
    QTest::newRow("normal, narrow") << 1.0 << 280;
    QTest::newRow("130 %") << 1.3 << 372;
    QTest::newRow("170 %") << 1.7 << 372;
    QTest::newRow("250 %") << 2.5 << 372;
}

void TestPane::theCardsAreNeverCutAtTheRight()
{
    QFETCH(double, scale);
    QFETCH(int, width);
    const QFont before = QApplication::font();
    const auto restore = qScopeGuard([&before] { QApplication::setFont(before); });
    QFont larger = before;
    larger.setPointSizeF(before.pointSizeF() * scale);
    QApplication::setFont(larger);
    ui::DetailPane pane(m_stories->folder, *m_images);
    pane.resize(width, 500);
    const StoryId story = m_stories->story(QStringLiteral("a.md"));
    pane.showStories(story, {story}, 193, 193);
    pane.show();
    QVERIFY(QTest::qWaitForWindowExposed(&pane));
    const auto *area = pane.findChild<ui::StoryPage *>();
    QTRY_VERIFY2(area->widget()->width() <= area->viewport()->width(),
                 qPrintable(QString::number(area->widget()->width())));
    const auto *cards = pane.findChild<ui::FieldRow *>();
    for (const QWidget *card : QList<const QWidget *>{cards->findChild<ui::PublishedCard *>(),
                                                      cards->findChildren<ui::NumberCard *>().constFirst(),
                                                      cards->findChildren<ui::NumberCard *>().constLast()}) {
        QVERIFY(cards->rect().contains(card->geometry()));
        for (const QLabel *label : card->findChildren<QLabel *>())
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }
    const int lines = scale == 1.0 && width == 372 ? 1 : 2;
    const bool isOneLine =
        cards->findChild<ui::PublishedCard *>()->y() == cards->findChildren<ui::NumberCard *>().constFirst()->y();
    QCOMPARE(isOneLine ? 1 : 2, lines);
}

QTEST_MAIN(TestPane)
#include "tst_pane.moc"
