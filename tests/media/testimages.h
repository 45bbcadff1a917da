#pragma once

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QImageWriter>

/// An image of one colour as a file's bytes. `format`: "png", "jpeg", "webp".
inline QByteArray imageFile(const char *format, QSize size, const QColor &color = Qt::red)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter(&buffer, format).write(image);
    return buffer.data();
}

/// A GIF of one red 1x1 frame on a screen of `width` x `height`; Qt writes none.
inline QByteArray gifFile(quint16 width, quint16 height)
{
    QByteArray gif("GIF89a");
    for (const quint16 number : {width, height}) {
        gif += static_cast<char>(number & 0xFF);
        gif += static_cast<char>(number >> 8);
    }
    gif += QByteArray::fromHex("800000ff0000000000");               // two colours: red, black
    gif += QByteArray::fromHex("2c00000000010001000002024401003b"); // the frame at 0,0 and the trailer
    return gif;
}
