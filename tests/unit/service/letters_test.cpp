// Letters: who gets one, once, and only while it is wanted.
#include "unit/service/house.hpp"

#include "store/outgoing.hpp"

namespace alongside::service {
namespace {

using namespace std::chrono_literals;
using outgoing::Sent;

/// Remembers what it was given, and answers as it was told to.
class Postbox final : public outgoing::Channel {
public:
    Sent send(const outgoing::Letter& letter) override {
        letters.push_back(letter);
        return answer;
    }
    std::vector<outgoing::Letter> letters;
    Sent answer = Sent::sent;
};

/// A way out of one server's house.
Postbox& postbox_of(Services& services, ReminderBy by = ReminderBy::email) {
    auto box = std::make_unique<Postbox>();
    Postbox& kept = *box;
    services.offer(by, std::move(box));
    return kept;
}

/// Queues and sends all that is due, as the threads of a server do.
void goes_round(Services& services, ReminderBy by = ReminderBy::email) {
    services.rounds.run_once();
    services.sending.send_due(by);
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The six digits of a letter.
std::string code_in(const outgoing::Letter& letter) {
    const auto at = letter.text.find(": ");
    check(at != std::string::npos);
    return letter.text.substr(at + 2, 6);
}

void can_be_reached(Services& services, Postbox& box, const Reader& who,
                    ReminderBy by = ReminderBy::email) {
    const Text<300> address = by == ReminderBy::email ? "maria@example.org" : "+18165550100";
    const auto asked = services.reach.set(who.person, {by, address});
    ASSERT_TRUE(asked);
    services.sending.send_due(by);
    ASSERT_FALSE(box.letters.empty());
    const auto confirmed =
        services.reach.confirm(who.person, {by, Text<20>(code_in(box.letters.back()))});
    ASSERT_TRUE(confirmed);
    box.letters.clear();
}

/// From nine in the morning, half an hour after a house's clock stands still.
RhythmChosen mornings(List<ReminderBy, 2> by = {ReminderBy::email}) {
    RhythmChosen chosen;
    chosen.what = "checkin";
    chosen.since = *parse_day("2026-11-01");
    chosen.from = "09:00";
    chosen.to = "11:00";
    chosen.zone = "America/New_York";
    chosen.remind_by = std::move(by);
    return chosen;
}

CheckinRecorded report() {
    CheckinRecorded said;
    said.answers = {{CheckinQuestion::mood, 2}};
    return said;
}

/// A house in which Maria can be reached and wants to be reminded.
class Reminders : public ::testing::Test {
protected:
    void SetUp() override {
        can_be_reached(services(), box, house.maria);
        house.writes(house.maria, mornings());
    }
    Services& services() { return house.services(); }
    std::map<std::string, std::uint64_t, std::less<>> numbers() {
        return services().sending.numbers().values();
    }

    House house;
    Postbox& box = postbox_of(house.services());
};

}  // namespace

TEST_F(Reminders, OneComesInItsWindowAndOnlyOnce) {
    goes_round(services());
    EXPECT_TRUE(box.letters.empty());
    house.waits(30min);
    for (int i = 0; i < 3; ++i) goes_round(services());
    ASSERT_EQ(box.letters.size(), 1U);
    const outgoing::Letter& letter = box.letters.front();
    EXPECT_EQ(letter.to, Words("maria@example.org"));
    EXPECT_TRUE(has(letter.text, "https://harbor.example/"));
    EXPECT_TRUE(has(letter.subject, "A note for you"));
    // Every further entry asks again, and nothing is queued again.
    house.writes(house.sam, MessageSent{"How is the morning?"});
    house.waits(1min);
    goes_round(services());
    EXPECT_EQ(box.letters.size(), 1U);
    house.waits(24h);
    goes_round(services());
    ASSERT_EQ(box.letters.size(), 2U);
    EXPECT_NE(box.letters[0].id, box.letters[1].id);
    EXPECT_EQ(numbers()["email_sent"], 3U);  // with the code
}

TEST_F(Reminders, AnEntryJustAfterTheWindowBeganTakesNoneAway) {
    house.waits(30min);
    house.writes(house.sam, MessageSent{"Before the server came round"});
    goes_round(services());
    EXPECT_EQ(box.letters.size(), 1U);
}

TEST_F(Reminders, WhatIsDueAtTheSameMomentGoesInOneLetter) {
    RhythmChosen later = mornings();
    later.what = "phq-9";
    ASSERT_TRUE(house.hands_in(house.maria, house.draft(later)));
    house.waits(30min);
    goes_round(services());
    EXPECT_EQ(box.letters.size(), 1U);
}

TEST_F(Reminders, OfTwoServersOneSends) {
    const auto other = house.another_server();
    Postbox& there = postbox_of(other->services());
    house.waits(30min);
    services().rounds.run_once();
    other->services().rounds.run_once();
    std::thread here([&] { services().sending.send_due(ReminderBy::email); });
    other->services().sending.send_due(ReminderBy::email);
    here.join();
    EXPECT_EQ(box.letters.size() + there.letters.size(), 1U);
}

TEST_F(Reminders, ALetterThatDidNotGoIsTriedAgainAfterGrowingPauses) {
    box.answer = Sent::later;
    house.waits(30min);
    goes_round(services());
    std::vector<int> minutes_of_tries;
    for (int minute = 0; minute < 180; ++minute) {
        house.waits(1min);
        const std::size_t before = box.letters.size();
        goes_round(services());
        if (box.letters.size() > before) minutes_of_tries.push_back(minute + 1);
    }
    // 1, 2, 4, 8, 16, 30 and 30 minutes after each other; the window is over after 120.
    EXPECT_EQ(minutes_of_tries, (std::vector{1, 3, 7, 15, 31, 61, 91}));
    for (const auto& letter : box.letters) EXPECT_EQ(letter.id, box.letters.front().id);
    EXPECT_EQ(numbers()["email_dropped"], 1U);
}

TEST_F(Reminders, OnceItWentNoFurtherTryFollows) {
    box.answer = Sent::later;
    house.waits(30min);
    goes_round(services());
    box.answer = Sent::sent;
    house.waits(1min);
    goes_round(services());
    house.waits(30min);
    goes_round(services());
    EXPECT_EQ(box.letters.size(), 2U);
}

TEST_F(Reminders, WhatMayHaveGoneIsNeverTriedAgain) {
    for (const Sent end : {Sent::unknown, Sent::refused}) {
        box.letters.clear();
        box.answer = end;
        house.waits(24h);
        for (int i = 0; i < 60; ++i) {
            house.waits(1min);
            goes_round(services());
        }
        EXPECT_EQ(box.letters.size(), 1U);
    }
}

TEST_F(Reminders, AServerThatEndsWhileItSendsLeavesNothingToBeSentAgain) {
    house.waits(30min);
    services().rounds.run_once();
    // As if it had been killed between the mark and the answer.
    const Instant now = house.now();
    Context& context = services().context;
    std::vector<store::Outgoing> due;
    {
        auto read = context.store.read();
        due = store::due_outgoing(read, context.organization, 0, now, 10);
    }
    ASSERT_EQ(due.size(), 1U);
    const auto done =
        context.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            check(store::begin_trying(write, context.organization, due[0].id, now, now + 5min));
            return {};
        }});
    ASSERT_TRUE(done.committed());
    house.restart();
    Postbox& after = postbox_of(services());
    for (int i = 0; i < 60; ++i) {
        house.waits(1min);
        goes_round(services());
    }
    EXPECT_TRUE(after.letters.empty());
    EXPECT_EQ(numbers()["email_unknown"], 1U);
}

