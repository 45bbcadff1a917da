#pragma once

#include <QByteArray>
#include <QSize>

#include <optional>

namespace media
{

/// The formats that are read, told by their first bytes. Everything else is no image for Galley: SVG opens
/// files by name, and each further decoder is one more that hostile bytes can reach.
enum class ImageFormat { Jpeg, Png, Webp, Gif };

std::optional<ImageFormat> formatOf(const QByteArray &bytes);
const char *qtNameOf(ImageFormat format);

/// The logical screen of a GIF, which is what its decoder allocates; QImageReader::size() gives the first
/// frame's.
QSize gifScreen(const QByteArray &bytes);

/// False: the file ends before its end mark. libjpeg and Qt decode such a JPEG "successfully", the rest in
/// grey. Bytes after the end are allowed, as cameras and editors append some.
bool isComplete(ImageFormat format, const QByteArray &bytes);

} // namespace media
