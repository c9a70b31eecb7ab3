// Matching: what a client says decides, each reason is told, and what must hold for every client:
// never what is not for them, a barrier lifts nothing that it hits, the same order every time.
#include "samples.hpp"

#include "directory/matching.hpp"

#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace alongside;
using namespace alongside::directory;
using namespace std::chrono_literals;

namespace {

using Keys = std::vector<std::string>;

const Instant now = at("2026-11-22T12:00:00-05:00");  // a Sunday

Hit hit(const Meeting& meeting, std::optional<double> km = std::nullopt,
        const char* starts = "2026-11-23T19:00:00-05:00") {
    Hit made{&meeting, at(starts), std::nullopt, km};
    if (!meeting.weekday) made.starts_at.reset();
    return made;
}

Meeting meeting(const std::string& key, Attendance how, std::initializer_list<Facet> facets = {}) {
    Meeting made = weekly(key, std::chrono::Monday, 19);
    made.attendance = how;
    for (const Facet facet : facets) made.facets.set(bit(facet));
    return made;
}

Wishes with(std::initializer_list<Barrier> barriers) {
    Wishes wishes;
    for (const Barrier barrier : barriers) wishes.barriers.set(static_cast<std::size_t>(barrier));
    return wishes;
}

Keys keys(const std::vector<Suggestion>& list) {
    Keys result;
    for (const Suggestion& each : list) result.push_back(each.hit.meeting->key);
    return result;
}

Keys keys(const Wishes& wishes, const std::vector<Hit>& hits, const History& history = {}) {
    return keys(suggest(wishes, history, hits, now));
}

const Reason* reason(const Suggestion& suggestion, Factor factor,
                     std::optional<Barrier> barrier = std::nullopt) {
    const auto at = std::ranges::find_if(suggestion.reasons, [&](const Reason& each) {
        return each.factor == factor && each.barrier == barrier;
    });
    return at == suggestion.reasons.end() ? nullptr : &*at;
}

Sign sign_of(const Wishes& wishes, const Hit& one, Factor factor,
             std::optional<Barrier> barrier = std::nullopt) {
    const Suggestion suggestion = weigh(wishes, {}, one, now);
    const Reason* found = reason(suggestion, factor, barrier);
    EXPECT_NE(found, nullptr);
    return found == nullptr ? Sign::good_to_know : found->sign();
}

}  // namespace

TEST(SUP4, AnxiousAndWithoutACarEndsAtAnOnlineNewcomersMeeting) {
    const Meeting beginners = meeting("beginners", Attendance::online, {Facet::newcomer});
    const Meeting online = meeting("online", Attendance::online);
    const Meeting corner = meeting("corner", Attendance::in_person, {Facet::newcomer});
    const Meeting far = meeting("far", Attendance::in_person);
    const std::vector<Hit> hits{hit(far, 20), hit(corner, 1), hit(online), hit(beginners)};
    EXPECT_EQ(keys({}, hits).front(), "corner");  // the nearest, where nothing is in the way
    const Wishes wishes = with({Barrier::social_anxiety, Barrier::transport});
    EXPECT_EQ(keys(wishes, hits), (Keys{"beginners", "online", "corner", "far"}));

    const Suggestion first = suggest(wishes, {}, hits, now).front();
    EXPECT_EQ(first.reasons.front().factor, Factor::can_join_from_home);  // the weightiest first
    EXPECT_EQ(first.reasons.front().barrier, Barrier::transport);
    EXPECT_NE(reason(first, Factor::newcomers_welcome, Barrier::social_anxiety), nullptr);
    const Suggestion last = suggest(wishes, {}, hits, now).back();
    EXPECT_EQ(reason(last, Factor::in_person_only, Barrier::transport)->sign(),
              Sign::speaks_against);
    EXPECT_EQ(reason(last, Factor::in_person_only, Barrier::transport)->km, 20);
}