TEST_F(Reminders, WhoeverAnsweredMeanwhileGetsNone) {
    house.waits(30min);
    services().rounds.run_once();
    house.writes(house.maria, report());
    goes_round(services());
    EXPECT_TRUE(box.letters.empty());
    EXPECT_EQ(numbers()["email_dropped"], 1U);
}

TEST_F(Reminders, ThePauseHoldsForWhatWaitsAlready) {
    house.waits(30min);
    services().rounds.run_once();
    house.writes(house.maria, RemindersPaused{});
    goes_round(services());
    EXPECT_TRUE(box.letters.empty());
    house.writes(house.maria, RemindersResumed{});
    house.waits(24h);
    goes_round(services());
    EXPECT_EQ(box.letters.size(), 1U);
}

TEST_F(Reminders, OnceTreatmentHasEndedNothingGoesOut) {
    house.waits(30min);
    services().rounds.run_once();
    house.writes(house.sam, TreatmentEnded{});
    goes_round(services());
    house.waits(24h);
    goes_round(services());
    EXPECT_TRUE(box.letters.empty());
}

TEST_F(Reminders, WhenTheWindowIsOverTheyAreNotSentLate) {
    house.waits(2h + 31min);
    goes_round(services());
    EXPECT_TRUE(box.letters.empty());
    house.waits(22h);
    goes_round(services());
    EXPECT_EQ(box.letters.size(), 1U);
}

