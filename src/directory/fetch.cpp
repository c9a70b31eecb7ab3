// See fetch.hpp. Each hop is its own request: parsed, resolved, checked, pinned. Curl never follows
// a redirect and never resolves a name here.
#include "directory/fetch.hpp"

#include "directory/json_rows.hpp"
#include "directory/network_address.hpp"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <new>
#include <optional>
#include <vector>

namespace alongside::directory {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

struct FreeUrl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeAddresses {
    void operator()(addrinfo* list) const { freeaddrinfo(list); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;
using Easy = std::unique_ptr<CURL, FreeEasy>;
using List = std::unique_ptr<curl_slist, FreeList>;

Problem problem(Kind kind, const char* code, const char* title, const char* detail = "") {
    return {kind, code, title, detail, ""};
}
Problem bad_address() {
    return problem(Kind::invalid, "fetch.address", "This is not a web address.",
                   "Give the list's own address, beginning with https://.");
}
Problem private_address() {
    return problem(Kind::invalid, "fetch.private_address",
                   "This address leads into a private network.",
                   "Lists are fetched from public addresses only.");
}
Problem too_large() {
    return problem(Kind::too_large, "fetch.too_large", "This list is larger than can be read.");
}
Problem no_answer() {
    return problem(Kind::unavailable, "fetch.no_answer", "This address did not answer.",
                   "It is tried again later; the last good list stays.");
}

/// One hop's address, taken apart.
struct Target {
    std::string url;
    std::string host;  ///< without brackets
    std::string port;
};

std::optional<std::string> part(CURLU* url, CURLUPart which, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url, which, &text, flags) != CURLUE_OK) return std::nullopt;
    std::string result(text);
    curl_free(text);
    return result;
}

std::optional<Target> parse_target(const std::string& text) {
    const Url url(curl_url());
    if (!url) throw std::bad_alloc();
    if (text.size() > 2000 ||
        curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
        return std::nullopt;
    }
    const auto scheme = part(url.get(), CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https") return std::nullopt;
    // A name and password in an address are either a slip or a disguise.
    if (part(url.get(), CURLUPART_USER) || part(url.get(), CURLUPART_PASSWORD)) return std::nullopt;
    auto host = part(url.get(), CURLUPART_HOST);
    const auto port = part(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
    const auto whole = part(url.get(), CURLUPART_URL);
    if (!host || host->empty() || !port || !whole) return std::nullopt;
    if (host->front() == '[' && host->back() == ']') *host = host->substr(1, host->size() - 2);
    return Target{*whole, *host, *port};
}

std::string text_of(const sockaddr* address) {
    char text[INET6_ADDRSTRLEN] = {};
    const void* bytes = nullptr;
    if (address->sa_family == AF_INET) {
        bytes = &reinterpret_cast<const sockaddr_in*>(address)->sin_addr;
    } else if (address->sa_family == AF_INET6) {
        bytes = &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
    }
    if (bytes == nullptr) return {};
    return inet_ntop(address->sa_family, bytes, text, sizeof text) ? text : std::string();
}

bool may_reach(const std::string& address, Loopback loopback) {
    const Reach reach = reach_of(address);
    return reach == Reach::public_address ||
           (reach == Reach::loopback && loopback == Loopback::allowed);
}

/// All addresses of a host. One forbidden among them refuses the host: names that lead to both
/// sides are how private networks are reached.
Result<std::vector<std::string>> resolve(const Target& target, Loopback loopback) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* raw = nullptr;
    if (getaddrinfo(target.host.c_str(), target.port.c_str(), &hints, &raw) != 0) {
        return no_answer();
    }
    const std::unique_ptr<addrinfo, FreeAddresses> found(raw);
    std::vector<std::string> addresses;
    for (const addrinfo* each = found.get(); each != nullptr; each = each->ai_next) {
        const std::string address = text_of(each->ai_addr);
        if (!may_reach(address, loopback)) return private_address();
        if (std::ranges::find(addresses, address) == addresses.end()) addresses.push_back(address);
    }
    if (addresses.empty()) return no_answer();
    return addresses;
}

/// One request and what comes back.
struct Exchange {
    CURL* easy = nullptr;
    const FetchLimits* limits = nullptr;
    Loopback loopback = Loopback::refused;
    Fetched answer;
    bool is_too_large = false;
    long status = 0;
    std::string redirect;
};

std::size_t take_body(char* data, std::size_t, std::size_t size, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    curl_off_t on_the_wire = 0;
    curl_easy_getinfo(exchange.easy, CURLINFO_SIZE_DOWNLOAD_T, &on_the_wire);
    const bool is_too_large =
        exchange.answer.body.size() + size > exchange.limits->bytes ||
        static_cast<std::size_t>(on_the_wire) > exchange.limits->compressed_bytes;
    if (is_too_large) {
        exchange.is_too_large = true;
        return 0;  // ends the transfer
    }
    exchange.answer.body.append(data, size);
    return size;
}

std::size_t take_header(char* data, std::size_t, std::size_t size, void* user) {
    auto& exchange = *static_cast<Exchange*>(user);
    const std::string_view line(data, size);
    const auto value_of = [&](std::string_view name) -> std::optional<std::string> {
        if (line.size() <= name.size() || line.size() > 1000 || line[name.size()] != ':') {
            return std::nullopt;
        }
        const bool same = std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) {
            return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
        });
        if (!same) return std::nullopt;
        std::string_view value = line.substr(name.size() + 1);
        const auto first = value.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos) return std::string();
        return std::string(value.substr(first, value.find_last_not_of(" \t\r\n") - first + 1));
    };
    if (auto value = value_of("etag")) exchange.answer.etag = *value;
    if (auto value = value_of("last-modified")) exchange.answer.last_modified = *value;
    if (auto value = value_of("content-type")) exchange.answer.content_type = *value;
    return size;
}

