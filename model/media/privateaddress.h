#pragma once

#include <QHostAddress>

namespace media
{

/// True for addresses that are not of the public internet: loopback, private, shared (100.64/10), link-local,
/// multicast, unspecified, reserved, also when an IPv6 address carries such an IPv4 address. Any thread.
bool isPrivateAddress(const QHostAddress &address);

} // namespace media
