// Live changes: tells connected readers that something new stands in a journal, never what.
#include "api/api.hpp"

#include "http/events.hpp"

namespace alongside::api {
namespace {

struct ChangedShape {
    SubjectId subject;
    Seq seq = 0;
    std::vector<Area> areas;
};
BOOST_DESCRIBE_STRUCT(ChangedShape, (), (subject, seq, areas))

/// How long a stream lives before its browser has to come back and show its session again.
constexpr std::chrono::minutes stream_lasts{15};

Response open_stream(const Call& call) {
    auto stream = std::make_shared<http::EventStream>();
    service::Live& live = call.api.services.live;
    const Instant until = call.api.services.context.now() + stream_lasts;
    const Clock now = call.api.services.context.now;
    // The stream must not be kept alive by what it is told through.
    const std::weak_ptr<http::EventStream> told = stream;
    const auto tell = [told, until, now](const service::Notice& notice) {
        const auto open = told.lock();
        if (!open) return;
        if (now() > until) return open->close();
        open->send("changed", json::text(ChangedShape{notice.subject, notice.seq, notice.areas}),
                   std::to_string(notice.seq));
    };
    const auto end = [told] {
        if (const auto open = told.lock()) open->close();
    };
    const auto listener = live.add(call.session.reader.person, {tell, end});
    stream->on_close([&live, listener] { live.remove(listener); });
    stream->send("hello", "{}");
    Response response;
    response.events = std::move(stream);
    return response;
}

}  // namespace

void add_event_routes(http::Router& router, Api& api) {
    add(router, api, "GET", "/api/v1/events", open_stream);
}

}  // namespace alongside::api