TEST(SUP4, OnlineRisesForEveryBarrierThatMakesGoingHard) {
    const Meeting online = meeting("online", Attendance::online);
    const Meeting room = meeting("room", Attendance::in_person);
    const std::vector<Hit> hits{hit(online), hit(room, 18)};
    EXPECT_EQ(keys({}, hits), (Keys{"room", "online"}));
    for (const Barrier barrier :
         {Barrier::social_anxiety, Barrier::transport, Barrier::distance, Barrier::childcare,
          Barrier::disability_or_access, Barrier::privacy}) {
        EXPECT_EQ(keys(with({barrier}), hits), (Keys{"online", "room"}));
    }
    EXPECT_EQ(keys(with({Barrier::phone_or_data}), hits), (Keys{"room", "online"}));
}

TEST(SUP4, WhatIsNotListedIsAQuestionUnlessItIsInTheWay) {
    const Meeting room = meeting("room", Attendance::in_person);
    const Meeting ramp = meeting("ramp", Attendance::in_person, {Facet::wheelchair});
    EXPECT_EQ(sign_of({}, hit(room), Factor::access_not_stated), Sign::good_to_know);
    EXPECT_EQ(weigh({}, {}, hit(room), now).score, weigh({}, {}, hit(ramp), now).score);
    const Wishes chair = with({Barrier::disability_or_access});
    EXPECT_EQ(sign_of(chair, hit(room), Factor::access_not_stated, Barrier::disability_or_access),
              Sign::speaks_against);
    EXPECT_EQ(sign_of(chair, hit(ramp), Factor::access_listed, Barrier::disability_or_access),
              Sign::speaks_for);
    EXPECT_EQ(sign_of(with({Barrier::medication_not_welcome}), hit(room),
                      Factor::medication_not_stated, Barrier::medication_not_welcome),
              Sign::good_to_know);
    EXPECT_EQ(sign_of(with({Barrier::cost}), hit(room), Factor::costs_nothing, Barrier::cost),
              Sign::good_to_know);
}

TEST(SUP4, ALanguageThatIsUnderstoodComesFirst) {
    const Meeting spanish = meeting("spanish", Attendance::in_person, {Facet::spanish});
    const Meeting polish = meeting("polish", Attendance::in_person, {Facet::polish});
    const Meeting silent = meeting("silent", Attendance::in_person);
    Wishes wishes;
    wishes.languages.set(bit(Facet::spanish));
    EXPECT_EQ(keys(wishes, {hit(polish, 1), hit(silent, 1), hit(spanish, 12)}),
              (Keys{"spanish", "silent", "polish"}));
    EXPECT_EQ(reason(weigh(wishes, {}, hit(spanish), now), Factor::language_fits)->facet,
              Facet::spanish);
    EXPECT_EQ(reason(weigh(wishes, {}, hit(polish), now), Factor::language_differs)->facet,
              Facet::polish);
    EXPECT_EQ(sign_of(wishes, hit(silent), Factor::language_not_stated), Sign::good_to_know);
}

TEST(SUP4, GroupsAreTakenAtTheirWord) {
    const Meeting women = meeting("women", Attendance::in_person, {Facet::women});
    const Meeting men = meeting("men", Attendance::in_person, {Facet::men});
    const Meeting lesbians = meeting("lesbians", Attendance::in_person, {Facet::lesbian});
    const Meeting mixed = meeting("mixed", Attendance::in_person);
    const std::vector<Hit> hits{hit(men), hit(mixed), hit(women), hit(lesbians)};
    Wishes wishes;
    wishes.groups.set(bit(Facet::women));
    EXPECT_EQ(keys(wishes, hits), (Keys{"women", "mixed", "lesbians", "men"}));
    EXPECT_EQ(sign_of(wishes, hit(men), Factor::for_another_group), Sign::speaks_against);
    wishes.groups.set(bit(Facet::lgbtq));  // and what lists call a part of it
    EXPECT_EQ(sign_of(wishes, hit(lesbians), Factor::group_fits), Sign::speaks_for);
    // Nothing named: a meeting for a group comes a little behind one for all.
    EXPECT_EQ(keys({}, hits).front(), "mixed");
}

