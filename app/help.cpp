#include "app/help.h"

#include "app/cli.h"

namespace app
{

namespace
{

QString general()
{
    return Cli::tr("Galley: triage, edit and export news stories kept in text files.\n"
                   "\n"
                   "Usage:\n"
                   "  galley [--images on|off] [--allow-private-addresses] [FOLDER|FILE...]\n"
                   "  galley list PATH... [--filter Q] [--sort KEYS] [--format table|json|csv|paths] [-0]\n"
                   "  galley show FILE [--format text|json]\n"
                   "  galley set FIELD=VALUE... PATH... [--filter Q] [--dry-run]\n"
                   "  galley export PATH... --format NAME [--filter Q] [--sort KEYS] [-o FILE] [--force] [--plain]\n"
                   "  galley check PATH...\n"
                   "\n"
                   "Without a command the window opens. The commands need no display:\n"
                   "  list     print the stories\n"
                   "  show     print all of one story\n"
                   "  set      write published, quality or heat into stories\n"
                   "  export   write the stories as a list for readers or spreadsheets\n"
                   "  check    print the problems of story files\n"
                   "\n"
                   "Options:\n"
                   "  --images on|off            fetch images from the network (on)\n"
                   "  --allow-private-addresses  also from private and loopback addresses\n"
                   "  -h, --help                 this help; after a command, the help of the command\n"
                   "  -v, --version              the version\n"
                   "\n"
                   "Exit status: 0 done, 1 problems found or some files failed, 2 wrong usage,\n"
                   "130 and 143 ended by a signal.\n");
}

QString selection()
{
    return Cli::tr("  --filter Q       only the stories that the filter matches, for instance\n"
                   "                   'quality>=60 topic:AI -published:no' (the same text works in the window)\n");
}

QString sorting()
{
    return Cli::tr(
        "  --sort KEYS      for instance -quality,title; '-' is descending; missing values stand last. Keys: path,\n"
        "                   title, provider, date, quality, heat, published, type, category, topics, images,\n"
        "                   related. Default: path\n");
}

QString helpItself() { return Cli::tr("  -h, --help       this help\n"); }

QString listHelp()
{
    return Cli::tr("Usage: galley list PATH... [--filter Q] [--sort KEYS] [--format table|json|csv|paths] [-0]\n"
                   "\n"
                   "Prints the stories in files and folders (recursive, without hidden folders).\n"
                   "\n"
                   "Options:\n") +
           selection() + sorting() +
           Cli::tr("  --format FORMAT  table (default), json, csv, or paths (one a line)\n"
                   "  -0               paths, each ended by a NUL byte\n") +
           helpItself();
}

QString showHelp()
{
    return Cli::tr("Usage: galley show FILE [--format text|json]\n"
                   "\n"
                   "Prints all of a story; as json every key of its front matter but \"secured\".\n"
                   "\n"
                   "Options:\n"
                   "  --format FORMAT  text (default) or json\n") +
           helpItself();
}

QString setHelp()
{
    return Cli::tr("Usage: galley set FIELD=VALUE... PATH... [--filter Q] [--dry-run]\n"
                   "\n"
                   "Writes values into story files; nothing else in them changes. Fields: published (true, false, "
                   "yes, no),\n"
                   "quality and heat (whole numbers). Arguments after -- are paths. Standard error ends with the "
                   "counts.\n"
                   "\n"
                   "Options:\n") +
           selection() + Cli::tr("  --dry-run        change nothing, print a diff (for git apply --unidiff-zero)\n") +
           helpItself();
}

QString exportHelp()
{
    return Cli::tr("Usage: galley export PATH... --format csv|json|markdown|html [--filter Q] [--sort KEYS]\n"
                   "                             [-o FILE] [--force] [--plain]\n"
                   "\n"
                   "Writes the stories as one document.\n"
                   "\n"
                   "Options:\n"
                   "  --format NAME    csv, json, markdown or html\n") +
           selection() + sorting() +
           Cli::tr("  -o FILE          write FILE instead of standard output (-), all or nothing\n"
                   "  --force          overwrite FILE when it is there; never a story\n"
                   "  --plain          csv: leave cells alone that a spreadsheet would run as formulas\n") +
           helpItself();
}

QString checkHelp()
{
    return Cli::tr("Usage: galley check PATH...\n"
                   "\n"
                   "Prints the problems of story files, one a line: FILE:LINE:COLUMN: reason.\n"
                   "\n"
                   "Options:\n") +
           helpItself();
}

} // namespace

const QStringList &verbs()
{
    static const QStringList names{QStringLiteral("list"), QStringLiteral("show"), QStringLiteral("set"),
                                   QStringLiteral("export"), QStringLiteral("check")};
    return names;
}

QString helpText(const QString &verb)
{
    switch (verbs().indexOf(verb)) {
    case 0:
        return listHelp();
    case 1:
        return showHelp();
    case 2:
        return setHelp();
    case 3:
        return exportHelp();
    case 4:
        return checkHelp();
    default:
        return general();
    }
}

} // namespace app
