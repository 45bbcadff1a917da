#pragma once

#include "model/media/failure.h"

namespace media
{

struct Decoded {
    QImage image;
    QSize fullSize; ///< as shown, with the rotation of EXIF applied
};

/// Decodes the first frame of a JPEG, PNG, WebP or GIF, told by its bytes, scaled down to fit into `bound`
/// and into the limits' memory. Dimensions are checked in the header, before anything is decoded. For a
/// worker.
Outcome<Decoded> decode(const QByteArray &bytes, QSize bound, const ImageLimits &limits);

} // namespace media
