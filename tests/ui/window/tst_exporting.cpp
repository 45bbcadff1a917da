#include "model/rowindex/indexplace.h"
#include "openwindow.h"
#include "tests/csvreader.h"
#include "ui/dialogs/exportdialog.h"

#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

/// What the window exports is what the command line gives for the same filter and order.
class TestExporting final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_open = std::make_unique<OpenWindow>(); }
    void cleanup() { m_open.reset(); }
    void decidedStoriesThatNoLongerMatchAreLeftOut();
    void everyStoryStandsWhereItsNewValuePutsIt();
    void decisionsThatAreNotSavedAreCounted();
    void withoutAFilterAllStoriesAreOffered();
    void theSelectionIsWhatIsChosenOnTheScreen();
    void theNextExportProposesTheFormatAndFolderOfThisOneAfterAStartToo();
    void anExportIsTheStoriesAsTheyWereWhenItWasAskedFor();
    void storiesThatAreOnlyRememberedAreLeftOutAndCounted();

private:
    ui::ExportDialog *openDialog();
    static bool says(const ui::ExportDialog &dialog, const QString &text);
    static QString choice(const ui::ExportDialog &dialog, int place);
    /// The titles that the dialog writes.
    QStringList exportFrom(ui::ExportDialog &dialog);
    /// The titles that `galley export` writes.
    [[nodiscard]] QStringList exportByCommandLine(const QStringList &options) const;
    static QStringList titlesIn(const QByteArray &csv);

    std::unique_ptr<OpenWindow> m_open;
};

ui::ExportDialog *TestExporting::openDialog()
{
    m_open->key(Qt::Key_E, Qt::ControlModifier);
    return m_open->window().findChild<ui::ExportDialog *>();
}

bool TestExporting::says(const ui::ExportDialog &dialog, const QString &text)
{
    const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) { return label->text() == text; });
}

QString TestExporting::choice(const ui::ExportDialog &dialog, int place)
{
    QStringList choices;
    const QList<QRadioButton *> buttons = dialog.findChildren<QRadioButton *>();
    for (const QRadioButton *button : buttons)
        if (button->text().contains(u'('))
            choices.append(button->text().remove(u'&'));
    return choices.value(place);
}

QStringList TestExporting::titlesIn(const QByteArray &csv)
{
    QList<QStringList> records = readCsv(QString::fromUtf8(csv));
    const qsizetype column = records.value(0).indexOf(QStringLiteral("title"));
    QStringList titles;
    for (qsizetype i = 1; i < records.size(); ++i)
        titles.append(records.at(i).value(column));
    return titles;
}

QStringList TestExporting::exportFrom(ui::ExportDialog &dialog)
{
    const QTemporaryDir place;
    const QString target = place.filePath(QStringLiteral("list.csv"));
    const QList<QLineEdit *> lines = dialog.findChildren<QLineEdit *>();
    for (QLineEdit *line : lines)
        if (line->accessibleName() == QLatin1String("File"))
            line->setText(target);
    QSignalSpy exported(&dialog, &ui::ExportDialog::exported);
    const QList<QPushButton *> buttons = dialog.findChildren<QPushButton *>();
    const auto isDefault = [](const QPushButton *button) { return button->isDefault(); };
    (*std::find_if(buttons.begin(), buttons.end(), isDefault))->click(); // now another one is
    if (exported.isEmpty() && !exported.wait())
        return {QStringLiteral("nothing was exported")};
    QFile file(target);
    return file.open(QIODevice::ReadOnly) ? titlesIn(file.readAll()) : QStringList();
}

QStringList TestExporting::exportByCommandLine(const QStringList &options) const
{
    QProcess galley;
    galley.start(QStringLiteral(GALLEY), QStringList{QStringLiteral("export"), m_open->storiesFolder(),
                                                     QStringLiteral("--format"), QStringLiteral("csv")} +
                                             options);
    return galley.waitForFinished() ? titlesIn(galley.readAllStandardOutput()) : QStringList();
}

