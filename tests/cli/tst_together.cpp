#include "galleyprocess.h"
#include "model/folder/storyfolder.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>

using frontmatter::Field;
using frontmatter::FieldValue;

namespace
{

constexpr int edits = 200;
constexpr int patience = 60'000; ///< milliseconds

QByteArray lineOf(Field field, int value)
{
    return (field == Field::Heat ? "heat: " : "quality: ") + QByteArray::number(value) + '\n';
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A folder of one story as a window has it open.
class Editor final
{
public:
    bool open(const QString &path)
    {
        m_path = path;
        m_stories.open({path});
        return QTest::qWaitFor([this] { return !m_stories.isScanning() && m_stories.count() == 1; }, patience);
    }
    void set(Field field, int value) { m_stories.edit({{0, {{field, FieldValue::integer(value)}}}}); }
    /// False: it was not saved, or somebody lost it.
    bool hasSaved(Field field, int value)
    {
        return QTest::qWaitFor([this] { return m_stories.savingCount() == 0; }, patience) &&
               m_stories.unsaved().isEmpty() && contentOf(m_path).contains(lineOf(field, value));
    }

private:
    QString m_path;
    folder::StoryFolder m_stories;
};

/// Sets `field` to 1, 2, 3 … and says which of them was lost; 0: none.
int firstLost(const QString &path, Field field)
{
    Editor editor;
    if (!editor.open(path))
        return -1;
    for (int value = 1; value <= edits; ++value) {
        editor.set(field, value);
        if (!editor.hasSaved(field, value))
            return value;
    }
    return 0;
}

} // namespace

/// Several programs of ours over one story, each with a field of its own.
class TestTogether final : public QObject
{
    Q_OBJECT

private slots:
    void aWindowAndTheCommandLineLoseNoEdit();
    void twoWindowsOfTwoProcessesLoseNoEdit();
};

// A38
void TestTogether::aWindowAndTheCommandLineLoseNoEdit()
{
    const Sandbox sandbox;
    const QString story = sandbox.write(QStringLiteral("a.md"), storyFile("title: A\nquality: 0\nheat: 0\n"));
    Editor editor;
    QVERIFY(editor.open(story));
    for (int value = 1; value <= edits; ++value) {
        QProcess set;
        set.start(QStringLiteral(GALLEY), {QStringLiteral("set"), QStringLiteral("quality=%1").arg(value), story});
        // Now before the other's save, now in the middle of it, now after it.
        QTest::qWait(value % 20);
        editor.set(Field::Heat, value);
        QVERIFY(QTest::qWaitFor([&set] { return set.state() == QProcess::NotRunning; }, patience));
        QVERIFY2(set.exitCode() == 0, set.readAllStandardError().constData());
        QVERIFY2(editor.hasSaved(Field::Heat, value), contentOf(story).constData());
        QVERIFY2(contentOf(story).contains(lineOf(Field::Quality, value)), contentOf(story).constData());
    }
    QCOMPARE(sandbox.files(), QStringList{QStringLiteral("a.md")});
}

// A38
void TestTogether::twoWindowsOfTwoProcessesLoseNoEdit()
{
    const Sandbox sandbox;
    const QString story = sandbox.write(QStringLiteral("a.md"), storyFile("title: A\nquality: 0\nheat: 0\n"));
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--edit"), story});
    const int lost = firstLost(story, Field::Heat);
    QVERIFY(QTest::qWaitFor([&other] { return other.state() == QProcess::NotRunning; }, patience));
    QCOMPARE(lost, 0);
    QVERIFY2(other.exitCode() == 0, other.readAllStandardOutput().constData());
    QVERIFY2(contentOf(story).contains(lineOf(Field::Heat, edits)), contentOf(story).constData());
    QVERIFY2(contentOf(story).contains(lineOf(Field::Quality, edits)), contentOf(story).constData());
    QCOMPARE(sandbox.files(), QStringList{QStringLiteral("a.md")});
}

/// With --edit STORY it is the other of two processes.
int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--edit")) {
        const int lost = firstLost(arguments.value(2), Field::Quality);
        if (lost != 0)
            std::printf("quality %d is lost", lost);
        return lost == 0 ? 0 : 1;
    }
    TestTogether test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_together.moc"
