#include "model/frontmatter/scalar.h"
#include "model/story/read.h"
#include "tests/frontmatter/contract.h"
#include "tests/frontmatter/damage.h"
#include "tests/frontmatter/splicecases.h"

#include <QTest>
#include <QThread>

using namespace frontmatter;

/// The cases of tests/data/splice, one row each and for each kind of line end, and those that are too large for a
/// file.
class CasesTest final : public QObject
{
    Q_OBJECT

private slots:
    void onlyTheValueChangesOrTheEditIsRefused_data();
    void onlyTheValueChangesOrTheEditIsRefused();
    void whatIsRefusedIsToldBeforeAnEditIsTried_data();
    void whatIsRefusedIsToldBeforeAnEditIsTried();
    void aValueOfAnotherTypeIsMarkedAndEditable();
    void everyCaseHasItsFixtures();
    void deepNestingIsRefusedOnASmallStack_data();
    void deepNestingIsRefusedOnASmallStack();
    void whatIsTooLargeIsRefused_data();
    void whatIsTooLargeIsRefused();
    void aLargeBodyDoesNotMatter();
    void damagedCasesKeepTheContract();

private:
    static void addRows(bool refusedOnly);
};

Q_DECLARE_METATYPE(SpliceCase)

namespace
{

QString described(const FieldValue &value)
{
    static const std::array kinds{"missing", "boolean", "integer", "text"};
    const QString kind = QLatin1String(kinds.at(static_cast<std::size_t>(value.kind)));
    return value.toString().isEmpty() ? kind : kind + u' ' + value.toString();
}

/// "heat integer 5"
QString fieldAsRead(const SpliceCase &c)
{
    const Field field = c.inputs.front().field;
    const std::string_view key = keyOf(field);
    return QLatin1String(key.data(), static_cast<qsizetype>(key.size())) + u' ' +
           described(fieldValue(Outline::of(view(c.before), c.fileName), field));
}

bool isReason(const QString &reason, const QString &expected)
{
    return expected.endsWith(u'*') ? reason.startsWith(expected.chopped(1)) : reason == expected;
}

QString placed(const Fault &fault)
{
    return QStringLiteral("%1:%2 %3").arg(fault.place.line).arg(fault.place.column).arg(fault.reason);
}

tl::expected<Splice, Fault> spliceOf(const QByteArray &bytes)
{
    return splice(view(bytes), u"a.md", {assignment(u"heat=7")});
}

/// A few for every run, more when asked for.
int damagedRounds()
{
    const int asked = qEnvironmentVariableIntValue("GALLEY_DAMAGED_ROUNDS");
    return asked > 0 ? asked : 10'000;
}

QByteArray repeated(const char *text, int times) { return QByteArray(text).repeated(times); }

} // namespace

void CasesTest::addRows(bool refusedOnly)
{
    QTest::addColumn<SpliceCase>("c");
    const QList<SpliceCase> cases = spliceCases();
    for (const SpliceCase &c : cases) {
        for (const Variant &variant : variants) {
            const auto row = c.as(variant);
            if (row && (!refusedOnly || row->refused))
                QTest::newRow(qPrintable(row->name)) << *row;
        }
    }
}

void CasesTest::onlyTheValueChangesOrTheEditIsRefused_data() { addRows(false); }

