// What the tests of this room share: the real lists, where they are there, and made-up meetings.
#pragma once

#include "directory/meeting.hpp"
#include "directory/meeting_guide.hpp"
#include "support/source.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <optional>
#include <sstream>
#include <string>

namespace alongside::directory {

/// A real list from the folder of samples beside the repository; nothing where it is absent.
inline std::optional<std::string> sample(const std::string& name) {
    std::ifstream file(source_dir() / "../shared/data/directories" / name);
    if (!file) return std::nullopt;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The import of one of the real lists; skips the test where they are absent.
#define IMPORT_SAMPLE(import, name)                                                     \
    const auto import##_text = sample(name);                                            \
    if (!import##_text) GTEST_SKIP() << "the sample lists (../shared) are not here";    \
    const auto import = read_meeting_guide(*import##_text, Source{"sample", "aa", ""}); \
    ASSERT_TRUE(import) << import.error().title

/// An import that must succeed.
inline Import imported(const std::string& json,
                       const Source& source = {"test", "aa", "America/New_York"}) {
    const auto result = read_meeting_guide(json, source);
    EXPECT_TRUE(result) << json;
    return result ? *result : Import{};
}

/// The one meeting of a list of one record that holds `fields` beside a name, a key and a time.
inline Meeting only(const std::string& fields,
                    const Source& source = {"test", "aa", "America/New_York"}) {
    const auto import = imported(R"([{"name":"Early Birds","slug":"early","day":1,"time":"07:00")" +
                                     std::string(fields.empty() ? "" : ",") + fields + "}]",
                                 source);
    EXPECT_EQ(import.meetings.size(), 1U) << fields;
    return import.meetings.empty() ? Meeting{} : import.meetings.front();
}

/// A meeting in person on that day and time in New York.
inline Meeting weekly(const std::string& key, std::chrono::weekday day, int hour, int minute = 0) {
    Meeting meeting;
    meeting.source = "test";
    meeting.key = key;
    meeting.name = key;
    meeting.weekday = day;
    meeting.start = std::chrono::minutes{hour * 60 + minute};
    meeting.zone = "America/New_York";
    meeting.attendance = Attendance::in_person;
    meeting.address = "1 Main St";
    return meeting;
}

inline Instant at(const std::string& text) {
    const auto moment = parse_moment(text);
    EXPECT_TRUE(moment) << text;
    return moment ? moment->at : Instant{};
}

}  // namespace alongside::directory
