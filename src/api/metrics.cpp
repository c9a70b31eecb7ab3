// What an operator watches: /healthz, /readyz, /metrics. None of it tells anything of a person.
#include "api/api.hpp"
#include "store/sessions.hpp"

#include <sodium.h>

namespace alongside::api {
namespace {

/// Whether two texts are the same, in a time that does not depend on where they differ.
bool same_secret(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

/// The numbers are for whoever runs the server: with the token of the settings, or, where there is
/// none, from this machine itself and not through a proxy.
bool may_watch(const Request& request, const Api& api) {
    if (!api.metrics_token.empty()) {
        return same_secret(request.header("Authorization"), "Bearer " + api.metrics_token);
    }
    const bool forwarded = !request.header("X-Forwarded-For").empty() ||
                           !request.header("Forwarded").empty() || !request.header("Via").empty();
    return !forwarded && (request.remote_address == "127.0.0.1" || request.remote_address == "::1");
}

void tell_server(MetricsText& text, const http::Numbers& numbers) {
    std::map<std::string, std::uint64_t, std::less<>> answers;
    for (std::size_t i = 1; i < numbers.answers.size(); ++i) {
        answers[std::to_string(i) + "xx"] = numbers.answers[i].value();
    }
    text.counters("alongside_http_answers_total", "Answered requests by class of status.", "status",
                  answers);
    text.counters("alongside_http_problems_total", "Problems that were answered, by their code.",
                  "code", numbers.problems.values());
    text.histogram("alongside_http_answer_seconds", "Time from a whole request to its answer.",
                   numbers.answer_seconds);
    text.gauge("alongside_http_connections", "Open connections.",
               static_cast<double>(numbers.connections));
}

void tell_store(MetricsText& text, const store::Store& store) {
    const store::WriterNumbers& numbers = store.numbers();
    text.counter("alongside_writer_jobs_total", "Jobs that became durable.", numbers.jobs.value());
    text.counter("alongside_writer_conflicts_total",
                 "Appends that were overtaken or known already, and tried again.",
                 numbers.conflicts.value());
    text.counter("alongside_writer_rolled_back_total", "Batches that were rolled back.",
                 numbers.rolled_back.value());
    text.histogram("alongside_writer_commit_seconds", "Time to make a batch durable.",
                   numbers.commit_seconds);
    text.histogram("alongside_writer_batch_jobs", "Jobs in a batch.", numbers.batch_jobs);
    text.gauge("alongside_writer_waiting", "Jobs that wait to be written.",
               static_cast<double>(store.waiting()));
}

void tell_services(MetricsText& text, const service::Services& services) {
    const service::RecordsNumbers records = services.records.numbers();
    text.counter("alongside_records_hits_total", "Folded journals found in memory.", records.hits);
    text.counter("alongside_records_misses_total", "Journals folded from the store.",
                 records.misses);
    text.gauge("alongside_records_journals", "Folded journals in memory.",
               static_cast<double>(records.journals));
    text.gauge("alongside_records_bytes", "About how many bytes they take.",
               static_cast<double>(records.bytes));
    const service::JournalsNumbers& journals = services.journals.numbers();
    text.counter("alongside_entries_accepted_total", "Entries that were accepted.",
                 journals.accepted.value());
    text.counters("alongside_entries_refused_total",
                  "Entries that were refused, by the code of the rule.", "rule",
                  journals.refused.values());
    text.counters(
        "alongside_letters_total",
        "Letters by channel and what became of a try: sent, refused for good, to be tried "
        "later, not known, or dropped untried.",
        "outcome", services.sending.numbers().values());
    text.gauge("alongside_event_streams", "Readers of live events.",
               static_cast<double>(services.live.listening()));
}

Response metrics(const Request& request, Api& api) {
    if (!may_watch(request, api)) return nothing_here();
    MetricsText text;
    tell_server(text, api.numbers);
    tell_store(text, api.services.context.store);
    tell_services(text, api.services);
    Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = text.take();
    return response;
}

/// Whether the store can be read and written just now: a full disk is noticed by writing only.
Response ready(Api& api) {
    const service::Context& context = api.services.context;
    const Hash bucket = context.vault.bucket(context.organization, "readyz");
    const auto written =
        context.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::count_attempt(write, context.organization, bucket, context.now(),
                                 std::chrono::minutes{1});
            return {};
        }});
    if (auto result = store::to_result(written); !result) return http::problem_json(result.error());
    return http::json(R"({"status":"ready"})");
}

}  // namespace

void add_watching_routes(http::Router& router, Api& api) {
    router.add("GET", "/healthz",
               [](Request&) -> Task<Response> { co_return http::json(R"({"status":"ok"})"); });
    router.add("GET", "/metrics",
               [&api](Request& request) -> Task<Response> { co_return metrics(request, api); });
    router.add("GET", "/readyz", [&api](Request&) -> Task<Response> {
        auto work = [&]() -> Response { return guarded([&] { return ready(api); }); };
        co_return co_await http::on(api.workers, work);
    });
}

}  // namespace alongside::api
