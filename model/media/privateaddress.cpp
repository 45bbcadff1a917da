#include "model/media/privateaddress.h"

#include <algorithm>
#include <array>

namespace media
{

namespace
{

struct Network4 {
    quint32 address;
    int bits;
};

// IANA IPv4 Special-Purpose Address Registry (RFC 6890), the entries that are not globally reachable, and
// multicast.
constexpr std::array networks4{
    Network4{0x00000000, 8},  // 0.0.0.0/8 this network
    Network4{0x0A000000, 8},  // 10.0.0.0/8
    Network4{0x64400000, 10}, // 100.64.0.0/10 shared by carriers
    Network4{0x7F000000, 8},  // 127.0.0.0/8 loopback
    Network4{0xA9FE0000, 16}, // 169.254.0.0/16 link-local, the metadata services of clouds
    Network4{0xAC100000, 12}, // 172.16.0.0/12
    Network4{0xC0000000, 24}, // 192.0.0.0/24 protocol assignments
    Network4{0xC0A80000, 16}, // 192.168.0.0/16
    Network4{0xC6120000, 15}, // 198.18.0.0/15 benchmarks
    Network4{0xE0000000, 4},  // 224.0.0.0/4 multicast
    Network4{0xF0000000, 4},  // 240.0.0.0/4 reserved, broadcast
};

bool isPrivate4(quint32 address)
{
    return std::any_of(networks4.begin(), networks4.end(), [address](const Network4 &network) {
        const quint32 mask = ~quint32(0) << (32 - network.bits);
        return (address & mask) == network.address;
    });
}

quint32 ipv4At(const Q_IPV6ADDR &bytes, int offset)
{
    return quint32(bytes[offset]) << 24 | quint32(bytes[offset + 1]) << 16 | quint32(bytes[offset + 2]) << 8 |
           bytes[offset + 3];
}

bool startsWith(const Q_IPV6ADDR &bytes, std::initializer_list<quint8> prefix)
{
    return std::equal(prefix.begin(), prefix.end(), bytes.c);
}

bool isPrivate6(const Q_IPV6ADDR &bytes)
{
    const bool uniqueLocal = (bytes[0] & 0xFE) == 0xFC;
    const bool linkOrSiteLocal = bytes[0] == 0xFE && (bytes[1] & 0x80) == 0x80;
    if (uniqueLocal || linkOrSiteLocal || bytes[0] == 0xFF)
        return true;
    if (startsWith(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF})) // v4-mapped
        return isPrivate4(ipv4At(bytes, 12));
    if (startsWith(bytes, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0})) // NAT64, RFC 6052
        return isPrivate4(ipv4At(bytes, 12));
    if (startsWith(bytes, {0x20, 0x02})) // 6to4, RFC 3056
        return isPrivate4(ipv4At(bytes, 2));
    return startsWith(bytes, {0, 0, 0, 0, 0, 0, 0, 0}); // unspecified, loopback, the old v4-compatible ones
}

} // namespace

bool isPrivateAddress(const QHostAddress &address)
{
    switch (address.protocol()) {
    case QAbstractSocket::IPv4Protocol:
        return isPrivate4(address.toIPv4Address());
    case QAbstractSocket::IPv6Protocol:
        return isPrivate6(address.toIPv6Address());
    default:
        return true; // no address at all
    }
}

} // namespace media