TEST(SUP4, TimesCountByTheClientsOwnClockOnline) {
    Meeting there = meeting("there", Attendance::online);
    there.zone = "Europe/London";  // Monday 19:00 there is 14:00 in New York
    Meeting room = meeting("room", Attendance::in_person);
    Wishes wishes;
    wishes.zone = "America/New_York";
    wishes.days.set(1);
    wishes.times.set(static_cast<std::size_t>(DayPart::evening));
    const Hit online = hit(there, std::nullopt, "2026-11-23T19:00:00Z");
    EXPECT_EQ(sign_of(wishes, online, Factor::time_differs), Sign::speaks_against);
    EXPECT_EQ(sign_of(wishes, hit(room), Factor::time_fits), Sign::speaks_for);
    wishes.times.reset();
    wishes.times.set(static_cast<std::size_t>(DayPart::afternoon));
    EXPECT_EQ(sign_of(wishes, online, Factor::time_fits), Sign::speaks_for);
    // One in the morning of Tuesday is Monday's night.
    Meeting owls = weekly("owls", std::chrono::Tuesday, 1);
    wishes.times.reset();
    wishes.times.set(static_cast<std::size_t>(DayPart::night));
    EXPECT_EQ(sign_of(wishes, hit(owls), Factor::time_fits), Sign::speaks_for);
    owls.weekday.reset();
    const Suggestion appointment = weigh(wishes, {}, hit(owls), now);
    EXPECT_EQ(reason(appointment, Factor::time_differs), nullptr);
    EXPECT_EQ(reason(appointment, Factor::by_appointment)->sign(), Sign::good_to_know);
}

TEST(SUP4, HowFarIsTooFarIsTheClientsToSay) {
    const Meeting room = meeting("room", Attendance::in_person);
    const Meeting both = meeting("both", Attendance::hybrid);
    Wishes wishes;
    wishes.most_km = 10;
    EXPECT_EQ(sign_of(wishes, hit(room, 10.1), Factor::too_far), Sign::speaks_against);
    EXPECT_EQ(sign_of(wishes, hit(room, 10), Factor::in_reach), Sign::speaks_for);
    EXPECT_EQ(reason(weigh(wishes, {}, hit(both, 400), now), Factor::too_far), nullptr);
    EXPECT_EQ(sign_of(wishes, hit(room), Factor::distance_not_known), Sign::good_to_know);
    wishes.most_km = 1;  // five kilometres are not near for someone on foot
    EXPECT_EQ(sign_of(wishes, hit(room, 1.5), Factor::too_far), Sign::speaks_against);
}

TEST(SUP4, WhatTheClientChoseAndHowItWasDecide) {
    const Meeting good = meeting("good", Attendance::in_person);
    const Meeting fine = meeting("fine", Attendance::in_person);
    const Meeting fresh = meeting("new", Attendance::in_person);
    const Meeting poor = meeting("poor", Attendance::in_person);
    const Meeting later = meeting("later", Attendance::in_person);
    const Meeting never = meeting("never", Attendance::in_person);
    History history;
    history.meetings["test/good"] = {3, 4, Again::yes, Choice::yes, now};
    history.meetings["test/fine"] = {1, 2, Again::maybe, Choice::none, {}};
    history.meetings["test/poor"] = {1, 1, Again::no, Choice::none, {}};
    history.meetings["test/later"] = {0, {}, {}, Choice::not_now, now - 29 * 24h};
    history.meetings["test/never"] = {0, {}, {}, Choice::not_for_me, now - 900 * 24h};
    const std::vector<Hit> hits{hit(never), hit(later), hit(poor),
                                hit(fresh), hit(fine),  hit(good)};
    EXPECT_EQ(keys({}, hits, history), (Keys{"good", "fine", "new", "poor", "later"}));
    EXPECT_EQ(reason(weigh({}, history, hit(good), now), Factor::good_before)->times, 3);
    history.meetings["test/later"].chosen_at = now - 30 * 24h;  // rested long enough
    EXPECT_EQ(keys({}, hits, history), (Keys{"good", "fine", "later", "new", "poor"}));
}

TEST(SUP4, AFellowshipWeighsOnlyByTheClientsOwnWordAndPast) {
    Meeting aa = meeting("aa", Attendance::in_person);
    Meeting smart = meeting("smart", Attendance::in_person);
    smart.fellowship = "smart";
    const std::vector<Hit> hits{hit(smart), hit(aa)};
    EXPECT_EQ(weigh({}, {}, hits[0], now).score, weigh({}, {}, hits[1], now).score);
    Wishes wishes;
    wishes.fellowships = {"smart"};
    EXPECT_EQ(keys(wishes, hits), (Keys{"smart", "aa"}));
    History history;
    history.fellowships["smart"] = {2, 2};
    history.fellowships["aa"] = {2, 7};
    EXPECT_EQ(keys({}, hits, history), (Keys{"aa", "smart"}));
}

