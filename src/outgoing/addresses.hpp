// What counts as an address that something may be sent to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace alongside::outgoing {

/// One mailbox, its domain in small letters: `Ana@Example.org` → `Ana@example.org`. Spaces around
/// it do not matter. Only what can stand in an envelope and a header as it is: no quotes, no
/// comments, no second recipient, no line end; a domain with a dot in it, in its ASCII form.
/// @returns nothing for any other text
[[nodiscard]] std::optional<std::string> email_address(std::string_view typed);

/// A number with its country, E.164: `+1 (816) 555-0100` → `+18165550100`.
/// @returns nothing for any other text
[[nodiscard]] std::optional<std::string> phone_number(std::string_view typed);

/// The scheme, host and port of a server's address.
struct ServerAddress {
    std::string scheme;
    std::string host;              ///< without brackets
    bool on_this_machine = false;  ///< it is a loopback address, or `localhost`
};
/// @returns nothing where it is none, or holds a name and password
[[nodiscard]] std::optional<ServerAddress> server_address(const std::string& url);

}  // namespace alongside::outgoing
