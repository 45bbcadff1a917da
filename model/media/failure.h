#pragma once

#include "model/media/imageloader.h"

#include <tl/expected.hpp>

namespace media
{

/// Why there is no image: the state and the few words that stand in its place.
struct Failure {
    ImageResult::State state = ImageResult::State::Missing;
    QString reason;
    bool operator==(const Failure &) const = default;
};

template<typename T>
using Outcome = tl::expected<T, Failure>;

inline tl::unexpected<Failure> missing(const QString &reason)
{
    return tl::unexpected(Failure{ImageResult::State::Missing, reason});
}

inline tl::unexpected<Failure> notAllowed(const QString &reason)
{
    return tl::unexpected(Failure{ImageResult::State::NotAllowed, reason});
}

} // namespace media
