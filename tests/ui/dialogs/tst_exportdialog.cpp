#include "exportedrows.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/exportname.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <optional>

using exporting::Format;
using ui::ExportDialog;

Q_DECLARE_METATYPE(exporting::Format)

class ExportDialogTest final : public QObject
{
    Q_OBJECT

    std::optional<QTemporaryDir> m_place;
    std::unique_ptr<ExportDialog> m_dialog;

    [[nodiscard]] QString path(const QString &name) const { return m_place->filePath(name); }
    [[nodiscard]] QByteArray contentOf(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }
    [[nodiscard]] QAbstractButton *button(const char *text) const
    {
        const QList<QAbstractButton *> buttons = m_dialog->findChildren<QAbstractButton *>();
        for (QAbstractButton *each : buttons) {
            if (each->text().remove(QLatin1Char('&')).startsWith(QLatin1String(text)))
                return each;
        }
        return nullptr;
    }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *accessibleName) const
    {
        const QList<Widget *> widgets = m_dialog->findChildren<Widget *>();
        for (Widget *each : widgets) {
            if (each->accessibleName() == QLatin1String(accessibleName))
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QLineEdit *file() const { return named<QLineEdit>("File"); }
    [[nodiscard]] QLabel *problem() const { return named<QLabel>("What keeps the export from being written"); }
    [[nodiscard]] bool says(const char *text) const
    {
        const QList<QLabel *> labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [text](const QLabel *label) {
            return label->isVisible() && label->text() == QString::fromUtf8(text);
        });
    }
    [[nodiscard]] QString previewed() const { return m_dialog->findChild<QPlainTextEdit *>()->toPlainText(); }

    void open(const QStringList &all, const QStringList &selected, int broken = 0, const ui::LastExport &last = {})
    {
        openWith({storiesNamed(all), storiesNamed(selected), false, 0, broken}, last);
    }
    void openWith(const ui::ExportStories &stories, const ui::LastExport &last = {})
    {
        m_dialog = std::make_unique<ExportDialog>(stories, QStringLiteral("Week 21"), last);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    }

private slots:
    void init() { m_place.emplace(); }
    void cleanup() { m_dialog.reset(); }

    void whatIsShownIsWrittenAndTold()
    {
        open({QStringLiteral("One"), QStringLiteral("Two")}, {});
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        file()->setText(path(QStringLiteral("x.csv")));
        button("Export")->click();
        QVERIFY(exported.wait());
        QCOMPARE(exported.first().first(2), (QVariantList{path(QStringLiteral("x.csv")), 2}));
        QVERIFY(!m_dialog->isVisible());
        const auto rows = storiesNamed({QStringLiteral("One"), QStringLiteral("Two")});
        QCOMPARE(contentOf(QStringLiteral("x.csv")), exporting::render(Format::Csv, {rows[0], rows[1]}));
    }

    void theSelectionIsWrittenWhenItIsChosen()
    {
        open({QStringLiteral("One"), QStringLiteral("Two")}, {QStringLiteral("Two")});
        QVERIFY(button("All stories (2)")->isChecked());
        button("Selected (1)")->click();
        QTRY_VERIFY(previewed().contains(QStringLiteral("Two")) && !previewed().contains(QStringLiteral("One")));
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        file()->setText(path(QStringLiteral("x.csv")));
        button("Export")->click();
        QVERIFY(exported.wait());
        QCOMPARE(exported.first().at(1).toInt(), 1);
        QVERIFY(!contentOf(QStringLiteral("x.csv")).contains("One"));
    }

    void anEmptySelectionCannotBeChosen()
    {
        open({QStringLiteral("One")}, {});
        QVERIFY(!button("Selected (0)")->isEnabled());
    }

    void thePreviewFollowsFormatTitleAndOptions()
    {
        open({QStringLiteral("=One")}, {});
        QTRY_VERIFY(previewed().contains(QStringLiteral("'=One")));
        button("Leave formulas")->click();
        QTRY_VERIFY(previewed().contains(QStringLiteral("=One")) && !previewed().contains(QStringLiteral("'=One")));
        QVERIFY(!named<QLineEdit>("Title of the document")->isVisible());
        button("Markdown")->click();
        QVERIFY(!button("Leave formulas")->isVisible());
        QTRY_VERIFY(previewed().contains(QStringLiteral("Week 21")));
        named<QLineEdit>("Title of the document")->setText(QStringLiteral("Monday"));
        QTRY_VERIFY(previewed().contains(QStringLiteral("Monday")));
    }

    void thePreviewOfHtmlBeginsWithTheStories()
    {
        open({QStringLiteral("One")}, {});
        button("HTML")->click();
        QTRY_VERIFY(previewed().startsWith(QStringLiteral("<body")));
        QVERIFY(previewed().contains(QStringLiteral("One")));
    }

    void aTildeIsTheHomeFolder()
    {
        const QByteArray home = qgetenv("HOME");
        qputenv("HOME", QFile::encodeName(m_place->path()));
        const auto restore = qScopeGuard([&home] { qputenv("HOME", home); });
        open({QStringLiteral("One")}, {});
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        file()->setText(QStringLiteral("~/x.csv"));
        button("Export")->click();
        QVERIFY(exported.wait());
        QCOMPARE(exported.first().first().toString(), path(QStringLiteral("x.csv")));
    }

    void theFileIsSuggestedInAFolderThatExists()
    {
        const QByteArray home = qgetenv("HOME");
        qputenv("HOME", QFile::encodeName(m_place->path()));
        const auto restore = qScopeGuard([&home] { qputenv("HOME", home); });
        open({QStringLiteral("One")}, {});
        QTRY_COMPARE(file()->text(), path(QStringLiteral("Week 21.csv"))); // no Documents there
    }

    void thePreviewIsBounded()
    {
        QStringList many;
        for (int i = 0; i < 400; ++i)
            many.append(QStringLiteral("Story-%1-").arg(i));
        open(many, {});
        QTRY_VERIFY(previewed().contains(QStringLiteral("Story-0-")));
        QVERIFY(!previewed().contains(QStringLiteral("Story-300-")));
        QVERIFY(previewed().count(QLatin1Char('\n')) <= 201);
    }

    void theSuffixFollowsTheFormat()
    {
        open({QStringLiteral("One")}, {});
        QVERIFY(file()->text().endsWith(QStringLiteral("/Week 21.csv")));
        button("HTML")->click();
        QVERIFY(file()->text().endsWith(QStringLiteral("/Week 21.html")));
        file()->setText(path(QStringLiteral("mine.txt")));
        button("JSON")->click();
        QCOMPARE(file()->text(), path(QStringLiteral("mine.txt")));
    }

    // F13
    void anExistingFileIsReplacedOnlyWhenThatIsSaid()
    {
        QFile former(path(QStringLiteral("x.csv")));
        QVERIFY(former.open(QIODevice::WriteOnly));
        former.write("former");
        former.close();
        open({QStringLiteral("One")}, {});
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        file()->setText(path(QStringLiteral("x.csv")));
        button("Export")->click();
        QTRY_VERIFY(button("Replace it"));
        QVERIFY(problem()->text().startsWith(QStringLiteral("The file is there already.")));
        QCOMPARE(contentOf(QStringLiteral("x.csv")), QByteArray("former"));

        file()->setText(path(QStringLiteral("y.csv"))); // another name is another question
        QVERIFY(button("Export"));
        QVERIFY(!problem()->isVisible());
        file()->setText(path(QStringLiteral("x.csv")));
        button("Export")->click();
        QTRY_VERIFY(button("Replace it"));
        button("Replace it")->click();
        QVERIFY(exported.wait());
        QVERIFY(contentOf(QStringLiteral("x.csv")).contains("One"));
    }

    // F12
    void whatMayNeverBeReplacedIsNotAskedAbout()
    {
        open({QStringLiteral("One")}, {});
        QFile story(path(QStringLiteral("story.md")));
        QVERIFY(story.open(QIODevice::WriteOnly) && story.write("---\ntitle: A\n---\n") > 0);
        story.close();
        QVERIFY(QDir(m_place->path()).mkdir(QStringLiteral("folder")));
        for (const char *name : {"story.md", "folder"}) {
            file()->setText(path(QLatin1String(name)));
            button("Export")->click();
            QTRY_VERIFY(problem()->isVisible());
            QVERIFY2(button("Replace it") == nullptr, name);
            QVERIFY(!problem()->text().contains(QStringLiteral("Replace")));
        }
        QCOMPARE(contentOf(QStringLiteral("story.md")), "---\ntitle: A\n---\n");
    }

    void altFGoesToTheFile()
    {
        open({QStringLiteral("One")}, {});
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        QTest::keyClick(m_dialog.get(), Qt::Key_F, Qt::AltModifier);
        QVERIFY(file()->hasFocus());
    }

    void unpublishedStoriesCanBeLeftOutOfEveryFormat()
    {
        auto rows = storiesNamed({QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three")});
        rows[1] = unpublished(rows[1]);
        openWith({rows, {rows[0]}, false, 0, 0});
        QAbstractButton *leaveOut = button("Leave out 1 unpublished story");
        QVERIFY(leaveOut && !leaveOut->isChecked());
        for (const char *format : {"JSON", "Markdown", "HTML", "CSV"}) {
            button(format)->click();
            QVERIFY2(leaveOut->isVisible(), format);
            QTRY_VERIFY2(previewed().contains(QStringLiteral("Two")), format);
            leaveOut->click();
            QTRY_VERIFY2(!previewed().contains(QStringLiteral("Two")), format);
            leaveOut->click();
        }
        leaveOut->click();
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        file()->setText(path(QStringLiteral("x.csv")));
        button("Export")->click();
        QVERIFY(exported.wait());
        QCOMPARE(exported.first().at(1).toInt(), 2);
        QCOMPARE(contentOf(QStringLiteral("x.csv")), exporting::render(Format::Csv, {rows[0], rows[2]}));
    }

    void whereNoChosenStoryIsUnpublishedNoneIsOfferedToBeLeftOut()
    {
        auto rows = storiesNamed({QStringLiteral("One"), QStringLiteral("Two")});
        rows[1] = unpublished(rows[1]);
        openWith({rows, {rows[0]}, false, 0, 0}); // the first has no value: published by default
        button("Selected")->click();
        QVERIFY(!button("Leave out")->isVisible());
        button("All")->click();
        QVERIFY(button("Leave out")->isVisible());
    }

    void formatAndFolderOfTheLastExportAreProposed()
    {
        open({QStringLiteral("One")}, {}, 0, {Format::Html, m_place->path()});
        QVERIFY(button("HTML")->isChecked());
        QCOMPARE(file()->text(), path(QStringLiteral("Week 21.html")));
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        button("Markdown")->click();
        button("Export")->click();
        QVERIFY(exported.wait());
        QCOMPARE(exported.first().at(2).value<ui::LastExport>(), (ui::LastExport{Format::Markdown, m_place->path()}));
    }

    void aFolderThatHasGoneIsReplacedUnlessTheFileWasTyped()
    {
        const QByteArray home = qgetenv("HOME");
        qputenv("HOME", QFile::encodeName(m_place->path()));
        const auto restore = qScopeGuard([&home] { qputenv("HOME", home); });
        const ui::LastExport last{Format::Csv, path(QStringLiteral("gone"))};
        open({QStringLiteral("One")}, {}, 0, last);
        QTRY_COMPARE(file()->text(), path(QStringLiteral("Week 21.csv")));

        m_dialog = std::make_unique<ExportDialog>(ui::ExportStories{}, QStringLiteral("Week 21"), last);
        QCOMPARE(file()->text(), path(QStringLiteral("gone/Week 21.csv"))); // nobody has looked there yet
        QTest::keyClicks(file(), QStringLiteral("x"));
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(file()->text(), path(QStringLiteral("gone/Week 21.csvx")));
    }

    void everythingIsInReachOnASmallScreenWithLargeText_data()
    {
        QTest::addColumn<qreal>("scale");
        QTest::newRow("normal") << 1.0;
        QTest::newRow("largest") << 2.5;
    }
    void everythingIsInReachOnASmallScreenWithLargeText()
    {
        QFETCH(qreal, scale);
        const QFont before = QApplication::font();
        const auto restore = qScopeGuard([&before] { QApplication::setFont(before); });
        QFont larger = before;
        larger.setPointSizeF(before.pointSizeF() * scale);
        QApplication::setFont(larger);
        auto rows = storiesNamed({QStringLiteral("One")});
        rows[0] = unpublished(rows[0]);
        openWith({rows, rows, true, 3, 2});
        const QSize small(640, 400 - 24); // less a title bar
        m_dialog->resize(small);
        QCoreApplication::processEvents();
        QCOMPARE(m_dialog->size(), small);
        auto *area = m_dialog->findChild<QScrollArea *>();
        const QList<QAbstractButton *> buttons = m_dialog->findChildren<QAbstractButton *>();
        for (QAbstractButton *each : buttons) {
            if (!each->isVisible() || each->focusPolicy() == Qt::NoFocus)
                continue;
            if (area->isAncestorOf(each))
                area->ensureWidgetVisible(each, 0, 0);
            const QRect place(each->mapTo(m_dialog.get(), QPoint()), each->size());
            const bool isScrolled = area->isAncestorOf(each) && area->horizontalScrollBar()->maximum() > 0;
            const QRect seen = isScrolled ? place.intersected(m_dialog->rect()) : place;
            QVERIFY2(m_dialog->rect().contains(seen) && seen.height() == place.height(), qPrintable(each->text()));
            QVERIFY2(each->width() >= each->sizeHint().width(), qPrintable(each->text()));
        }
        QVERIFY(button("Export")->isVisible() && button("Cancel")->isVisible());
    }

    // F10
    void aFailureIsSaidInTheDialogAndNothingIsLeft()
    {
        open({QStringLiteral("One")}, {});
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        file()->setText(path(QStringLiteral("no/such/folder/x.csv")));
        button("Export")->click();
        QTRY_VERIFY(problem()->isVisible());
        QVERIFY(m_dialog->isVisible());
        QVERIFY(button("Export")->isEnabled());
        QCOMPARE(exported.size(), 0);
        QCOMPARE(QDir(m_place->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 0);
    }

    // F16
    void anExportThatTakesLongCanBeCancelled()
    {
        open({QStringLiteral("One")}, {});
        QTRY_VERIFY(!previewed().isEmpty());
        QThreadPool &pool = *QThreadPool::globalInstance();
        pool.waitForDone();
        const int threads = pool.maxThreadCount();
        const auto restore = qScopeGuard([&] { pool.setMaxThreadCount(threads); });
        pool.setMaxThreadCount(1);
        QSemaphore others; // work that goes before
        pool.start([&others] { others.acquire(); });
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        file()->setText(path(QStringLiteral("x.csv")));
        button("Export")->click();
        QVERIFY(!button("Export")->isEnabled());
        QVERIFY(button("Cancel")->isEnabled());
        button("Cancel")->click();
        QVERIFY(m_dialog->isVisible());
        others.release();
        QTRY_VERIFY(!m_dialog->isVisible());
        QCOMPARE(exported.size(), 0);
        QCOMPARE(QDir(m_place->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 0);
    }

    // F16
    void aHundredThousandStoriesAreWrittenWhole()
    {
        QStringList titles;
        for (int i = 0; i < 100'000; ++i)
            titles.append(QString::number(i));
        open(titles, {});
        QSignalSpy exported(m_dialog.get(), &ExportDialog::exported);
        file()->setText(path(QStringLiteral("x.csv")));
        button("Export")->click();
        QVERIFY(exported.wait(60'000));
        QCOMPARE(exported.first().at(1).toInt(), 100'000);
        const QByteArray written = contentOf(QStringLiteral("x.csv"));
        QCOMPARE(written.count("\r\n"), 100'001);
        QVERIFY(written.contains("\r\n99999.md,99999,"));
    }

    void aFileWithoutANameIsAskedFor()
    {
        open({QStringLiteral("One")}, {});
        file()->setText(QStringLiteral("  "));
        button("Export")->click();
        QCOMPARE(problem()->text(), QStringLiteral("Give the file a name."));
    }

    // F17
    void brokenFilesThatAreLeftOutAreSaidSo()
    {
        open({QStringLiteral("One")}, {}, 3);
        QVERIFY(says("3 broken files are left out; see Problems."));
        open({QStringLiteral("One")}, {}, 1);
        QVERIFY(says("1 broken file is left out; see Problems."));
    }

    void withAFilterTheChoiceSaysSo()
    {
        openWith({storiesNamed({QStringLiteral("One")}), {}, true, 0, 0});
        QVERIFY(button("All that match the filter (1)")->isChecked());
        QCOMPARE(button("All that match")->accessibleDescription(), QString());
    }

    void shownStoriesThatAreLeftOutAreSaidSo()
    {
        openWith({storiesNamed({QStringLiteral("One")}), {}, true, 5, 2});
        QVERIFY(says("5 shown stories are left out: they no longer match the filter."));
        QVERIFY(says("2 broken files are left out; see Problems."));
        QCOMPARE(button("All that match")->accessibleDescription(),
                 QStringLiteral("5 shown stories are left out: they no longer match the filter. "
                                "2 broken files are left out; see Problems."));
        openWith({storiesNamed({QStringLiteral("One")}), {}, true, 1, 0});
        QVERIFY(says("1 shown story is left out: it no longer matches the filter."));
    }

    void whatMayComeYetIsSaidSo()
    {
        ui::ExportStories stories;
        stories.all = storiesNamed({QStringLiteral("One")});
        stories.isReading = true;
        openWith(stories);
        QVERIFY(says("⚠ The folder is still being read; the list has what has been found so far."));
        stories.unverified = 2;
        openWith(stories);
        QVERIFY(says("⚠ 2 stories are left out: their files are still being looked at."));
        QVERIFY(!says("⚠ The folder is still being read; the list has what has been found so far."));
        stories.unverified = 1;
        openWith(stories);
        QVERIFY(says("⚠ 1 story is left out: its file is still being looked at."));
    }

    void aSuggestedNameIsAFileNameAndNothingElse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        const auto row = [](const QString &text, const QString &name) {
            QTest::newRow(qPrintable(text.left(20))) << text << name;
        };
        row(QStringLiteral("Week 21"), QStringLiteral("Week 21.csv"));
        row(QStringLiteral("../../x"), QStringLiteral("x.csv"));
        row(QStringLiteral("/etc/passwd"), QStringLiteral("etc-passwd.csv"));
        row(QStringLiteral(".hidden"), QStringLiteral("hidden.csv"));
        row(QStringLiteral("a\nb\tc"), QStringLiteral("a-b-c.csv"));
        row(QString(QChar(0)) + QStringLiteral("x"), QStringLiteral("x.csv"));
        row(QStringLiteral("quality>=80 topic:\"AI\""), QStringLiteral("quality-=80 topic-AI-.csv"));
        row(QStringLiteral("..."), QStringLiteral("stories.csv"));
        row(QString(), QStringLiteral("stories.csv"));
        row(QString(300, u'x'), QString(100, u'x') + QStringLiteral(".csv"));
        row(QString(300, u'中'), QString(66, u'中') + QStringLiteral(".csv"));
    }
    // F14
    void aSuggestedNameIsAFileNameAndNothingElse()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QCOMPARE(ui::exportName(text, Format::Csv), name);
    }

    void onlyTheSuffixOfAnotherFormatIsExchanged_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const auto row = [](const char *before, const char *after) {
            QTest::newRow(before) << QString::fromLatin1(before) << QString::fromLatin1(after);
        };
        row("/a/x.csv", "/a/x.html");
        row("/a.csv/x", "/a.csv/x.html");
        row("/a/x.txt", "/a/x.txt");
        row("/a/.x", "/a/.x.html");
        row("/a/", "/a/");
        row("", "");
    }
    void onlyTheSuffixOfAnotherFormatIsExchanged()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QCOMPARE(ui::withSuffixOf(before, Format::Html), after);
    }
};

QTEST_MAIN(ExportDialogTest)
#include "tst_exportdialog.moc"
