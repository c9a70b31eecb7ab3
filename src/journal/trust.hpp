// Trust: corrections, consent, and who is on the care team (promises 2, 3 and 4; TRUST1, TRUST2).
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

using ConsentId = AboutId;

/// Something in the record is put right; the entry spoken of (`about`) stays as it was written.
/// Its author may give a whole new `body` for it; anyone else's correction stands beside it.
struct CorrectionMade {
    static constexpr std::string_view kind = "correction.made";
    static constexpr std::uint16_t code = 60;
    static constexpr int version = 1;
    static constexpr Area area = Area::trust;
    static constexpr std::string_view meaning = "Something in the record is put right.";

    Text<2000> words;               ///< what is right, or why it changed
    std::optional<RawObject> body;  ///< a whole body of the corrected entry's kind
    friend bool operator==(const CorrectionMade&, const CorrectionMade&) = default;
};
BOOST_DESCRIBE_STRUCT(CorrectionMade, (), (words, body))

/// The client lets one person see parts of their record. `about` is the consent itself.
struct ConsentGiven {
    static constexpr std::string_view kind = "consent.given";
    static constexpr std::uint16_t code = 61;
    static constexpr int version = 1;
    static constexpr Area area = Area::trust;
    static constexpr std::string_view meaning =
        "The client lets someone see parts of their record.";

    PersonId person;              ///< who may see
    List<Area, 11> areas;         ///< which parts
    Text<500> purpose;            ///< what for, in the client's words
    std::optional<Day> until_on;  ///< the last day it holds, in the client's zone
    friend bool operator==(const ConsentGiven&, const ConsentGiven&) = default;
};
BOOST_DESCRIBE_STRUCT(ConsentGiven, (), (person, areas, purpose, until_on))

/// The client ends a consent. It takes effect at once.
struct ConsentRevoked {
    static constexpr std::string_view kind = "consent.revoked";
    static constexpr std::uint16_t code = 62;
    static constexpr int version = 1;
    static constexpr Area area = Area::trust;
    static constexpr std::string_view meaning = "The client ends a consent, at once.";

    std::optional<Text<1000>> why;
    friend bool operator==(const ConsentRevoked&, const ConsentRevoked&) = default;
};
BOOST_DESCRIBE_STRUCT(ConsentRevoked, (), (why))

/// Someone begins to walk with the client.
struct CareTeamJoined {
    static constexpr std::string_view kind = "care_team.joined";
    static constexpr std::uint16_t code = 63;
    static constexpr int version = 1;
    static constexpr Area area = Area::trust;
    static constexpr std::string_view meaning = "Someone begins to walk with the client.";

    PersonId person;
    Role role = Role::clinician;  ///< clinician or recovery_coach
    ProgramId program;            ///< on behalf of which program
    friend bool operator==(const CareTeamJoined&, const CareTeamJoined&) = default;
};
BOOST_DESCRIBE_STRUCT(CareTeamJoined, (), (person, role, program))

/// Someone no longer walks with the client; from now on they see nothing more.
struct CareTeamLeft {
    static constexpr std::string_view kind = "care_team.left";
    static constexpr std::uint16_t code = 64;
    static constexpr int version = 1;
    static constexpr Area area = Area::trust;
    static constexpr std::string_view meaning = "Someone no longer walks with the client.";

    PersonId person;
    std::optional<Text<1000>> why;
    friend bool operator==(const CareTeamLeft&, const CareTeamLeft&) = default;
};
BOOST_DESCRIBE_STRUCT(CareTeamLeft, (), (person, why))

/// What was written in session on the client's behalf counts from here on; `about` is that entry.
struct TogetherConfirmed {
    static constexpr std::string_view kind = "together.confirmed";
    static constexpr std::uint16_t code = 65;
    static constexpr int version = 1;
    static constexpr Area area = Area::trust;
    static constexpr std::string_view meaning = "The client confirms what was written together.";

    friend bool operator==(const TogetherConfirmed&, const TogetherConfirmed&) = default;
};
BOOST_DESCRIBE_STRUCT(TogetherConfirmed, (), ())

struct TogetherDeclined {
    static constexpr std::string_view kind = "together.declined";
    static constexpr std::uint16_t code = 66;
    static constexpr int version = 1;
    static constexpr Area area = Area::trust;
    static constexpr std::string_view meaning =
        "The client does not confirm what was written for them.";

    std::optional<Text<1000>> why;
    friend bool operator==(const TogetherDeclined&, const TogetherDeclined&) = default;
};
BOOST_DESCRIBE_STRUCT(TogetherDeclined, (), (why))

}  // namespace alongside
