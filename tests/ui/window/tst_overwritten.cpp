#include "openwindow.h"
#include "ui/detail/statebar.h"
#include "ui/detail/wrappedtext.h"
#include "ui/window/statusbar.h"

#include <QPushButton>

/// A decision that was saved, and that another program writes over because it had not read it.
class TestOverwritten final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void itIsSaidOnTopOfTheStoryUntilItIsDismissed();
    void decidingAgainEndsTheNotice();
    void decidingSomethingElseLeavesTheNotice();
    void theSameValueFromThemEndsTheNotice();
    void manyAreCountedInTheStatusBar();
    void theStatusBarCountsThoseThatAreStillSo();

private:
    /// a, b, ...: quality 45, which was 40.
    void decide(int stories)
    {
        for (int i = 0; i < stories; ++i) {
            m_open->key(Qt::Key_Plus);
            m_open->key(Qt::Key_J);
        }
        m_open->key(Qt::Key_Home);
        QTRY_VERIFY(m_open->allSaved());
    }
    ui::StateBar &bar() { return *m_open->window().findChild<ui::StateBar *>(); }
    QString said()
    {
        QStringList texts;
        const auto parts = bar().findChildren<ui::WrappedText *>();
        for (const ui::WrappedText *part : parts)
            if (part->isVisible())
                texts += part->toPlainText();
        return texts.join(u'|');
    }
    QString news() { return m_open->window().findChild<ui::StatusBar *>()->news(); }

    std::unique_ptr<OpenWindow> m_open;
};

void TestOverwritten::init()
{
    m_open = std::make_unique<OpenWindow>();
    m_open->writeStories(3);
    m_open->open();
}

void TestOverwritten::cleanup() { m_open.reset(); }

// B05
void TestOverwritten::itIsSaidOnTopOfTheStoryUntilItIsDismissed()
{
    decide(1);
    QVERIFY(!bar().isVisible());
    m_open->others(QStringLiteral("a"), "quality: 45", "quality: 41");
    QTRY_COMPARE(said(), QStringLiteral("Someone else has changed what you decided|Quality is 41 now; you set 45"));
    QVERIFY(news().contains(QStringLiteral("Quality is 41 now; you set 45")));
    m_open->key(Qt::Key_J);
    QVERIFY(!bar().isVisible());
    m_open->key(Qt::Key_K);
    QVERIFY(bar().isVisible());
    const auto buttons = bar().findChildren<QPushButton *>();
    const auto dismiss = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *one) {
        return one->text() == QStringLiteral("Dismiss");
    });
    QVERIFY(dismiss != buttons.end());
    QTest::mouseClick(*dismiss, Qt::LeftButton);
    QVERIFY(!bar().isVisible());
}

void TestOverwritten::decidingAgainEndsTheNotice()
{
    decide(1);
    m_open->others(QStringLiteral("a"), "quality: 45", "quality: 41");
    QTRY_VERIFY(bar().isVisible());
    m_open->key(Qt::Key_Plus);
    QTRY_VERIFY(m_open->allSaved());
    QVERIFY(m_open->bytes(QStringLiteral("a")).contains("quality: 46\n"));
    QVERIFY(!bar().isVisible());
}

void TestOverwritten::decidingSomethingElseLeavesTheNotice()
{
    decide(1);
    m_open->others(QStringLiteral("a"), "quality: 45", "quality: 41");
    QTRY_VERIFY(bar().isVisible());
    m_open->key(Qt::Key_Period); // heat
    QTRY_VERIFY(m_open->allSaved());
    QVERIFY(m_open->bytes(QStringLiteral("a")).contains("heat: 15\n"));
    QVERIFY(bar().isVisible());
}

void TestOverwritten::theSameValueFromThemEndsTheNotice()
{
    decide(1);
    m_open->others(QStringLiteral("a"), "quality: 45", "quality: 41");
    QTRY_VERIFY(bar().isVisible());
    m_open->others(QStringLiteral("a"), "quality: 41", "quality: 45");
    QTRY_VERIFY(!bar().isVisible());
}

// B05
void TestOverwritten::manyAreCountedInTheStatusBar()
{
    QList<folder::Overwritten> fields;
    for (const folder::StoryId story : {0, 1, 2, 2})
        fields.append({story, frontmatter::Field::Heat, frontmatter::FieldValue::integer(7),
                       frontmatter::FieldValue::integer(5)});
    emit m_open->folder().overwritten(fields);
    QCOMPARE(news(), QStringLiteral("⚠ Someone else has changed 3 stories since you decided them"));
}

void TestOverwritten::theStatusBarCountsThoseThatAreStillSo()
{
    decide(3);
    for (const QString &name : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
        m_open->others(name, "quality: 45", "quality: 41");
    QTRY_COMPARE(news(), QStringLiteral("⚠ Someone else has changed 3 stories since you decided them"));
    m_open->others(QStringLiteral("b"), "quality: 41", "quality: 45");
    QTRY_COMPARE(news(), QStringLiteral("⚠ Someone else has changed 2 stories since you decided them"));
    m_open->others(QStringLiteral("c"), "quality: 41", "quality: 45");
    QTRY_VERIFY2(news().contains(QStringLiteral("“Story a”: Quality is 41 now; you set 45")), qPrintable(news()));
    m_open->others(QStringLiteral("a"), "quality: 41", "quality: 45");
    QTRY_VERIFY2(news().isEmpty(), qPrintable(news()));
}

QTEST_MAIN(TestOverwritten)
#include "tst_overwritten.moc"
