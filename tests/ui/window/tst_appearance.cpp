#include "openwindow.h"
#include "ui/detail/detailpane.h"
#include "ui/look/theme.h"
#include "ui/window/emptystate.h"

#include <QLabel>
#include <QMenuBar>
#include <QScrollBar>
#include <QStatusBar>
#include <QTextEdit>
#include <QToolButton>

/// The size of the text and where texts stand.
class TestAppearance final : public QObject
{
    Q_OBJECT

private slots:
    void ctrlPlusEnlargesTheTextEverywhereAtOnce();
    void aNewSizeLooksAtOnceAsAfterARestart_data();
    void aNewSizeLooksAtOnceAsAfterARestart();
    void theEmptyStateStandsInTheMiddle();
    void theWindowFitsASmallScreen();

private:
    static bool showsText(const QWidget &widget)
    {
        return qobject_cast<const QLabel *>(&widget) || qobject_cast<const QAbstractButton *>(&widget) ||
               qobject_cast<const QLineEdit *>(&widget) || qobject_cast<const QTextEdit *>(&widget) ||
               qobject_cast<const QMenuBar *>(&widget);
    }
    /// What every widget of the window shows its text with, and how much room it wants.
    static QStringList looks(OpenWindow &open)
    {
        QStringList all;
        const auto widgets = open.window().findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            // Scroll bars come and go with the room, and the plain widgets that hold others write nothing.
            if (qobject_cast<const QScrollBar *>(widget) || widget->metaObject() == &QWidget::staticMetaObject)
                continue;
            QString name = QString::fromLatin1(widget->metaObject()->className());
            if (!widget->accessibleName().isEmpty())
                name += QStringLiteral(" “") + widget->accessibleName() + u'”';
            QString look = QStringLiteral("%1 %2 pt").arg(name).arg(widget->font().pointSizeF());
            if (widget->isVisible() && showsText(*widget))
                look += QStringLiteral(" wants %1 x %2, at least %3 x %4")
                            .arg(widget->sizeHint().width())
                            .arg(widget->sizeHint().height())
                            .arg(widget->minimumSizeHint().width())
                            .arg(widget->minimumWidth());
            all.append(look);
        }
        all.sort(); // parts are made when they are first shown
        return all;
    }
    static void writeTexts(OpenWindow &open)
    {
        open.write(QStringLiteral("a"),
                   "excerpt: Several companies have been trying to create alternatives; the latest series of "
                   "restrictions has put them under pressure\nquality: 40\nheat: 7\npublished: false\n"
                   "provider: {name: Firstpost, domain: firstpost.com}\ntopics: [AI, Hardware]\n"
                   "webUrl: https://www.firstpost.com/a\n"
                   "images: [{url: /x.jpg, width: 10, height: 10}]\n"
                   "related: [{title: Another, provider: {name: Digi Times}, quality: 54}]\n");
        open.write(QStringLiteral("b"), "quality: high\n");
    }
};

void TestAppearance::ctrlPlusEnlargesTheTextEverywhereAtOnce()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    const QStringList before = looks(open);
    const int row = open.table().rowHeight(0);
    open.key(Qt::Key_Plus, Qt::ControlModifier);
    open.key(Qt::Key_Equal, Qt::ControlModifier);
    QTRY_VERIFY(open.table().rowHeight(0) > row);
    open.key(Qt::Key_0, Qt::ControlModifier);
    QTRY_COMPARE(looks(open), before);
    QCOMPARE(open.table().rowHeight(0), row);
}

void TestAppearance::aNewSizeLooksAtOnceAsAfterARestart_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("larger") << Qt::Key_Plus;
    QTest::newRow("smaller") << Qt::Key_Minus;
}

void TestAppearance::aNewSizeLooksAtOnceAsAfterARestart()
{
    QFETCH(Qt::Key, key);
    const QFont font = QApplication::font();
    OpenWindow open;
    writeTexts(open);
    open.open();
    QTRY_VERIFY(open.folder().detail(open.table().currentStory()));
    for (int i = 0; i < 3; ++i)
        open.key(key, Qt::ControlModifier);
    QCoreApplication::processEvents();
    const QStringList atOnce = looks(open);
    open.window().close();
    open.close();
    QApplication::setFont(font); // as the desktop gives it to the next start
    open.open();
    QTRY_VERIFY(open.folder().detail(open.table().currentStory()));
    QCoreApplication::processEvents();
    const QStringList restarted = looks(open);
    for (const QString &look : restarted)
        if (!atOnce.contains(look))
            qWarning().noquote() << "restarted:" << look;
    for (const QString &look : atOnce)
        if (!restarted.contains(look))
            qWarning().noquote() << "at once:" << look;
    QCOMPARE(atOnce, restarted);
    open.key(Qt::Key_0, Qt::ControlModifier);
}

void TestAppearance::theEmptyStateStandsInTheMiddle()
{
    OpenWindow open;
    open.openPaths({});
    const auto *page = open.window().findChild<ui::EmptyState *>();
    QTRY_VERIFY(page->isVisible());
    const auto labels = page->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        if (label->isVisible())
            QVERIFY2(qAbs(label->mapTo(page, label->rect().center()).x() - page->rect().center().x()) <= 1,
                     qPrintable(label->text()));
}

void TestAppearance::theWindowFitsASmallScreen()
{
    OpenWindow open;
    writeTexts(open);
    open.open();
    open.window().resize(700, 440);
    QTRY_COMPARE(open.window().size(), QSize(700, 440));
    for (const QWidget *part : std::initializer_list<const QWidget *>{open.window().statusBar(), &open.table(),
                                                                      &open.filterText(), open.window().menuBar()}) {
        QVERIFY(part->isVisible());
        const QRect place(part->mapTo(&open.window(), QPoint()), part->size());
        QVERIFY2(open.window().rect().contains(place), part->metaObject()->className());
        QVERIFY(!part->visibleRegion().isEmpty());
    }
}

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