TEST(SUP4, ThoseWhoWantNoPrayerAreHeard) {
    const Meeting secular = meeting("secular", Attendance::in_person, {Facet::secular});
    const Meeting other = meeting("other", Attendance::in_person);
    const std::vector<Hit> hits{hit(other, 1), hit(secular, 9)};
    Wishes wishes = with({Barrier::faith_fit});
    EXPECT_EQ(keys(wishes, hits).front(), "other");  // in the way, but which way was not said
    wishes.faith = Faith::secular_rather;
    EXPECT_EQ(keys(wishes, hits).front(), "secular");
    EXPECT_EQ(reason(weigh(wishes, {}, hits[0], now), Factor::secular_not_stated), nullptr);
    wishes.faith = Faith::secular_only;
    EXPECT_EQ(sign_of(wishes, hits[0], Factor::secular_not_stated), Sign::speaks_against);
}

TEST(SUP4, NoGroupFillsTheFirstTen) {
    std::vector<Meeting> meetings;
    for (int i = 0; i < 9; ++i) {
        meetings.push_back(meeting("g" + std::to_string(i), Attendance::in_person));
        meetings.back().group = i % 2 == 0 ? "Serenity" : "SERENITY";
    }
    for (int i = 0; i < 9; ++i) {
        meetings.push_back(meeting("o" + std::to_string(i), Attendance::in_person));
    }
    std::vector<Hit> hits;
    for (std::size_t i = 0; i < meetings.size(); ++i)
        hits.push_back(hit(meetings[i], i < 9 ? 1 : 9));
    const Keys all = keys({}, hits);
    EXPECT_EQ(all.size(), 18U);
    const auto of_the_group = [](const std::string& key) { return key.starts_with("g"); };
    EXPECT_EQ(std::count_if(all.begin(), all.begin() + 10, of_the_group), 2);
    EXPECT_EQ((Keys{all.begin(), all.begin() + 3}), (Keys{"g0", "g1", "o0"}));
    // Behind the first ten the best go on; and where there are no others, none is held back.
    EXPECT_EQ((Keys{all.begin() + 10, all.begin() + 12}), (Keys{"g2", "g3"}));
    hits.resize(9);
    EXPECT_EQ(keys({}, hits).size(), 9U);
    EXPECT_EQ(suggest({}, {}, hits, now, 4).size(), 4U);
}

TEST(SUP4, CandidatesAreNearOnlineOrKnownAndRareOnesAreNotCrowdedOut) {
    std::vector<Meeting> all;
    for (int i = 0; i < 1500; ++i) {
        Meeting near = meeting("near" + std::to_string(i), Attendance::in_person);
        near.position = position_at(40, -100 + i * 0.0001);
        all.push_back(near);
        Meeting online = meeting("online" + std::to_string(i), Attendance::online);
        online.start = std::chrono::minutes{i % 60};
        all.push_back(online);
    }
    Meeting far = meeting("far", Attendance::in_person);
    far.position = position_at(47, -100);
    Meeting known = far;
    known.key = "known";
    Meeting polish = meeting("polish", Attendance::online, {Facet::polish});
    polish.weekday = std::chrono::Saturday;
    all.insert(all.end(), {far, known, polish});
    const Index index(all);
    Wishes wishes;
    wishes.home = position_at(40, -100);
    wishes.languages.set(bit(Facet::polish));
    History history;
    history.meetings["test/known"].went = 1;
    history.meetings["test/far"].choice = Choice::not_for_me;
    history.meetings["test/gone"].went = 1;
    const auto found = candidates(index, wishes, history, now);
    EXPECT_LE(found.size(), most_candidates);
    std::set<std::string> names;
    for (const Hit& each : found) {
        names.insert(each.meeting->key);
        EXPECT_TRUE(each.starts_at);
        EXPECT_EQ(each.km.has_value(), each.meeting->attendance == Attendance::in_person);
    }
    EXPECT_EQ(names.size(), found.size());
    for (const char* key : {"known", "polish", "near0", "online0"})
        EXPECT_TRUE(names.contains(key));
    EXPECT_FALSE(names.contains("far"));
    EXPECT_EQ(found.front().meeting->key, "known");
    EXPECT_NEAR(*found.front().km, 778, 2);
}

