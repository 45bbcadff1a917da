#include "ui/look/theme.h"

#include <QApplication>
#include <QScrollArea>
#include <QTest>
#include <QToolButton>

#include <cmath>

namespace
{

/// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(const QColor &color)
{
    const auto channel = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class TestTheme final : public QObject
{
    Q_OBJECT

private slots:
    void textCanBeReadOnItsGround_data();
    void textCanBeReadOnItsGround();
    void theHandleOfAScrollBarIsSeen();
    void theSchemeFollowsThePalette();
    void theSchemeIsToldWhereARuleMakesTheGroundTransparent();
    void disabledTextCanStillBeRead();
    void captionsAndTitlesFollowTheFontSize();
};

void TestTheme::textCanBeReadOnItsGround_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        ui::applyScheme(*qApp, scheme);
        const ui::Colors &c = ui::colorsFor(QApplication::palette());
        const auto add = [scheme](const char *what, const QColor &text, const QColor &ground) {
            QTest::addRow("%s: %s", scheme == ui::Scheme::Light ? "light" : "dark", what) << text << ground;
        };
        add("text on the window", c.text, c.window);
        add("text on fields", c.text, c.base);
        add("text under the pointer", c.text, c.hover);
        add("text on a part of the filter", c.text, c.chip);
        add("secondary text on the window", c.secondaryText, c.window);
        add("secondary text on fields", c.secondaryText, c.base);
        add("secondary text under the pointer", c.secondaryText, c.hover);
        add("a reason on an empty tile", c.secondaryText, c.byDefault.ground);
        add("links on the window", c.accent, c.window);
        add("links on fields", c.accent, c.base);
        add("what is selected", c.selectionText, c.selection);
        add("text selected in a window that is not active", c.text, c.inactiveSelection);
        add("selected text in a window that is not active", c.selectionText, c.inactiveSelection);
        add("text on the bar of problems", c.text, c.problem.ground);
        const std::pair<const char *, const ui::PillColors &> pills[]{{"published", c.published},
                                                                      {"unpublished", c.unpublished},
                                                                      {"by default", c.byDefault},
                                                                      {"problem", c.problem}};
        for (const auto &[name, pill] : pills) {
            add(name, pill.text, pill.ground);
            add(qPrintable(QLatin1String(name) + QLatin1String(" on the window")), pill.text, c.window);
            add(qPrintable(QLatin1String(name) + QLatin1String(" on fields")), pill.text, c.base);
            add(qPrintable(QLatin1String(name) + QLatin1String(" under the pointer")), pill.text, c.hover);
        }
    }
}

void TestTheme::textCanBeReadOnItsGround()
{
    QFETCH(QColor, text);
    QFETCH(QColor, ground);
    const double found = contrast(text, ground);
    QVERIFY2(found >= 4.5,
             qPrintable(QStringLiteral("%1 on %2: %3 to 1").arg(text.name(), ground.name(), QString::number(found))));
}

void TestTheme::theHandleOfAScrollBarIsSeen()
{
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        ui::applyScheme(*qApp, scheme);
        const ui::Colors &colors = ui::colorsFor(QApplication::palette());
        for (const QColor &ground : {colors.window, colors.base})
            QVERIFY(contrast(colors.handle, ground) >= 3);
    }
}

void TestTheme::theSchemeFollowsThePalette()
{
    ui::applyScheme(*qApp, ui::Scheme::Light);
    const QColor light = ui::colorsFor(QApplication::palette()).window;
    QCOMPARE(QApplication::palette().color(QPalette::Window), light);
    ui::applyScheme(*qApp, ui::Scheme::Dark);
    const QColor dark = ui::colorsFor(QApplication::palette()).window;
    QCOMPARE(QApplication::palette().color(QPalette::Window), dark);
    QVERIFY(light.lightness() > dark.lightness());
}

void TestTheme::theSchemeIsToldWhereARuleMakesTheGroundTransparent()
{
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        ui::applyScheme(*qApp, scheme);
        QToolButton button;
        button.ensurePolished();
        QScrollArea area;
        area.ensurePolished();
        const QColor window = ui::colorsFor(QApplication::palette()).window;
        QCOMPARE(ui::colorsFor(button.palette()).window, window);
        QCOMPARE(ui::colorsFor(area.palette()).window, window);
    }
}

void TestTheme::disabledTextCanStillBeRead()
{
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        ui::applyScheme(*qApp, scheme);
        const QPalette palette = QApplication::palette();
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
            QVERIFY(contrast(palette.color(QPalette::Disabled, role), palette.color(QPalette::Base)) >= 4.5);
    }
}

void TestTheme::captionsAndTitlesFollowTheFontSize()
{
    QFont font;
    font.setPixelSize(13);
    QCOMPARE(ui::captionFont(font).pixelSize(), 11);
    QCOMPARE(ui::titleFont(font).pixelSize(), 17);
    QCOMPARE(ui::titleFont(font).weight(), QFont::DemiBold);
    font.setPixelSize(26);
    QCOMPARE(ui::captionFont(font).pixelSize(), 22);
    QCOMPARE(ui::titleFont(font).pixelSize(), 34);
    font.setPointSizeF(13);
    QCOMPARE(ui::titleFont(font).pointSizeF(), 17.0);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
