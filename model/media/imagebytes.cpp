#include "model/media/imagebytes.h"

#include <QByteArrayView>
#include <QtEndian>

namespace media
{

namespace
{

quint8 at(const QByteArray &bytes, qsizetype i) { return static_cast<quint8>(bytes.at(i)); }

/// True when an end-of-image marker follows the first scan. Markers inside the segments before it, as in an
/// EXIF thumbnail, do not count (ITU-T T.81, B.1.1).
bool isCompleteJpeg(const QByteArray &bytes)
{
    qsizetype i = 2;
    while (i + 4 <= bytes.size()) {
        if (at(bytes, i) != 0xFF)
            return false;
        const quint8 marker = at(bytes, i + 1);
        if (marker == 0xFF) { // fill byte
            ++i;
            continue;
        }
        if (marker == 0xDA)
            return bytes.indexOf(QByteArrayView("\xFF\xD9", 2), i) >= 0;
        const auto length = qFromBigEndian<quint16>(bytes.constData() + i + 2);
        if (length < 2)
            return false;
        i += 2 + length;
    }
    return false;
}

bool isCompletePng(const QByteArray &bytes)
{
    qsizetype i = 8;
    while (i + 12 <= bytes.size()) {
        const auto length = qFromBigEndian<quint32>(bytes.constData() + i);
        const qsizetype next = i + 12 + static_cast<qsizetype>(length);
        if (next > bytes.size())
            return false;
        if (QByteArrayView(bytes).sliced(i + 4, 4) == QByteArrayView("IEND"))
            return true;
        i = next;
    }
    return false;
}

bool isCompleteWebp(const QByteArray &bytes)
{
    const auto length = qFromLittleEndian<quint32>(bytes.constData() + 4);
    return bytes.size() >= static_cast<qsizetype>(length) + 8;
}

} // namespace

std::optional<ImageFormat> formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith(QByteArrayView("\xFF\xD8\xFF", 3)))
        return ImageFormat::Jpeg;
    if (bytes.startsWith(QByteArrayView("\x89PNG\r\n\x1A\n", 8)))
        return ImageFormat::Png;
    if (bytes.size() >= 12 && bytes.startsWith("RIFF") && bytes.sliced(8, 4) == "WEBP")
        return ImageFormat::Webp;
    if (bytes.size() >= 13 && (bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a")))
        return ImageFormat::Gif;
    return std::nullopt;
}

const char *qtNameOf(ImageFormat format)
{
    switch (format) {
    case ImageFormat::Jpeg:
        return "jpeg";
    case ImageFormat::Png:
        return "png";
    case ImageFormat::Webp:
        return "webp";
    case ImageFormat::Gif:
        break;
    }
    return "gif";
}

QSize gifScreen(const QByteArray &bytes)
{
    return {qFromLittleEndian<quint16>(bytes.constData() + 6), qFromLittleEndian<quint16>(bytes.constData() + 8)};
}

bool isComplete(ImageFormat format, const QByteArray &bytes)
{
    switch (format) {
    case ImageFormat::Jpeg:
        return isCompleteJpeg(bytes);
    case ImageFormat::Png:
        return isCompletePng(bytes);
    case ImageFormat::Webp:
        return isCompleteWebp(bytes);
    case ImageFormat::Gif:
        break;
    }
    return true; // only the first frame is read; its decoder says when that one is short
}

} // namespace media
