// Writing into a journal, and reading its entries.
#include "api/api.hpp"

#include "journal/codec.hpp"

namespace alongside::api {
namespace {

/// Bytes that are decoded in far less than a millisecond.
constexpr std::size_t quick_body = 8 * 1024;

Problem wrong_entries(std::string_view title, std::string_view detail) {
    return {Kind::invalid, "request.field", std::string(title), std::string(detail), "/entries"};
}

Result<std::vector<service::Handed>> handed_in(const Request& request) {
    const auto body = json_body(request);
    if (!body) return body.error();
    const auto* fields = body->if_object();
    if (fields == nullptr || fields->size() != 1) {
        return wrong_entries("A list of entries is needed.", "Send {\"entries\": [ … ]}.");
    }
    return entries_in(*fields);
}

std::string written_text(const service::Written& written) {
    std::string out = "{\"answers\":[";
    bool first = true;
    for (const service::Answer& answer : written.answers) {
        if (!first) out += ',';
        first = false;
        out += "{\"id\":" + json::text(answer.id);
        if (answer.problem) {
            out += ",\"status\":\"refused\",\"problem\":" + problem_text(*answer.problem);
        } else {
            out += ",\"status\":\"accepted\",\"seq\":" + json::text(*answer.seq) +
                   ",\"recorded_at\":" + json::text(*answer.recorded_at);
        }
        out += '}';
    }
    out += "],\"head\":" + json::text(written.head) + "}";
    return out;
}

/// What came of a hand-in, or the exception that it ended with.
struct Appended {
    std::optional<Result<service::Written>> written;
    std::exception_ptr failure;
};

/// Hands in what the request holds; `done` is called once, whatever happens.
void hand_in(Request& request, Api& api, const std::function<void(Appended)>& done) {
    const auto answer = [done](Result<service::Written> written) {
        done(Appended{std::move(written), nullptr});
    };
    try {
        const auto token = request.cookie(api.cookie_name()).value_or("");
        const auto session = api.services.accounts.session_of(token);
        if (!session) return answer(session.error());
        if (session->level != service::Level::full) return answer(unfinished());
        const auto subject = id_in<SubjectId>(request, "subject");
        if (!subject) return answer(service::nothing_here());
        auto handed = handed_in(request);
        if (!handed) return answer(handed.error());
        api.services.journals.append(session->reader, *subject, std::move(*handed), answer);
    } catch (...) {
        done(Appended{std::nullopt, std::current_exception()});
    }
}

/// Whether a hand-in is read so fast that the connection's own thread may do it.
bool is_quick(const Request& request, Api& api) {
    return request.body.size() <= quick_body &&
           api.services.accounts.remembered(request.cookie(api.cookie_name()).value_or(""));
}

/// Waiting for the commit must not hold a worker: the answer comes from the writer's thread.
Task<Response> append(Request& request, Api& api) {
    if (http::is_cross_site(request, api.origin)) co_return cross_site();
    auto start = [&](std::function<void(Appended)> done) {
        if (is_quick(request, api)) return hand_in(request, api, done);
        api.workers.post([&request, &api, done = std::move(done)] { hand_in(request, api, done); });
    };
    const auto appended = co_await http::until_called<Appended>(start);
    auto encode = [&]() -> Response {
        if (appended.failure) std::rethrow_exception(appended.failure);
        const auto& written = *appended.written;
        if (!written) return http::problem_json(written.error());
        return http::json(written_text(*written));
    };
    co_return guarded(encode);
}

Response read_entries(const Call& call) {
    const auto subject = id_in<SubjectId>(call.request, "subject");
    if (!subject) return nothing_here();
    const auto after = number_in(call.request, "after", 0, 0, 1'000'000'000'000);
    if (!after) return http::problem_json(after.error());
    const auto limit = number_in(call.request, "limit", 50, 1, 100);
    if (!limit) return http::problem_json(limit.error());
    return answer(call.api.services.views.entries(call.session.reader, *subject, *after,
                                                  static_cast<int>(*limit)));
}

}  // namespace

Result<std::vector<service::Handed>> entries_in(const json::object& fields) {
    constexpr std::size_t most_entries = 100;
    const auto* entries = fields.if_contains("entries");
    const auto* list = entries != nullptr ? entries->if_array() : nullptr;
    if (list == nullptr) {
        return wrong_entries("A list of entries is needed.", "Send {\"entries\": [ … ]}.");
    }
    if (list->empty() || list->size() > most_entries) {
        return wrong_entries("There are none, or too many, entries here.",
                             "Send 1 to 100 at a time.");
    }
    std::vector<service::Handed> handed;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const json::value& item = (*list)[i];
        const auto* item_fields = item.if_object();
        const auto* id = item_fields != nullptr ? item_fields->if_contains("id") : nullptr;
        const auto* text = id != nullptr ? id->if_string() : nullptr;
        const auto parsed =
            text != nullptr ? EntryId::parse({text->data(), text->size()}) : std::nullopt;
        if (!parsed || parsed->is_nil()) {
            // Without an id there is nothing to answer to.
            Problem no_id =
                wrong_entries("This entry has no id.", "Give each entry a UUID of its own.");
            no_id.field = "/entries/" + std::to_string(i) + "/id";
            return no_id;
        }
        handed.push_back({*parsed, read_draft(item)});
    }
    return handed;
}

void add_journal_routes(http::Router& router, Api& api) {
    router.add("POST", "/api/v1/journals/{subject}/entries",
               [&api](Request& request) { return append(request, api); });
    add(router, api, "GET", "/api/v1/journals/{subject}/entries", read_entries);
}

}  // namespace alongside::api
