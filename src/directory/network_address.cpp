#include "directory/network_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>

namespace alongside::directory {
namespace {

using V4 = std::uint32_t;
using V6 = std::array<std::uint8_t, 16>;

struct RangeV4 {
    V4 first;
    int bits;
};
constexpr V4 v4(V4 a, V4 b, V4 c, V4 d) {
    return a << 24U | b << 16U | c << 8U | d;
}

constexpr RangeV4 forbidden_v4[] = {
    {v4(0, 0, 0, 0), 8},         // "this network"
    {v4(10, 0, 0, 0), 8},        // private
    {v4(100, 64, 0, 0), 10},     // shared by carriers; some clouds' metadata
    {v4(169, 254, 0, 0), 16},    // link-local, metadata of most clouds
    {v4(172, 16, 0, 0), 12},     // private
    {v4(192, 0, 0, 0), 24},      // protocol assignments
    {v4(192, 0, 2, 0), 24},      // documentation
    {v4(192, 88, 99, 0), 24},    // 6to4 relays
    {v4(192, 168, 0, 0), 16},    // private
    {v4(198, 18, 0, 0), 15},     // benchmarks
    {v4(198, 51, 100, 0), 24},   // documentation
    {v4(203, 0, 113, 0), 24},    // documentation
    {v4(168, 63, 129, 16), 32},  // a cloud's own service, public by its number only
    {v4(224, 0, 0, 0), 3},       // multicast, reserved, broadcast
};

bool is_in(V4 address, RangeV4 range) {
    const unsigned shift = 32U - static_cast<unsigned>(range.bits);
    return address >> shift == range.first >> shift;
}

Reach reach_of_v4(V4 address) {
    if (is_in(address, {v4(127, 0, 0, 0), 8})) return Reach::loopback;
    const bool is_forbidden = std::ranges::any_of(
        forbidden_v4, [&](const RangeV4& range) { return is_in(address, range); });
    return is_forbidden ? Reach::forbidden : Reach::public_address;
}

V4 v4_inside(const V6& bytes, std::size_t at) {
    return v4(bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]);
}

template <std::size_t N>
bool begins_with(const V6& bytes, const std::array<std::uint8_t, N>& prefix) {
    return std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

Reach reach_of_v6(const V6& bytes) {
    const bool ten_zeros =
        std::all_of(bytes.begin(), bytes.begin() + 10, [](auto b) { return !b; });
    if (ten_zeros) {
        const bool is_one = bytes[10] == 0 && bytes[11] == 0 && v4_inside(bytes, 12) == 1;
        if (is_one) return Reach::loopback;
        const bool is_mapped = bytes[10] == 0xFF && bytes[11] == 0xFF;
        // Mapped reaches the IPv4 address itself; the old compatible form nobody needs.
        return is_mapped ? reach_of_v4(v4_inside(bytes, 12)) : Reach::forbidden;
    }
    // Only 2000::/3 is given out as global addresses; that leaves out fc00::/7, fe80::/10,
    // ff00::/8, and 64:ff9b::/96 (NAT64), through which an IPv4 address could be reached.
    if ((bytes[0] & 0xE0U) != 0x20U) return Reach::forbidden;
    using Two = std::array<std::uint8_t, 2>;
    using Three = std::array<std::uint8_t, 3>;
    using Four = std::array<std::uint8_t, 4>;
    const bool is_special =
        begins_with(bytes, Two{0x20, 0x02}) ||               // 6to4: carries an IPv4 address
        begins_with(bytes, Three{0x20, 0x01, 0x00}) ||       // Teredo, benchmarks, ORCHID …
        begins_with(bytes, Four{0x20, 0x01, 0x0D, 0xB8}) ||  // documentation
        begins_with(bytes, Three{0x3F, 0xFF, 0x00});         // documentation
    // 2001:0200::/23 and above are ordinary; only 2001:0000–2001:00ff are protocol assignments.
    return is_special ? Reach::forbidden : Reach::public_address;
}

}  // namespace

Reach reach_of(std::string_view address) {
    const std::string text(address);
    in_addr four{};
    if (inet_pton(AF_INET, text.c_str(), &four) == 1) return reach_of_v4(ntohl(four.s_addr));
    in6_addr six{};
    if (inet_pton(AF_INET6, text.c_str(), &six) != 1) return Reach::forbidden;
    V6 bytes{};
    std::memcpy(bytes.data(), &six, bytes.size());
    return reach_of_v6(bytes);
}

}  // namespace alongside::directory
