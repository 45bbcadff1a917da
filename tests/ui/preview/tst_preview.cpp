#include "ui/look/plaintext.h"
#include "ui/preview/captionbar.h"
#include "ui/preview/imagestage.h"
#include "ui/preview/informationcard.h"
#include "ui/preview/preview.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QScreen>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>
#include <optional>

using ui::ImageStage;
using ui::Preview;

/// The preview over a real folder with images of the site.
class PreviewTest final : public QObject
{
    Q_OBJECT

    std::optional<QTemporaryDir> m_place;
    std::unique_ptr<folder::StoryFolder> m_folder;
    std::unique_ptr<media::ImageLoader> m_images;
    std::unique_ptr<Preview> m_preview;

    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_place->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void save(const QString &name, QSize size) const
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::blue);
        QVERIFY(image.save(m_place->filePath(name)));
    }
    [[nodiscard]] folder::StoryId idOf(const char *name) const { return m_folder->find(QString::fromLatin1(name)); }
    [[nodiscard]] ImageStage *stage() const { return m_preview->findChild<ImageStage *>(); }
    [[nodiscard]] QString textOf(const char *accessibleName) const
    {
        const QList<QLabel *> labels = m_preview->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->accessibleName() == QLatin1String(accessibleName))
                return label->text();
        }
        return QStringLiteral("no such label");
    }
    void show(const char *name, int image = 0)
    {
        m_preview->showStory(idOf(name), image);
        QVERIFY(QTest::qWaitForWindowExposed(m_preview.get()));
        QTRY_VERIFY(stage()->zoom() > 0 ||
                    (!stage()->message().isEmpty() && stage()->message() != QStringLiteral("Loading…")));
    }
    void press(int key) { QTest::keyClick(m_preview.get(), Qt::Key(key)); }

