// What a rule looks like. The tables of `writing.cpp` and `seeing.cpp` are made of these; the docs
// and the access tests are made from the tables.
#pragma once

#include "views/record.hpp"

#include <cstdint>
#include <span>

namespace alongside {

/// How a person stands to the subject of a journal.
enum class Relation : std::uint8_t {
    none,       ///< a stranger: may not even learn that the person is a client
    self,       ///< it is their own
    care_team,  ///< walks with the client now
    supporter,  ///< the client shares something with them now
    host,       ///< has just added the client to the program; nothing is written yet
    lead,       ///< supervisor or administrator of the client's program; sees who is on the team
    program,    ///< the server itself, for the program's response policy; reads nothing
};
BOOST_DESCRIBE_ENUM(Relation, none, self, care_team, supporter, host, lead, program)

/// Someone who wants to see or write.
struct Viewer {
    PersonId person;
    Relation relation = Relation::none;
    Role role = Role::client;   ///< in which capacity
    std::vector<Area> areas{};  ///< of a supporter: what the client shares with them
};

/// A set of roles: `who(Role::client, Role::clinician)`.
struct Who {
    std::uint8_t bits = 0;
    [[nodiscard]] constexpr bool has(Role role) const {
        return (bits & (1U << static_cast<unsigned>(role))) != 0;
    }
};
template <class... Roles>
[[nodiscard]] constexpr Who who(Roles... roles) {
    return {static_cast<std::uint8_t>(((1U << static_cast<unsigned>(roles)) | ...))};
}

/// All that a rule may look at. Nothing here is fetched by the rule itself.
struct Question {
    const Viewer& author;
    const Record& record;  ///< as the author may see it
    AboutId about;
    Instant now{};
    const Body* body = nullptr;        ///< absent when only asking what may be done
    const Entry* spoken_of = nullptr;  ///< the entry that `about` names, if it is one they may see
    std::optional<Instant> said_at{};  ///< when the author wrote it; absent: now
};

/// A condition on the state, with the name under which the documentation lists it.
struct When {
    std::string_view name;
    bool (*holds)(const Question&);
};

/// Whether the care team may write the client's part down for them in session. It counts for
/// nothing until the client confirms it.
enum class Together : std::uint8_t { no, yes };

/// Who may write a kind, and when. Several rows for one kind: any of them is enough.
struct WriteRule {
    std::string_view kind;
    Who who;
    When when;
    std::string_view sentence;  ///< the refusal that people read
    std::string_view instead;   ///< what to do instead
    Together together = Together::no;
};

/// What of an audience's entries is seen, with the name under which the tests know it.
struct What {
    std::string_view name;
    bool (*is_seen)(const Entry&, const Viewer&);
};

/// Who may see entries of an audience.
struct SeeRule {
    Audience audience;
    Relation viewer;
    What sees;
    std::string_view sentence;
};

/// A set of relations: `near(Relation::self, Relation::lead)`.
struct Near {
    std::uint8_t bits = 0;
    [[nodiscard]] constexpr bool has(Relation relation) const {
        return (bits & (1U << static_cast<unsigned>(relation))) != 0;
    }
};
template <class... Relations>
[[nodiscard]] constexpr Near near(Relations... relations) {
    return {static_cast<std::uint8_t>(((1U << static_cast<unsigned>(relations)) | ...))};
}

/// For whom a view of a record opens at all; what they find in it is for the seeing rules.
struct OpenRule {
    std::string_view view;  ///< as in its address; `client` for the bare one
    Near opens_for;
};

}  // namespace alongside
