// One line on a caseload: why this person would value hearing from their care team today (WORK9).
#pragma once

#include "views/record.hpp"

namespace alongside {

/// The client has said nothing for this long: a caring word is due, unless they asked for another
/// time in their quiet plan.
inline constexpr std::chrono::days quiet_after{7};
/// A new client has not begun to write after this long.
inline constexpr std::chrono::days quiet_when_new_after{3};

struct UrgePoint {
    Day on{};
    int value = 0;
    friend bool operator==(const UrgePoint&, const UrgePoint&) = default;
};
BOOST_DESCRIBE_STRUCT(UrgePoint, (), (on, value))

/// A check-in that nobody has answered.
struct CheckinWaiting {
    AboutId checkin;
    std::int64_t at = 0;  ///< milliseconds; when the server took it
    friend bool operator==(const CheckinWaiting&, const CheckinWaiting&) = default;
};
BOOST_DESCRIBE_STRUCT(CheckinWaiting, (), (checkin, at))

/// What is stored for the boards, made anew with every entry. It does not depend on the time of
/// reading: `due_at` is the moment at which the line's standing changes.
struct CaseloadSummary {
    std::optional<std::string> called;
    std::optional<std::string> pronouns;
    std::optional<std::string> please_avoid;
    std::optional<std::string> waiting;  ///< `wants_to_talk`, `setback_told`, `checkin_waiting`, …
    std::int64_t due_at =
        0;  ///< milliseconds: answer by then; quiet, or a review due, from then on
    std::optional<std::int64_t> quiet_at;       ///< quiet from then on
    std::optional<std::int64_t> review_at;      ///< a look at the plan together is due from then on
    std::optional<std::int64_t> referral_at{};  ///< a referral is overdue from then on
    int checkins_waiting = 0;
    int goals_on_offer = 0;
    std::optional<std::int64_t> last_checkin_at;
    std::optional<std::int64_t> last_word_at;
    List<UrgePoint, 14> urges;  ///< one a day, the last reported, oldest first
    std::optional<List<CheckinWaiting, 5>> unanswered{};  ///< the oldest of them
    friend bool operator==(const CaseloadSummary&, const CaseloadSummary&) = default;
};
BOOST_DESCRIBE_STRUCT(CaseloadSummary, (),
                      (called, pronouns, please_avoid, waiting, due_at, quiet_at, review_at,
                       referral_at, checkins_waiting, goals_on_offer, last_checkin_at, last_word_at,
                       urges, unanswered))

/// The summary of a record as its care team sees it.
[[nodiscard]] CaseloadSummary summarize(const Record& record);
[[nodiscard]] Result<CaseloadSummary> read_summary(std::string_view text);

/// Why the person stands where they stand, at `now`: what waits, else `quiet`,
/// `referral_overdue`, `review_due`, `new` or `steady`.
[[nodiscard]] std::string reason_at(const CaseloadSummary& summary, Instant now);

/// Who comes first on a board, smaller first: of whom there is a concern, who asks to talk, who
/// waits for an answer, who has gone quiet, whose referral is late or plan is to be
/// looked at.
[[nodiscard]] int rank_at(const CaseloadSummary& summary, Instant now);

}  // namespace alongside
