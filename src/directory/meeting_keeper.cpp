#include "directory/meeting_keeper.hpp"

#include "directory/zone.hpp"

#include <algorithm>

namespace alongside::directory {
namespace {

/// Compared without the time of the last change, which exporters touch for no reason.
bool say_the_same(Meeting a, const Meeting& b) {
    a.updated = b.updated;
    return a == b;
}

}  // namespace

MeetingKeeper::MeetingKeeper(const Source& source) : source_(source) {
    if (const auto zone = zone_named(source.zone)) source_zone_ = *zone;
}

Meeting MeetingKeeper::blank() const {
    Meeting meeting;
    meeting.source = source_.name;
    meeting.fellowship = source_.fellowship;
    return meeting;
}

bool MeetingKeeper::settle_zone(Meeting& meeting, std::string_view named) {
    if (const auto zone = zone_named(named)) {
        meeting.zone = *zone;
        meeting.zone_from = ZoneFrom::row;
        return true;
    }
    if (!named.empty()) report().note("zone_unknown");
    if (!source_zone_.empty()) {
        meeting.zone = source_zone_;
        meeting.zone_from = ZoneFrom::source;
        return true;
    }
    const auto zone =
        zone_of_place({meeting.address, meeting.state, meeting.country, meeting.position});
    if (!zone) return false;
    report().note("zone_from_place");
    meeting.zone = *zone;
    meeting.zone_from = ZoneFrom::place;
    return true;
}

void MeetingKeeper::settle_facets(Meeting& meeting) {
    // Both at once is a slip; to turn somebody away at the door is the worse mistake.
    if (meeting.has(Facet::closed)) meeting.facets.reset(bit(Facet::open));
    if (meeting.attendance == Attendance::online) meeting.facets &= ~room_facets();
    if (meeting.attendance == Attendance::inactive) report().note("inactive");
}

void MeetingKeeper::keep(Meeting meeting, const std::string& key, const std::set<unsigned>& days,
                         bool with_day) {
    std::size_t fresh = 0;
    std::size_t repeated = 0;
    std::size_t clashing = 0;
    const auto keep_one = [&](const std::string& own_key) {
        meeting.key = own_key;
        const auto [at, is_new] = by_key_.emplace(own_key, import_.meetings.size());
        if (is_new) {
            import_.meetings.push_back(meeting);
            ++fresh;
        } else if (say_the_same(meeting, import_.meetings[at->second])) {
            ++repeated;
        } else {
            ++clashing;
        }
    };
    if (days.empty()) keep_one(key);
    for (const unsigned day : days) {
        meeting.weekday = std::chrono::weekday{day};
        keep_one(with_day ? key + "-" + std::to_string(day) : key);
    }
    if (fresh > 0) {
        ++report().kept;
        if (clashing > 0) report().note("slug_used_twice");
    } else if (clashing > 0) {
        report().skip("slug used twice");
    } else {
        ++report().merged;
    }
}

Attendance attendance_of(bool has_door, bool is_online) {
    if (is_online) return has_door ? Attendance::hybrid : Attendance::online;
    return has_door ? Attendance::in_person : Attendance::inactive;
}

std::string dialled(std::string_view text) {
    std::string kept;
    for (const char c : text) {
        const bool is_part = (c >= '0' && c <= '9') || c == '+' || c == ',' || c == '*' || c == '#';
        if (is_part) kept += c;
    }
    return kept.size() >= 10 ? kept : std::string();
}

bool is_call_provider(std::string_view url) {
    static constexpr std::string_view providers[] = {"8x8.vc",
                                                     "bluejeans.com",
                                                     "discord.gg",
                                                     "freeconference.com",
                                                     "freeconferencecall.com",
                                                     "goto.com",
                                                     "gotomeet.me",
                                                     "gotomeeting.com",
                                                     "horizon.meta.com",
                                                     "maps.secondlife.com",
                                                     "meet.google.com",
                                                     "meet.jit.si",
                                                     "meetings.dialpad.com",
                                                     "signal.group",
                                                     "skype.com",
                                                     "slurl.com",
                                                     "teams.live.com",
                                                     "teams.microsoft.com",
                                                     "vrchat.com",
                                                     "webex.com",
                                                     "zoho.com",
                                                     "zoom.us",
                                                     "zoomgov.com"};
    url.remove_prefix(url.find("://") + 3);
    std::string host(url.substr(0, url.find_first_of("/?#:")));
    for (char& c : host) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::ranges::any_of(providers, [&](std::string_view provider) {
        return host == provider ||
               (host.ends_with(provider) && host[host.size() - provider.size() - 1] == '.');
    });
}

}  // namespace alongside::directory
