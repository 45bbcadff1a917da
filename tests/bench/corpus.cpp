#include "tests/bench/corpus.h"

#include "model/story/read.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QSet>

namespace
{

constexpr int years = 7;
constexpr int months = 12 * years;
constexpr int firstYear = 2019;

using Random = QRandomGenerator;

template<typename List>
const typename List::value_type &one(const List &list, Random &random)
{
    return list.at(random.bounded(list.size()));
}

QByteArray digits(int number, int width) { return QByteArray::number(number).rightJustified(width, '0'); }

/// What tells one story from all others, in its name and its link.
QByteArray slug(int number) { return "story-" + digits(number, 6); }

QByteArray yearOf(int number) { return QByteArray::number(firstYear + number % months / 12); }

QByteArray monthOf(int number) { return digits(1 + number % 12, 2); }

QByteArray quoted(QByteArray text) { return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"'; }

} // namespace

/// What the sample stories are made of.
struct Corpus::Pool {
    struct Provider {
        QByteArray name;
        QByteArray domain;
    };

    Pool();
    void add(const story::StoryDetail &story);

    [[nodiscard]] QByteArray title(Random &random) const;
    [[nodiscard]] QByteArray text(int sentences, Random &random) const;
    [[nodiscard]] QByteArray head(int number, Random &random, const QByteArray &indent) const;
    [[nodiscard]] QByteArray images(int count, Random &random, const QByteArray &indent) const;
    [[nodiscard]] QByteArray related(int number, Random &random) const;

    QList<QByteArray> words; ///< of titles
    QList<QByteArray> sentences;
    QList<QByteArray> paragraphs;
    QList<QByteArray> topics;
    QList<Provider> providers;
    QList<story::Image> pictures;
};

Corpus::Pool::Pool()
{
    QStringList files;
    for (QDirIterator found(QStringLiteral(SOURCE_FOLDER "/resources/sample"), {QStringLiteral("*.md")}, QDir::Files,
                            QDirIterator::Subdirectories);
         found.hasNext();)
        files.append(found.next());
    files.sort();
    for (const QString &path : std::as_const(files)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(path));
        const std::string bytes = file.readAll().toStdString();
        const story::StoryDetail detail = story::readDetail(bytes, path);
        if (!detail.row.broken && !detail.row.title.isEmpty())
            add(detail);
    }
}

void Corpus::Pool::add(const story::StoryDetail &story)
{
    words += story.row.title.toUtf8().split(' ');
    sentences += story.row.excerpt.toUtf8().split('.');
    sentences.removeAll({});
    paragraphs += story.body.toUtf8().split('\n');
    paragraphs.removeAll({});
    for (const QString &topic : story.row.topics.value_or(QStringList()))
        topics.append(topic.toUtf8());
    if (!story.row.providerName.isEmpty() && !story.row.providerDomain.isEmpty())
        providers.append({story.row.providerName.toUtf8(), story.row.providerDomain.toUtf8()});
    pictures += story.images;
}

QByteArray Corpus::Pool::title(Random &random) const
{
    QByteArray title;
    for (int left = random.bounded(7, 15); left > 0; --left)
        title += one(words, random) + ' ';
    return title.chopped(1);
}

QByteArray Corpus::Pool::text(int count, Random &random) const
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += one(sentences, random).trimmed() + ". ";
    return text.chopped(1);
}

/// The keys that a story and a related story have in common. `number` is of the story that they speak of.
QByteArray Corpus::Pool::head(int number, Random &random, const QByteArray &indent) const
{
    const Provider &provider = providers.at(number % providers.size());
    const QByteArray path = '/' + yearOf(number) + '/' + monthOf(number) + '/' + slug(number);
    const QByteArray url = "https://www." + provider.domain + path + ".html";
    QByteArray mirror = provider.domain;
    mirror.replace('.', '-');
    return indent + "publishedDateTime: " + yearOf(number) + '-' + monthOf(number) + '-' +
           digits(1 + number / months % 28, 2) + 'T' + digits(random.bounded(24), 2) + ':' +
           digits(random.bounded(60), 2) + ":00Z\n" + indent + "webUrl: " + quoted(url) + '\n' + indent +
           "ampWebUrl: " + quoted(url + "/amp") + '\n' + indent + "cdnAmpWebUrl: " +
           quoted("https://www-" + mirror + ".cdn.ampproject.org/c/s/www." + provider.domain + path + ".html/amp") +
           '\n' + indent + "type: " + (number % 9 == 0 ? "video" : "article") + '\n' + indent + "provider:\n" +
           indent + "  name: " + quoted(provider.name) + '\n' + indent + "  domain: " + provider.domain + '\n';
}

