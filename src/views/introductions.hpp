// Introductions to first friends, and who has said yes (SUP6).
#pragma once

#include "views/fold.hpp"

namespace alongside {

/// Where an introduction stands. `accepted`: both have said yes.
enum class IntroductionState : std::uint8_t { asked, accepted, declined, met, missed };
BOOST_DESCRIBE_ENUM(IntroductionState, asked, accepted, declined, met, missed)

/// What one side said afterwards.
struct IntroductionNote {
    IntroductionNoted said;
    Voice by;
    friend bool operator==(const IntroductionNote&, const IntroductionNote&) = default;
};

struct Introduction {
    IntroductionId id;
    IntroductionAsked what;
    Voice asked_by;
    Instant recorded_at{};
    std::optional<Voice> client_yes;
    std::optional<Voice> friend_yes;  ///< said for them by the care team
    std::optional<Text<200>> reach;   ///< how the client may be reached
    std::optional<Voice> declined;
    std::optional<Words> why;  ///< why not
    std::optional<IntroductionNote> by_client;
    std::optional<IntroductionNote> by_team;
    IntroductionState state = IntroductionState::asked;
    friend bool operator==(const Introduction&, const Introduction&) = default;
};

struct Introductions {
    Items<Introduction> items;  ///< in the order in which they were asked for
    friend bool operator==(const Introductions&, const Introductions&) = default;
};

[[nodiscard]] Introductions advance(Introductions introductions, const Entry& entry);

/// @returns nullptr where there is no such introduction
[[nodiscard]] const Introduction* find_introduction(const Introductions& introductions,
                                                    const IntroductionId& id);
/// Neither declined nor over.
[[nodiscard]] bool is_open(const Introduction& introduction);
/// Whether the side of `role` still has to say yes or no: the client, or the care team for the
/// first friend.
[[nodiscard]] bool waits_for(const Introduction& introduction, Role role);
/// Both said yes and nobody took it back: from then on each may know how to reach the other.
[[nodiscard]] bool may_know_each_other(const Introduction& introduction);

}  // namespace alongside