/// The last guard, at the moment of connecting: whatever curl believes, the socket opens only to an
/// address that may be reached.
curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
    const auto& exchange = *static_cast<const Exchange*>(user);
    if (!may_reach(text_of(&address->addr), exchange.loopback)) return CURL_SOCKET_BAD;
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

template <class T>
void set(CURL* easy, CURLoption option, T value) {
    check(curl_easy_setopt(easy, option, value) == CURLE_OK);
}

List add(List list, const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(list.release());
    return List(longer);
}

bool is_header_value(const std::string& text) {
    return !text.empty() && text.size() < 500 &&
           std::ranges::all_of(text, [](char c) { return c >= ' ' && c != '\x7F'; });
}

List headers_for(const Known& known) {
    List headers = add(nullptr, "Accept: application/json, text/csv;q=0.9, */*;q=0.5");
    if (is_header_value(known.etag))
        headers = add(std::move(headers), "If-None-Match: " + known.etag);
    if (is_header_value(known.last_modified)) {
        headers = add(std::move(headers), "If-Modified-Since: " + known.last_modified);
    }
    return headers;
}

/// `host:port:address,address`, which takes the place of resolving. IPv6 in brackets.
std::string pin_of(const Target& target, const std::vector<std::string>& addresses) {
    std::string pin = target.host + ":" + target.port + ":";
    for (const std::string& address : addresses) {
        if (pin.back() != ':') pin += ",";
        const bool is_v6 = address.find(':') != std::string::npos;
        pin += is_v6 ? "[" + address + "]" : address;
    }
    return pin;
}

