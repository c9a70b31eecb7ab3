// Check-ins and their answers (CHK1): every one gets an answer that the client can see.
#pragma once

#include "views/fold.hpp"

namespace alongside {

/// How long a check-in or a message may wait for an answer: a day.
inline constexpr std::chrono::hours answer_promise{24};
/// How many check-ins stay at hand; older ones stand in the timeline.
inline constexpr std::size_t checkins_kept = 200;

struct CheckinReply {
    Voice by;
    std::optional<Words> words;  ///< absent: "seen"
    friend bool operator==(const CheckinReply&, const CheckinReply&) = default;
};

struct Checkin {
    AboutId id;  ///< the entry that recorded it
    Voice by;
    Instant recorded_at{};
    Day on{};  ///< the author's own day
    CheckinRecorded report;
    std::optional<Moment> corrected_at;
    std::optional<CheckinReply> reply;
    friend bool operator==(const Checkin&, const Checkin&) = default;
};

struct Checkins {
    Items<Checkin> items;  ///< oldest first, the last `checkins_kept`
    friend bool operator==(const Checkins&, const Checkins&) = default;
};

[[nodiscard]] Checkins advance(Checkins checkins, const Entry& entry);

/// @returns nullptr where there is no such check-in at hand
[[nodiscard]] const Checkin* find_checkin(const Checkins& checkins, const AboutId& id);
/// What was answered to a question, or nothing.
[[nodiscard]] std::optional<int> answer_to(const CheckinRecorded& report, CheckinQuestion question);

}  // namespace alongside
