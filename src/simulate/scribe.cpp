#include "simulate/scribe.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace alongside::simulate {
namespace {

/// So many hand-ins wait for one commit; the writer's queue takes more.
constexpr std::size_t side_by_side = 128;

/// Counts the answers that come from the writer's thread.
class Waiting {
public:
    void expect() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return open_ < side_by_side; });
        ++open_;
    }
    void answered(const Result<service::Written>& written) {
        const std::lock_guard lock(mutex_);
        if (!written) {
            note(written.error());
        } else {
            for (const service::Answer& answer : written->answers) {
                if (answer.problem) note(*answer.problem);
            }
        }
        --open_;
        changed_.notify_all();
    }
    [[nodiscard]] std::optional<Problem> all() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return open_ == 0; });
        return problem_;
    }

private:
    void note(const Problem& problem) {
        if (!problem_) problem_ = problem;
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t open_ = 0;
    std::optional<Problem> problem_;
};

}  // namespace

Result<void> write_side_by_side(service::Services& services, SimulatedTime& time,
                                std::vector<Sitting> sittings) {
    const auto waiting =
        std::make_shared<Waiting>();  // shared: a throw here must not strand answers
    for (Sitting& sitting : sittings) {
        std::vector<service::Handed> handed;
        for (Draft& draft : sitting.drafts) {
            const EntryId id = draft.id;
            handed.push_back({id, std::move(draft)});
        }
        waiting->expect();
        time.set(sitting.at);
        services.journals.append(
            sitting.author, sitting.subject, std::move(handed),
            [waiting](const Result<service::Written>& written) { waiting->answered(written); });
    }
    const auto problem = waiting->all();
    if (!problem) return {};
    if (problem->kind == Kind::unavailable || problem->kind == Kind::storage_full) return *problem;
    throw Mistake("simulated entry not taken: " + problem->code + " " + problem->field + ": " +
                  problem->title);
}

}  // namespace alongside::simulate
