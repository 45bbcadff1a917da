#include "model/frontmatter/splice.h"
#include "tests/frontmatter/damage.h"
#include "tests/frontmatter/splicecases.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <yaml-cpp/yaml.h>

using namespace frontmatter;

/// Two readers of YAML that are not Galley's judge every edit of the cases, of the test data and of real stories:
/// nothing but the field's value differs.
class OraclesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void yamlCppReadsNothingElseDifferently();
    void pyYamlReadsNothingElseDifferently();

private:
    /// One edit that was not refused.
    struct Edited {
        QString name;
        QByteArray before; ///< the front matter alone
        QByteArray after;
        std::vector<RawChange> changes;
        QJsonValue refused; ///< by PyYAML; null: not known
    };
    void add(const QString &name, const QString &fileName, const QByteArray &bytes,
             const std::vector<Assignment> &assignments, const QJsonValue &refused);
    void addStoriesBelow(const QString &folder);
    void addDamagedCases(const QList<SpliceCase> &cases);
    QList<Edited> m_edited;
};

namespace
{

QByteArray frontMatterOf(std::string_view bytes, const QString &fileName)
{
    const std::string_view yaml = findFences(bytes, fileName).yaml.in(bytes);
    return {yaml.data(), static_cast<qsizetype>(yaml.size())};
}

QString keyText(Field field)
{
    const std::string_view key = keyOf(field);
    return QLatin1String(key.data(), static_cast<qsizetype>(key.size()));
}

/// What stands in the file as it reads: none of the values that are written holds a quote or an escape.
std::string unquotedText(std::string raw)
{
    std::erase_if(raw, [](char c) { return c == '"' || c == '\''; });
    return raw;
}

/// Empty: the fields have the new values, and without them both texts read the same.
QString complaint(const QByteArray &before, const QByteArray &after, const std::vector<RawChange> &changes)
{
    YAML::Node old = YAML::Load(before.toStdString());
    YAML::Node now = YAML::Load(after.toStdString());
    if (old.IsNull())
        old = YAML::Node(YAML::NodeType::Map);
    for (const RawChange &change : changes) {
        const std::string key(keyOf(change.field));
        const YAML::Node value = now[key];
        if (!value.IsScalar() || value.Scalar() != unquotedText(*change.after))
            return QStringLiteral("the value is another");
        if (const YAML::Node was = old[key]; was.IsDefined() && was.IsScalar() && was.Tag() != value.Tag())
            return QStringLiteral("the tag is another");
        old.remove(key);
        now.remove(key);
    }
    return YAML::Dump(old) == YAML::Dump(now) ? QString() : QStringLiteral("something else reads differently");
}

} // namespace

void OraclesTest::add(const QString &name, const QString &fileName, const QByteArray &bytes,
                      const std::vector<Assignment> &assignments, const QJsonValue &refused)
{
    const auto result = splice(view(bytes), fileName, assignments);
    if (result && !result->changes.empty())
        m_edited.append({name, frontMatterOf(view(bytes), fileName), frontMatterOf(result->bytes, fileName),
                         result->changes, refused});
}

void OraclesTest::addStoriesBelow(const QString &folder)
{
    static const std::vector<Assignment> all{{Field::Published, FieldValue::boolean(false)},
                                             {Field::Quality, FieldValue::integer(123456)},
                                             {Field::Heat, FieldValue::integer(-7)}};
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QFile file(path);
        if (!hasStoryName(path) || path.contains(QLatin1String(".out.")) || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        add(path, files.fileName(), bytes, all, {});
        add(path, files.fileName(), bytes, {all.back()}, {});
    }
}

/// What readers make of these nobody has written down, but an edit that is not refused is one to them all.
void OraclesTest::addDamagedCases(const QList<SpliceCase> &cases)
{
    const int asked = qEnvironmentVariableIntValue("GALLEY_DAMAGED_ROUNDS");
    std::mt19937 random(20261122); // the same damage in every run
    for (int round = 0; round < std::max(asked, 2'000); ++round) {
        const SpliceCase &c = cases.at(random() % cases.size());
        const QByteArray bytes = QByteArray::fromStdString(damaged(c.before.toStdString(), random));
        add(c.name + QLatin1String(", damaged: ") + shown(view(bytes)), c.fileName, bytes, c.assignments(), {});
    }
}

void OraclesTest::initTestCase()
{
    const QList<SpliceCase> cases = spliceCases();
    for (const SpliceCase &c : cases) {
        for (const Variant &variant : variants) {
            if (const auto row = c.as(variant); row && row->isDone())
                add(row->name, row->fileName, row->before, row->assignments(), row->isRefusedByPyYaml);
        }
    }
    QVERIFY(m_edited.size() > 500);
    addDamagedCases(cases);
    addStoriesBelow(QStringLiteral(TEST_DATA));
    addStoriesBelow(QStringLiteral(SHARED_STORIES "/seeds")); // when they are there
    addStoriesBelow(QStringLiteral(SHARED_STORIES "/corpus"));
}

void OraclesTest::yamlCppReadsNothingElseDifferently()
{
    for (const Edited &edited : std::as_const(m_edited)) {
        const QString reason = complaint(edited.before, edited.after, edited.changes);
        QVERIFY2(reason.isEmpty(), qPrintable(edited.name + QLatin1String(": ") + reason));
    }
}

void OraclesTest::pyYamlReadsNothingElseDifferently()
{
    const QString python = QStringLiteral("/usr/bin/python3"); // Debian's, for which python3-yaml is made
    if (QProcess::execute(python, {QStringLiteral("-c"), QStringLiteral("import yaml")}) != 0)
        QSKIP("python3-yaml is not installed: PyYAML does not judge the edits");
    QJsonArray jobs;
    for (const Edited &edited : std::as_const(m_edited)) {
        QJsonArray edits;
        for (const RawChange &change : edited.changes)
            edits.append(QJsonObject{{QStringLiteral("key"), keyText(change.field)},
                                     {QStringLiteral("raw"), QString::fromStdString(*change.after)}});
        jobs.append(QJsonObject{{QStringLiteral("name"), edited.name},
                                {QStringLiteral("before"), QLatin1String(edited.before.toBase64())},
                                {QStringLiteral("after"), QLatin1String(edited.after.toBase64())},
                                {QStringLiteral("edits"), edits},
                                {QStringLiteral("refused"), edited.refused}});
    }
    QProcess process;
    process.start(python, {QStringLiteral(SOURCE_FOLDER "/tests/frontmatter/oracle.py")});
    process.write(QJsonDocument(jobs).toJson(QJsonDocument::Compact));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished(120'000));
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(process.exitCode() == 0, errors.constData());
    const QByteArrayList lines = process.readAllStandardOutput().trimmed().split('\n');
    for (const QByteArray &line : lines.mid(0, lines.size() - 1))
        qWarning("%s", line.constData());
    QCOMPARE(lines, QByteArrayList{QByteArray::number(m_edited.size())});
}

QTEST_GUILESS_MAIN(OraclesTest)
#include "tst_oracles.moc"