void CasesTest::onlyTheValueChangesOrTheEditIsRefused()
{
    QFETCH(SpliceCase, c);
    if (!c.reads.isEmpty())
        QCOMPARE(fieldAsRead(c), c.reads);
    if (!c.refusedInput.isEmpty()) {
        const auto value = parseInput(c.inputs.front().field, c.inputs.front().text);
        QVERIFY(!value);
        QCOMPARE(value.error(), c.refusedInput);
        return;
    }
    QCOMPARE(c.assignments().size(), static_cast<std::size_t>(c.inputs.size()));
    QCOMPARE(brokenOutline(view(c.before), c.fileName), QByteArray());
    QCOMPARE(brokenSplice(view(c.before), c.fileName, c.assignments()), QByteArray());
    const auto result = splice(view(c.before), c.fileName, c.assignments());
    if (c.refused) {
        QVERIFY(!result);
        QVERIFY2(isReason(result.error().reason, c.refused->reason), qPrintable(placed(result.error())));
        QVERIFY2(result.error().place == c.refused->place, qPrintable(placed(result.error())));
        return;
    }
    QVERIFY2(result, result ? "" : qPrintable(placed(result.error())));
    QCOMPARE(shown(result->bytes), shown(view(c.after)));
    QCOMPARE(result->bytes, view(c.after));
    const auto back = revert(result->bytes, c.fileName, result->changes);
    QVERIFY2(back, back ? "" : qPrintable(placed(back.error())));
    QCOMPARE(back->bytes, view(c.before));
}

void CasesTest::whatIsRefusedIsToldBeforeAnEditIsTried_data() { addRows(true); }

/// The row of the table: not listed, broken with the same place, or with that field read-only for the same reason.
void CasesTest::whatIsRefusedIsToldBeforeAnEditIsTried()
{
    QFETCH(SpliceCase, c);
    const story::ReadRow read = story::readRow(view(c.before), c.fileName);
    QCOMPARE(read.kind == FileKind::NotAStory, c.isNoStory);
    if (c.isNoStory)
        return;
    QCOMPARE(read.row.broken, c.isBroken);
    const story::Problem *problem =
        c.isBroken ? &read.row.problems.front() : read.row.readOnlyReason(c.inputs.front().field);
    QVERIFY(problem != nullptr);
    QVERIFY2(!problem->reason.isEmpty(), "no reason");
    QCOMPARE(problem->line, c.refused->place.line);
    QCOMPARE(problem->column, c.refused->place.column);
}

/// `heat: hot` and what readers take for different numbers: a problem of the row, which an edit repairs.
// C36
void CasesTest::aValueOfAnotherTypeIsMarkedAndEditable()
{
    int marked = 0;
    const QList<SpliceCase> cases = spliceCases();
    for (const SpliceCase &c : cases) {
        if (!c.isDone() || !c.reads.contains(u" text"))
            continue;
        const Field field = c.inputs.front().field;
        const story::StoryRow before = story::readRow(view(c.before), c.fileName).row;
        QVERIFY2(!before.problems.empty() && before.readOnlyReason(field) == nullptr, qPrintable(c.name));
        QVERIFY2(story::readRow(view(c.after), c.fileName).row.problems.empty(), qPrintable(c.name));
        ++marked;
    }
    QVERIFY(marked > 15);
}

void CasesTest::everyCaseHasItsFixtures()
{
    QStringList missing;
    const QList<SpliceCase> cases = spliceCases();
    for (int number = 1; number <= 50; ++number) {
        const QString name = QStringLiteral("C%1 ").arg(number, 2, 10, QLatin1Char('0'));
        const auto hasNumber = [&name](const SpliceCase &c) { return c.name.startsWith(name); };
        if (std::none_of(cases.begin(), cases.end(), hasNumber))
            missing.append(name);
    }
    QCOMPARE(missing, QStringList(QStringLiteral("C48 "))); // made here, as C51 and C52 are
}

void CasesTest::deepNestingIsRefusedOnASmallStack_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<bool>("isDone");
    QTest::newRow("C48 100 brackets") << "a: " + repeated("[", 100) + repeated("]", 100) << true;
    for (const int depth : {499, 500, 5'000, 1'000'000}) {
        const auto row = [depth](const char *name, const QByteArray &yaml) {
            QTest::addRow("C48 %d %s", depth, name) << yaml << false;
        };
        row("brackets", "a: " + repeated("[", depth) + repeated("]", depth));
        row("open brackets", "a: " + repeated("[", depth));
        row("braces", "a: " + repeated("{a: ", depth) + "1" + repeated("}", depth));
        row("dashes", "a:\n  " + repeated("- ", depth) + "1");
        row("question marks", repeated("? ", depth) + "1");
    }
}

