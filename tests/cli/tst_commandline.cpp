#include "app/commandline.h"

#include <QTest>

using namespace app;

class TestCommandLine final : public QObject
{
    Q_OBJECT

private slots:
    void withoutArgumentsTheWindowOpens();
    void windowOptionsAreRead();
    void dashesThatAreAnOptionsValueEndNothing();
    void valuesMayBeginWithADash();
    void nulSeparatedMeansPaths();
};

namespace
{

template<typename T>
T parsed(const char *line)
{
    const QString text = QString::fromUtf8(line);
    const auto command = parseCommandLine(text.isEmpty() ? QStringList() : text.split(u' '));
    if (!command)
        qWarning() << command.error().text;
    return command && std::holds_alternative<T>(*command) ? std::get<T>(*command) : T();
}

} // namespace

void TestCommandLine::withoutArgumentsTheWindowOpens()
{
    const auto command = parseCommandLine({});
    QVERIFY(command && std::holds_alternative<WindowOptions>(*command));
    const auto &options = std::get<WindowOptions>(*command);
    QVERIFY(options.paths.isEmpty() && options.images && !options.privateAddresses);
}

void TestCommandLine::windowOptionsAreRead()
{
    const auto options = parsed<WindowOptions>("--images off / --allow-private-addresses /tmp");
    QCOMPARE(options.paths, (QStringList{QStringLiteral("/"), QStringLiteral("/tmp")}));
    QVERIFY(!options.images && options.privateAddresses);
    QVERIFY(parsed<WindowOptions>("--images=on /").images);
}

void TestCommandLine::dashesThatAreAnOptionsValueEndNothing()
{
    const auto options = parsed<ExportOptions>("export a.md --format csv -o -- -- --force");
    QCOMPARE(options.file, QStringLiteral("--"));
    QCOMPARE(options.stories.paths, (QStringList{QStringLiteral("a.md"), QStringLiteral("--force")}));
    QVERIFY(!options.overwrite);
    const auto set = parsed<SetOptions>("set heat=5 -- heat=6");
    QCOMPARE(set.assignments.size(), std::size_t(1));
    QCOMPARE(set.stories.paths, QStringList{QStringLiteral("heat=6")});
}

void TestCommandLine::valuesMayBeginWithADash()
{
    const auto options = parsed<ListOptions>("list a.md --sort -quality,title --filter -published:no");
    QCOMPARE(options.stories.order.size(), 2);
    QCOMPARE(options.stories.filter.text(), QStringLiteral("-published:no"));
    const auto set = parsed<SetOptions>("set heat=-5 --dry-run a.md");
    QCOMPARE(set.assignments.at(0).value, frontmatter::FieldValue::integer(-5));
    QVERIFY(set.dryRun);
}

void TestCommandLine::nulSeparatedMeansPaths()
{
    const auto options = parsed<ListOptions>("list -0 a.md");
    QVERIFY(options.nulSeparated && options.format == ListFormat::Paths);
}

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