void TestExporting::decidedStoriesThatNoLongerMatchAreLeftOut()
{
    for (const char *name : {"a", "b", "c", "d"})
        m_open->write(QString::fromLatin1(name), "published: true\n");
    m_open->write(QStringLiteral("e"), "published: false\n");
    m_open->open();
    m_open->filter().setText(QStringLiteral("published:yes"));
    m_open->table().setFocus();
    m_open->key(Qt::Key_X);
    m_open->key(Qt::Key_X);
    m_open->key(Qt::Key_P);
    QTRY_VERIFY(m_open->allSaved());
    QCOMPARE(m_open->shown().size(), 4);

    auto *dialog = openDialog();
    QVERIFY(dialog);
    QCOMPARE(choice(*dialog, 0), QStringLiteral("All that match the filter (2)"));
    QVERIFY(says(*dialog, QStringLiteral("2 shown stories are left out: they no longer match the filter.")));
    const QStringList exported = exportFrom(*dialog);
    QCOMPARE(exported, (QStringList{QStringLiteral("Story c"), QStringLiteral("Story d")}));
    QCOMPARE(exported, exportByCommandLine({QStringLiteral("--filter"), QStringLiteral("published:yes"),
                                            QStringLiteral("--sort"), QStringLiteral("-date")}));
    QCOMPARE(m_open->shown().size(), 4); // the table stays as it is
}

void TestExporting::everyStoryStandsWhereItsNewValuePutsIt()
{
    m_open->write(QStringLiteral("a"), "quality: 50\n");
    m_open->write(QStringLiteral("b"), "quality: 40\n");
    m_open->write(QStringLiteral("c"), "quality: 30\n");
    m_open->open();
    m_open->model().setOrder(table::parseOrder(QStringLiteral("-quality")).value());
    m_open->key(Qt::Key_End);
    m_open->key(Qt::Key_5); // 100
    QTRY_VERIFY(m_open->allSaved());
    QCOMPARE(m_open->shown(), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));

    auto *dialog = openDialog();
    QVERIFY(dialog);
    const QStringList exported = exportFrom(*dialog);
    QCOMPARE(exported,
             (QStringList{QStringLiteral("Story c"), QStringLiteral("Story a"), QStringLiteral("Story b")}));
    QCOMPARE(exported, exportByCommandLine({QStringLiteral("--sort"), QStringLiteral("-quality")}));
}

void TestExporting::decisionsThatAreNotSavedAreCounted()
{
    m_open->writeStories(3);
    m_open->open();
    auto *dialog = openDialog();
    const QString words = QStringLiteral("⚠ 1 decision is not saved; the list has what the file says.");
    QVERIFY(!says(*dialog, words));
    dialog->reject();
    QTRY_VERIFY(!m_open->window().findChild<ui::ExportDialog *>());
    m_open->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_open->window()));
    QVERIFY(QFile::setPermissions(m_open->path(QStringLiteral("a")), QFile::ReadOwner));
    m_open->key(Qt::Key_5);
    QTRY_COMPARE(m_open->folder().unsaved().size(), 1);
    dialog = openDialog();
    QVERIFY(says(*dialog, words));
}

void TestExporting::withoutAFilterAllStoriesAreOffered()
{
    m_open->writeStories(3);
    m_open->open();
    m_open->key(Qt::Key_P);
    auto *dialog = openDialog();
    QVERIFY(dialog);
    QCOMPARE(choice(*dialog, 0), QStringLiteral("All stories (3)"));
    QVERIFY(!says(*dialog, QStringLiteral("1 shown story is left out: it no longer matches the filter.")));
    QCOMPARE(exportFrom(*dialog).size(), 3);
}

void TestExporting::theSelectionIsWhatIsChosenOnTheScreen()
{
    m_open->writeStories(3);
    m_open->open();
    m_open->filter().setText(QStringLiteral("published:no"));
    m_open->table().setFocus();
    m_open->key(Qt::Key_P, Qt::ShiftModifier); // chosen still, though it no longer matches
    auto *dialog = openDialog();
    QVERIFY(dialog);
    QCOMPARE(choice(*dialog, 1), QStringLiteral("Selected (1)"));
    const QList<QRadioButton *> buttons = dialog->findChildren<QRadioButton *>();
    for (QRadioButton *button : buttons)
        if (button->text().contains(QStringLiteral("Selected")))
            button->click();
    QCOMPARE(exportFrom(*dialog), QStringList{QStringLiteral("Story a")});
}