// C48
void CasesTest::deepNestingIsRefusedOnASmallStack()
{
    QFETCH(QByteArray, yaml);
    QFETCH(bool, isDone);
    const QByteArray bytes = storyOf(yaml + "\nheat: 5", variants[0]);
    tl::expected<Splice, Fault> result;
    story::ReadRow read;
    const std::unique_ptr<QThread> worker(QThread::create([&] {
        result = spliceOf(bytes);
        read = story::readRow(view(bytes), QStringLiteral("a.md"));
    }));
    worker->setStackSize(256 * 1024);
    worker->start();
    worker->wait();
    QCOMPARE(result.has_value(), isDone);
    if (isDone)
        return;
    QVERIFY2(!result.error().reason.contains(u"bad file"), qPrintable(result.error().reason));
    QVERIFY(read.row.broken || read.row.readOnlyReason(Field::Heat) != nullptr);
    QVERIFY(result.error().place.line >= 2);
}

void CasesTest::whatIsTooLargeIsRefused_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const QByteArray &yaml, const QString &word) {
        QTest::newRow(name) << yaml << word;
    };
    const QString tooLong = QStringLiteral("the front matter is longer than 256 KiB");
    row("C51 front matter of 300 kB", repeated("# a comment line\n", 18'000) + "heat: 5", tooLong);
    row("C51 value of 1 MB", "heat: 5\na: " + repeated("x", 1'000'000), tooLong);
    row("C51 value of 1 MB in the field", "heat: " + repeated("5", 1'000'000), tooLong);
    QByteArray keys;
    for (int i = 0; i < 100'000; ++i)
        keys += "k" + QByteArray::number(i) + ": 1\n";
    row("C51 100,000 keys", keys + "heat: 5", tooLong);
    row("C51 key of 1,100 characters", "heat: 5\n" + repeated("k", 1'100) + ": 1",
        QStringLiteral("this key is longer than 1024 characters"));
    row("C51 quoted key of 1,100 characters", "heat: 5\n\"" + repeated("k", 1'100) + "\": 1",
        QStringLiteral("this key is longer than 1024 characters"));
}

// C51
void CasesTest::whatIsTooLargeIsRefused()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, word);
    const QByteArray bytes = storyOf(yaml, variants[0]);
    const auto result = spliceOf(bytes);
    QVERIFY(!result);
    QCOMPARE(result.error().reason, word);
    QCOMPARE(brokenOutline(view(bytes), u"a.md"), QByteArray());
    const story::ReadRow read = story::readRow(view(bytes), QStringLiteral("a.md"));
    QVERIFY(read.row.broken || read.row.readOnlyReason(Field::Heat) != nullptr);
}

// C51
void CasesTest::aLargeBodyDoesNotMatter()
{
    const QByteArray body = repeated("---\nheat: 9 \xFF\n", 3'400'000); // C51: 50 MB
    const QByteArray bytes = "---\nheat: 5\n---\n" + body;
    const auto result = spliceOf(bytes);
    QVERIFY(result);
    QVERIFY(result->bytes == view("---\nheat: 7\n---\n" + body));
    QVERIFY(revert(result->bytes, u"a.md", result->changes)->bytes == view(bytes));
}

/// C52; the fuzzer in tests/fuzz goes on from here.
// C52
void CasesTest::damagedCasesKeepTheContract()
{
    std::mt19937 random(20261122); // the same damage in every run
    const QList<SpliceCase> cases = spliceCases();
    for (int round = 0; round < damagedRounds(); ++round) {
        const SpliceCase &c = cases.at(random() % cases.size());
        const std::string bytes = damaged(c.before.toStdString(), random);
        QByteArray broken = brokenOutline(bytes, c.fileName);
        if (broken.isEmpty())
            broken = brokenSplice(bytes, c.fileName, c.assignments());
        QVERIFY2(broken.isEmpty(), qPrintable(QString::fromUtf8(broken + " in\n") + shown(bytes)));
    }
}

QTEST_APPLESS_MAIN(CasesTest)
#include "tst_cases.moc"
