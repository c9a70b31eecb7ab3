#include "base/ids.hpp"

#include <sys/random.h>

#include <cstring>
#include <stdexcept>

namespace alongside {

std::string to_text(const Uuid& uuid) {
    const std::string hex = to_hex(uuid);
    return hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' +
           hex.substr(16, 4) + '-' + hex.substr(20);
}

std::optional<Uuid> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    std::string hex;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool is_dash_place = i == 8 || i == 13 || i == 18 || i == 23;
        if (is_dash_place != (text[i] == '-')) return std::nullopt;
        if (!is_dash_place) hex += text[i];
    }
    const auto bytes = from_hex(hex);
    if (!bytes) return std::nullopt;
    Uuid uuid{};
    std::memcpy(uuid.data(), bytes->data(), uuid.size());
    return uuid;
}

Uuid make_uuid(Instant now, const std::array<std::uint8_t, 10>& chance) {
    Uuid uuid{};
    auto milliseconds = static_cast<std::uint64_t>(to_milliseconds(now));
    for (std::size_t i = 6; i-- > 0; milliseconds >>= 8U) {
        uuid[i] = static_cast<std::uint8_t>(milliseconds & 255U);
    }
    std::memcpy(uuid.data() + 6, chance.data(), chance.size());
    uuid[6] = static_cast<std::uint8_t>(0x70U | (uuid[6] & 0x0FU));
    uuid[8] = static_cast<std::uint8_t>(0x80U | (uuid[8] & 0x3FU));
    return uuid;
}

Uuid make_uuid(Instant now) {
    std::array<std::uint8_t, 10> chance{};
    if (::getrandom(chance.data(), chance.size(), 0) != static_cast<ssize_t>(chance.size())) {
        throw std::runtime_error("the system's random source did not answer");
    }
    return make_uuid(now, chance);
}

}  // namespace alongside
