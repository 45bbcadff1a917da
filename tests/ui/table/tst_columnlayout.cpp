#include "ui/table/columnlayout.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTest>

/// Widths of columns, kept from one start to the next.
class TestColumnLayout final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsSavedIsRestoredWhateverWidthAColumnHasAtFirst();
};

void TestColumnLayout::whatIsSavedIsRestoredWhateverWidthAColumnHasAtFirst()
{
    QStandardItemModel model(0, table::ColumnCount);
    QHeaderView measured(Qt::Horizontal);
    measured.setModel(&model);
    ui::ColumnLayout defaults(measured, nullptr);
    defaults.setDefaults();
    for (int column = 0; column < table::ColumnCount; ++column) {
        QHeaderView header(Qt::Horizontal);
        header.setDefaultSectionSize(measured.sectionSize(column));
        header.setModel(&model);
        ui::ColumnLayout layout(header, nullptr);
        layout.setDefaults();
        QVERIFY2(layout.restore(layout.save()), qPrintable(QString::number(column)));
        QCOMPARE(header.sectionSize(column), measured.sectionSize(column));
    }
}

QTEST_MAIN(TestColumnLayout)
#include "tst_columnlayout.moc"
