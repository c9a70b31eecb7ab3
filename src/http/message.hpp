// What goes in and out of the server: a request that was checked on the way in, an answer that
// says what to send. Plain values; nothing here knows sockets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alongside::http {

class EventStream;

/// Names with values, in the order they came, kept in one piece of memory. Used for headers.
class Fields {
public:
    void add(std::string_view name, std::string_view value);
    /// The first value of that name, whatever its case; empty where there is none.
    [[nodiscard]] std::string_view find(std::string_view name) const;
    /// How many fields have that name, whatever its case.
    [[nodiscard]] std::size_t count(std::string_view name) const;

private:
    struct Place {
        std::uint32_t at;
        std::uint32_t name_size;
        std::uint32_t value_size;
    };
    std::string text_;
    std::vector<Place> places_;
};

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// One request, complete and within the limits. The router keeps it until the answer is sent.
struct Request {
    std::string method;  ///< upper case: `GET`
    std::string path;    ///< decoded; valid UTF-8, begins with `/`, no `..`, `//` or controls
    Pairs query;         ///< decoded, in order; valid UTF-8 without NUL
    Fields headers;
    std::string body;
    std::string remote_address;  ///< of the peer, or as a trusted proxy tells it; never logged
    Pairs path_parameters;       ///< what `{name}` of the route stands for; filled by the router
    std::string_view route;      ///< pattern of the route, safe to log; filled by the router
    bool keep_alive = true;      ///< whether the peer wants to send another on this connection

    /// The first header of that name, whatever its case; empty where there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    /// The first query parameter of that name.
    [[nodiscard]] std::optional<std::string_view> query_value(std::string_view name) const;
    /// Every query parameter of that name, in order.
    [[nodiscard]] std::vector<std::string_view> query_values(std::string_view name) const;
    /// What `{name}` of the route stands for, never empty.
    /// @throws Mistake  the route has no such part
    [[nodiscard]] std::string_view parameter(std::string_view name) const;
    /// The value of a cookie as it was sent.
    [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const;
};

/// One answer. At most one of `body`, `shared_body`, `static_body` and `events` is used.
/// The server adds length, date, security headers, `no-store` (where no Cache-Control is set) and
/// compression.
struct Response {
    unsigned status = 200;
    std::string content_type;  ///< empty with an empty body
    Pairs headers;             ///< further ones; values without line breaks
    std::string body;
    std::shared_ptr<const std::string> shared_body;  ///< many answers, one text: a cached view
    std::string_view static_body;                    ///< lives as long as the program
    std::string problem;                  ///< code of the problem that this tells; for metrics
    std::shared_ptr<EventStream> events;  ///< turns the answer into text/event-stream

    /// The bytes to send, from whichever member holds them.
    [[nodiscard]] std::string_view content() const;
    /// The first header of that name, whatever its case; empty where there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    /// Adds a header. @returns itself
    Response& with(std::string name, std::string value);
};

/// 200, or another status, with a JSON text.
[[nodiscard]] Response json(std::string body, unsigned status = 200);
/// 200 with a JSON text that a cache goes on holding.
[[nodiscard]] Response json(std::shared_ptr<const std::string> body);
/// A status without content: 204, 304.
[[nodiscard]] Response no_content(unsigned status = 204);
/// 303: read the result there. @param location  a path of ours, or an address checked before
[[nodiscard]] Response see_other(std::string location);

/// One `Set-Cookie`. Always HttpOnly, SameSite=Lax and Path=/.
struct Cookie {
    std::string name;                             ///< begin it with `__Host-` where `secure` is set
    std::string value;                            ///< base64url or hexadecimal
    std::optional<std::int64_t> max_age_seconds;  ///< 0 forgets it; none: ends with the browser
    bool secure = true;   ///< false only without https, on a developer's machine
    bool strict = false;  ///< not even sent with a link that leads here from elsewhere
};
/// The header's value.
[[nodiscard]] std::string to_text(const Cookie& cookie);

/// Whether If-None-Match names this entity tag (weak comparison, RFC 9110 13.1.2).
/// @param etag  with its quotes: `"42"` or `W/"42"`
[[nodiscard]] bool etag_matches(const Request& request, std::string_view etag);

/// Whether a browser sent this on behalf of another site: an unsafe method with Sec-Fetch-Site
/// other than same-origin or none, or with an Origin that is not ours. Programs that send neither
/// header pass: no browser attaches our cookie for them.
/// @param origin  our own (`https://app.example.org`); empty: compare with the Host header
[[nodiscard]] bool is_cross_site(const Request& request, std::string_view origin);

}  // namespace alongside::http
