#include "ui/look/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QPainter>
#include <QRadioButton>
#include <QStyleOption>
#include <QTest>

/// Check boxes and radio buttons can be seen and told apart, in both schemes.
class IndicatorsTest final : public QObject
{
    Q_OBJECT

    static QImage drawn(QStyle::PrimitiveElement element, QStyle::State state)
    {
        QImage image(20, 20, QImage::Format_RGB32);
        image.fill(QApplication::palette().color(QPalette::Window));
        QPainter painter(&image);
        QStyleOptionButton option;
        option.rect = {3, 3, 14, 14};
        option.palette = QApplication::palette();
        option.state = state;
        QApplication::style()->drawPrimitive(element, &option, &painter);
        return image;
    }
    /// The greatest distance in lightness from the ground, along the middle line.
    static int outline(const QImage &image)
    {
        int most = 0;
        for (int x = 0; x < image.width(); ++x)
            most = qMax(most, qAbs(image.pixelColor(x, 10).lightness() - image.pixelColor(0, 0).lightness()));
        return most;
    }

private slots:
    void anEmptyOneHasAnOutlineAndAMarkedOneDiffers_data()
    {
        QTest::addColumn<ui::Scheme>("scheme");
        QTest::addColumn<QStyle::PrimitiveElement>("element");
        QTest::newRow("light box") << ui::Scheme::Light << QStyle::PE_IndicatorCheckBox;
        QTest::newRow("dark box") << ui::Scheme::Dark << QStyle::PE_IndicatorCheckBox;
        QTest::newRow("light radio") << ui::Scheme::Light << QStyle::PE_IndicatorRadioButton;
        QTest::newRow("dark radio") << ui::Scheme::Dark << QStyle::PE_IndicatorRadioButton;
    }
    void anEmptyOneHasAnOutlineAndAMarkedOneDiffers()
    {
        QFETCH(ui::Scheme, scheme);
        QFETCH(QStyle::PrimitiveElement, element);
        ui::applyScheme(*qApp, scheme);
        for (const QStyle::State enabled : {QStyle::State_None, QStyle::State_Enabled}) {
            const QImage off = drawn(element, enabled | QStyle::State_Off);
            const QImage on = drawn(element, enabled | QStyle::State_On);
            QVERIFY(outline(off) >= 60);
            QVERIFY(outline(on) >= 60);
            QVERIFY(on != off);
        }
    }

    void aBoxThatIsPartlyOnIsNeitherOnNorOff()
    {
        ui::applyScheme(*qApp, ui::Scheme::Dark);
        const auto box = [](QStyle::State state) {
            return drawn(QStyle::PE_IndicatorCheckBox, QStyle::State_Enabled | state);
        };
        QVERIFY(box(QStyle::State_NoChange) != box(QStyle::State_On));
        QVERIFY(box(QStyle::State_NoChange) != box(QStyle::State_Off));
    }

    void theWidgetsUseThem()
    {
        ui::applyScheme(*qApp, ui::Scheme::Dark);
        const QColor accent = ui::colorsFor(QApplication::palette()).accent;
        const auto showsAccent = [accent](QAbstractButton &button) {
            button.setCheckable(true);
            button.setChecked(true);
            button.resize(button.sizeHint());
            const QImage image = button.grab().toImage();
            for (int x = 0; x < image.width(); ++x)
                for (int y = 0; y < image.height(); ++y)
                    if (image.pixelColor(x, y) == accent)
                        return true;
            return false;
        };
        QCheckBox box;
        QRadioButton radio;
        QVERIFY(showsAccent(box));
        QVERIFY(showsAccent(radio));
    }
};

QTEST_MAIN(IndicatorsTest)
#include "tst_indicators.moc"
