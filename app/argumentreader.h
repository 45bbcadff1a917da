#pragma once

#include "app/commandline.h"

#include <QCommandLineParser>

namespace app
{

template<typename T>
using Parsed = tl::expected<T, EarlyEnd>;

/// Wrong usage of `verb` (empty: of galley itself): what is wrong, and where help is.
tl::unexpected<EarlyEnd> wrongUsage(const QString &verb, const QString &what);

/// “Formats are a, b, c.” with the nearest one to what was typed.
QString unknownName(const QString &message, const QString &typed, const QStringList &names);

/// The arguments of one verb: options of the kinds that verbs share, then paths.
class ArgumentReader final
{
public:
    explicit ArgumentReader(const QString &verb);

    void addFlag(const QString &name);
    void addValue(const QString &name);

    /// Sorts options from the rest. An early end for wrong options, --help and --version.
    Parsed<void> read(const QStringList &arguments);

    [[nodiscard]] bool isSet(const QString &name) const { return m_parser.isSet(name); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser.value(name); }
    [[nodiscard]] QStringList others() const { return m_parser.positionalArguments(); }
    /// How many of others() stand before `--`.
    [[nodiscard]] qsizetype othersBeforeDashes() const { return m_before; }

    /// `paths`, --filter and --sort (where the verb has them) as a selection.
    [[nodiscard]] Parsed<Selection> selection(const QStringList &paths) const;
    /// The index in `names` of the value of --format; 0 when it is not given.
    [[nodiscard]] Parsed<int> format(const QStringList &names) const;

private:
    QString m_verb;
    QCommandLineParser m_parser;
    QStringList m_names;      ///< of all options
    QStringList m_valueNames; ///< of those with a value, which may be given once
    qsizetype m_before = 0;
};

} // namespace app
