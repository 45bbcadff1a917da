#include "ui/dialogs/keysheet.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTreeWidget>

class TestKeySheet final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyActionIsListedWithItsKeys();
    void theSearchLeavesWhatMatches();
    void theSearchFindsKeysToo();
    void aSearchWithoutMatchSaysSo();
    void escapeCloses();

private:
    /// "action|keys" of the rows in view.
    QStringList shown() const;

    std::unique_ptr<QObject> m_owner;
    std::unique_ptr<ui::KeySheet> m_sheet;
};

void TestKeySheet::init()
{
    m_sheet.reset();
    m_owner = std::make_unique<QObject>();
    auto *publish = new QAction(QStringLiteral("&Publish, next"), m_owner.get());
    publish->setShortcut(Qt::Key_P);
    auto *undo = new QAction(QStringLiteral("Undo R&&D"), m_owner.get());
    undo->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Z), QKeySequence(Qt::Key_Backspace)});
    auto *separator = new QAction(m_owner.get());
    separator->setSeparator(true);
    auto *keyless = new QAction(QStringLiteral("Open &folder…"), m_owner.get());
    m_sheet = std::make_unique<ui::KeySheet>(QList<std::pair<QString, QList<QAction *>>>{
        {QStringLiteral("Decide"), {publish, separator, undo}}, {QStringLiteral("File"), {keyless}}});
    m_sheet->show();
}

QStringList TestKeySheet::shown() const
{
    QStringList rows;
    const auto *list = m_sheet->findChild<QTreeWidget *>();
    for (int i = 0; i < list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *group = list->topLevelItem(i);
        for (int j = 0; !group->isHidden() && j < group->childCount(); ++j) {
            if (!group->child(j)->isHidden())
                rows += group->child(j)->text(0) + u'|' + group->child(j)->text(1);
        }
    }
    return rows;
}

void TestKeySheet::everyActionIsListedWithItsKeys()
{
    const QStringList rows = shown();
    QCOMPARE(rows.value(0), QStringLiteral("Publish, next|P"));
    QCOMPARE(rows.value(1), QStringLiteral("Undo R&D|Ctrl+Z, Backspace"));
    QVERIFY2(!rows.contains(QStringLiteral("Open folder|")), "it has no key");
    QVERIFY2(rows.size() > 3, "keys that belong to no action are listed too");
}

void TestKeySheet::theSearchLeavesWhatMatches()
{
    auto *search = m_sheet->findChild<QLineEdit *>();
    search->setText(QStringLiteral("NEXT publish"));
    QCOMPARE(shown(), QStringList{QStringLiteral("Publish, next|P")});
    search->clear();
    QVERIFY(shown().size() > 3);
}

void TestKeySheet::theSearchFindsKeysToo()
{
    m_sheet->findChild<QLineEdit *>()->setText(QStringLiteral("ctrl+z"));
    QCOMPARE(shown().size(), 1);
}

void TestKeySheet::aSearchWithoutMatchSaysSo()
{
    const auto *label = m_sheet->findChild<QLabel *>();
    QVERIFY(!label->isVisible());
    m_sheet->findChild<QLineEdit *>()->setText(QStringLiteral("no such thing"));
    QVERIFY(shown().isEmpty());
    QVERIFY(label->isVisible());
}

void TestKeySheet::escapeCloses()
{
    QTest::keyClick(m_sheet->findChild<QLineEdit *>(), Qt::Key_Escape);
    QVERIFY(!m_sheet->isVisible());
}

QTEST_MAIN(TestKeySheet)
#include "tst_keysheet.moc"