namespace {

struct World {
    std::vector<Meeting> meetings;
    std::vector<Hit> hits;
    Wishes wishes;
    History history;
};

bool coin(int sides = 2) {
    return *rc::gen::inRange(0, sides) == 0;
}

Meeting any_meeting(int number) {
    static constexpr Facet told[] = {Facet::open,    Facet::closed,       Facet::women,
                                     Facet::men,     Facet::lgbtq,        Facet::lesbian,
                                     Facet::seniors, Facet::young_people, Facet::newcomer,
                                     Facet::speaker, Facet::childcare,    Facet::child_friendly,
                                     Facet::secular, Facet::wheelchair,   Facet::captions,
                                     Facet::spanish, Facet::polish,       Facet::native_american};
    Meeting made = weekly("m" + std::to_string(number),
                          std::chrono::weekday{static_cast<unsigned>(*rc::gen::inRange(0, 7))},
                          *rc::gen::inRange(0, 24));
    made.name = "Group " + std::to_string(*rc::gen::inRange(0, 6));
    made.fellowship = *rc::gen::element<std::string>("aa", "na", "smart");
    made.attendance =
        *rc::gen::element(Attendance::in_person, Attendance::online, Attendance::hybrid);
    for (const Facet facet : told) {
        if (coin(4)) made.facets.set(bit(facet));
    }
    if (coin(3)) made.conference_phone = "+15035550100";
    if (coin(10)) made.weekday.reset();
    return made;
}

Wishes any_wishes() {
    Wishes wishes;
    wishes.zone = "America/New_York";
    if (coin()) wishes.most_km = *rc::gen::element(1.0, 4.0, 30.0);
    wishes.way = *rc::gen::element(Way::either, Way::in_person, Way::online);
    wishes.faith = *rc::gen::element(Faith::no_matter, Faith::secular_rather, Faith::secular_only,
                                     Faith::faith_welcome);
    if (coin()) wishes.days = *rc::gen::inRange(0U, 128U);
    if (coin()) wishes.times = *rc::gen::inRange(0U, 16U);
    for (const Facet facet : {Facet::spanish, Facet::english}) {
        if (coin(3)) wishes.languages.set(bit(facet));
    }
    for (const Facet facet : {Facet::women, Facet::lgbtq, Facet::seniors, Facet::newcomer}) {
        if (coin(3)) wishes.groups.set(bit(facet));
    }
    if (coin(3)) wishes.fellowships = {"smart"};
    wishes.barriers = *rc::gen::inRange(0UL, 1UL << barrier_count);
    return wishes;
}

World any_world() {
    World world;
    const int count = *rc::gen::inRange(1, 40);
    for (int i = 0; i < count; ++i) world.meetings.push_back(any_meeting(i));
    for (const Meeting& each : world.meetings) {
        Hit made{&each, std::nullopt, std::nullopt, std::nullopt};
        if (each.weekday) made.starts_at = now + std::chrono::hours{*rc::gen::inRange(0, 168)};
        if (each.attendance != Attendance::online && !coin(4)) {
            made.km = *rc::gen::element(0.5, 3.0, 9.0, 25.0, 80.0);
        }
        world.hits.push_back(made);
        if (!coin(3)) continue;
        Past past;
        past.went = *rc::gen::inRange(0, 4);
        if (coin()) past.how = *rc::gen::inRange(0, 5);
        if (coin()) past.again = *rc::gen::element(Again::yes, Again::maybe, Again::no);
        past.choice =
            *rc::gen::element(Choice::none, Choice::yes, Choice::not_now, Choice::not_for_me);
        world.history.meetings[each.source + "/" + each.key] = past;
    }
    world.wishes = any_wishes();
    for (const char* name : {"aa", "na", "smart"}) {
        if (coin()) world.history.fellowships[name] = {2, *rc::gen::inRange(0, 9)};
    }
    return world;
}

bool is_hit(const Suggestion& suggestion, Barrier barrier) {
    return std::ranges::any_of(suggestion.reasons, [&](const Reason& each) {
        return each.barrier == barrier && each.points < 0;
    });
}

}  // namespace

