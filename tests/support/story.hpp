// A story for tests: fixed people, fixed ids, a fixed morning, one entry a minute. It writes what
// it is told without asking a rule; the rules have tests of their own.
// Its tests stand in `alongside::testing`, where `Story` is this one and not the view.
#pragma once

#include "journal/chain.hpp"
#include "journal/codec.hpp"
#include "views/record.hpp"

#include <string_view>
#include <vector>

// An absent optional field means "was not asked": stories leave most of them out.
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

namespace alongside::testing {

/// The id that stands for a name, the same in every run: `named<GoalId>("walk")`.
template <class AnyId>
[[nodiscard]] AnyId named(std::string_view name) {
    const Hash hash = sha256({bytes_of(name)});
    AnyId id;
    std::ranges::copy_n(hash.begin(), id.uuid.size(), id.uuid.begin());
    return id;
}

/// Someone who writes, in one capacity.
struct Someone {
    PersonId person;
    Role role = Role::client;
};

inline const Someone client{named<PersonId>("Maria"), Role::client};
inline const Someone clinician{named<PersonId>("Sam"), Role::clinician};
inline const Someone recovery_coach{named<PersonId>("Alex"), Role::recovery_coach};
inline const Someone supporter{named<PersonId>("Ana"), Role::supporter};
inline const Someone supervisor{named<PersonId>("Ruth"), Role::supervisor};
inline const Someone administrator{named<PersonId>("Lee"), Role::administrator};
inline const ProgramId program = named<ProgramId>("Harbor");

/// Half past eight on a Saturday morning in New York, in winter.
inline const Instant morning = parse_moment("2026-11-21T08:30:00-05:00[America/New_York]")->at;
inline constexpr std::string_view zone = "America/New_York";

/// A story begins empty; each `writes` adds one entry, a minute after the one before.
struct Story {
    std::vector<Entry> entries;
    SubjectId subject = client.person.as<SubjectId>();
    Instant now = morning;
    Audience audience = Audience::circle;  ///< of the entries to come

    /// @param about  the name of the goal, step … spoken of; empty for none
    Entry& writes(const Someone& author, std::string_view about, Body body) {
        return writes_about(author, about.empty() ? AboutId{} : named<AboutId>(about),
                            std::move(body));
    }
    /// The same where `about` is an id at hand.
    Entry& writes_about(const Someone& author, const AboutId& about, Body body) {
        const auto seq = static_cast<Seq>(entries.size()) + 1;
        Entry& entry = entries.emplace_back();
        entry.subject = subject;
        entry.seq = seq;
        entry.id = named<EntryId>("entry " + std::to_string(seq));
        entry.author = author.person;
        entry.role = author.role;
        entry.occurred_at = Moment{now, std::string(zone)};
        entry.recorded_at = now;
        entry.audience = audience;
        entry.about = about;
        entry.body = std::move(body);
        now += std::chrono::minutes{1};
        return entry;
    }
    /// The id under which later entries speak of the last one.
    [[nodiscard]] AboutId last() const { return entries.back().id.as<AboutId>(); }
    void waits(std::chrono::milliseconds time) { now += time; }
};

/// A view of everything in the story.
template <class View>
[[nodiscard]] View told(const Story& story) {
    return fold<View>(story.entries);
}

}  // namespace alongside::testing
