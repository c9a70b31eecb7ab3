// A client's appointments and chosen meetings in their own telephone's calendar (SUP8), under a
// private address that opens nothing else and ends whenever they like.
#pragma once

#include "outgoing/calendar.hpp"
#include "service/directory.hpp"
#include "service/people.hpp"
#include "service/records.hpp"

namespace alongside::service {

/// Whether there is an address; it is told only once, when it is made.
struct CalendarView {
    bool is_set = false;
    std::optional<bool> discreet;
    std::optional<Instant> created_at;
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (is_set, discreet, created_at))

struct CalendarAsked {
    bool discreet = true;  ///< tell times and nothing else
};
BOOST_DESCRIBE_STRUCT(CalendarAsked, (), (discreet))

struct CalendarAddress {
    std::string url;
    bool discreet = true;
};
BOOST_DESCRIBE_STRUCT(CalendarAddress, (), (url, discreet))

class Calendars {
public:
    Calendars(Context& context, People& people, Records& records, Directory& directory);

    /// @error not_found  the reader is no client; so of all three
    [[nodiscard]] Result<CalendarView> view(const Reader& reader);
    /// A new address; the old one ends. Only its hash is kept.
    [[nodiscard]] Result<CalendarAddress> make(const Reader& reader, const CalendarAsked& asked);
    [[nodiscard]] Result<void> end(const Reader& reader);

    /// The calendar behind an address: what lies ahead or was within `past_shown`.
    /// @error not_found  there is none, or it has ended: the same words
    /// @error too_many `calendar.wait`
    [[nodiscard]] Result<std::string> text(const std::string& token, const std::string& address);

    static constexpr std::chrono::days past_shown{60};

private:
    [[nodiscard]] std::vector<outgoing::CalendarEvent> events(const Record& record);

    Context& context_;
    People& people_;
    Records& records_;
    Directory& directory_;
};

}  // namespace alongside::service