RC_GTEST_PROP(Matching, NeverSuggestsWhatIsNotForTheClient, ()) {
    const World world = any_world();
    for (const Suggestion& each : suggest(world.wishes, world.history, world.hits, now)) {
        const auto past =
            world.history.meetings.find(each.hit.meeting->source + "/" + each.hit.meeting->key);
        RC_ASSERT(past == world.history.meetings.end() ||
                  past->second.choice != Choice::not_for_me);
    }
}

RC_GTEST_PROP(Matching, ABarrierLiftsNothingThatItHits, ()) {
    const World world = any_world();
    const auto place = *rc::gen::inRange(std::size_t{0}, barrier_count);
    const auto barrier = static_cast<Barrier>(place);
    Wishes without = world.wishes;
    without.barriers.reset(place);
    Wishes named = world.wishes;
    named.barriers.set(place);
    struct Change {
        int points;
        bool hit;
    };
    std::vector<Change> changes;
    for (const Hit& each : world.hits) {
        const Suggestion after = weigh(named, world.history, each, now);
        const Suggestion before = weigh(without, world.history, each, now);
        changes.push_back({after.score - before.score, is_hit(after, barrier)});
    }
    for (const Change& one : changes) {
        if (one.hit) RC_ASSERT(one.points < 0);
        if (!one.hit) RC_ASSERT(one.points >= 0);
        for (const Change& other : changes) {
            if (one.hit && !other.hit) RC_ASSERT(one.points <= other.points);
        }
    }
}

RC_GTEST_PROP(Matching, OrderIsTheSameWhateverTheOrderOfTheCandidates, ()) {
    const World world = any_world();
    std::vector<Hit> shuffled = world.hits;
    shuffled.insert(shuffled.end(), world.hits.begin(), world.hits.end());  // given twice
    std::mt19937 chance(*rc::gen::inRange(0U, 1000U));
    std::ranges::shuffle(shuffled, chance);
    const auto one = suggest(world.wishes, world.history, world.hits, now);
    const auto other = suggest(world.wishes, world.history, shuffled, now);
    RC_ASSERT(keys(one) == keys(other));
    for (std::size_t i = 0; i < one.size(); ++i) {
        RC_ASSERT(one[i].reasons == other[i].reasons);
        int sum = 0;
        for (const Reason& each : one[i].reasons) sum += each.points;
        RC_ASSERT(sum == one[i].score);
    }
}

RC_GTEST_PROP(Matching, NoFellowshipIsMoreThanAnother, ()) {
    const World world = any_world();
    // The same world in which the fellowships have changed their names.
    const auto renamed = [](const std::string& name) {
        return name == "aa" ? "smart" : name == "smart" ? "na" : "aa";
    };
    World other = world;
    for (Meeting& each : other.meetings) each.fellowship = renamed(each.fellowship);
    for (std::size_t i = 0; i < other.hits.size(); ++i) other.hits[i].meeting = &other.meetings[i];
    for (std::string& name : other.wishes.fellowships) name = renamed(name);
    other.history.fellowships.clear();
    for (const auto& [name, past] : world.history.fellowships) {
        other.history.fellowships[renamed(name)] = past;
    }
    RC_ASSERT(keys(suggest(world.wishes, world.history, world.hits, now)) ==
              keys(suggest(other.wishes, other.history, other.hits, now)));
}

RC_GTEST_PROP(Matching, NoGroupIsNamedThriceAmongTheFirstTenWhileThereAreOthers, ()) {
    const World world = any_world();
    const auto list = suggest(world.wishes, world.history, world.hits, now);
    const auto group = [](const Suggestion& each) {
        return each.hit.meeting->fellowship + each.hit.meeting->name;
    };
    std::map<std::string, std::size_t> all;
    for (const Suggestion& each : list) ++all[group(each)];
    std::size_t possible = 0;
    for (const auto& [name, count] : all) possible += std::min(count, most_of_a_group);
    std::map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < std::min({list.size(), varied, possible}); ++i) {
        RC_ASSERT(++first[group(list[i])] <= most_of_a_group);
    }
}
