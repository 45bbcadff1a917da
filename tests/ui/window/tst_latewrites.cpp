#include "openwindow.h"
#include "tests/folder/latewriter.h"
#include "ui/detail/statebar.h"
#include "ui/detail/wrappedtext.h"
#include "ui/window/recoverybar.h"
#include "ui/window/statusbar.h"
#include "ui/window/unsaveddialog.h"

#include <QPushButton>
#include <QSignalSpy>

namespace
{

const QString a = QStringLiteral("a");
constexpr int looked = 15'000; ///< milliseconds, in which what comes late is found

QString textIn(const QWidget &widget)
{
    QStringList texts;
    const auto parts = widget.findChildren<ui::WrappedText *>();
    for (const ui::WrappedText *part : parts)
        if (part->isVisible())
            texts += part->toPlainText();
    return texts.join(u'|');
}

} // namespace

/// What another program has written into a version that a save had replaced, and that cannot be put in.
class TestLateWrites final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void itIsSaidOnTopOfTheStoryAndOfferedAsACopy();
    void anUndoThatWasDoneIsSaidAllTheSame();
    void manyEditsThatWereSavedAreNotReported();

private:
    ui::StateBar &bar() { return *m_open->window().findChild<ui::StateBar *>(); }
    ui::RecoveryBar &copies() { return *m_open->window().findChild<ui::RecoveryBar *>(); }
    QString news() { return m_open->window().findChild<ui::StatusBar *>()->news(); }
    /// Another program has a.md open, and writes into the version that has been replaced since; nobody may write
    /// into the story by then.
    void writeLate()
    {
        m_other->write(QByteArray(m_before).replace("heat: 10", "heat: 12"));
        m_other->end();
        QCOMPARE(::chmod(m_open->path(a).toUtf8().constData(), 0444), 0);
    }

    WithoutLeases m_disk;
    QByteArray m_before;
    std::unique_ptr<OpenWindow> m_open;
    std::unique_ptr<LateWriter> m_other;
};

void TestLateWrites::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->useDisk(m_disk);
    m_open->writeStories(3);
    m_open->open();
    m_before = m_open->bytes(a);
    m_other = std::make_unique<LateWriter>(m_open->path(a).toUtf8());
}

void TestLateWrites::cleanup()
{
    m_other.reset();
    m_open.reset();
}

// B05
void TestLateWrites::itIsSaidOnTopOfTheStoryAndOfferedAsACopy()
{
    m_open->key(Qt::Key_Plus);
    QTRY_VERIFY(m_open->allSaved());
    writeLate();
    const QString headline = QStringLiteral("What another program wrote is not in this story|");
    QTRY_VERIFY_WITH_TIMEOUT(textIn(bar()).startsWith(headline), looked);
    const QString said = textIn(bar());
    QVERIFY2(said.contains(QStringLiteral("A copy is kept as .galley-")), qPrintable(said));
    QVERIFY2(news().contains(QStringLiteral("Story a: What another program wrote")), qPrintable(news()));
    QVERIFY(m_open->folder().unsaved().isEmpty());
    QTRY_VERIFY(copies().isVisible());
    const QString offered = textIn(copies());
    QVERIFY2(offered.startsWith(
                 QStringLiteral("Another program has written a version of a.md that is not in it|It is kept as")),
             qPrintable(offered));
    QVERIFY2(offered.contains(QStringLiteral("heat is 12 in it, and 10 in the story")), qPrintable(offered));
    QSignalSpy finished(&m_open->folder(), &folder::StoryFolder::scanFinished);
    m_open->folder().rescan(); // in which the copy is young
    QVERIFY(finished.wait());
    QTest::qWait(50);
    QCOMPARE(textIn(copies()), offered);
    const auto buttons = bar().findChildren<QPushButton *>();
    const auto dismiss = std::ranges::find(buttons, QStringLiteral("Dismiss"), &QPushButton::text);
    QVERIFY(dismiss != buttons.end() && (*dismiss)->isVisible());
    QTest::mouseClick(*dismiss, Qt::LeftButton);
    QTRY_COMPARE(textIn(bar()), QStringLiteral("This story cannot be edited|The file is read-only"));
    QVERIFY(m_open->bytes(a).contains("quality: 45\nheat: 10\n"));
}

// B05
void TestLateWrites::anUndoThatWasDoneIsSaidAllTheSame()
{
    m_open->key(Qt::Key_Plus);
    QTRY_VERIFY(m_open->allSaved());
    m_other = std::make_unique<LateWriter>(m_open->path(a).toUtf8());
    m_before = m_open->bytes(a);
    m_open->key(Qt::Key_Z, Qt::ControlModifier);
    emit m_open->folder().lateWriteKept(0, {QStringLiteral("not put in"), {}, 0, 0, {}}, {});
    QTRY_VERIFY(m_open->allSaved());
    QTRY_VERIFY2(news().startsWith(QStringLiteral("Undone: ")), qPrintable(news()));
    QVERIFY(m_open->bytes(a).contains("quality: 40\n"));
    writeLate();
    QTRY_VERIFY_WITH_TIMEOUT(news().contains(QStringLiteral("What another program wrote")), looked);
}

// B05
void TestLateWrites::manyEditsThatWereSavedAreNotReported()
{
    m_open->key(Qt::Key_A, Qt::ControlModifier);
    m_open->key(Qt::Key_P);
    emit m_open->folder().lateWriteKept(0, {QStringLiteral("not put in"), {}, 0, 0, {}}, {});
    QTRY_VERIFY(m_open->allSaved());
    QTest::qWait(100);
    QVERIFY(m_open->window().findChild<ui::UnsavedDialog *>() == nullptr);
    QVERIFY(m_open->bytes(a).contains("published: true\n"));
}

QTEST_MAIN(TestLateWrites)
#include "tst_latewrites.moc"
