// Check-ins, what the client chose to be asked and when, and the answers (CHK1, CHK3): every
// check-in gets an answer that the client can see.
#pragma once

#include "views/fold.hpp"

#include <array>

namespace alongside {

/// How long a check-in or a message may wait for an answer where the program promises nothing else:
/// a day.
inline constexpr std::chrono::hours answer_promise{24};
/// How many check-ins stay at hand; older ones stand in the timeline, their numbers in `numbers`.
inline constexpr std::size_t checkins_kept = 200;
inline constexpr std::size_t checkin_questions = 10;

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
    Audience audience = Audience::circle;
    CheckinRecorded report;
    std::optional<Moment> corrected_at;
    std::optional<CheckinReply> reply;
    AboutId only_for_me_id;                      ///< the entry of the next; nil: there is none
    std::optional<CheckinRecorded> only_for_me;  ///< what of it the client keeps to themselves
    friend bool operator==(const Checkin&, const Checkin&) = default;
};

/// The numbers of one check-in, for charts.
struct CheckinNumbers {
    AboutId id;
    Instant at{};
    Day on{};
    /// By question; -1: not answered.
    std::array<std::int8_t, checkin_questions> values{};
    std::vector<OwnAnswer> own;
    friend bool operator==(const CheckinNumbers&, const CheckinNumbers&) = default;
};

/// So many at a time, so that a copy of the list shares all but the last few.
struct CheckinPage {
    static constexpr std::size_t most = 64;
    std::vector<CheckinNumbers> checkins;
    friend bool operator==(const CheckinPage&, const CheckinPage&) = default;
};

struct Checkins {
    Items<Checkin> items;        ///< oldest first, the last `checkins_kept`
    Items<CheckinPage> numbers;  ///< of all, in the order in which they came
    std::optional<Said<CheckinQuestionsChosen>> questions;
    Items<CheckinItem> own_items;  ///< every question of one's own there ever was, as last worded
    Items<Said<RhythmChosen>> rhythms;  ///< the latest for each thing
    std::optional<Said<RemindersPaused>> paused;
    std::optional<Day> last_on;  ///< the latest day of a check-in
    friend bool operator==(const Checkins&, const Checkins&) = default;
};

[[nodiscard]] Checkins advance(Checkins checkins, const Entry& entry);

/// @returns nullptr where there is no such check-in at hand
[[nodiscard]] const Checkin* find_checkin(const Checkins& checkins, const AboutId& id);
/// What was answered to a question, or nothing.
[[nodiscard]] std::optional<int> answer_to(const CheckinRecorded& report, CheckinQuestion question);
/// Whether someone of the care team still has to answer it.
[[nodiscard]] bool waits_for_answer(const Checkin& checkin);
/// When the client is asked for `what`. @returns nullptr where they chose nothing
[[nodiscard]] const RhythmChosen* rhythm_of(const Checkins& checkins, std::string_view what);

}  // namespace alongside
