// The small readers of text: times, ids, words, addresses of requests, cookies, codes, settings.
// The first byte of the input says which one reads the rest. Each holds to more than not crashing:
// what it takes, it can write so that it reads the same again.
#include "api/query.hpp"
#include "api/search.hpp"
#include "cli/config.hpp"
#include "directory/around.hpp"
#include "directory/plain_text.hpp"
#include "http/encode.hpp"
#include "http/target.hpp"
#include "service/secrets.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace alongside;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return result;
}

// --- base ----------------------------------------------------------------------------------------

void read_moment(std::string_view text) {
    const auto moment = parse_moment(text);
    if (!moment) return;
    check(is_zone(moment->zone));
    const std::string written = to_text(*moment);
    check(parse_moment(written) == moment);
    check(parse_moment(to_text(moment->at)) == (Moment{moment->at, "UTC"}));
    // The wall clock of the zone leads back to the instant, but in the hour that comes twice.
    const Day day = local_day(moment->zone, moment->at);
    const auto wall = local_minutes(moment->zone, moment->at);
    check(day.ok() && wall.count() >= 0 && wall.count() < 24 * 60);
    const Instant back = from_local(moment->zone, day, wall);
    check(local_day(moment->zone, back) == day && local_minutes(moment->zone, back) == wall);
}

void read_day(std::string_view text) {
    const auto day = parse_day(text);
    check(!day || (day->ok() && to_text(*day) == text));
}

void read_zone(std::string_view text) {
    if (!is_zone(text)) return;
    const auto offset = zone_offset(text, from_milliseconds(1'795'000'000'000));
    check(std::chrono::abs(offset) < std::chrono::hours{19});
}

void read_id(std::string_view text) {
    const auto id = PersonId::parse(text);
    check(!id || id->text() == lower(text));
}

void read_bytes(std::string_view text) {
    check(from_hex(to_hex(bytes_of(text))) == Bytes(text.begin(), text.end()));
    check(from_base64url(to_base64url(bytes_of(text))) == Bytes(text.begin(), text.end()));
    if (const auto bytes = from_hex(text)) check(to_hex(*bytes) == lower(text));
    if (const auto bytes = from_base64url(text)) check(to_base64url(*bytes) == text);
}

void read_words(std::string_view text) {
    const std::string key = folded(text);
    check(folded(key) == key);
    const auto kept = normalized(text);
    if (!kept) return;
    check(normalized(*kept) == kept && folded(*kept) == key);
    // Composing may part a character into as many as three (UAX #15, section 9.3).
    check(count_characters(*kept) <= 3 * count_characters(text));
    check(Text<10>::fits(*kept) == (!kept->empty() && count_characters(*kept) <= 10));
    std::string out;
    json::write_string(out, *kept);
    const auto parsed = json::parse(out);
    check(parsed.has_value() && std::string_view(parsed->as_string()) == *kept);
}

// --- requests ------------------------------------------------------------------------------------

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        out += c == '/' ? "/" : "%" + to_hex({&byte, 1});
    }
    return out;
}

/// A request with this target; nothing where the target is refused.
std::optional<http::Request> request_to(std::string_view target) {
    http::Request request;
    auto path = http::read_target(target, request.query);
    if (!path) return std::nullopt;
    request.path = std::move(*path);
    return request;
}

void read_target(std::string_view text) {
    const auto request = request_to(text);
    if (!request) return;
    check(request->path.starts_with('/') && normalized(request->path).has_value());
    check(request->path.find("//") == std::string::npos);
    std::string again = percent_encoded(request->path);
    char before = '?';
    for (const auto& [name, value] : request->query) {
        const auto escaped = [](const std::string& part) {
            std::string out = percent_encoded(part);
            for (auto at = out.find('/'); at != std::string::npos; at = out.find('/', at)) {
                out.replace(at, 1, "%2f");
            }
            return out;
        };
        again += before + escaped(name) + "=" + escaped(value);
        before = '&';
    }
    const auto back = request_to(again);
    check(back && back->path == request->path && back->query == request->query);
}

void read_query(std::string_view text) {
    const auto request = request_to("/?" + std::string(text));
    if (!request) return;
    const auto limit = api::number_in(*request, "limit", 20, 1, 100);
    check(!limit || (*limit >= 1 && *limit <= 100));
    const auto words = api::text_in(*request, "text", 12);
    check(!words || (count_characters(*words) <= 12 && normalized(*words) == *words));
}

/// Two meetings, so that every condition of a search has something to look at.
const directory::Index& some_meetings() {
    static const directory::Index index = [] {
        std::vector<directory::Meeting> meetings(2);
        meetings[0].source = meetings[1].source = "fuzz";
        meetings[0].key = "one";
        meetings[1].key = "two";
        for (auto& meeting : meetings) {
            meeting.name = "Morning group";
            meeting.zone = "America/New_York";
            meeting.position = directory::position_at(44.9, -123.0);
        }
        return directory::Index(meetings);
    }();
    return index;
}

