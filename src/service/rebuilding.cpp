// rebuild: what is computed from the journals is computed again, and compared or replaced.
#include "service/kept_beside.hpp"
#include "service/upkeep.hpp"
#include "store/caseload.hpp"
#include "store/journals.hpp"
#include "views/caseload.hpp"
#include "views/day_counts.hpp"

#include <map>
#include <set>

namespace alongside::service {
namespace {

/// All that follows from one journal.
struct Derived {
    std::int64_t entries = 0;
    Standing standing;
    std::shared_ptr<const Record> team = std::make_shared<const Record>();
    std::map<AboutId, store::ConcernTold> concerns;  ///< that nobody has answered
    std::map<PersonId, store::CareTeamMember> care_team;
    std::vector<store::DayCount> counts;
};

using Counts = std::map<std::tuple<ProgramId, std::chrono::sys_days, int>, std::int64_t>;

Counts summed(std::span<const store::DayCount> counts) {
    Counts sums;
    for (const store::DayCount& row : counts) {
        sums[{row.program, std::chrono::sys_days(row.day), row.measure}] += row.count;
    }
    return sums;
}

/// @throws Mistake  the journal holds something that nobody wrote
Derived derive(store::ReadTransaction& read, const Context& context, const Records& records,
               const SubjectId& subject, const store::Key& key) {
    Derived derived;
    Standing standing;
    standing.self = standing.team = derived.team;
    store::Append follows;
    store::each_entry(read, context.organization, subject, 0,
                      [&](const store::StoredEntry& stored) {
                          const Entry entry = records.open(subject, stored, key);
                          const auto confirmed = confirmed_by(entry, *standing.team);
                          standing = advance(std::move(standing), entry, no_hash);
                          follow_entry(entry, confirmed, *standing.team, follows);
                          ++derived.entries;
                      });
    derived.team = standing.team;
    derived.standing = standing;
    for (store::ConcernTold& concern : follows.concerns) {
        derived.concerns.erase(concern.concern);
        if (!concern.told.empty()) derived.concerns[concern.concern] = std::move(concern);
    }
    derived.counts = std::move(follows.counts);
    for (const store::CareTeamChange& change : follows.care_team) {
        derived.care_team.erase(change.person);
        if (change.joined) {
            derived.care_team[change.person] = {change.person, change.role, change.since};
        }
    }
    return derived;
}

bool summary_is_right(store::ReadTransaction& read, const Context& context,
                      const SubjectId& subject, const Derived& derived, const store::Key& key) {
    const auto stored = store::find_summary(read, context.organization, subject);
    if (derived.entries == 0 || !stored) return derived.entries == 0 && !stored;
    const auto plain =
        store::open(key, summary_place(context.organization, subject), stored->sealed);
    const CaseloadSummary wanted = summarize(*derived.team);
    return plain && text_of(*plain) == json::text(wanted) &&
           stored->due_at == from_milliseconds(wanted.due_at);
}

bool care_team_is_right(store::ReadTransaction& read, const Context& context,
                        const SubjectId& subject, const Derived& derived) {
    const auto stored = store::care_team(read, context.organization, subject);
    return stored.size() == derived.care_team.size() &&
           std::ranges::all_of(stored, [&](const store::CareTeamMember& member) {
               const auto found = derived.care_team.find(member.person);
               return found != derived.care_team.end() && found->second == member;
           });
}

bool concerns_are_right(store::ReadTransaction& read, const Context& context,
                        const SubjectId& subject, const Derived& derived) {
    std::set<std::pair<AboutId, PersonId>> stored;
    for (const auto& [person, row] : store::concerns_about(read, context.organization, subject)) {
        stored.emplace(row.concern, person);
    }
    std::set<std::pair<AboutId, PersonId>> wanted;
    for (const auto& [id, concern] : derived.concerns) {
        for (const PersonId& person : concern.told) wanted.emplace(id, person);
    }
    return stored == wanted;
}

/// What is counted of someone whose key was destroyed stays counted, but nobody can count it again.
bool fits(std::int64_t stored, std::int64_t counted, bool some_erased) {
    return some_erased ? stored >= counted : stored == counted;
}

void compare_counts(const Counts& stored, const Counts& counted, bool some_erased,
                    Rebuilt& rebuilt) {
    std::set<std::pair<ProgramId, std::chrono::sys_days>> wrong;
    Counts all = stored;
    all.insert(counted.begin(), counted.end());
    const auto value = [](const Counts& counts, const Counts::key_type& key) {
        const auto found = counts.find(key);
        return found == counts.end() ? 0 : found->second;
    };
    for (const auto& [key, ignored] : all) {
        if (fits(value(stored, key), value(counted, key), some_erased)) continue;
        wrong.emplace(std::get<0>(key), std::get<1>(key));
    }
    for (const auto& [program, day] : wrong) {
        rebuilt.differences.push_back("day counts of program " + program.text() + " on " +
                                      to_text(Day(day)));
    }
}

/// Everyone of whom something is, or should be, computed.
std::set<SubjectId> all_subjects(store::ReadTransaction& read, const OrganizationId& organization) {
    const auto written = store::journal_subjects(read, organization);
    const auto projected = store::projected_subjects(read, organization);
    std::set<SubjectId> subjects(written.begin(), written.end());
    subjects.insert(projected.begin(), projected.end());
    return subjects;
}

Rebuilt compare(store::ReadTransaction& read, Context& context, const Records& records) {
    Rebuilt rebuilt;
    Counts counted;
    bool some_erased = false;
    for (const SubjectId& subject : all_subjects(read, context.organization)) {
        ++rebuilt.journals;
        const auto differs = [&](std::string_view what) {
            rebuilt.differences.push_back(std::string(what) + " " + subject.text());
        };
        const auto key = context.vault.subject_key(read, context.organization, subject);
        if (!key) {
            some_erased = true;  // nothing can be computed, nothing is shown
            continue;
        }
        try {
            const Derived derived = derive(read, context, records, subject, *key);
            rebuilt.entries += derived.entries;
            if (!summary_is_right(read, context, subject, derived, *key)) differs("summary of");
            if (!care_team_is_right(read, context, subject, derived)) differs("care team of");
            if (!concerns_are_right(read, context, subject, derived)) differs("concerns about");
            for (const auto& [where, count] : summed(derived.counts)) counted[where] += count;
        } catch (const Mistake&) {
            differs("unreadable journal, see `alongside verify`:");
        }
    }
    compare_counts(summed(store::all_day_counts(read, context.organization)), counted, some_erased,
                   rebuilt);
    return rebuilt;
}

Problem unreadable(const SubjectId& subject) {
    return {Kind::conflict, "rebuild.journal",
            "A journal cannot be read, so nothing was changed: " + subject.text() + ".",
            "Run `alongside verify` to see where, and restore a backup.", ""};
}

/// What one journal gives is put in place, and its counts are left for the caller.
void put(store::WriteTransaction& write, const Context& context, const SubjectId& subject,
         const Derived& derived, const store::Key& key) {
    if (derived.entries == 0) return;
    store::put_summary(write, context.organization, subject,
                       sealed_summary(context.organization, subject, derived.standing, key));
    for (const auto& [id, concern] : derived.concerns) {
        store::put_concern(write, context.organization, subject, concern);
    }
    for (const auto& [person, member] : derived.care_team) {
        store::change_care_team(write, context.organization, subject,
                                {person, member.role, true, member.since});
    }
}

Result<void> replace(store::WriteTransaction& write, Context& context, const Records& records,
                     Rebuilt& rebuilt) {
    rebuilt = {};  // the store may run this a second time
    store::hold_journals(write);
    const Counts before = summed(store::all_day_counts(write, context.organization));
    store::drop_projections(write, context.organization);
    Counts counted;
    bool some_erased = false;
    for (const SubjectId& subject : store::journal_subjects(write, context.organization)) {
        ++rebuilt.journals;
        const auto key = context.vault.subject_key(write, context.organization, subject);
        if (!key) {
            some_erased = true;
            continue;
        }
        try {
            const Derived derived = derive(write, context, records, subject, *key);
            rebuilt.entries += derived.entries;
            put(write, context, subject, derived, *key);
            for (const auto& [where, count] : summed(derived.counts)) counted[where] += count;
        } catch (const Mistake&) {
            return unreadable(subject);
        }
    }
    for (const auto& [where, count] : before) {
        if (some_erased && count > counted[where]) counted[where] = count;
    }
    std::vector<store::DayCount> rows;
    for (const auto& [where, count] : counted) {
        const auto& [program, day, measure] = where;
        rows.push_back({program, Day(day), measure, count});
    }
    store::add_day_counts(write, context.organization, rows);
    return {};
}

}  // namespace

Result<Rebuilt> Upkeep::rebuild(bool only_check) {
    if (only_check) {
        // One commit for all of it: rows of two would not agree while others write.
        auto read = context_.store.snapshot();
        return compare(read, context_, records_);
    }
    Rebuilt rebuilt;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            return replace(write, context_, records_, rebuilt);
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    return rebuilt;
}

}  // namespace alongside::service
