#include "base/log.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

namespace alongside {
namespace {

TEST(Log, ALineForPeopleNamesItsFields) {
    EXPECT_EQ(log::line(log::Form::text, "A batch was rolled back.",
                        {{"jobs", std::int64_t{3}}, {"cause", "full"}}),
              "A batch was rolled back. jobs=3 cause=full");
}

TEST(Log, ALineForProgramsIsValidJsonWhateverALibrarySaid) {
    EXPECT_EQ(
        log::line(log::Form::json, "said \"no\"\n\\", {{"seconds", 0.25}, {"what", "caf\xc3"}}),
        R"("message":"said \"no\"\u000a\\","seconds":0.25,"what":"caf\u00c3")");
}

// What people write cannot be given to a log line.
static_assert(!std::is_constructible_v<log::Field, std::string_view, Words>);
static_assert(!std::is_constructible_v<log::Field, std::string_view, Text<100>>);
static_assert(!std::is_convertible_v<Words, std::string_view>);

}  // namespace
}  // namespace alongside