TEST_F(Reminders, AnAddressThatWasTakenBackGetsNothingMore) {
    house.waits(30min);
    services().rounds.run_once();
    ASSERT_TRUE(services().reach.end(house.maria.person, ReminderBy::email));
    goes_round(services());
    EXPECT_TRUE(box.letters.empty());
}

TEST_F(Reminders, AnotherAddressGetsNothingBeforeItIsConfirmed) {
    ASSERT_TRUE(
        services().reach.set(house.maria.person, {ReminderBy::email, "someone@example.org"}));
    services().sending.send_due(ReminderBy::email);
    box.letters.clear();
    house.waits(30min);
    goes_round(services());
    EXPECT_TRUE(box.letters.empty());
}

TEST_F(Reminders, EachWayThatWasChosenIsTakenOnce) {
    Postbox& texts = postbox_of(services(), ReminderBy::text);
    can_be_reached(services(), texts, house.maria, ReminderBy::text);
    house.writes(house.maria, mornings({ReminderBy::text, ReminderBy::email}));
    house.waits(30min);
    goes_round(services());
    goes_round(services(), ReminderBy::text);
    EXPECT_EQ(box.letters.size(), 1U);
    ASSERT_EQ(texts.letters.size(), 1U);
    EXPECT_EQ(texts.letters.front().to, Words("+18165550100"));
    EXPECT_EQ(texts.letters.front().subject, "");
}

TEST_F(Reminders, TheLanguageIsTheClientsOwn) {
    PreferencesSet preferences;
    preferences.language = Language::es;
    house.writes(house.maria, preferences);
    house.waits(30min);
    goes_round(services());
    ASSERT_EQ(box.letters.size(), 1U);
    EXPECT_EQ(box.letters.front().subject, "Una nota para ti");
    EXPECT_FALSE(has(box.letters.front().text, "You asked"));
}

TEST_F(Reminders, TheLinkIsMadeForThePersonAndOutlivesTheWindowByHours) {
    Instant until{};
    services().letters.link_with([&](const PersonId& person, Instant end) {
        EXPECT_EQ(person, house.maria.person);
        until = end;
        return std::string("https://harbor.example/c#token");
    });
    house.waits(30min);
    goes_round(services());
    ASSERT_EQ(box.letters.size(), 1U);
    EXPECT_TRUE(has(box.letters.front().text, "https://harbor.example/c#token"));
    EXPECT_EQ(until, house.now() + 2h + 6h);
}

TEST(ReachByMail, ACodeGoesToTheAddressAndConfirmsIt) {
    House house;
    auto& reach = house.services().reach;
    Postbox& box = postbox_of(house.services());
    const auto asked = reach.set(house.sam.person, {ReminderBy::email, " Sam@Example.org "});
    ASSERT_TRUE(asked);
    ASSERT_EQ(asked->items.size(), 1U);
    EXPECT_EQ(asked->items.front().address, Words("Sam@example.org"));
    EXPECT_FALSE(asked->items.front().confirmed);
    EXPECT_EQ(asked->items.front().code_until, house.now() + 15min);
    EXPECT_EQ(asked->channels, std::vector{ReminderBy::email});
    house.services().sending.send_due(ReminderBy::email);
    ASSERT_EQ(box.letters.size(), 1U);
    EXPECT_EQ(box.letters.front().to, Words("Sam@example.org"));
    const std::string code = code_in(box.letters.front());
    const auto confirmed = reach.confirm(
        house.sam.person,
        {ReminderBy::email, Text<20>(" " + code.substr(0, 3) + " " + code.substr(3))});
    ASSERT_TRUE(confirmed);
    EXPECT_TRUE(confirmed->items.front().confirmed);
    EXPECT_FALSE(confirmed->items.front().code_until);
    // Used up; and the same address again asks for nothing.
    EXPECT_EQ(reach.confirm(house.sam.person, {ReminderBy::email, Text<20>(code)}).error().code,
              "reach.code_over");
    ASSERT_TRUE(reach.set(house.sam.person, {ReminderBy::email, "Sam@EXAMPLE.org"}));
    house.services().sending.send_due(ReminderBy::email);
    EXPECT_EQ(box.letters.size(), 1U);
}

