// Agreements with duties on both sides, what follows when they are not kept, and agreed rewards
// (PLAN4, PLAN8). Which agreement or reward an entry speaks of is the envelope's `about`.
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

using AgreementId = AboutId;

/// Something the other side will do.
struct Promise {
    Role by = Role::clinician;  ///< in which capacity
    Text<300> words;
    friend bool operator==(const Promise&, const Promise&) = default;
};
BOOST_DESCRIBE_STRUCT(Promise, (), (by, words))

/// What each side will do, and what was agreed for when it is not kept (PLAN4). It holds only once
/// both sides have signed; `about` is the agreement.
struct AgreementProposed {
    static constexpr std::string_view kind = "agreement.proposed";
    static constexpr std::uint16_t code = 100;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "An agreement between both sides is offered.";

    List<Text<300>, 6> client_does;   ///< at least one
    List<Promise, 6> others_do;       ///< at least one
    std::optional<Text<40>> limit;    ///< one of the program's list, the same for all
    std::optional<Text<500>> effect;  ///< agreed for when it is not kept
    Day review_on{};
    std::optional<Text<1000>> words;
    std::optional<AgreementId> replaces;
    friend bool operator==(const AgreementProposed&, const AgreementProposed&) = default;
};
BOOST_DESCRIBE_STRUCT(AgreementProposed, (),
                      (client_does, others_do, limit, effect, review_on, words, replaces))

struct AgreementSigned {
    static constexpr std::string_view kind = "agreement.signed";
    static constexpr std::uint16_t code = 101;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "One side signs an agreement.";

    friend bool operator==(const AgreementSigned&, const AgreementSigned&) = default;
};
BOOST_DESCRIBE_STRUCT(AgreementSigned, (), ())

enum class Side : std::uint8_t { client, program };
BOOST_DESCRIBE_ENUM(Side, client, program)

/// One side notes that a commitment was kept or missed, the other's or its own.
struct AgreementNoted {
    static constexpr std::string_view kind = "agreement.noted";
    static constexpr std::uint16_t code = 102;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "Someone notes what was kept or missed.";

    Side side = Side::client;  ///< whose commitment
    bool kept = true;
    std::optional<Text<1000>> words;
    friend bool operator==(const AgreementNoted&, const AgreementNoted&) = default;
};
BOOST_DESCRIBE_STRUCT(AgreementNoted, (), (side, kept, words))

/// A person decides that the effect agreed beforehand follows, and says why. Nothing follows by
/// itself.
struct EffectDecided {
    static constexpr std::string_view kind = "effect.decided";
    static constexpr std::uint16_t code = 103;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "A person decides on the effect that was agreed.";

    Text<500> effect;
    Text<1000> why;
    friend bool operator==(const EffectDecided&, const EffectDecided&) = default;
};
BOOST_DESCRIBE_STRUCT(EffectDecided, (), (effect, why))

struct EffectAppealed {
    static constexpr std::string_view kind = "effect.appealed";
    static constexpr std::uint16_t code = 104;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client asks for a second look at an effect.";

    Text<2000> words;
    friend bool operator==(const EffectAppealed&, const EffectAppealed&) = default;
};
BOOST_DESCRIBE_STRUCT(EffectAppealed, (), (words))

/// What became of a decision that was looked at again.
enum class Appeal : std::uint8_t { stands, changed, withdrawn };
BOOST_DESCRIBE_ENUM(Appeal, stands, changed, withdrawn)

struct AppealAnswered {
    static constexpr std::string_view kind = "appeal.answered";
    static constexpr std::uint16_t code = 105;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "A person answers an appeal.";

    Appeal outcome = Appeal::stands;
    Text<2000> words;
    friend bool operator==(const AppealAnswered&, const AppealAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(AppealAnswered, (), (outcome, words))

struct AgreementEnded {
    static constexpr std::string_view kind = "agreement.ended";
    static constexpr std::uint16_t code = 106;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "One side ends an agreement.";

    std::optional<Text<1000>> why;
    friend bool operator==(const AgreementEnded&, const AgreementEnded&) = default;
};
BOOST_DESCRIBE_STRUCT(AgreementEnded, (), (why))

/// What may be agreed as a reward. No money and nothing worth money: the law on inducements is
/// strict.
enum class RewardSort : std::uint8_t { praise, privilege, small_thing };
BOOST_DESCRIBE_ENUM(RewardSort, praise, privilege, small_thing)

/// Something agreed beforehand for taking part (PLAN8); `about` is the reward.
struct RewardOffered {
    static constexpr std::string_view kind = "reward.offered";
    static constexpr std::uint16_t code = 107;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "A reward for taking part is offered.";

    RewardSort sort = RewardSort::praise;
    Text<300> words;
    Text<500> earned_by;  ///< what the client will do
    friend bool operator==(const RewardOffered&, const RewardOffered&) = default;
};
BOOST_DESCRIBE_STRUCT(RewardOffered, (), (sort, words, earned_by))

struct RewardAgreed {
    static constexpr std::string_view kind = "reward.agreed";
    static constexpr std::uint16_t code = 108;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "The client agrees to a reward.";

    friend bool operator==(const RewardAgreed&, const RewardAgreed&) = default;
};
BOOST_DESCRIBE_STRUCT(RewardAgreed, (), ())

struct RewardEarned {
    static constexpr std::string_view kind = "reward.earned";
    static constexpr std::uint16_t code = 109;
    static constexpr int version = 1;
    static constexpr Area area = Area::plan;
    static constexpr std::string_view meaning = "A reward that was agreed is earned.";

    std::optional<Text<500>> words;
    friend bool operator==(const RewardEarned&, const RewardEarned&) = default;
};
BOOST_DESCRIBE_STRUCT(RewardEarned, (), (words))

}  // namespace alongside
