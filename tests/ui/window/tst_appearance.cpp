#include "openwindow.h"
#include "ui/detail/detailpane.h"
#include "ui/look/theme.h"
#include "ui/window/emptystate.h"

#include <QLabel>
#include <QMenuBar>
#include <QToolButton>

/// The size of the text and where texts stand.
class TestAppearance final : public QObject
{
    Q_OBJECT

private slots:
    void ctrlPlusEnlargesTheTextEverywhereAtOnce();
    void theEmptyStateStandsInTheMiddle();

private:
    static QList<double> sizes(OpenWindow &open)
    {
        QList<double> all;
        for (const QWidget *widget : std::initializer_list<const QWidget *>{
                 &open.table(), &open.filterText(), open.window().menuBar(), open.window().findChild<QToolButton *>(),
                 open.window().findChild<ui::DetailPane *>()->findChild<QLineEdit *>()})
            all.append(widget->font().pointSizeF());
        return all;
    }
};

void TestAppearance::ctrlPlusEnlargesTheTextEverywhereAtOnce()
{
    OpenWindow open;
    open.writeStories(2);
    open.open();
    const QList<double> before = sizes(open);
    const int row = open.table().rowHeight(0);
    open.key(Qt::Key_Plus, Qt::ControlModifier);
    open.key(Qt::Key_Equal, Qt::ControlModifier);
    const QList<double> larger = sizes(open);
    for (qsizetype i = 0; i < before.size(); ++i)
        QVERIFY2(larger.at(i) > before.at(i) * 1.15, qPrintable(QString::number(i)));
    QTRY_VERIFY(open.table().rowHeight(0) > row);
    open.key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(sizes(open), before);
    QTRY_COMPARE(open.table().rowHeight(0), row);
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

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
