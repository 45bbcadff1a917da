#include "model/media/decode.h"

#include "model/media/imagebytes.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

#include <cmath>

namespace media
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(media::Decode)
};

constexpr int bytesPerPixel = 4;

qint64 pixelsOf(QSize size) { return qint64(size.width()) * size.height(); }

qint64 mostPixelsInMemory(const ImageLimits &limits)
{
    return (qint64(limits.decodeMegabytes) << 20) / bytesPerPixel;
}

tl::unexpected<Failure> tooLarge(QSize size)
{
    return missing(
        Words::tr("too large (%1 × %2)").arg(QString::number(size.width()), QString::number(size.height())));
}

/// `full` scaled down, never up, into `bound` (empty: no bound) and to at most `mostPixels`.
QSize scaledDown(QSize full, QSize bound, qint64 mostPixels)
{
    QSize size = full;
    if (!bound.isEmpty() && (full.width() > bound.width() || full.height() > bound.height()))
        size = full.scaled(bound, Qt::KeepAspectRatio);
    if (pixelsOf(size) > mostPixels) {
        const double factor = std::sqrt(double(mostPixels) / double(pixelsOf(size)));
        size = QSize(int(size.width() * factor), int(size.height() * factor));
    }
    return size.expandedTo(QSize(1, 1));
}

/// JPEG and PNG are scaled line by line while they are read; the others are decoded whole first.
bool scalesWhileReading(ImageFormat format) { return format == ImageFormat::Jpeg || format == ImageFormat::Png; }

} // namespace

Outcome<Decoded> decode(const QByteArray &bytes, QSize bound, const ImageLimits &limits)
{
    const auto format = formatOf(bytes);
    if (!format)
        return missing(Words::tr("not an image that can be shown"));
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, qtNameOf(*format));
    reader.setAutoDetectImageFormat(false); // or Qt looks for SVG and others in the bytes
    reader.setAutoTransform(true);

    const QSize stored = *format == ImageFormat::Gif ? gifScreen(bytes) : reader.size();
    if (stored.isEmpty() || !isComplete(*format, bytes))
        return missing(Words::tr("damaged image"));
    const qint64 inMemory = mostPixelsInMemory(limits);
    if (pixelsOf(stored) > (scalesWhileReading(*format) ? limits.pixels : qMin(limits.pixels, inMemory)))
        return tooLarge(stored);

    const bool turned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize full = turned ? stored.transposed() : stored;
    const QSize wanted = scaledDown(full, bound, inMemory);
    if (wanted != full)
        reader.setScaledSize(turned ? wanted.transposed() : wanted);
    QImage image = reader.read();
    if (image.isNull())
        return pixelsOf(stored) * 2 > inMemory ? tooLarge(stored) : missing(Words::tr("damaged image"));
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    image.setDevicePixelRatio(1);
    return Decoded{image, full};
}

} // namespace media
