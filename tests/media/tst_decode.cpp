#include "model/media/decode.h"
#include "testimages.h"

#include <QTest>
#include <QtEndian>

using media::ImageLimits;

namespace
{

QString reasonOf(const QByteArray &bytes, QSize bound = {}, const ImageLimits &limits = {})
{
    const auto decoded = media::decode(bytes, bound, limits);
    return decoded ? QStringLiteral("shown") : decoded.error().reason;
}

/// CRC-32 as PNG wants it (ISO 3309).
quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xFFFFFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1U ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(quint32(data.size())) + type + data + bigEndian(crcOf(type + data));
}

/// A PNG whose header claims a size and whose pixels are not there.
QByteArray pngClaiming(quint32 width, quint32 height)
{
    const QByteArray header = bigEndian(width) + bigEndian(height) + QByteArray::fromHex("0802000000"); // 8 bits, RGB
    return QByteArray("\x89PNG\r\n\x1A\n", 8) + chunk("IHDR", header) + chunk("IDAT", {}) + chunk("IEND", {});
}

/// A JPEG with an EXIF orientation put in after its start marker.
QByteArray turnedJpeg(QSize size, char orientation)
{
    QByteArray exif("Exif\0\0", 6);
    exif += QByteArray::fromHex("4d4d002a00000008") + QByteArray::fromHex("0001") +
            QByteArray::fromHex("0112000300000001") + QByteArray(1, '\0') + QByteArray(1, orientation) +
            QByteArray::fromHex("0000") + QByteArray::fromHex("00000000");
    QByteArray length(2, '\0');
    qToBigEndian<quint16>(quint16(exif.size() + 2), length.data());
    QByteArray jpeg = imageFile("jpeg", size);
    return jpeg.insert(2, QByteArray("\xFF\xE1", 2) + length + exif);
}

} // namespace

class DecodeTest final : public QObject
{
    Q_OBJECT

private slots:
    void theFourFormatsAreShown_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *format : {"png", "jpeg", "webp"})
            QTest::newRow(format) << imageFile(format, {40, 20});
        QTest::newRow("gif") << gifFile(40, 20);
    }
    void theFourFormatsAreShown()
    {
        QFETCH(QByteArray, bytes);
        const auto whole = media::decode(bytes, {}, {});
        QVERIFY2(whole, qPrintable(whole ? QString() : whole.error().reason));
        QCOMPARE(whole->image.size(), QSize(40, 20));
        const auto small = media::decode(bytes, {10, 10}, {});
        QCOMPARE(small->image.size(), QSize(10, 5));
        QCOMPARE(small->fullSize, QSize(40, 20));
    }

    void anImageIsNeverScaledUp()
    {
        QCOMPARE(media::decode(imageFile("png", {8, 4}), {100, 100}, {})->image.size(), QSize(8, 4));
    }

    void aLineStaysOnePixelHighHoweverSmallTheBound()
    {
        QCOMPARE(media::decode(imageFile("png", {1000, 1}), {10, 10}, {})->image.size(), QSize(10, 1));
    }

    void anImageTurnedByExifIsShownUprightAndMeasuredSo()
    {
        const auto decoded = media::decode(turnedJpeg({40, 20}, 6), {10, 10}, {});
        QCOMPARE(decoded->fullSize, QSize(20, 40));
        QCOMPARE(decoded->image.size(), QSize(5, 10));
    }

    void whatIsNoneOfTheFourIsRefusedByItsBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("html") << QByteArray("<!DOCTYPE html><title>Not found</title>");
        QTest::newRow("svg") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>");
        QTest::newRow("bmp") << imageFile("bmp", {4, 4});
        QTest::newRow("xpm") << imageFile("xpm", {4, 4});
        QTest::newRow("tiff") << imageFile("tiff", {4, 4});
        QTest::newRow("ico") << imageFile("ico", {4, 4});
        QTest::newRow("random") << QByteArray::fromHex("00112233445566778899aabbccddeeff");
    }
    void whatIsNoneOfTheFourIsRefusedByItsBytes()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(reasonOf(bytes), QStringLiteral("not an image that can be shown"));
    }

    void svgAfterThePngSignatureIsNotDecodedAsSvg()
    {
        const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
        QCOMPARE(reasonOf(QByteArray("\x89PNG\r\n\x1A\n", 8) + svg), QStringLiteral("damaged image"));
    }

    void aTruncatedImageIsDamaged_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *format : {"png", "jpeg", "webp"}) {
            const QByteArray bytes = imageFile(format, {300, 200}, Qt::darkCyan);
            for (const int percent : {12, 50, 90})
                QTest::addRow("%s %d %%", format, percent) << bytes.first(bytes.size() * percent / 100);
            QTest::addRow("%s less two bytes", format) << bytes.chopped(2);
        }
    }
    void aTruncatedImageIsDamaged()
    {
        QFETCH(QByteArray, bytes);
        QCOMPARE(reasonOf(bytes), QStringLiteral("damaged image"));
    }

    void bytesAfterTheEndOfAnImageDoNoHarm()
    {
        for (const char *format : {"png", "jpeg", "webp"})
            QCOMPARE(reasonOf(imageFile(format, {9, 9}) + QByteArray(20, '\0') + "MakerNote"),
                     QStringLiteral("shown"));
    }

    void anEndMarkInsideAnExifSegmentIsNotTheEnd()
    {
        QByteArray jpeg = imageFile("jpeg", {300, 200});
        jpeg.insert(2, QByteArray("\xFF\xE1\x00\x06\xFF\xD8\xFF\xD9", 8));
        QCOMPARE(reasonOf(jpeg), QStringLiteral("shown"));
        QCOMPARE(reasonOf(jpeg.chopped(2)), QStringLiteral("damaged image"));
    }

    void tooManyPixelsAreRefusedFromTheHeader_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("reason");
        QTest::newRow("png") << pngClaiming(20000, 20000) << QStringLiteral("too large (20000 × 20000)");
        QTest::newRow("png huge") << pngClaiming(0x7FFFFFFF, 0x7FFFFFFF) << QStringLiteral("damaged image");
        QTest::newRow("gif screen") << gifFile(5000, 5000) << QStringLiteral("too large (5000 × 5000)");
        QTest::newRow("gif largest") << gifFile(65535, 65535) << QStringLiteral("too large (65535 × 65535)");
    }
    void tooManyPixelsAreRefusedFromTheHeader()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, reason);
        QCOMPARE(reasonOf(bytes, {100, 100}), reason);
    }

    void aPhotographBeyondTheMemoryLimitIsShownSmaller()
    {
        ImageLimits limits;
        limits.decodeMegabytes = 1; // 262,144 pixels
        for (const char *format : {"png", "jpeg"}) {
            const auto decoded = media::decode(imageFile(format, {1000, 800}), {}, limits);
            QVERIFY(decoded);
            QCOMPARE(decoded->fullSize, QSize(1000, 800));
            QVERIFY(decoded->image.sizeInBytes() <= 1 << 20);
            QVERIFY(decoded->image.width() > 500);
        }
    }
};

QTEST_GUILESS_MAIN(DecodeTest)
#include "tst_decode.moc"