void TestExporting::theNextExportProposesTheFormatAndFolderOfThisOneAfterAStartToo()
{
    m_open->writeStories(1);
    m_open->open();
    const QTemporaryDir lists;
    const auto button = [](const ui::ExportDialog &dialog, const QString &text) {
        const QList<QAbstractButton *> buttons = dialog.findChildren<QAbstractButton *>();
        return *std::find_if(buttons.begin(), buttons.end(),
                             [&text](const auto *each) { return each->text().remove(u'&') == text; });
    };
    const auto file = [](const ui::ExportDialog &dialog) {
        const QList<QLineEdit *> lines = dialog.findChildren<QLineEdit *>();
        return *std::find_if(lines.begin(), lines.end(),
                             [](const auto *line) { return line->accessibleName() == QLatin1String("File"); });
    };
    auto *dialog = openDialog();
    QVERIFY(dialog);
    button(*dialog, QStringLiteral("HTML"))->click();
    file(*dialog)->setText(lists.filePath(QStringLiteral("mine.html")));
    QSignalSpy exported(dialog, &ui::ExportDialog::exported);
    button(*dialog, QStringLiteral("Export"))->click();
    QVERIFY(exported.wait());

    m_open->window().close();
    m_open->open(); // another start
    dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(button(*dialog, QStringLiteral("HTML"))->isChecked());
    QCOMPARE(QFileInfo(file(*dialog)->text()).path(), lists.path());
}

// F18
void TestExporting::anExportIsTheStoriesAsTheyWereWhenItWasAskedFor()
{
    m_open->writeStories(3);
    m_open->open();
    auto *dialog = openDialog();
    QVERIFY(dialog);
    QVERIFY(QFile::remove(m_open->path(QStringLiteral("a"))));
    QFile changed(m_open->path(QStringLiteral("b")));
    QVERIFY(changed.open(QIODevice::WriteOnly) && changed.write("---\ntitle: Changed\n---\n") > 0);
    changed.close();
    m_open->write(QStringLiteral("d"), "quality: 1\n");
    QTRY_COMPARE(m_open->model().rowCount(), 4);
    QTRY_VERIFY(!m_open->folder().isPresent(m_open->model().storyAt(0)) ||
                m_open->folder().row(m_open->model().storyAt(1)).title == QStringLiteral("Changed"));
    QCOMPARE(exportFrom(*dialog),
             QStringList({QStringLiteral("Story a"), QStringLiteral("Story b"), QStringLiteral("Story c")}));
}

void TestExporting::storiesThatAreOnlyRememberedAreLeftOutAndCounted()
{
    m_open->writeStories(3);
    QTest::qWait(2'100); // what was changed a moment ago is not remembered
    m_open->open();
    const QString index = rowindex::indexFileOf(QFileInfo(m_open->storiesFolder()).canonicalFilePath());
    QTRY_VERIFY(QFileInfo::exists(index));
    m_open->openPaths({});
    ui::ExportDialog *dialog = nullptr;
    connect(&m_open->folder(), &folder::StoryFolder::storiesAdded, this, [&] { dialog = openDialog(); });
    m_open->window().open({m_open->storiesFolder()});
    QTRY_VERIFY(!m_open->folder().isScanning());
    QVERIFY(dialog);
    QVERIFY(says(*dialog, QStringLiteral("⚠ 3 stories are left out: their files are still being looked at.")));
    QCOMPARE(choice(*dialog, 0), QStringLiteral("All stories (0)"));
    dialog->reject();
    QTRY_VERIFY(!m_open->window().findChild<ui::ExportDialog *>());
    m_open->window().activateWindow();
    QTRY_VERIFY(m_open->window().isActiveWindow());
    m_open->table().setFocus();
    dialog = openDialog();
    QCOMPARE(choice(*dialog, 0), QStringLiteral("All stories (3)"));
}

QTEST_MAIN(TestExporting)
#include "tst_exporting.moc"