void read_search(std::string_view text) {
    const auto request = request_to("/?" + std::string(text));
    if (!request) return;
    const auto query = api::read_search(*request);
    if (!query) return check(query.error().field.starts_with('/'));
    check(!query->radius_km || (*query->radius_km >= 0.1 && *query->radius_km <= 1000));
    check(!query->near || (std::abs(query->near->lat) <= 90 && std::abs(query->near->lon) <= 180));
    // As the service does: a place with a radius is a point before it is searched from.
    const Instant now = from_milliseconds(1'795'000'000'000);
    const auto around = directory::around_place(some_meetings(), *query, now);
    check(around && some_meetings().search(around->query, now).has_value());
}

void read_headers(std::string_view text) {
    http::Request request;
    request.method = "POST";
    for (const char* name : {"Cookie", "If-None-Match", "Origin", "Host"}) {
        request.headers.add(name, text);
    }
    const auto cookie = request.cookie("__Host-alongside");
    check(!cookie || (cookie->find(';') == std::string_view::npos &&
                      text.find("__Host-alongside=" + std::string(*cookie)) != text.npos));
    const bool matches = http::etag_matches(request, "\"42\"");
    check(!matches || text.find("\"42\"") != text.npos || text.find('*') != text.npos);
    const bool is_ours = lower(text) == "https://us.example";
    check(text.empty() || http::is_cross_site(request, "https://us.example") == !is_ours);
    check(!http::accepts(text, "gzip") || lower(text).find("gzip") != text.npos ||
          text.find('*') != text.npos);
}

// --- typed by people -----------------------------------------------------------------------------

void read_code(std::string_view text) {
    const std::string code = service::tidy_code(text);
    check(service::tidy_code(code) == code && service::tidy_code(lower(text)) == code);
    check(code.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ-") == std::string::npos);
    const Bytes secret(20, 7);
    const Instant now = from_milliseconds(1'795'000'000'000);
    const bool six_digits =
        text.size() == 6 && text.find_first_not_of("0123456789") == std::string_view::npos;
    check(!service::totp_step(secret, text, now) || six_digits);
    check(service::totp_uri(secret, text, text).find_first_of(" <>\"\n") == std::string::npos);
}

void read_password(std::string_view text) {
    const std::array<std::string, 2> known{"Harbor House", "josé"};
    for (const std::size_t shortest : {std::size_t{8}, std::size_t{15}}) {
        const auto used = service::password_may_be_used(text, shortest, known);
        check(!used || (normalized(text) && count_characters(text) >= shortest));
    }
}

void read_markup(std::string_view text) {
    const std::string lines = directory::plain_lines(text);
    check(normalized(lines) == lines);
    const std::string line = directory::plain_line(text);
    check(line.find('\n') == std::string::npos && normalized(line) == line);
    const std::string slug = directory::slug_of(text);
    check(directory::slug_of(slug) == slug);
    const auto address = directory::web_address(text);
    check(!address || (address->size() <= 2000 && address->starts_with("http")));
}

void read_settings(std::string_view text) {
    const auto nothing = [](const char*) { return std::optional<std::string>(); };
    const auto config = cli::read_config(text, nothing);
    if (!config) {
        const Problem& problem = config.error();
        return check(problem.code.starts_with("config.") && !problem.title.empty());
    }
    check(config->policy.cache_bytes <= 1'000'000ULL << 20U);
    for (const std::string& proxy : config->trusted_proxies) {
        check(proxy.find_first_not_of("0123456789abcdef.:") == std::string::npos);
    }
    // From the environment each setting means the same.
    std::string proxies;
    for (const std::string& proxy : config->trusted_proxies) proxies += proxy + ", ";
    const auto again =
        cli::read_config("", [&](const char* variable) -> std::optional<std::string> {
            const std::string_view name = variable;
            if (name == "ALONGSIDE_LISTEN") return config->listen;
            if (name == "ALONGSIDE_TRUSTED_PROXIES") return proxies;
            return std::nullopt;
        });
    check(again && again->listen == config->listen &&
          again->trusted_proxies == config->trusted_proxies);
}

struct Parser {
    char letter;  ///< the first byte of an input for it, as the corpus has it
    void (*read)(std::string_view);
};
constexpr Parser parsers[] = {
    {'m', read_moment}, {'d', read_day},      {'z', read_zone},   {'i', read_id},
    {'b', read_bytes},  {'w', read_words},    {'t', read_target}, {'q', read_query},
    {'s', read_search}, {'h', read_headers},  {'c', read_code},   {'p', read_password},
    {'l', read_markup}, {'f', read_settings},
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto letter = static_cast<char>(data[0]);
    const auto* parser = std::ranges::find(parsers, letter, &Parser::letter);
    if (parser == std::end(parsers)) parser = parsers + data[0] % std::size(parsers);
    parser->read({reinterpret_cast<const char*>(data + 1), size - 1});
    return 0;
}
