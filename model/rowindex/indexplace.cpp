#include "model/rowindex/indexplace.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QRandomGenerator>

#include <sys/stat.h>

namespace rowindex
{

namespace
{

constexpr int nobodyWrites = 3600; ///< seconds after which a temporary file is nobody's

QString cacheFolder()
{
    const QString cache = qEnvironmentVariable("XDG_CACHE_HOME");
    if (cache.startsWith(u'/')) // a relative one is to be ignored
        return QDir::cleanPath(cache);
    const QString home = qEnvironmentVariable("HOME");
    return home.startsWith(u'/') ? QDir::cleanPath(home + QLatin1String("/.cache")) : QString();
}

/// Where `path` really lies, or would lie once it is made.
QString canonical(const QString &path)
{
    QString existing = path;
    QString missing;
    for (;;) {
        const QString real = QFileInfo(existing).canonicalFilePath();
        if (!real.isEmpty())
            return QDir::cleanPath(real + missing);
        const qsizetype slash = existing.lastIndexOf(u'/');
        missing = existing.mid(slash) + missing;
        existing = slash > 0 ? existing.left(slash) : QStringLiteral("/");
    }
}

} // namespace

QString indexFileOf(const QString &root)
{
    const QString cache = cacheFolder();
    if (cache.isEmpty())
        return {};
    const QString folder = cache + QLatin1String("/galley/index");
    const QString real = canonical(folder);
    if (real == root || real.startsWith(root.endsWith(u'/') ? root : root + u'/'))
        return {};
    const QByteArray name = QCryptographicHash::hash(root.toUtf8(), QCryptographicHash::Sha256).toHex().first(32);
    return folder + u'/' + QString::fromLatin1(name) + QLatin1String(".index");
}

bool makeFolderOf(const QString &file)
{
    // From the first one that is missing; the mode is what the XDG Base Directory Specification asks for.
    const QByteArray path = file.toUtf8();
    for (qsizetype slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
        if (::mkdir(path.left(slash).constData(), 0700) == -1 && errno != EEXIST)
            return false;
    }
    return true;
}

QString temporaryNameFor(const QString &file)
{
    return file + u'.' + QString::number(QRandomGenerator::system()->generate64(), 16) + QLatin1String(".tmp");
}

void removeOldest(const QString &file)
{
    QDir folder(QFileInfo(file).path());
    const QFileInfoList indexes = folder.entryInfoList({QStringLiteral("*.index")}, QDir::Files, QDir::Time);
    for (qsizetype i = mostIndexes; i < indexes.size(); ++i)
        folder.remove(indexes.at(i).fileName());
    const QDateTime old = QDateTime::currentDateTime().addSecs(-nobodyWrites);
    const QFileInfoList left = folder.entryInfoList({QStringLiteral("*.index.*.tmp")}, QDir::Files);
    for (const QFileInfo &one : left) {
        if (one.lastModified() < old)
            folder.remove(one.fileName());
    }
}

} // namespace rowindex