QByteArray Corpus::Pool::images(int count, Random &random, const QByteArray &indent) const
{
    if (count == 0)
        return {};
    QByteArray text = indent + "images:\n";
    for (int i = 0; i < count; ++i) {
        const story::Image &picture = one(pictures, random);
        text += indent + "  - url: " + quoted(picture.url.toUtf8()) + '\n' + indent +
                "    width: " + QByteArray::number(picture.width) + '\n' + indent +
                "    height: " + QByteArray::number(picture.height) + '\n' + indent +
                "    title: " + quoted(picture.title.toUtf8()) + '\n' + indent + "    isCached: true\n";
    }
    return text;
}

QByteArray Corpus::Pool::related(int number, Random &random) const
{
    const int count = random.bounded(12);
    if (count == 0)
        return {};
    QByteArray text = "related:\n";
    for (int i = 0; i < count; ++i) {
        const int other = random.bounded(number + 1);
        text += "  - title: " + quoted(title(random)) + "\n    excerpt: " + quoted(this->text(2, random)) + '\n' +
                head(other, random, "    ") + "    quality: " + QByteArray::number(random.bounded(20, 80)) + '\n' +
                images(random.bounded(2), random, "    ");
    }
    return text;
}

Corpus::Corpus(int odd)
    : m_pool(std::make_unique<Pool>())
    , m_odd(odd)
{
}

Corpus::~Corpus() = default;

QString Corpus::path(int number)
{
    return QString::fromLatin1(yearOf(number) + '/' + monthOf(number) + '/' + slug(number) + ".md");
}

QByteArray Corpus::bytes(int number) const
{
    Random random(static_cast<quint32>(number) + 1);
    const Pool &pool = *m_pool;
    const QByteArray title = pool.title(random);
    const bool isOdd = random.bounded(100) < m_odd;
    QByteArray text = "---\ncategory: news\ntitle: " + (isOdd ? ">-\n  " + title : quoted(title)) +
                      "\nexcerpt: " + quoted(pool.text(3, random)) + '\n' + pool.head(number, random, {});
    text += "quality: " + QByteArray::number(random.bounded(11, 190)) +
            "\nheat: " + QByteArray::number(random.bounded(-1, 190)) + '\n';
    if (random.bounded(10) > 0) // missing: published by default
        text += random.bounded(3) > 0 ? "published: true\n" : "published: false\n";
    text += "\ntopics:\n";
    for (int left = random.bounded(1, 4); left > 0; --left)
        text += "  - " + one(pool.topics, random) + '\n';
    text += '\n' + pool.images(random.bounded(4), random, {}) + '\n' + pool.related(number, random);
    QByteArray blob(random.bounded(300, 700), Qt::Uninitialized);
    for (char &byte : blob)
        byte = static_cast<char>(random.bounded(256));
    text += "\nsecured: \"" + blob.toBase64() + "\"\n---\n";
    for (int left = random.bounded(4); left > 0; --left)
        text += "\n<p>" + pool.text(random.bounded(2, 6), random) + "</p>\n";
    return text;
}

bool Corpus::write(const QString &folder, int count) const
{
    for (int month = 0; month < qMin(months, count); ++month)
        QDir().mkpath(folder + u'/' + path(month).section(u'/', 0, 1));
    for (int number = 0; number < count; ++number) {
        QFile file(folder + u'/' + path(number));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes(number)) < 0 || !file.flush())
            return false;
    }
    return true;
}
