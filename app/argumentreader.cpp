#include "app/argumentreader.h"

#include "app/cli.h"
#include "app/escape.h"
#include "app/help.h"
#include "model/table/nearestname.h"

namespace app
{

tl::unexpected<EarlyEnd> wrongUsage(const QString &verb, const QString &what)
{
    const QString command = verb.isEmpty() ? QStringLiteral("galley") : QLatin1String("galley ") + verb;
    const QString hint = Cli::tr("Try “%1 --help”.").arg(command);
    return tl::unexpected(EarlyEnd{WrongUsage, command + QLatin1String(": ") + escaped(what) + u'\n' + hint});
}

QString unknownName(const QString &message, const QString &typed, const QStringList &names)
{
    const QString near = table::nearestName(typed, names);
    const QString question = near.isNull() ? QString() : Cli::tr(" Did you mean “%1”?").arg(near);
    return Cli::tr("%1.%2 There are: %3.").arg(message, question, names.join(QLatin1String(", ")));
}

ArgumentReader::ArgumentReader(const QString &verb)
    : m_verb(verb)
{
    m_parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    m_parser.addOption(QCommandLineOption(QStringList{QStringLiteral("v"), QStringLiteral("version")}));
}

void ArgumentReader::addFlag(const QString &name)
{
    m_parser.addOption(QCommandLineOption(name));
    m_names += name;
}

void ArgumentReader::addValue(const QString &name)
{
    m_parser.addOption(QCommandLineOption(name, {}, QStringLiteral("value")));
    m_names += name;
    m_valueNames += name;
}

Parsed<void> ArgumentReader::read(const QStringList &arguments)
{
    const QStringList program{QStringLiteral("galley")};
    // QCommandLineParser forgets where `--` stood. It is the first one with which the arguments before it can be
    // read; an earlier one is the value of an option.
    qsizetype dashes = arguments.indexOf(QLatin1String("--"));
    while (dashes >= 0 && !m_parser.parse(program + arguments.first(dashes)))
        dashes = arguments.indexOf(QLatin1String("--"), dashes + 1);
    m_before = dashes >= 0 ? m_parser.positionalArguments().size() : 0;

    const bool understood = m_parser.parse(program + arguments);
    if (dashes < 0)
        m_before = m_parser.positionalArguments().size();
    if (m_parser.isSet(QStringLiteral("help")))
        return tl::unexpected(EarlyEnd{Done, helpText(m_verb)});
    if (m_parser.isSet(QStringLiteral("version")))
        return tl::unexpected(EarlyEnd{Done, QStringLiteral("galley " GALLEY_VERSION "\n")});
    if (!understood)
        return wrongUsage(m_verb, m_parser.errorText());
    for (const QString &name : std::as_const(m_valueNames)) {
        if (m_parser.values(name).size() > 1) {
            const QString option = QLatin1String(name.size() == 1 ? "-" : "--") + name;
            return wrongUsage(m_verb, Cli::tr("%1 is given twice.").arg(option));
        }
    }
    return {};
}

Parsed<Selection> ArgumentReader::selection(const QStringList &paths) const
{
    Selection selection{paths, {}, {}};
    if (paths.isEmpty())
        return wrongUsage(m_verb, Cli::tr("say which files or folders."));
    if (m_names.contains(QLatin1String("filter"))) {
        const QString text = value(QStringLiteral("filter"));
        const auto filter = table::Filter::parse(text);
        if (!filter) {
            const auto column = QStringView(text).left(filter.error().offset).toUcs4().size() + 1;
            return wrongUsage(m_verb,
                              Cli::tr("filter, column %1: %2").arg(QString::number(column), filter.error().message));
        }
        selection.filter = *filter;
    }
    if (m_names.contains(QLatin1String("sort"))) {
        const auto order = table::parseOrder(value(QStringLiteral("sort")));
        if (!order)
            return wrongUsage(m_verb, order.error());
        selection.order = *order;
    }
    return selection;
}

Parsed<int> ArgumentReader::format(const QStringList &names) const
{
    if (!isSet(QStringLiteral("format")))
        return 0;
    const QString typed = value(QStringLiteral("format"));
    const auto index = names.indexOf(typed);
    if (index < 0)
        return wrongUsage(m_verb, unknownName(Cli::tr("unknown format “%1”").arg(typed), typed, names));
    return static_cast<int>(index);
}

} // namespace app
