// galley_bench [--stories N] [--rounds N] [--folder DIR] [--json FILE] [--only PART] [--print]: measures Galley on a
// corpus beside other programs, in turn, in one run. Exit status 1: a goal was missed. --print: 0 all the same.
#include "tests/bench/bench.h"
#include "tests/bench/corpus.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>
#include <malloc.h>

namespace
{

QCommandLineOption option(const char *name, const char *description, const char *value, const QString &standard)
{
    return {QString::fromLatin1(name), QString::fromLatin1(description), QString::fromLatin1(value), standard};
}

void print(const Result &result)
{
    const QString own = QStringLiteral("%1 %2").arg(result.own, 0, 'f', 2).arg(result.unit);
    const QString other = result.yardstick.isEmpty()
                              ? QString()
                              : QStringLiteral("%1 %2").arg(result.other, 0, 'f', 2).arg(result.unit);
    std::printf("%-42s %14s  %-34s %14s  %8.3f  %8.3f  %s\n", qPrintable(result.operation), qPrintable(own),
                qPrintable(result.yardstick), qPrintable(other), result.ratio, result.goal,
                result.isMet() ? "met" : "MISSED");
    std::fflush(stdout);
}

QJsonObject toJson(const Result &result)
{
    return {{QStringLiteral("operation"), result.operation}, {QStringLiteral("yardstick"), result.yardstick},
            {QStringLiteral("unit"), result.unit},           {QStringLiteral("own"), result.own},
            {QStringLiteral("other"), result.other},         {QStringLiteral("ratio"), result.ratio},
            {QStringLiteral("goal"), result.goal},           {QStringLiteral("met"), result.isMet()}};
}

/// A corpus of that size below `folder`, made when it is not there yet.
QString corpusIn(const QString &folder, const QString &name, int count, int odd)
{
    const QString corpus = QStringLiteral("%1/%2-%3").arg(folder, name).arg(count);
    if (!QDir(corpus).exists() && !Corpus(odd).write(corpus, count))
        qFatal("cannot write %s", qPrintable(corpus));
    return corpus;
}

} // namespace

int main(int argc, char **argv)
{
    ::mallopt(M_MMAP_THRESHOLD, 128 * 1024); // as the program does
    qputenv("QT_QPA_PLATFORM", qEnvironmentVariable("QT_QPA_PLATFORM", QStringLiteral("offscreen")).toUtf8());
    qputenv("LC_ALL", "en_GB.UTF-8");              // both collate in the same language
    qputenv("QT_LOGGING_RULES", "qt.qpa.*=false"); // what the offscreen platform does not support
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--until-painted"))
        return runBenchWindow(arguments.at(2), false);
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--until-read"))
        return runBenchWindow(arguments.at(2), true);

    if (arguments.size() == 4 && arguments.at(1) == QLatin1String("--key"))
        return runKeyboard(arguments.at(2), arguments.at(3));

    const QTemporaryDir scratch;
    const QCommandLineOption stories = option("stories", "size of the corpus", "N", QStringLiteral("100000"));
    const QCommandLineOption rounds = option("rounds", "how often each is measured", "N", QStringLiteral("5"));
    const QCommandLineOption folder = option("folder", "where corpora are made and kept", "DIR", scratch.path());
    const QCommandLineOption json = option("json", "writes the results there, too", "FILE", {});
    const QCommandLineOption only = option("only", "scan, window, keys, table or save", "PART", {});
    const QCommandLineOption printOnly(QStringLiteral("print"), QStringLiteral("missed goals are no failure"));
    QCommandLineParser parser;
    parser.addOptions({stories, rounds, folder, json, only, printOnly});
    parser.addHelpOption();
    parser.process(application);

    Ground ground;
    ground.count = parser.value(stories).toInt();
    if (ground.count < 1000) {
        std::fprintf(stderr, "--stories: 1000 or more, or the figures say nothing\n");
        return 2;
    }
    ground.scratch = scratch.path();
    ground.self = QCoreApplication::applicationFilePath();
    ground.galley = QStringLiteral(GALLEY);
    for (const char *home : {"XDG_STATE_HOME", "XDG_CONFIG_HOME"})
        qputenv(home, scratch.filePath(QString::fromLatin1(home)).toUtf8());
    WithIndex::withoutIndex();
    QDir().mkpath(scratch.filePath(QStringLiteral("XDG_STATE_HOME")));
    qputenv("XDG_RUNTIME_DIR", scratch.path().toUtf8()); // has the permissions that are asked for
    ground.stories = corpusIn(parser.value(folder), QStringLiteral("corpus"), ground.count, 0);
    ground.hundred = corpusIn(scratch.path(), QStringLiteral("corpus"), 100, 0);
    const QString part = parser.value(only);
    if (part.isEmpty() || part == QLatin1String("scan"))
        ground.odd = corpusIn(parser.value(folder), QStringLiteral("odd"), ground.count, 5);

    std::printf("%-42s %14s  %-34s %14s  %8s  %8s\n", "operation", "Galley", "yardstick", "", "ratio", "goal");
    QJsonArray results;
    bool areMet = true;
    const auto measure = [&](const QString &name, std::vector<Comparison> (*comparisons)(const Ground &)) {
        if (!part.isEmpty() && part != name)
            return;
        const std::vector<Comparison> all = comparisons(ground);
        for (const Comparison &one : all) {
            const Result result = compare(one, parser.value(rounds).toInt());
            print(result);
            results.append(toJson(result));
            areMet = areMet && result.isMet();
        }
    };
    measure(QStringLiteral("scan"), scanComparisons);
    measure(QStringLiteral("window"), windowComparisons);
    measure(QStringLiteral("keys"), keyComparisons);
    measure(QStringLiteral("table"), tableComparisons);
    measure(QStringLiteral("save"), saveComparisons);
    if (parser.isSet(json)) {
        QFile file(parser.value(json));
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(results).toJson()) < 0) {
            std::fprintf(stderr, "%s: %s\n", qPrintable(file.fileName()), qPrintable(file.errorString()));
            return 1;
        }
    }
    return areMet || parser.isSet(printOnly) ? 0 : 1;
}
