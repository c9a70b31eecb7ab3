#include "service/calendars.hpp"

#include "directory/occurrences.hpp"
#include "service/accounts_parts.hpp"
#include "service/secrets.hpp"
#include "service/throttle.hpp"
#include "store/calendars.hpp"

#include <algorithm>

namespace alongside::service {
namespace {

using outgoing::CalendarEvent;
using outgoing::EventState;
using std::chrono::minutes;

/// Unknown tokens from one address; calls with one token, which telephones make every few minutes
/// at most.
constexpr Bound per_address[] = {{60, minutes{15}}};
constexpr Bound per_token[] = {{120, minutes{15}}};

Problem not_now() {
    return {Kind::too_many,
            "calendar.wait",
            "There were too many tries.",
            "Wait a quarter of an hour.",
            "",
            900};
}

/// Counts up with every change, by the minute in which it came.
int changes_of(Instant first, Instant last) {
    if (last <= first) return 0;
    return 1 + static_cast<int>(std::chrono::floor<minutes>(last - first).count());
}

CalendarEvent event_of(const Appointment& one) {
    CalendarEvent event;
    event.id = one.id.text();
    event.title = one.what.words.text();
    if (one.what.place) event.place = one.what.place->text();
    event.starts = one.what.starts;
    event.length = minutes{one.what.minutes.value};
    event.changed_at = std::max(one.asked_at, one.asked_by.at.at);
    if (one.cancelled) event.changed_at = std::max(event.changed_at, one.cancelled->at.at);
    event.changes = changes_of(one.asked_at, event.changed_at);
    if (one.state == AppointmentState::asked) event.state = EventState::asked;
    if (one.state == AppointmentState::cancelled) event.state = EventState::cancelled;
    return event;
}

/// A chosen meeting from the first time after the choice. @returns nothing where it has no times
std::optional<CalendarEvent> event_of(const Support& support, const directory::Meeting& meeting) {
    if (!meeting.weekday) return std::nullopt;
    const Instant from = support.chosen_at.at;
    const directory::ZoneDays days(meeting.zone, {from, from + std::chrono::days{9}});
    const auto starts = days.first(*meeting.weekday, meeting.start);
    if (!starts) return std::nullopt;
    CalendarEvent event;
    event.id = support.id.text();
    event.title = meeting.name;
    event.place = meeting.location.empty()  ? meeting.address
                  : meeting.address.empty() ? meeting.location
                                            : meeting.location + ", " + meeting.address;
    event.link = meeting.conference_url;
    event.starts = {*starts, meeting.zone};
    event.length = meeting.length;
    event.weekly = true;
    event.changed_at = from;
    return event;
}

outgoing::CalendarLook look_of(std::optional<Language> language, bool discreet) {
    const bool is_spanish = language == Language::es;
    if (!discreet) return {is_spanish ? "Mi semana" : "My week", ""};
    return {is_spanish ? "Calendario" : "Calendar", is_spanish ? "Ocupado" : "Busy"};
}

}  // namespace

Calendars::Calendars(Context& context, People& people, Records& records, Directory& directory)
    : context_(context), people_(people), records_(records), directory_(directory) {}

Result<CalendarView> Calendars::view(const Reader& reader) {
    if (!reader.is(Role::client)) return nothing_here();
    auto read = context_.store.read();
    const auto feed = store::calendar_feed_of(read, context_.organization, reader.person);
    if (!feed) return CalendarView{};
    return CalendarView{true, feed->discreet, feed->created_at};
}

Result<CalendarAddress> Calendars::make(const Reader& reader, const CalendarAsked& asked) {
    if (!reader.is(Role::client)) return nothing_here();
    const std::string token = random_token();
    const store::CalendarFeed feed{reader.person, hash_of(token), asked.discreet, context_.now()};
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::put_calendar_feed(write, context_.organization, feed);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    return CalendarAddress{context_.policy.origin + "/calendar/" + token + ".ics", asked.discreet};
}

Result<void> Calendars::end(const Reader& reader) {
    if (!reader.is(Role::client)) return nothing_here();
    return store::to_result(
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::drop_calendar_feed(write, context_.organization, reader.person);
            return {};
        }}));
}

Result<std::string> Calendars::text(const std::string& token, const std::string& address) {
    const Hash token_hash = hash_of(token);
    const Counted from{"calendar address " + address, per_address};
    const Counted with{"calendar token " + to_hex(token_hash), per_token};
    if (failed_too_often(context_, {from, with})) return not_now();
    std::optional<store::CalendarFeed> feed;
    {
        auto read = context_.store.read();
        feed = store::find_calendar_feed(read, context_.organization, token_hash);
    }
    const Reader reader{feed ? feed->person : PersonId{},
                        feed ? people_.places_of(feed->person) : std::vector<Reader::Place>{}};
    if (!feed || !reader.is(Role::client)) {
        count_failure(context_, {from});
        return nothing_here();
    }
    count_failure(context_, {with});
    const auto record = records_.standing(feed->person.as<SubjectId>())->self;
    return outgoing::calendar_text(events(*record),
                                   look_of(record->story.preferences.language, feed->discreet));
}

std::vector<CalendarEvent> Calendars::events(const Record& record) {
    std::vector<CalendarEvent> all;
    const Instant since = context_.now() - past_shown;
    for (const Appointment& one : record.appointments.items) {
        if (one.what.starts.at >= since) all.push_back(event_of(one));
    }
    const auto index = directory_.index();
    for (const Support& support : record.supports.items) {
        const bool in_week = is_chosen(support, Choice::yes) && support.choice->in_week == true;
        if (!in_week || !support.meeting) continue;
        const std::string_view id = support.meeting->text();
        const auto slash = id.find('/');
        if (slash == std::string_view::npos) continue;
        const auto* meeting = index->find(id.substr(0, slash), id.substr(slash + 1));
        if (meeting == nullptr || meeting->attendance == directory::Attendance::inactive) continue;
        if (auto event = event_of(support, *meeting)) all.push_back(std::move(*event));
    }
    return all;
}

}  // namespace alongside::service