TEST(ReachByMail, ACodeIsGoodForAQuarterOfAnHourAndFiveTries) {
    House house;
    auto& reach = house.services().reach;
    Postbox& box = postbox_of(house.services());
    const ReachAsked address{ReminderBy::email, "sam@example.org"};
    const auto asks = [&] {
        EXPECT_TRUE(reach.set(house.sam.person, address));
        house.services().sending.send_due(ReminderBy::email);
        return code_in(box.letters.back());
    };
    const auto tries = [&](const std::string& code) {
        const auto done = reach.confirm(house.sam.person, {ReminderBy::email, Text<20>(code)});
        return done ? std::string("confirmed") : done.error().code;
    };
    std::string code = asks();
    const std::string wrong = code == "000000" ? "000001" : "000000";
    for (int i = 0; i < 5; ++i) EXPECT_EQ(tries(wrong), "reach.code_wrong");
    EXPECT_EQ(tries(code), "reach.code_over");
    code = asks();
    house.waits(15min);
    EXPECT_EQ(tries(code), "reach.code_over");
    const std::string older = asks();
    code = asks();
    if (older != code) {
        EXPECT_EQ(tries(older), "reach.code_wrong");
    }
    // Of another person it is worth nothing.
    EXPECT_FALSE(reach.confirm(house.kim.person, {ReminderBy::email, Text<20>(code)}));
    EXPECT_EQ(tries(code), "confirmed");
}

TEST(ReachByMail, NobodysMailboxIsFilledFromHere) {
    House house;
    auto& reach = house.services().reach;
    Postbox& box = postbox_of(house.services());
    int taken = 0;
    const auto asks = [&](const Reader& who, std::string address) {
        const auto done = reach.set(who.person, {ReminderBy::email, Text<300>(std::move(address))});
        if (!done) {
            EXPECT_EQ(done.error().code, "reach.wait");
        }
        return done.has_value();
    };
    // One address, asked for by several people.
    for (int i = 0; i < 3; ++i) {
        for (const Reader& who : {house.sam, house.kim, house.ruth}) {
            taken += asks(who, "someone@example.org") ? 1 : 0;
        }
    }
    EXPECT_EQ(taken, 4);
    // One person, asking for many addresses.
    taken = 0;
    for (int i = 0; i < 10; ++i) {
        taken += asks(house.maria, "a" + std::to_string(i) + "@example.org") ? 1 : 0;
    }
    EXPECT_EQ(taken, 6);
    house.waits(61min);
    EXPECT_TRUE(asks(house.maria, "b@example.org"));
    house.services().sending.send_due(ReminderBy::email);
    EXPECT_EQ(box.letters.size(), 1U) << "of an hour ago no code is good any more";
}

TEST(ReachByMail, OnlyAnAddressAndOnlyAWayThatThereIs) {
    House house;
    auto& reach = house.services().reach;
    EXPECT_TRUE(reach.view(house.maria.person).channels.empty());
    EXPECT_EQ(reach.set(house.maria.person, {ReminderBy::email, "m@example.org"}).error().code,
              "reach.channel");
    postbox_of(house.services());
    for (const char* wrong : {"m@example.org,n@example.org", "m", "m@example.org\nBcc: x@y.org"}) {
        EXPECT_EQ(reach.set(house.maria.person, {ReminderBy::email, wrong}).error().code,
                  "reach.address");
    }
    EXPECT_EQ(reach.set(house.maria.person, {ReminderBy::text, "+18165550100"}).error().code,
              "reach.channel");
}

}  // namespace alongside::service