/// @returns curl's own verdict; status, body and redirect are in `exchange`
CURLcode request(const Target& target, const std::vector<std::string>& addresses,
                 const Known& known, milliseconds time_left, Exchange& exchange) {
    const Easy easy(curl_easy_init());
    if (!easy) throw std::bad_alloc();
    CURL* c = easy.get();
    exchange.easy = c;
    const List headers = headers_for(known);
    const List pinned = add(nullptr, pin_of(target, addresses));
    set(c, CURLOPT_URL, target.url.c_str());
    set(c, CURLOPT_RESOLVE, pinned.get());
    set(c, CURLOPT_HTTPHEADER, headers.get());
    set(c, CURLOPT_PROTOCOLS_STR, "http,https");
    set(c, CURLOPT_FOLLOWLOCATION, 0L);
    set(c, CURLOPT_PROXY, "");  // not even one from the environment
    set(c, CURLOPT_NOSIGNAL, 1L);
    set(c, CURLOPT_TIMEOUT_MS, static_cast<long>(time_left.count()));
    set(c, CURLOPT_USERAGENT, "Alongside/" ALONGSIDE_VERSION " (meeting directory)");
    set(c, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    set(c, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(exchange.limits->compressed_bytes));
    set(c, CURLOPT_WRITEFUNCTION, &take_body);
    set(c, CURLOPT_WRITEDATA, &exchange);
    set(c, CURLOPT_HEADERFUNCTION, &take_header);
    set(c, CURLOPT_HEADERDATA, &exchange);
    set(c, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
    set(c, CURLOPT_OPENSOCKETDATA, &exchange);
    const CURLcode code = curl_easy_perform(c);
    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &exchange.status);
    char* redirect = nullptr;
    curl_easy_getinfo(c, CURLINFO_REDIRECT_URL, &redirect);
    if (redirect != nullptr) exchange.redirect = redirect;
    exchange.easy = nullptr;
    return code;
}

Result<Fetched> judge(CURLcode code, Exchange exchange) {
    if (exchange.is_too_large || code == CURLE_FILESIZE_EXCEEDED) return too_large();
    if (code == CURLE_PEER_FAILED_VERIFICATION) {
        return problem(Kind::invalid, "fetch.certificate",
                       "The certificate of this address cannot be trusted.");
    }
    if (code == CURLE_BAD_CONTENT_ENCODING || code == CURLE_WRITE_ERROR) {
        return problem(Kind::invalid, "fetch.unreadable", "The answer could not be unpacked.");
    }
    if (code != CURLE_OK) return no_answer();
    const long status = exchange.status;
    if (status == 304) {
        exchange.answer.not_modified = true;
        exchange.answer.body.clear();
        return std::move(exchange.answer);
    }
    if (status == 404 || status == 410) {
        return problem(Kind::not_found, "fetch.not_found", "There is no list at this address.");
    }
    if (status == 401 || status == 403) {
        return problem(Kind::invalid, "fetch.refused", "This address does not let programs in.",
                       "Ask whoever keeps the list for an address that does.");
    }
    if (status == 429 || status >= 500) return no_answer();
    if (status < 200 || status > 299) {
        return problem(Kind::invalid, "fetch.status",
                       "This address gave an answer without a list.");
    }
    if (looks_like_web_page(exchange.answer.body)) {
        return problem(Kind::invalid, "directory.web_page",
                       "This address answered with a web page, not with a list of meetings.",
                       "Look for the address of the list itself; it may ask for a sign-in.");
    }
    if (exchange.answer.body.empty()) {
        return problem(Kind::invalid, "fetch.empty", "This address answered with nothing.");
    }
    return std::move(exchange.answer);
}

void start_curl_once() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    check(started == CURLE_OK);
}

}  // namespace

Result<Fetched> fetch(std::string_view url, const Known& known, Loopback loopback,
                      const FetchLimits& limits) {
    start_curl_once();
    const auto deadline = steady_clock::now() + limits.time;
    std::string next(url);
    for (int hop = 0; hop <= limits.redirects; ++hop) {
        const auto target = parse_target(next);
        if (!target) return bad_address();
        const auto addresses = resolve(*target, loopback);
        if (!addresses) return addresses.error();
        const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
        if (left <= milliseconds{0}) return no_answer();  // also: curl reads 0 as "for ever"
        Exchange exchange;
        exchange.limits = &limits;
        exchange.loopback = loopback;
        exchange.answer.url = target->url;
        const CURLcode code = request(*target, *addresses, known, left, exchange);
        const bool is_redirect =
            exchange.status >= 300 && exchange.status <= 399 && !exchange.redirect.empty();
        if (code != CURLE_OK || !is_redirect) return judge(code, std::move(exchange));
        next = exchange.redirect;
    }
    return problem(Kind::invalid, "fetch.redirects", "This address sends visitors in circles.");
}

}  // namespace alongside::directory
