// make_corpus [--odd PERCENT] N OUT: writes N stories below the new folder OUT.
#include "tests/bench/corpus.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

#include <cerrno>
#include <cstring>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption odd(QStringLiteral("odd"),
                                 QStringLiteral("of so many stories in a hundred the title is for yaml-cpp"),
                                 QStringLiteral("percent"), QStringLiteral("0"));
    parser.addOption(odd);
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("N"), QStringLiteral("how many stories"));
    parser.addPositionalArgument(QStringLiteral("OUT"), QStringLiteral("a folder that is not there yet"));
    parser.process(application);
    const QStringList arguments = parser.positionalArguments();
    const int count = arguments.isEmpty() ? 0 : arguments.first().toInt();
    if (arguments.size() != 2 || count < 1)
        parser.showHelp(2);
    const QString &folder = arguments.last();
    if (QDir(folder).exists()) {
        std::fprintf(stderr, "%s: is there already\n", qPrintable(folder));
        return 1;
    }
    if (!Corpus(parser.value(odd).toInt()).write(folder, count)) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(folder), std::strerror(errno));
        return 1;
    }
    return 0;
}
