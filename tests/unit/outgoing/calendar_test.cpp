// Calendars: what a subscriber reads is held to files that another reader parses as well
// (tests/api/calendar.test.ts).
#include "outgoing/calendar.hpp"
#include "support/source.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace alongside;
using namespace alongside::outgoing;
using namespace std::chrono_literals;

namespace {

Moment at(const std::string& text) {
    const auto moment = parse_moment(text);
    EXPECT_TRUE(moment) << text;
    return moment.value_or(Moment{});
}

CalendarEvent event(const std::string& id, const std::string& title, const std::string& starts) {
    CalendarEvent made;
    made.id = id;
    made.title = title;
    made.starts = at(starts);
    made.changed_at = at("2026-11-20T08:00:00Z").at;
    return made;
}

std::vector<CalendarEvent> a_week() {
    CalendarEvent meeting = event("0001", "Sunrise Group, \"Big Book\"; newcomers",
                                  "2026-10-27T19:30:00-04:00[America/New_York]");
    meeting.weekly = true;
    meeting.length = 90min;
    meeting.place = "Église St-Jean, 1 Main St; back door";
    meeting.link = "https://example.org/meetings/sunrise?day=2";
    meeting.words =
        "Ring the bell.\nAsk for Ada, who knows the way and will be there a little early "
        "so that nobody has to come in alone: señora Ada – 你好 你好 你好 你好 你好 你好.";
    CalendarEvent session =
        event("0002", "Dana Ruiz", "2026-11-24T10:00:00-06:00[America/Chicago]");
    session.length = 50min;
    session.changes = 2;
    CalendarEvent asked = event("0003", "Dana Ruiz", "2026-12-01T10:00:00-06:00[America/Chicago]");
    asked.state = EventState::asked;
    CalendarEvent off = event("0004", "Dana Ruiz", "2026-11-25T18:00:00+05:30[Asia/Kolkata]");
    off.state = EventState::cancelled;
    off.changes = 1;
    CalendarEvent call = event("0005", "Call", "2026-11-26T18:00:00-05:00");
    call.weekly = true;
    CalendarEvent south =
        event("0006", "Grupo Esperanza", "2026-08-30T02:30:00-04:00[America/Santiago]");
    south.weekly = true;
    return {meeting, session, asked, off, call, south};
}

/// The file of that name; with ALONGSIDE_WRITE_CALENDARS set it is written first.
std::string expected(const std::string& name, const std::string& text) {
    const auto path = source_dir() / "tests/unit/outgoing/calendar" / name;
    if (std::getenv("ALONGSIDE_WRITE_CALENDARS") != nullptr) {
        std::ofstream(path, std::ios::binary) << text;
    }
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST(SUP8, ACalendarIsWhatItsFilesSay) {
    const auto events = a_week();
    const std::string open = calendar_text(events, {"My week", ""});
    EXPECT_EQ(open, expected("open.ics", open));
    const std::string discreet = calendar_text(events, {"My week", "Busy"});
    EXPECT_EQ(discreet, expected("discreet.ics", discreet));
    EXPECT_EQ(open, calendar_text(events, {"My week", ""}));  // nothing of it is chance
}

TEST(SUP8, ADiscreetCalendarTellsTimesAndNothingElse) {
    const std::string text = calendar_text(a_week(), {"My week", "Busy"});
    for (const char* word : {"Sunrise", "Dana", "Main", "example.org", "bell", "Esperanza"}) {
        EXPECT_FALSE(holds(text, word)) << word;
        EXPECT_TRUE(holds(calendar_text(a_week(), {"My week", ""}), word)) << word;
    }
    EXPECT_TRUE(holds(text, "SUMMARY:Busy\r\n"));
    EXPECT_TRUE(holds(text, "DTSTART;TZID=America/New_York:20261027T193000\r\n"));
    EXPECT_TRUE(holds(text, "CLASS:PRIVATE\r\n"));
}

TEST(SUP8, NoWordsCanBeginALineOfTheirOwn) {
    CalendarEvent event = a_week().front();
    event.title = "Sunrise\r\nATTENDEE:mailto:a@example.org\x01\x7f";
    event.place = "Here\nEND:VEVENT";
    event.link = "https://example.org/\r\nATTENDEE:mailto:a@example.org";
    event.id = "00\r\nATTENDEE:x";
    const std::string text = calendar_text({&event, 1}, {"Week\r\nX-EVIL:1", ""});
    for (const char* line : {"\r\nATTENDEE", "\nATTENDEE", "\nX-EVIL", "\x01", "\x7f"}) {
        EXPECT_FALSE(holds(text, line)) << line;
    }
    EXPECT_FALSE(holds(text, "URL"));
    EXPECT_EQ(text.find("\nEND:VEVENT"), text.rfind("\nEND:VEVENT\r\nEND:VCALENDAR"));
    event.link = "javascript:alert(1)";
    EXPECT_FALSE(holds(calendar_text({&event, 1}, {"Week", ""}), "javascript"));
}

TEST(SUP8, LinesAreFoldedAndAnEmptyCalendarIsOne) {
    std::istringstream lines(calendar_text(a_week(), {"My week", ""}));
    for (std::string line; std::getline(lines, line);) {
        EXPECT_TRUE(line.ends_with('\r')) << line;
        EXPECT_LE(line.size(), 76U) << line;
    }
    const std::string none = calendar_text({}, {"My week", "Busy"});
    EXPECT_TRUE(none.starts_with("BEGIN:VCALENDAR\r\n"));
    EXPECT_TRUE(none.ends_with("END:VCALENDAR\r\n"));
}
