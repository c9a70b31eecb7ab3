// Entries as JSON: what comes in from a device, what goes out to one, and what is sealed.
#pragma once

#include "journal/entry.hpp"

#include <string>
#include <string_view>

namespace alongside {

/// Reads one entry as an author's device sends it: `id`, `kind`, `occurred_at`, `body`, and
/// optionally `v`, `on_behalf`, `audience`, `about`.
/// @error invalid  names the field that does not fit; `entry.kind_unknown` and
///   `entry.version_unknown` for what this server does not speak
[[nodiscard]] Result<Draft> read_draft(const json::value& source);

/// The body alone, in the current version of its kind.
[[nodiscard]] std::string body_json(const Body& body);
/// A body of the kind named, from JSON of any version this server knows; older ones are upgraded.
[[nodiscard]] Result<Body> read_body(std::string_view kind, int version, const json::value& source);

/// A kind whose older bodies need more than an absent field to become new ones:
/// `static void upgrade(int from, object& body)` changes a body of version `from` in place.
template <class T>
concept Upgradable = requires(boost::json::object& body) {
    T::upgrade(1, body);
};

/// A `T` from JSON of any of its versions.
/// @error invalid  names the field that does not fit
template <class T>
[[nodiscard]] Result<T> read_version(int version, const json::value& source) {
    if constexpr (Upgradable<T>) {
        if (version < T::version && source.is_object()) {
            auto upgraded = source.get_object();
            T::upgrade(version, upgraded);
            return json::from<T>(upgraded);
        }
    }
    return json::from<T>(source);
}

/// What is sealed of an entry: the author's zone and the body.
[[nodiscard]] std::string payload_json(const Entry& entry);
/// An entry from its clear envelope and its opened payload.
/// @throws Mistake  the payload is not one this program ever wrote
[[nodiscard]] Entry read_stored(const Envelope& envelope, std::string_view payload);

/// The whole entry as readers get it.
void write_entry(std::string& out, const Entry& entry);
[[nodiscard]] std::string entry_json(const Entry& entry);

}  // namespace alongside
