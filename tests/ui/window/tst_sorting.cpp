#include "openwindow.h"

#include <QMenu>
#include <QMenuBar>

/// Sorting from the menu, without a mouse.
class TestSorting final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_open.reset(); }
    void theMenuSaysHowTheRowsAreSorted();
    void sortingByAColumnIsByItAlone();
    void theSameColumnAgainTurnsTheDirection();
    void aFurtherColumnComesAfterTheOthers();
    void theMenuFollowsTheHeader();

private:
    /// The action of a column in a submenu of View, by the beginning of its text.
    [[nodiscard]] QAction *action(const QString &submenu, const QString &column) const;
    [[nodiscard]] QString order() const { return table::toString(m_open->model().order()); }

    std::unique_ptr<OpenWindow> m_open;
};

void TestSorting::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->write(QStringLiteral("a"), "quality: 10\nheat: 1\n");
    m_open->write(QStringLiteral("b"), "quality: 30\nheat: 1\n");
    m_open->write(QStringLiteral("c"), "quality: 20\nheat: 2\n");
    m_open->open();
}

QAction *TestSorting::action(const QString &submenu, const QString &column) const
{
    const QList<QMenu *> menus = m_open->window().menuBar()->findChildren<QMenu *>();
    for (const QMenu *menu : menus) {
        if (menu->title().remove(u'&') != submenu)
            continue;
        const QList<QAction *> actions = menu->actions();
        for (QAction *each : actions)
            if (each->text() == column || each->text().startsWith(column + u','))
                return each;
    }
    return nullptr;
}

void TestSorting::theMenuSaysHowTheRowsAreSorted()
{
    QAction *date = action(QStringLiteral("Sort By"), QStringLiteral("Date"));
    QVERIFY(date);
    QVERIFY(date->isChecked());
    QCOMPARE(date->text(), QStringLiteral("Date, sorted descending"));
    QVERIFY(!action(QStringLiteral("Then By"), QStringLiteral("Date"))->isEnabled());
    QAction *quality = action(QStringLiteral("Sort By"), QStringLiteral("Quality"));
    QCOMPARE(quality->text(), QStringLiteral("Quality"));
    QVERIFY(!quality->isChecked());
}

void TestSorting::sortingByAColumnIsByItAlone()
{
    action(QStringLiteral("Sort By"), QStringLiteral("Quality"))->trigger();
    QCOMPARE(order(), QStringLiteral("-quality"));
    QCOMPARE(m_open->shown(), (QStringList{QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("a")}));
    QVERIFY(action(QStringLiteral("Sort By"), QStringLiteral("Quality"))->isChecked());
    QVERIFY(!action(QStringLiteral("Sort By"), QStringLiteral("Date"))->isChecked());
}

void TestSorting::theSameColumnAgainTurnsTheDirection()
{
    action(QStringLiteral("Sort By"), QStringLiteral("Date"))->trigger();
    QCOMPARE(order(), QStringLiteral("date"));
    QAction *date = action(QStringLiteral("Sort By"), QStringLiteral("Date"));
    QVERIFY(date->isChecked()); // a second press does not take the mark away
    QCOMPARE(date->text(), QStringLiteral("Date, sorted ascending"));
}

void TestSorting::aFurtherColumnComesAfterTheOthers()
{
    action(QStringLiteral("Sort By"), QStringLiteral("Heat"))->trigger();
    action(QStringLiteral("Then By"), QStringLiteral("Quality"))->trigger();
    QCOMPARE(order(), QStringLiteral("-heat,-quality"));
    QCOMPARE(m_open->shown(), (QStringList{QStringLiteral("c"), QStringLiteral("b"), QStringLiteral("a")}));
    QAction *quality = action(QStringLiteral("Then By"), QStringLiteral("Quality"));
    QVERIFY(quality->isChecked());
    QCOMPARE(quality->text(), QStringLiteral("Quality, sorted descending, level 2 of 2"));
    quality->trigger();
    QCOMPARE(order(), QStringLiteral("-heat,quality"));
    QVERIFY(quality->isChecked());
}

void TestSorting::theMenuFollowsTheHeader()
{
    m_open->model().setOrder(table::parseOrder(QStringLiteral("title,-quality")).value());
    QVERIFY(action(QStringLiteral("Sort By"), QStringLiteral("Title"))->isChecked());
    QVERIFY(action(QStringLiteral("Then By"), QStringLiteral("Quality"))->isChecked());
    QVERIFY(!action(QStringLiteral("Then By"), QStringLiteral("Heat"))->isChecked());
}

QTEST_MAIN(TestSorting)
#include "tst_sorting.moc"
