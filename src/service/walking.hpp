// The people someone walks with, and what lies ahead of them: first times at a support, and
// introductions to first friends. One read for all of them.
#pragma once

#include "service/support_shapes.hpp"

namespace alongside::service {

/// A support that the client said yes to and has not been to yet, and when it is next.
struct FirstTime {
    SupportId support;
    Words name;
    MeetingHit next;
};
BOOST_DESCRIBE_STRUCT(FirstTime, (), (support, name, next))

/// An introduction that waits for an answer, or for the two to meet.
struct OpenIntroduction {
    IntroductionId id;
    Words name;
    IntroductionState state = IntroductionState::asked;
    bool client_said_yes = false;
    bool friend_said_yes = false;
};
BOOST_DESCRIBE_STRUCT(OpenIntroduction, (), (id, name, state, client_said_yes, friend_said_yes))

struct WalkingLine {
    SubjectId client;
    std::string name;
    std::optional<Words> called;
    std::optional<Words> pronouns;
    std::optional<Words> please_avoid;
    std::vector<FirstTime> first_times;  ///< the next first
    std::vector<OpenIntroduction> introductions;
};
BOOST_DESCRIBE_STRUCT(WalkingLine, (),
                      (client, name, called, pronouns, please_avoid, first_times, introductions))

struct WalkingView {
    std::vector<WalkingLine> people;  ///< whose first time comes next, first
    std::int64_t total = 0;           ///< of whom at most `most_walked` are told
};
BOOST_DESCRIBE_STRUCT(WalkingView, (), (people, total))

inline constexpr std::int64_t most_walked = 200;

class Walking {
public:
    Walking(Context& context, People& people, Access& access, Records& records,
            Directory& directory);

    /// @error refused  the reader walks with nobody in any role
    [[nodiscard]] Result<WalkingView> read(const Reader& reader);

private:
    [[nodiscard]] WalkingLine line(const SubjectId& subject, const Record& record);

    Context& context_;
    People& people_;
    Access& access_;
    Records& records_;
    Directory& directory_;
};

}  // namespace alongside::service
