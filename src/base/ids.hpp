// Identities: 16-byte UUIDs, one C++ type for each thing named, so that they cannot be mixed up.
#pragma once

#include "base/bytes.hpp"
#include "base/time.hpp"

#include <array>
#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace alongside {

using Uuid = std::array<std::uint8_t, 16>;

/// 8-4-4-4-12 lower-case hexadecimal.
[[nodiscard]] std::string to_text(const Uuid& uuid);
/// Reads the 36-character form in either case.
/// @returns nothing for any other text
[[nodiscard]] std::optional<Uuid> parse_uuid(std::string_view text);
/// UUIDv7 (RFC 9562): 48 bits of milliseconds, then the random bits of `chance`, so ids made later
/// sort later and insert at the end of an index.
[[nodiscard]] Uuid make_uuid(Instant now, const std::array<std::uint8_t, 10>& chance);
/// The same from the system's random source.
[[nodiscard]] Uuid make_uuid(Instant now);

/// The identity of one sort of thing. Nil (all zero) means "none".
template <class Tag>
struct Id {
    Uuid uuid{};

    Id() = default;
    explicit Id(const Uuid& value) : uuid(value) {}

    [[nodiscard]] bool is_nil() const { return uuid == Uuid{}; }
    [[nodiscard]] std::string text() const { return to_text(uuid); }
    [[nodiscard]] ByteView bytes() const { return uuid; }
    [[nodiscard]] static std::optional<Id> parse(std::string_view text) {
        if (const auto uuid = parse_uuid(text)) return Id{*uuid};
        return std::nullopt;
    }
    [[nodiscard]] static Id make(Instant now) { return Id{make_uuid(now)}; }
    /// The same identity seen as another sort of thing: a person as the subject of their journal.
    template <class Other>
    [[nodiscard]] Other as() const {
        return Other{uuid};
    }

    friend auto operator<=>(const Id&, const Id&) = default;
};

using OrganizationId = Id<struct OrganizationTag>;
using ProgramId = Id<struct ProgramTag>;
using PersonId = Id<struct PersonTag>;
using SubjectId = Id<struct SubjectTag>;  ///< whose journal; a client's subject is their person
using EntryId = Id<struct EntryTag>;
using AboutId = Id<struct AboutTag>;  ///< the goal, step, support … an entry speaks of

}  // namespace alongside

template <class Tag>
struct std::hash<alongside::Id<Tag>> {
    std::size_t operator()(const alongside::Id<Tag>& id) const noexcept {
        // The last eight bytes of a UUIDv7 are random: they are a hash already.
        std::size_t value = 0;
        for (std::size_t i = 8; i < 16; ++i) value = (value << 8U) | id.uuid[i];
        return value;
    }
};