private slots:
    void theLineAboveSaysWhatIsDecided()
    {
        write(QStringLiteral("open.md"), "---\ntitle: Open\nquality: 40\nheat: -1\npublished: false\n---\n");
        m_folder->rescan();
        QTRY_VERIFY(idOf("open.md") >= 0);
        show("open.md");
        QCOMPARE(textOf("Published"), QStringLiteral("✕ Unpublished"));
        QCOMPARE(textOf("Quality"), QStringLiteral("Quality 40"));
        QCOMPARE(textOf("Heat"), QStringLiteral("Heat -1"));
        using frontmatter::Field;
        using frontmatter::FieldValue;
        m_folder->edit(
            {{idOf("open.md"),
              {{Field::Published, FieldValue::boolean(true)}, {Field::Quality, FieldValue::integer(60)}}}});
        QCOMPARE(textOf("Published"), QStringLiteral("✓ Published")); // at once
        QCOMPARE(textOf("Quality"), QStringLiteral("Quality 60"));
        show("none.md");
        QCOMPARE(textOf("Published"), QStringLiteral("– By default"));
        QCOMPARE(textOf("Quality"), QStringLiteral("Quality not set"));
    }

    void init()
    {
        m_place.emplace();
        write(
            QStringLiteral("three.md"),
            "---\ntitle: \"Three <b>of</b> %1 [*]\"\nimages:\n"
            "- url: /a.png\n  width: 2000\n  height: 1000\n  title: \"<i>First</i> & %1\"\n  attribution: A. Person\n"
            "- url: b.png\n  width: 40\n  height: 20\n"
            "- url: http://user:secret@127.0.0.1/c.png\n---\n");
        write(QStringLiteral("none.md"), "---\ntitle: None\n---\n");
        write(QStringLiteral("bad.md"),
              "---\ntitle: Bad\nimages:\n- url: /gone.png\n- url: file:///etc/hostname\n---\n");
        save(QStringLiteral("a.png"), {2000, 1000});
        save(QStringLiteral("b.png"), {40, 30});
        m_folder = std::make_unique<folder::StoryFolder>();
        QSignalSpy scanned(m_folder.get(), &folder::StoryFolder::scanFinished);
        m_folder->open({m_place->path()});
        QVERIFY(scanned.wait());
        media::ImageOptions options;
        options.network = false;
        m_images = std::make_unique<media::ImageLoader>(options);
        m_preview = std::make_unique<Preview>(*m_folder, *m_images);
    }
    void cleanup()
    {
        m_preview.reset();
        m_images.reset();
        m_folder.reset();
    }

    void theFirstImageIsShownToFitWithItsCaption()
    {
        show("three.md");
        QCOMPARE(m_preview->story(), idOf("three.md"));
        QCOMPARE(m_preview->image(), 0);
        QVERIFY(stage()->isFit());
        QVERIFY(stage()->zoom() > 0);
        QCOMPARE(textOf("Position"), QStringLiteral("1 of 3"));
        QCOMPARE(textOf("Title of the image"), QStringLiteral("<i>First</i> & %1"));
        QCOMPARE(textOf("Attribution"), QStringLiteral("A. Person"));
        QCOMPARE(textOf("Size in pixels"),
                 QLocale().toString(2000) + QStringLiteral(" × ") + QLocale().toString(1000));
        QVERIFY(textOf("Zoom").endsWith(QStringLiteral(" %")));
    }

    void theTitleOfTheWindowIsTheStorysAsItIs()
    {
        show("three.md");
        // Qt takes "[*]" for the mark of a changed file; doubled it is itself.
        QCOMPARE(m_preview->windowTitle(), QStringLiteral("Three <b>of</b> %1 [*][*]"));
    }

    void leftAndRightStopAtTheEnds()
    {
        show("three.md");
        press(Qt::Key_Left);
        QCOMPARE(m_preview->image(), 0);
        for (const int expected : {1, 2, 2}) {
            press(Qt::Key_Right);
            QCOMPARE(m_preview->image(), expected);
        }
        press(Qt::Key_Left);
        QTRY_COMPARE(textOf("Size in pixels"), QStringLiteral("40 × 30"));
        QCOMPARE(textOf("Position"), QStringLiteral("2 of 3"));
    }

    void theButtonsStepThroughTheImages()
    {
        show("three.md");
        const QList<QToolButton *> buttons = m_preview->findChildren<QToolButton *>();
        QCOMPARE(buttons.size(), 2);
        QCOMPARE(buttons.at(0)->accessibleName(), QStringLiteral("Previous image"));
        QVERIFY(!buttons.at(0)->isEnabled());
        buttons.at(1)->click();
        QCOMPARE(m_preview->image(), 1);
        QVERIFY(buttons.at(0)->isEnabled());
    }

    void upAndDownAskForAnotherStory()
    {
        show("three.md");
        QSignalSpy steps(m_preview.get(), &Preview::stepRequested);
        press(Qt::Key_Down);
        press(Qt::Key_Up);
        QCOMPARE(steps, (QList<QVariantList>{{1}, {-1}}));
    }

    void zAndPlusAndMinusZoom()
    {
        show("three.md");
        const double fit = stage()->zoom();
        press(Qt::Key_Z);
        QCOMPARE(stage()->zoom(), 1.0);
        QCOMPARE(textOf("Zoom"), QStringLiteral("100 %"));
        QTest::keyClicks(m_preview.get(), QStringLiteral("+"));
        QCOMPARE(stage()->zoom(), 1.25);
        QTest::keyClicks(m_preview.get(), QStringLiteral("-"));
        QCOMPARE(stage()->zoom(), 1.0);
        press(Qt::Key_Z);
        QCOMPARE(stage()->zoom(), fit);
    }

    void escLeavesFullScreenFirstAndClosesThen()
    {
        show("three.md");
        QSignalSpy closed(m_preview.get(), &Preview::closed);
        press(Qt::Key_F);
        QVERIFY(m_preview->isFullScreen());
        press(Qt::Key_Escape);
        QVERIFY(!m_preview->isFullScreen());
        QVERIFY(m_preview->isVisible());
        QCOMPARE(closed.size(), 0);
        press(Qt::Key_Escape);
        QVERIFY(!m_preview->isVisible());
        QCOMPARE(closed.size(), 1);
    }

    void informationIsPlainTextWithoutAPassword()
    {
        show("three.md");
        press(Qt::Key_I);
        QVERIFY(textOf("Information about the image").contains(QStringLiteral("Title: <i>First</i> & %1")));
        QVERIFY(textOf("Information about the image").contains(QStringLiteral("Address: /a.png")));
        press(Qt::Key_Right);
        QTRY_VERIFY(textOf("Information about the image").contains(QStringLiteral("40 × 30")));
        QVERIFY(textOf("Information about the image").contains(QStringLiteral("as the story says: 40 × 20")));
        press(Qt::Key_Right);
        QVERIFY(textOf("Information about the image").contains(QStringLiteral("http://127.0.0.1/c.png")));
        QVERIFY(!textOf("Information about the image").contains(QStringLiteral("secret")));
    }

    void whatCannotBeShownSaysWhy()
    {
        show("bad.md");
        QCOMPARE(stage()->message(), QStringLiteral("This image is missing: file not found"));
        show("bad.md", 1);
        QTRY_COMPARE(stage()->message(), QStringLiteral("This image is not shown: unsupported address"));
        show("three.md", 2);
        QTRY_COMPARE(stage()->message(), QStringLiteral("This image is not shown: images are off"));
    }

    void theOldPictureGoesAtOnceWhenAnotherImageIsCalledFor()
    {
        show("three.md");
        QVERIFY(stage()->zoom() > 0);
        m_preview->showStory(idOf("bad.md"));
        QCOMPARE(stage()->zoom(), 0.0);
        QVERIFY(textOf("Title of the image").isEmpty());
    }

    void theNeighboursAreAtHandWhenTheyAreStepped()
    {
        show("three.md");
        QTest::qWait(200);
        press(Qt::Key_Right);
        QCOMPARE(textOf("Size in pixels"), QStringLiteral("40 × 30")); // with no turn of the event loop
        QCOMPARE(stage()->zoom(), 1.0);
        press(Qt::Key_Left);
        QVERIFY(stage()->zoom() > 0);
    }

    void whatTakesLongSaysThatItIsLoading()
    {
        QTcpServer server; // takes the request and never answers
        QVERIFY(server.listen(QHostAddress::LocalHost));
        write(QStringLiteral("slow.md"),
              QStringLiteral("---\ntitle: Slow\nimages:\n- url: http://127.0.0.1:%1/x.png\n  title: Far\n---\n")
                  .arg(server.serverPort())
                  .toUtf8());
        QSignalSpy scanned(m_folder.get(), &folder::StoryFolder::scanFinished);
        m_folder->open({m_place->path()});
        QVERIFY(scanned.wait());
        media::ImageOptions options;
        options.privateAddresses = true;
        media::ImageLoader images(options);
        Preview preview(*m_folder, images);
        preview.showStory(idOf("slow.md"));
        auto *stage = preview.findChild<ImageStage *>();
        QVERIFY(stage->message().isEmpty()); // not at once: words that come and go flicker
        QTRY_COMPARE(stage->message(), QStringLiteral("Loading…"));
    }

    void aLargeImageIsDecodedForTheScreenAndInFullWhenItIsZoomed()
    {
        const QSize screen = m_preview->screen()->size();
        const QSize large(screen.width() * 3, screen.height() * 3);
        save(QStringLiteral("b.png"), large);
        show("three.md", 1);
        QTRY_VERIFY(stage()->zoom() > 0);
        QCOMPARE(textOf("Size in pixels"), ui::pixelsText(large));
        QVERIFY(!stage()->wantsMore());
        press(Qt::Key_Z);
        QVERIFY(stage()->wantsMore());
        QTRY_VERIFY(!stage()->wantsMore());
        QCOMPARE(stage()->zoom(), 1.0);
    }

    void informationHidesWhenThereIsNoneAndComesBack()
    {
        const auto isShown = [this] { return m_preview->findChild<ui::InformationCard *>()->isVisible(); };
        show("three.md");
        press(Qt::Key_I);
        QVERIFY(isShown());
        show("none.md");
        QVERIFY(!isShown());
        show("three.md");
        QVERIFY(isShown());
        press(Qt::Key_I);
        QVERIFY(!isShown());
    }

    void aStoryWithoutImagesSaysSo()
    {
        show("none.md");
        QCOMPARE(stage()->message(), QStringLiteral("This story has no images."));
        QCOMPARE(textOf("Position"), QStringLiteral("No images"));
        press(Qt::Key_Right);
        press(Qt::Key_Z);
        QCOMPARE(m_preview->image(), 0);
    }

    void theImageOfAFormerStoryIsNeverShownForTheNext()
    {
        show("three.md");
        m_preview->showStory(idOf("three.md"), 1);
        m_preview->showStory(idOf("none.md"));
        QTRY_COMPARE(stage()->message(), QStringLiteral("This story has no images."));
        QTest::qWait(100);
        QCOMPARE(stage()->message(), QStringLiteral("This story has no images."));
    }

    void anImageBeyondTheLastIsTheLast()
    {
        show("three.md", 99);
        QTRY_COMPARE(m_preview->image(), 2);
    }

    void keysOfTheStoryReachTheActionsOfTheWindow()
    {
        show("three.md");
        QAction publish(QStringLiteral("Publish"));
        publish.setShortcut(Qt::Key_P);
        publish.setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_preview->addAction(&publish);
        QSignalSpy triggered(&publish, &QAction::triggered);
        m_preview->activateWindow();
        m_preview->setFocus();
        press(Qt::Key_P);
        QCOMPARE(triggered.size(), 1);
        QVERIFY(m_preview->isVisible());
    }
};

QTEST_MAIN(PreviewTest)
#include "tst_preview.moc"
