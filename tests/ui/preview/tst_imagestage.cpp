#include "ui/preview/imagestage.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using ui::ImageStage;

namespace
{

QImage picture(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    return image;
}

void turnWheel(ImageStage &stage, QPointF position, int eighths)
{
    QWheelEvent event(position, stage.mapToGlobal(position), {}, {0, eighths}, Qt::NoButton, Qt::ControlModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&stage, &event);
}

bool isNear(QPointF a, QPointF b) { return qAbs(a.x() - b.x()) < 0.01 && qAbs(a.y() - b.y()) < 0.01; }

} // namespace

class ImageStageTest final : public QObject
{
    Q_OBJECT

    static void prepare(ImageStage &stage, QSize image = {1600, 1200})
    {
        stage.resize(400, 300);
        stage.show();
        QVERIFY(QTest::qWaitForWindowExposed(&stage));
        stage.setImage(picture(image), image);
    }

private slots:
    void anImageIsShownToFit()
    {
        ImageStage stage;
        prepare(stage);
        QVERIFY(stage.isFit());
        QCOMPARE(stage.zoom(), 0.25);
        stage.resize(200, 300);
        QCOMPARE(stage.zoom(), 0.125);
    }

    void aSmallImageIsNotMagnifiedToFit()
    {
        ImageStage stage;
        prepare(stage, {40, 30});
        QCOMPARE(stage.zoom(), 1.0);
        QVERIFY(isNear(stage.imagePointAt({200, 150}), {20, 15}));
    }

    void anImageThatWasDecodedSmallerIsMeasuredByItsFullSize()
    {
        ImageStage stage;
        prepare(stage);
        stage.setImage(picture({800, 600}), {3200, 2400});
        QCOMPARE(stage.zoom(), 0.125);
        QVERIFY(isNear(stage.imagePointAt({400, 300}), {3200, 2400}));
    }

    void morePixelsAreWantedOnlyWhenTheViewShowsThemAndChangeNothingElse()
    {
        ImageStage stage;
        prepare(stage);
        stage.setImage(picture({800, 600}), {3200, 2400});
        QVERIFY(!stage.wantsMore());
        stage.zoomAt({100, 50}, 8);
        QVERIFY(stage.wantsMore());
        const double zoom = stage.zoom();
        const QPointF corner = stage.imagePointAt({0, 0});
        stage.refine(picture({3200, 2400}));
        QVERIFY(!stage.wantsMore());
        QCOMPARE(stage.zoom(), zoom);
        QVERIFY(isNear(stage.imagePointAt({0, 0}), corner));
        QVERIFY(!stage.isFit());
    }

    void aPictureThatChangesWhileItIsMadeSmallIsShownAsItIsThen()
    {
        ImageStage stage;
        prepare(stage);
        QImage blue = picture({1600, 1200});
        blue.fill(Qt::blue);
        stage.setImage(blue, blue.size());
        stage.resize(300, 300);
        QTest::qWait(150);
        QCOMPARE(stage.grab().toImage().pixelColor(150, 150), QColor(Qt::blue));
    }

    void theKeyForFitGoesToAHundredPercentAndBack()
    {
        ImageStage stage;
        prepare(stage);
        stage.toggleFit();
        QCOMPARE(stage.zoom(), 1.0);
        QVERIFY(!stage.isFit());
        stage.toggleFit();
        QCOMPARE(stage.zoom(), 0.25);
    }

    void aDoubleClickGoesToAHundredPercentAtThePointerAndBack()
    {
        ImageStage stage;
        prepare(stage);
        const QPointF held = stage.imagePointAt({150, 120});
        QTest::mouseDClick(&stage, Qt::LeftButton, {}, {150, 120});
        QCOMPARE(stage.zoom(), 1.0);
        QVERIFY(isNear(stage.imagePointAt({150, 120}), held));
        QTest::mouseDClick(&stage, Qt::LeftButton, {}, {10, 10});
        QVERIFY(stage.isFit());
    }

    void theWheelKeepsTheSameImagePointUnderThePointer_data()
    {
        QTest::addColumn<QPointF>("position");
        QTest::newRow("middle") << QPointF(200, 150);
        QTest::newRow("corner") << QPointF(3, 2);
        QTest::newRow("edge") << QPointF(399, 140);
    }
    void theWheelKeepsTheSameImagePointUnderThePointer()
    {
        QFETCH(QPointF, position);
        ImageStage stage;
        prepare(stage);
        const QPointF held = stage.imagePointAt(position);
        for (int i = 0; i < 8; ++i) {
            const double before = stage.zoom();
            turnWheel(stage, position, 120);
            QVERIFY(stage.zoom() > before);
            QVERIFY(isNear(stage.imagePointAt(position), held));
        }
        turnWheel(stage, position, -120);
        QVERIFY(isNear(stage.imagePointAt(position), held));
        for (int i = 0; i < 20; ++i)
            turnWheel(stage, position, -120);
        QVERIFY(stage.isFit());
        QCOMPARE(stage.zoom(), 0.25);
    }

    void zoomHasAnUpperEnd()
    {
        ImageStage stage;
        prepare(stage);
        for (int i = 0; i < 100; ++i)
            stage.zoomBy(2);
        QCOMPARE(stage.zoom(), 16.0);
    }

    void draggingPansAndStopsAtTheEdge()
    {
        ImageStage stage;
        prepare(stage);
        stage.zoomAt({200, 150}, 4);
        const QPointF before = stage.imagePointAt({200, 150});
        QTest::mousePress(&stage, Qt::LeftButton, {}, {200, 150});
        QMouseEvent move(QEvent::MouseMove, QPointF(180, 140), stage.mapToGlobal(QPointF(180, 140)), Qt::NoButton,
                         Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&stage, &move);
        QVERIFY(isNear(stage.imagePointAt({200, 150}), before + QPointF(20, 10)));
        QMouseEvent far(QEvent::MouseMove, QPointF(9000, 9000), stage.mapToGlobal(QPointF(9000, 9000)), Qt::NoButton,
                        Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&stage, &far);
        QVERIFY(isNear(stage.imagePointAt({0, 0}), {0, 0}));
        QTest::mouseRelease(&stage, Qt::LeftButton, {}, {200, 150});
    }

    void aNewImageIsShownToFitAndViewChangesAreTold()
    {
        ImageStage stage;
        prepare(stage);
        stage.toggleFit();
        QSignalSpy changed(&stage, &ImageStage::viewChanged);
        stage.setImage(picture({800, 600}), {800, 600});
        QVERIFY(stage.isFit());
        QVERIFY(!changed.isEmpty());
    }

    void aMessageTakesThePlaceOfAnImageAndIsPlainText()
    {
        ImageStage stage;
        prepare(stage);
        stage.setMessage(QStringLiteral("<b>%1\n</b>"));
        QCOMPARE(stage.message(), QStringLiteral("<b>%1 </b>"));
        QCOMPARE(stage.accessibleDescription(), stage.message());
        QCOMPARE(stage.zoom(), 0.0);
        stage.toggleFit();
        stage.zoomBy(2);
        QVERIFY(stage.isFit());
    }

    void theImageIsPaintedWhereItStands()
    {
        ImageStage stage;
        prepare(stage, {1600, 600}); // fits as 400 x 150
        QTest::qWait(50);
        const QImage shown = stage.grab().toImage();
        QCOMPARE(shown.pixelColor(shown.width() / 2, shown.height() / 2), QColor(Qt::red));
        QVERIFY(shown.pixelColor(shown.width() / 2, 10) != QColor(Qt::red));
    }
};

QTEST_MAIN(ImageStageTest)
#include "tst_imagestage.moc"
