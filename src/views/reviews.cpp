#include "views/reviews.hpp"

namespace alongside {
namespace {

/// The beginning of the day agreed on at the last review, where the client was then.
std::optional<Instant> agreed_day(const Plan& plan) {
    if (plan.reviews.empty() || !plan.reviews.back().what.next_on) return std::nullopt;
    const Said<ReviewHeld>& last = plan.reviews.back();
    return from_local(last.by.at.zone, *last.what.next_on, std::chrono::minutes{0});
}

bool goes_on(const Record& record) {
    return !record.story.treatment_ended;
}

}  // namespace

std::optional<Instant> review_at(const Record& record) {
    const Plan& plan = record.plan;
    const bool has_active =
        std::ranges::find(plan.goals, GoalState::active, &Goal::state) != plan.goals.end();
    if (!has_active || !goes_on(record)) return std::nullopt;
    if (const auto agreed = agreed_day(plan)) return agreed;
    const Moment& since =
        plan.reviews.empty() ? plan.goals.front().proposed_by.at : plan.reviews.back().by.at;
    return since.at + look_together_every;
}

std::optional<Instant> look_again_at(const Record& record, const Goal& goal) {
    if (goal.state != GoalState::active || !goes_on(record)) return std::nullopt;
    Instant since = goal.moved_at.at;
    if (!record.plan.reviews.empty()) since = std::max(since, record.plan.reviews.back().by.at.at);
    const Instant stands_still = since + look_together_every;
    return std::max(stands_still, agreed_day(record.plan).value_or(stands_still));
}

}  // namespace alongside
