// Referrals to a named service, made with the client and followed until they come to an end (SUP7).
// `about` is the referral.
#pragma once

#include "journal/supports.hpp"

namespace alongside {

using ReferralId = AboutId;

/// A way to a named service is proposed. Nothing is told to anyone yet.
struct ReferralProposed {
    static constexpr std::string_view kind = "referral.proposed";
    static constexpr std::uint16_t code = 170;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "A way to a named service is proposed.";

    Text<255> service;
    std::optional<Text<200>> resource;  ///< the directory's id of it: `source/key`
    std::optional<Text<300>> contact;   ///< where to write or call
    Text<1000> why;
    std::optional<Text<1000>> share;  ///< what they would be told
    PersonId owner;                   ///< of the care team, who follows it up
    Day next_by{};                    ///< when the owner looks after it again
    friend bool operator==(const ReferralProposed&, const ReferralProposed&) = default;
};
BOOST_DESCRIBE_STRUCT(ReferralProposed, (),
                      (service, resource, contact, why, share, owner, next_by))

/// The client says yes, and what this service may be told: their consent to that and to nothing
/// more, until the day they name or until they take it back.
/// @source 42 CFR 2.31: who, what, to whom, what for, until when, and that it can be taken back
struct ReferralAgreed {
    static constexpr std::string_view kind = "referral.agreed";
    static constexpr std::uint16_t code = 171;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning =
        "The client says yes to a referral, and what may be told.";

    Text<1000> share;  ///< what they may be told
    Day until_on{};    ///< the last day on which they may be told it
    std::optional<Text<500>> words;
    friend bool operator==(const ReferralAgreed&, const ReferralAgreed&) = default;
};
BOOST_DESCRIBE_STRUCT(ReferralAgreed, (), (share, until_on, words))

/// The client says no, or takes their yes back: from then on nothing more is told.
struct ReferralDeclined {
    static constexpr std::string_view kind = "referral.declined";
    static constexpr std::uint16_t code = 172;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning =
        "The client says no to a referral, or takes their yes back.";

    std::optional<Text<1000>> why;
    friend bool operator==(const ReferralDeclined&, const ReferralDeclined&) = default;
};
BOOST_DESCRIBE_STRUCT(ReferralDeclined, (), (why))

/// Where a referral stands.
enum class ReferralState : std::uint8_t {
    proposed,
    agreed,         ///< by the client
    declined,       ///< by the client, or their yes was taken back
    asked,          ///< the service was asked
    waiting_list,   ///< the service has no place yet
    accepted,       ///< by the service
    not_accepted,   ///< by the service
    first_contact,  ///< the client and the service spoke
    done            ///< the client got what it was for, or it came to another end
};
BOOST_DESCRIBE_ENUM(ReferralState, proposed, agreed, declined, asked, waiting_list, accepted,
                    not_accepted, first_contact, done)

/// It went on. The client can say so, too.
struct ReferralMoved {
    static constexpr std::string_view kind = "referral.moved";
    static constexpr std::uint16_t code = 173;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "Someone says how a referral went on.";

    ReferralState state = ReferralState::asked;  ///< from `asked` on
    Day on{};
    std::optional<Day> next_by;       ///< absent: two weeks later, until it has ended
    std::optional<PersonId> owner;    ///< who follows it up from now on
    std::optional<Text<1000>> told;   ///< what the service was told, in fact
    std::optional<Text<1000>> words;  ///< what they said, or how it ended
    friend bool operator==(const ReferralMoved&, const ReferralMoved&) = default;
};
BOOST_DESCRIBE_STRUCT(ReferralMoved, (), (state, on, next_by, owner, told, words))

/// What the client thinks of the service.
struct ReferralReviewed {
    static constexpr std::string_view kind = "referral.reviewed";
    static constexpr std::uint16_t code = 174;
    static constexpr int version = 1;
    static constexpr Area area = Area::supports;
    static constexpr std::string_view meaning = "The client says how the service was.";

    Scale<0, 4> how;  ///< 4 the best
    std::optional<Text<1000>> words;
    friend bool operator==(const ReferralReviewed&, const ReferralReviewed&) = default;
};
BOOST_DESCRIBE_STRUCT(ReferralReviewed, (), (how, words))

}  // namespace alongside
