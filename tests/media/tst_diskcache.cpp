#include "model/media/diskcache.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>
#include <sys/resource.h>

using media::DiskCache;

namespace
{
constexpr qint64 large = 1 << 20;
const QString address = QStringLiteral("https://a.example/../../etc/x.jpg");
} // namespace

class DiskCacheTest final : public QObject
{
    Q_OBJECT

    std::optional<QTemporaryDir> m_place;
    QString m_folder;

    void overwrite(const QString &file, const QByteArray &bytes)
    {
        QFile entry(file);
        QVERIFY(entry.open(QIODevice::WriteOnly | QIODevice::Truncate));
        entry.write(bytes);
    }
    static QByteArray contentOf(const QString &file)
    {
        QFile entry(file);
        return entry.open(QIODevice::ReadOnly) ? entry.readAll() : QByteArray("unreadable");
    }
    [[nodiscard]] QFileInfoList entries() const
    {
        return QDir(m_folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

private slots:
    void init()
    {
        m_place.emplace();
        m_folder = m_place->filePath(QStringLiteral("galley/images"));
    }

    void whatWasWrittenIsReadByAnotherCacheOnTheSameFolder()
    {
        DiskCache(m_folder, large).write(address, "bytes");
        QCOMPARE(DiskCache(m_folder, large).read(address), std::optional(QByteArray("bytes")));
        QCOMPARE(DiskCache(m_folder, large).read(address + u'x'), std::nullopt);
    }

    void theFileNameIsAHashWhateverTheAddress()
    {
        DiskCache cache(m_folder, large);
        for (const QString &each : {address, QString(4096, u'ä'), QStringLiteral("\n/")})
            cache.write(each, "bytes");
        QCOMPARE(entries().size(), 3);
        static const QRegularExpression hash(QStringLiteral("^[0-9a-f]{64}$"));
        for (const QFileInfo &entry : entries())
            QVERIFY2(hash.match(entry.fileName()).hasMatch(), qPrintable(entry.fileName()));
    }

    void aDamagedEntryIsAbsentAndRemoved_data()
    {
        QTest::addColumn<QString>("damage");
        for (const char *damage : {"truncated", "flipped", "empty", "header only", "longer", "foreign"})
            QTest::newRow(damage) << QString::fromLatin1(damage);
    }
    void aDamagedEntryIsAbsentAndRemoved()
    {
        QFETCH(QString, damage);
        DiskCache cache(m_folder, large);
        cache.write(address, QByteArray(500, 'x'));
        const QString file = cache.fileOf(address);
        QByteArray bytes = contentOf(file);
        if (damage == QLatin1String("truncated"))
            bytes.chop(1);
        else if (damage == QLatin1String("flipped"))
            bytes[300] = 'y';
        else if (damage == QLatin1String("empty"))
            bytes.clear();
        else if (damage == QLatin1String("header only"))
            bytes.truncate(48);
        else if (damage == QLatin1String("longer"))
            bytes += 'x';
        else
            bytes = "something else";
        overwrite(file, bytes);
        QCOMPARE(cache.read(address), std::nullopt);
        QVERIFY(!QFileInfo::exists(file));
    }

    void anEntryThatCannotBeOpenedNowIsKept()
    {
        DiskCache cache(m_folder, large);
        cache.write(address, "bytes");
        struct rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        const struct rlimit none = {0, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &none), 0);
        const auto whileNoneOpens = cache.read(address);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &before), 0);
        QCOMPARE(whileNoneOpens, std::nullopt);
        QCOMPARE(cache.read(address), std::optional(QByteArray("bytes")));
    }

    void anEntryThatIsALinkIsNotFollowed()
    {
        DiskCache cache(m_folder, large);
        cache.write(address, "bytes");
        const QString file = cache.fileOf(address);
        const QString elsewhere = m_place->filePath(QStringLiteral("elsewhere"));
        QVERIFY(QFile::rename(file, elsewhere)); // a whole entry, but not in its place
        const QByteArray before = contentOf(elsewhere);
        QVERIFY(QFile::link(elsewhere, file));
        QCOMPARE(cache.read(address), std::nullopt);
        QVERIFY(!QFileInfo(file).isSymLink());
        cache.write(address, "new bytes");
        QCOMPARE(contentOf(elsewhere), before);
        QCOMPARE(cache.read(address), std::optional(QByteArray("new bytes")));
    }

    void anEntryThatIsAFolderIsReplaced()
    {
        DiskCache cache(m_folder, large);
        QVERIFY(QDir().mkpath(cache.fileOf(address) + QStringLiteral("/x")));
        QCOMPARE(cache.read(address), std::nullopt);
        cache.write(address, "bytes");
        QCOMPARE(cache.read(address), std::optional(QByteArray("bytes")));
    }

    void aFolderThatCannotBeUsedIsNoCache()
    {
        overwrite(m_place->filePath(QStringLiteral("file")), "x");
        for (const QString &folder :
             {m_place->filePath(QStringLiteral("file")), QStringLiteral("/proc/galley"), QString()}) {
            DiskCache cache(folder, large);
            cache.write(address, "bytes");
            QCOMPARE(cache.read(address), std::nullopt);
        }
        QCOMPARE(contentOf(m_place->filePath(QStringLiteral("file"))), QByteArray("x"));
    }

    void aFullDiskLeavesNothingBehind()
    {
        // RLIMIT_FSIZE ends a write in the middle, as a full disk does.
        struct rlimit before = {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto formerHandler = std::signal(SIGXFSZ, SIG_IGN);
        const struct rlimit tight = {4096, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        DiskCache cache(m_folder, large);
        cache.write(address, QByteArray(50'000, 'x'));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, formerHandler);
        QCOMPARE(cache.read(address), std::nullopt);
        QCOMPARE(entries().size(), 0);
    }

    void theLeastRecentlyUsedEntriesGoWhenTheLimitIsReached()
    {
        constexpr qint64 limit = 20'000;
        DiskCache cache(m_folder, limit);
        const auto name = [](int i) { return QStringLiteral("https://a.example/%1").arg(i); };
        cache.write(name(0), QByteArray(1000, 'x'));
        for (int i = 1; i < 60; ++i) {
            QVERIFY(cache.read(name(0))); // used all the time
            QTest::qWait(2);              // file systems tell times apart by a few milliseconds at best
            cache.write(name(i), QByteArray(1000, 'x'));
            qint64 sum = 0;
            for (const QFileInfo &entry : entries())
                sum += entry.size();
            QVERIFY2(sum <= limit, qPrintable(QString::number(sum)));
        }
        QVERIFY(cache.read(name(0)));
        QVERIFY(cache.read(name(59)));
        QCOMPARE(cache.read(name(1)), std::nullopt);
    }

    void whatACrashLeftBehindIsRemovedLater()
    {
        QVERIFY(QDir().mkpath(m_folder));
        const QString stale = m_folder + QStringLiteral("/.new-abcdef");
        const QString fresh = m_folder + QStringLiteral("/.new-ghijkl");
        overwrite(fresh, "x");
        overwrite(stale, "x");
        QFile file(stale);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
        file.close();
        DiskCache(m_folder, large).write(address, "bytes");
        QVERIFY(!QFileInfo::exists(stale));
        QVERIFY(QFileInfo::exists(fresh));
    }
};

QTEST_GUILESS_MAIN(DiskCacheTest)
#include "tst_diskcache.moc"
