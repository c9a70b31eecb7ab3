// Education pages and decision aids: the same for everyone who is signed in.
#include "api/api.hpp"

#include "journal/chain.hpp"

namespace alongside::api {
namespace {

/// One word of a closed set in the query; nothing where it is absent.
/// @error invalid `request.query`  another word
template <json::DescribedEnum E>
Result<std::optional<E>> choice_in(const Request& request, const char* name) {
    const auto text = request.query_value(name);
    if (!text) return std::optional<E>{};
    E choice{};
    if (boost::describe::enum_from_string(std::string(*text).c_str(), choice)) {
        return std::optional<E>(choice);
    }
    std::string choices;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto d) { choices += (choices.empty() ? "" : ", ") + std::string(d.name); });
    return bad_query(name, "Use one of: " + choices + ".");
}

Result<service::LibraryAsked> read_asked(const Request& request) {
    const auto language = choice_in<Language>(request, "language");
    if (!language) return language.error();
    if (!*language) return bad_query("language", "Say which: en or es.");
    const auto topic = choice_in<library::Topic>(request, "topic");
    if (!topic) return topic.error();
    const auto kind = choice_in<library::PageKind>(request, "kind");
    if (!kind) return kind.error();
    auto text = text_in(request, "q", library::longest_query);
    if (!text) return text.error();
    return service::LibraryAsked{**language, *topic, *kind, std::move(*text)};
}

/// An answer with its tag, or that the reader has it already.
template <class Text>
Response tagged(const Request& request, const std::string& tag, Text text) {
    const std::string etag = '"' + tag + '"';
    if (auto same = unchanged(request, etag)) return std::move(*same);
    Response response = http::json(std::move(text));
    response.with("ETag", etag);
    return response;
}

Response list(const Call& call) {
    const auto asked = read_asked(call.request);
    if (!asked) return http::problem_json(asked.error());
    std::string text = json::text(call.api.services.library.list(*asked));
    const std::string tag = to_hex(ByteView(sha256({bytes_of(text)})).first(12));
    return tagged(call.request, tag, std::move(text));
}

Response get_page(const Call& call) {
    Language language{};
    const std::string named(call.request.parameter("language"));
    if (!boost::describe::enum_from_string(named.c_str(), language)) return nothing_here();
    const auto* page = call.api.services.library.page(language, call.request.parameter("page"));
    if (page == nullptr) return nothing_here();
    return tagged(call.request, page->tag, page->text);
}

}  // namespace

void add_library_routes(http::Router& router, Api& api) {
    add(router, api, "GET", "/api/v1/library", list);
    // All of it is in memory.
    add(router, api, "GET", "/api/v1/library/{language}/{page}", get_page,
        [](const Call& call) { return std::optional(get_page(call)); });
}

}  // namespace alongside::api
