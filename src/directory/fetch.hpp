// Reads a list from the network, politely and without becoming a door into our own network.
#pragma once

#include "base/result.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace alongside::directory {

/// What to ask with, so that an unchanged list costs nothing: both as the last answer gave them.
struct Known {
    std::string etag;
    std::string last_modified;
};

/// Limits of one fetch. The defaults are those of the product.
struct FetchLimits {
    std::chrono::milliseconds time{30'000};     ///< for everything, redirects included
    std::size_t compressed_bytes = 16U << 20U;  ///< as they come over the wire
    std::size_t bytes = 64U << 20U;             ///< after decompression
    int redirects = 5;
};

/// Whether addresses of this machine itself may be fetched. `allowed` is for tests alone.
enum class Loopback { refused, allowed };

/// What an address answered.
struct Fetched {
    std::string body;  ///< empty where `not_modified`
    std::string url;   ///< where the body came from in the end, after redirects
    std::string content_type;
    std::string etag;
    std::string last_modified;
    bool not_modified = false;  ///< the list is as `Known` says
};

/// Fetches an http or https address. Host names are resolved once, every address is checked
/// (`network_address.hpp`), and the connection goes to the checked address; so again after each
/// redirect. Certificates are verified. No cookies, no credentials, no proxy.
///
/// @error invalid  not such an address; leads into a private network; refused, unreadable, or a
///     web page in the place of a list
/// @error not_found  the server says that there is nothing
/// @error too_large  more than the limits
/// @error unavailable  no connection, no answer in time, or the server is in trouble: try later
[[nodiscard]] Result<Fetched> fetch(std::string_view url, const Known& known = {},
                                    Loopback loopback = Loopback::refused,
                                    const FetchLimits& limits = {});

}  // namespace alongside::directory
