#include "tests/frontmatter/splicecases.h"

#include <QDirIterator>
#include <QFile>

using namespace frontmatter;

namespace
{

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<Field> fieldOf(QStringView name)
{
    for (const Field field : allFields) {
        const std::string_view key = keyOf(field);
        if (name == QLatin1String(key.data(), static_cast<qsizetype>(key.size())))
            return field;
    }
    return {};
}

/// `3:7 the reason`
Fault faultFrom(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    const qsizetype blank = text.indexOf(u' ', colon);
    return {{text.left(colon).toInt(), text.mid(colon + 1, blank - colon - 1).toInt()},
            text.mid(blank + 1).toString()};
}

bool readLine(SpliceCase &result, const QString &line)
{
    const auto rest = [&line](const char *word) { return line.mid(qstrlen(word) + 1); };
    if (line.startsWith(u"set ")) {
        const qsizetype sign = line.indexOf(u'=');
        const auto field = fieldOf(QStringView(line).mid(4, sign - 4));
        if (!field)
            return false;
        result.inputs.append({*field, line.mid(sign + 1).replace(QStringLiteral("\\n"), QStringLiteral("\n"))});
    } else if (line.startsWith(u"refused ")) {
        result.refused = faultFrom(rest("refused"));
    } else if (line.startsWith(u"input refused ")) {
        result.refusedInput = rest("input refused");
    } else if (line.startsWith(u"reads ")) {
        result.reads = rest("reads");
    } else if (line == u"row broken") {
        result.isBroken = true;
    } else if (line == u"no story") {
        result.isNoStory = true;
    } else if (line == u"bytes as they are") {
        result.isAsItIs = true;
    } else if (line == u"PyYAML refuses it") {
        result.isRefusedByPyYaml = true;
    } else {
        return line.isEmpty();
    }
    return true;
}

SpliceCase readCase(const QString &path)
{
    const QFileInfo file(path);
    SpliceCase result;
    result.name = file.dir().dirName() + u' ' + file.completeBaseName().replace(u'-', u' ');
    const QString pattern = file.completeBaseName() + QStringLiteral(".in.*");
    const QStringList inputs = file.dir().entryList({pattern}, QDir::Files | QDir::CaseSensitive);
    Q_ASSERT(inputs.size() == 1);
    result.fileName = inputs.front();
    result.before = contentOf(file.dir().filePath(result.fileName));
    const QStringList lines = QString::fromUtf8(contentOf(path)).split(u'\n');
    for (const QString &line : lines) {
        if (!readLine(result, line))
            qFatal("%s: %s", qPrintable(path), qPrintable(line));
    }
    result.after = result.before;
    if (result.isDone())
        result.after = contentOf(
            file.dir().filePath(QString(result.fileName).replace(QStringLiteral(".in."), QStringLiteral(".out."))));
    return result;
}

QByteArray inVariant(QByteArray bytes, const Variant &variant)
{
    if (variant.crlf)
        bytes.replace("\n", "\r\n");
    return variant.bom ? "\xEF\xBB\xBF" + bytes : bytes;
}

} // namespace

std::vector<Assignment> SpliceCase::assignments() const
{
    std::vector<Assignment> result;
    for (const Input &input : inputs) {
        if (const auto value = parseInput(input.field, input.text))
            result.push_back({input.field, *value});
    }
    return result;
}

std::optional<SpliceCase> SpliceCase::as(const Variant &variant) const
{
    const bool isPlain = !variant.crlf && !variant.bom;
    if (isAsItIs && !isPlain)
        return {};
    SpliceCase result = *this;
    result.name += QLatin1String(", ") + QLatin1String(isAsItIs ? "as it is" : variant.name);
    result.before = inVariant(before, variant);
    result.after = inVariant(after, variant);
    return result;
}

QList<SpliceCase> spliceCases()
{
    QStringList paths;
    QDirIterator files(QStringLiteral(TEST_DATA "/splice"), {QStringLiteral("*.case")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    QList<SpliceCase> cases;
    for (const QString &path : std::as_const(paths))
        cases.append(readCase(path));
    return cases;
}
