#include "app/commandline.h"

#include "app/argumentreader.h"
#include "app/cli.h"
#include "app/help.h"
#include "model/table/nearestname.h"

#include <QFileInfo>

namespace app
{

namespace
{

Parsed<Command> parseList(const QStringList &arguments)
{
    ArgumentReader reader(QStringLiteral("list"));
    for (const auto &name : {QStringLiteral("filter"), QStringLiteral("sort"), QStringLiteral("format")})
        reader.addValue(name);
    reader.addFlag(QStringLiteral("0"));
    return reader.read(arguments).and_then([&reader]() -> Parsed<Command> {
        auto stories = reader.selection(reader.others());
        if (!stories)
            return tl::unexpected(stories.error());
        const auto format = reader.format(
            {QStringLiteral("table"), QStringLiteral("json"), QStringLiteral("csv"), QStringLiteral("paths")});
        if (!format)
            return tl::unexpected(format.error());
        ListOptions options{std::move(*stories), static_cast<ListFormat>(*format), reader.isSet(QStringLiteral("0"))};
        if (options.nulSeparated && reader.isSet(QStringLiteral("format")) && options.format != ListFormat::Paths)
            return wrongUsage(QStringLiteral("list"), Cli::tr("-0 prints paths; it goes with no other format."));
        if (options.nulSeparated)
            options.format = ListFormat::Paths;
        return options;
    });
}

Parsed<Command> parseShow(const QStringList &arguments)
{
    ArgumentReader reader(QStringLiteral("show"));
    reader.addValue(QStringLiteral("format"));
    return reader.read(arguments).and_then([&reader]() -> Parsed<Command> {
        if (reader.others().size() != 1)
            return wrongUsage(QStringLiteral("show"), Cli::tr("say which file; one at a time."));
        const auto format = reader.format({QStringLiteral("text"), QStringLiteral("json")});
        if (!format)
            return tl::unexpected(format.error());
        return ShowOptions{reader.others().constFirst(), *format == 1};
    });
}

std::optional<frontmatter::Field> fieldNamed(const QString &name)
{
    for (const auto field : frontmatter::allFields) {
        if (name.toUtf8() == QByteArrayView(frontmatter::keyOf(field)))
            return field;
    }
    return std::nullopt;
}

QStringList fieldNames()
{
    QStringList names;
    for (const auto field : frontmatter::allFields)
        names += QString::fromLatin1(QByteArrayView(frontmatter::keyOf(field)));
    return names;
}

Parsed<frontmatter::Assignment> parseAssignment(const QString &argument)
{
    const QString verb = QStringLiteral("set");
    const QString name = argument.section(u'=', 0, 0);
    const auto field = fieldNamed(name);
    if (!field)
        return wrongUsage(verb, unknownName(Cli::tr("unknown field “%1”").arg(name), name, fieldNames()));
    auto value = frontmatter::parseInput(*field, argument.section(u'=', 1));
    if (!value)
        return wrongUsage(verb, Cli::tr("%1: %2").arg(argument, value.error()));
    return frontmatter::Assignment{*field, std::move(*value)};
}

/// The leading arguments with `=`, as far as they stand before `--`.
Parsed<std::vector<frontmatter::Assignment>> parseAssignments(const QStringList &arguments)
{
    std::vector<frontmatter::Assignment> assignments;
    for (const QString &argument : arguments) {
        if (!argument.contains(u'='))
            break;
        auto assignment = parseAssignment(argument);
        if (!assignment)
            return tl::unexpected(assignment.error());
        for (const auto &earlier : assignments) {
            if (earlier.field == assignment->field)
                return wrongUsage(QStringLiteral("set"),
                                  Cli::tr("%1 is set twice.").arg(argument.section(u'=', 0, 0)));
        }
        assignments.push_back(std::move(*assignment));
    }
    if (!assignments.empty())
        return assignments;
    for (const QString &argument : arguments) {
        if (const QString name = argument.section(u'=', 0, 0); argument.contains(u'=') && fieldNamed(name))
            return wrongUsage(QStringLiteral("set"), Cli::tr("%1 must come before the paths.").arg(argument));
    }
    return wrongUsage(QStringLiteral("set"), Cli::tr("say what to set, for instance heat=5."));
}

Parsed<Command> parseSet(const QStringList &arguments)
{
    ArgumentReader reader(QStringLiteral("set"));
    reader.addValue(QStringLiteral("filter"));
    reader.addFlag(QStringLiteral("dry-run"));
    return reader.read(arguments).and_then([&reader]() -> Parsed<Command> {
        const QStringList others = reader.others();
        auto assignments = parseAssignments(others.first(reader.othersBeforeDashes()));
        if (!assignments)
            return tl::unexpected(assignments.error());
        auto stories = reader.selection(reader.others().mid(static_cast<qsizetype>(assignments->size())));
        if (!stories)
            return tl::unexpected(stories.error());
        return SetOptions{std::move(*assignments), std::move(*stories), reader.isSet(QStringLiteral("dry-run"))};
    });
}

Parsed<Command> parseExport(const QStringList &arguments)
{
    const QString verb = QStringLiteral("export");
    ArgumentReader reader(verb);
    for (const auto &name :
         {QStringLiteral("filter"), QStringLiteral("sort"), QStringLiteral("format"), QStringLiteral("o")})
        reader.addValue(name);
    reader.addFlag(QStringLiteral("force"));
    reader.addFlag(QStringLiteral("plain"));
    return reader.read(arguments).and_then([&reader, &verb]() -> Parsed<Command> {
        auto stories = reader.selection(reader.others());
        if (!stories)
            return tl::unexpected(stories.error());
        QStringList names;
        for (const auto format : exporting::allFormats)
            names += exporting::nameOf(format);
        if (!reader.isSet(QStringLiteral("format")))
            return wrongUsage(verb, Cli::tr("say which --format: %1.").arg(names.join(QLatin1String(", "))));
        const auto format = reader.format(names);
        if (!format)
            return tl::unexpected(format.error());
        const QString file = reader.value(QStringLiteral("o"));
        if (reader.isSet(QStringLiteral("o")) && file.isEmpty())
            return wrongUsage(verb, Cli::tr("the name after -o is empty."));
        return ExportOptions{std::move(*stories), exporting::allFormats[static_cast<std::size_t>(*format)],
                             file == QLatin1String("-") ? QString() : file, reader.isSet(QStringLiteral("force")),
                             reader.isSet(QStringLiteral("plain"))};
    });
}

Parsed<Command> parseCheck(const QStringList &arguments)
{
    ArgumentReader reader(QStringLiteral("check"));
    return reader.read(arguments).and_then([&reader]() -> Parsed<Command> {
        if (reader.others().isEmpty())
            return wrongUsage(QStringLiteral("check"), Cli::tr("say which files or folders."));
        return CheckOptions{reader.others()};
    });
}

/// Something that is there, also a link that leads nowhere: the window says what is wrong with it.
bool isPath(const QString &argument)
{
    const QFileInfo info(argument);
    return !argument.isEmpty() && (info.exists() || info.isSymLink());
}

/// A first path that is a command, behind options, and no file either.
QString commandAmong(const QStringList &paths)
{
    const bool isCommand = !paths.isEmpty() && verbs().contains(paths.constFirst()) && !isPath(paths.constFirst());
    return isCommand ? paths.constFirst() : QString();
}

Parsed<Command> parseWindow(const QStringList &arguments)
{
    ArgumentReader reader({});
    reader.addValue(QStringLiteral("images"));
    reader.addFlag(QStringLiteral("allow-private-addresses"));
    return reader.read(arguments).and_then([&reader]() -> Parsed<Command> {
        WindowOptions options;
        options.paths = reader.others();
        const QString command = commandAmong(options.paths);
        if (!command.isNull())
            return wrongUsage(
                {},
                Cli::tr("the command “%1” must come first; the options before it are the window's.").arg(command));
        if (!options.paths.isEmpty() && !isPath(options.paths.constFirst())) {
            const QString first = options.paths.constFirst();
            const QString near = table::nearestName(first, verbs());
            const QString question = near.isNull() ? QString() : Cli::tr(". Did you mean “%1”?").arg(near);
            return wrongUsage({}, Cli::tr("no such folder or command: %1%2").arg(first, question));
        }
        const QString images = reader.value(QStringLiteral("images"));
        if (reader.isSet(QStringLiteral("images")) && images != QLatin1String("on") && images != QLatin1String("off"))
            return wrongUsage({}, Cli::tr("--images takes on or off, not “%1”.").arg(images));
        options.images = images != QLatin1String("off");
        options.privateAddresses = reader.isSet(QStringLiteral("allow-private-addresses"));
        return options;
    });
}

} // namespace

tl::expected<Command, EarlyEnd> parseCommandLine(const QStringList &arguments)
{
    using Parse = Parsed<Command> (*)(const QStringList &);
    constexpr std::array<Parse, 5> parsers{parseList, parseShow, parseSet, parseExport, parseCheck};
    const auto verb = arguments.isEmpty() ? -1 : verbs().indexOf(arguments.constFirst());
    if (verb < 0)
        return parseWindow(arguments);
    return parsers[static_cast<std::size_t>(verb)](arguments.mid(1));
}

} // namespace app
