// Passes: behind a link is the form and nothing else, it works once and in time; the clinic's
// tablet opens for its own clients, by a code or a PIN.
#include "unit/service/house.hpp"

#include "service/secrets.hpp"
#include "store/openings.hpp"

#include <future>

namespace alongside::service {
namespace {

using namespace std::chrono_literals;

constexpr const char* address = "192.0.2.7";
constexpr const char* password = "river birch lantern";

Body good_day() {
    return CheckinRecorded{.answers = {{CheckinQuestion::mood, 3}}, .words = {}, .talk = false};
}

/// A link's token, good for a day.
std::string link_token(House& house) {
    const auto link =
        house.services().passes.link_for(house.maria.person, house.now() + std::chrono::hours{24});
    check(link.has_value());
    return link->url.substr(link->url.find('#') + 1);
}

Result<PassWritten> hands_in(House& house, const std::string& token, std::vector<Draft> drafts) {
    std::vector<Handed> handed;
    for (Draft& draft : drafts) {
        const EntryId id = draft.id;
        handed.push_back({id, std::move(draft)});
    }
    std::promise<Result<PassWritten>> promise;
    house.services().passes.hand_in(
        token, address, std::move(handed),
        [&](Result<PassWritten> written) { promise.set_value(std::move(written)); });
    return promise.get_future().get();
}

bool is_taken(const Result<PassWritten>& written) {
    return written && std::ranges::all_of(written->answers,
                                          [](const Answer& one) { return one.seq.has_value(); });
}

bool has_ended(const std::string& code) {
    return code == "pass.ended";
}

Seq head_of(House& house) {
    return house.services().views.checkins(house.maria, house.subject())->head;
}

/// A session of somebody who has just accepted an invitation.
Session joined(House& house, const Reader& who, const std::string& login) {
    auto& accounts = house.services().accounts;
    const auto invitation = accounts.invite(house.ruth.person, who.person);
    check(invitation.has_value());
    const auto secret = invitation->link.substr(invitation->link.find('#') + 1);
    const auto signed_in = accounts.accept(secret, login, password, address);
    check(signed_in.has_value());
    return *accounts.session_of(signed_in->token);
}

/// A tablet's token.
std::string tablet(House& house) {
    Session session;
    session.reader = house.ruth;
    const auto started = house.services().kiosks.start(session, house.program, Text<60>("Hall"));
    check(started.has_value());
    return started->token;
}

std::string desk_code(House& house) {
    const auto code = house.services().kiosks.desk_code(house.sam, house.subject());
    check(code.has_value());
    return code->code;
}

std::string visit(House& house, const std::string& kiosk) {
    const auto opened = house.services().kiosks.open_with_code(kiosk, desk_code(house));
    check(opened.has_value());
    return opened->token;
}

}  // namespace

// --- the link ------------------------------------------------------------------------------------

TEST(Passes, BehindALinkIsTheFormAndNoName) {
    House house;
    const auto view = house.services().passes.look(link_token(house), address);
    ASSERT_TRUE(view);
    EXPECT_EQ(view->purpose, PassPurpose::link);
    EXPECT_EQ(view->form.items.size(), 4U);
    EXPECT_FALSE(view->called);
    EXPECT_FALSE(view->form.chosen);
    const std::string said = json::text(*view);
    EXPECT_EQ(said.find("Maria"), std::string::npos) << said;
    EXPECT_EQ(said.find("Sam"), std::string::npos) << said;
}

TEST(Passes, WhoChoseTheQuestionsTogetherIsNotNamedEither) {
    House house;
    house.writes(house.maria, CheckinQuestionsChosen{.items = {{CheckinQuestion::pain, {}, {}, {}}},
                                                     .something_good = true,
                                                     .seen_is_enough = false});
    const auto view = house.services().passes.look(link_token(house), address);
    ASSERT_TRUE(view);
    ASSERT_EQ(view->form.items.size(), 1U);
    EXPECT_EQ(view->form.items.front().question, CheckinQuestion::pain);
    EXPECT_TRUE(view->form.something_good);
    EXPECT_FALSE(view->form.chosen);
}

TEST(Passes, ALinkTakesOneCheckInInTheClientsOwnName) {
    House house;
    const std::string token = link_token(house);
    ASSERT_TRUE(is_taken(hands_in(house, token, {house.draft(good_day())})));
    const auto checkins = house.services().views.checkins(house.maria, house.subject());
    ASSERT_EQ(checkins->checkins.size(), 1U);
    EXPECT_EQ(checkins->checkins.front().by.person, house.maria.person);
    const auto again = hands_in(house, token, {house.draft(good_day())});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "pass.ended");
    EXPECT_EQ(house.services().passes.look(token, address).error().code, "pass.ended");
}

TEST(Passes, TheSameEntryAgainGetsTheSameAnswer) {
    House house;
    const std::string token = link_token(house);
    const Draft draft = house.draft(good_day());
    ASSERT_TRUE(is_taken(hands_in(house, token, {draft})));
    const Seq head = head_of(house);
    EXPECT_TRUE(is_taken(hands_in(house, token, {draft})));
    house.waits(1h);
    EXPECT_TRUE(is_taken(hands_in(house, token, {draft})));
    EXPECT_EQ(head_of(house), head);
    // With something new beside it, it is not the same.
    EXPECT_FALSE(hands_in(house, token, {draft, house.draft(good_day())}));
}

TEST(Passes, WhatIsKeptToOneselfComesWithIt) {
    House house;
    const Draft first = house.draft(good_day());
    const Draft second = house.draft(
        CheckinRecorded{.answers = {{CheckinQuestion::used, 4}}, .words = {}, .talk = false},
        first.id.as<AboutId>(), Audience::mine);
    ASSERT_TRUE(is_taken(hands_in(house, link_token(house), {first, second})));
    const auto seen = house.services().views.checkins(house.maria, house.subject());
    EXPECT_TRUE(seen->checkins.front().own_part);
    const auto team = house.services().views.checkins(house.sam, house.subject());
    EXPECT_FALSE(team->checkins.front().own_part);
}

TEST(Passes, InstrumentsMayFollowForAQuarterOfAnHour) {
    House house;
    const std::string token = link_token(house);
    const auto sheet = [&] {
        return house.draft(
            InstrumentAnswered{Text<40>("gad-2"),
                               Text<40>(house.services().instruments.find("gad-2")->version),
                               Language::en,
                               {{Text<64>("1"), 1.0, {}, {}}, {Text<64>("2"), 0.0, {}, {}}}});
    };
    ASSERT_TRUE(is_taken(hands_in(house, token, {house.draft(good_day())})));
    house.waits(14min);
    EXPECT_TRUE(is_taken(hands_in(house, token, {sheet()})));
    house.waits(2min);
    EXPECT_FALSE(hands_in(house, token, {sheet()}));
}

TEST(Passes, NothingButAnswersComesThroughALink) {
    House house;
    const std::string token = link_token(house);
    const Seq head = head_of(house);
    Draft together = house.draft(good_day());
    together.on_behalf = true;
    const std::vector<std::vector<Draft>> others = {
        {house.draft(MessageSent{Text<4000>("Hello")})},
        {house.draft(good_day()), house.draft(VisionWritten{Text<2000>("Calm")})},
        {together},
        {house.draft(good_day(), house.draft(good_day()).id.as<AboutId>())},
    };
    for (const auto& drafts : others) {
        const auto written = hands_in(house, token, drafts);
        ASSERT_FALSE(written);
        EXPECT_EQ(written.error().code, "pass.only_answers");
    }
    EXPECT_EQ(head_of(house), head);
    EXPECT_TRUE(is_taken(hands_in(house, token, {house.draft(good_day())})));
}

TEST(Passes, ARefusedCheckInDoesNotUseUpTheLink) {
    House house;
    const std::string token = link_token(house);
    const auto empty = hands_in(
        house, token, {house.draft(CheckinRecorded{.answers = {}, .words = {}, .talk = false})});
    ASSERT_TRUE(empty);
    EXPECT_TRUE(empty->answers.front().problem);
    EXPECT_TRUE(is_taken(hands_in(house, token, {house.draft(good_day())})));
}

TEST(Passes, UnknownUsedAndExpiredAreNotToldApart) {
    House house;
    auto& passes = house.services().passes;
    const std::string used = link_token(house);
    const std::string expired = link_token(house);
    ASSERT_TRUE(is_taken(hands_in(house, used, {house.draft(good_day())})));
    const auto of_used = passes.look(used, address);
    house.waits(25h);
    const auto of_expired = passes.look(expired, address);
    const auto of_unknown = passes.look(random_token(), address);
    for (const auto* answer : {&of_used, &of_expired, &of_unknown}) {
        ASSERT_FALSE(*answer);
        EXPECT_EQ(answer->error(), of_unknown.error());
    }
}

TEST(Passes, NoLinkLastsLongerThanADayAndAHalf) {
    House house;
    const auto link = house.services().passes.link_for(house.maria.person, house.now() + 1000h);
    ASSERT_TRUE(link);
    EXPECT_EQ(link->expires_at, house.now() + Passes::link_lasts);
}

TEST(Passes, GuessingTokensIsSlowedDown) {
    House house;
    auto& passes = house.services().passes;
    const std::string token = link_token(house);
    for (int i = 0; i < 60; ++i) EXPECT_TRUE(has_ended(passes.look("guess", address).error().code));
    EXPECT_EQ(passes.look(token, address).error().code, "pass.wait");
    EXPECT_TRUE(passes.look(token, "192.0.2.8"));
    house.waits(16min);
    EXPECT_TRUE(passes.look(token, address));
}

TEST(Passes, WhoLeftTheProgramComesInNoMore) {
    House house;
    const std::string token = link_token(house);
    ASSERT_TRUE(house.services().people.end_membership(house.ruth, house.maria.person,
                                                       house.program, Role::client));
    EXPECT_EQ(house.services().passes.look(token, address).error().code, "pass.ended");
}

// --- the tablet ----------------------------------------------------------------------------------

TEST(Kiosks, ACodeFromTheDeskOpensAVisitOnce) {
    House house;
    auto& services = house.services();
    const std::string kiosk = tablet(house);
    const std::string code = desk_code(house);
    EXPECT_EQ(code.size(), 9U);
    const auto opened =
        services.kiosks.open_with_code(kiosk, " " + code.substr(0, 4) + code.substr(5));
    ASSERT_TRUE(opened);
    EXPECT_EQ(services.kiosks.open_with_code(kiosk, code).error().code, "kiosk.wrong");
    const auto view = services.passes.look(opened->token, address);
    ASSERT_TRUE(view);
    EXPECT_EQ(view->purpose, PassPurpose::visit);
    EXPECT_TRUE(view->called);
    EXPECT_TRUE(is_taken(hands_in(house, opened->token, {house.draft(good_day())})));
    services.passes.end(opened->token);
    EXPECT_EQ(services.passes.look(opened->token, address).error().code, "pass.ended");
}

TEST(Kiosks, ACodeLastsAQuarterOfAnHourAndANewOneEndsIt) {
    House house;
    auto& kiosks = house.services().kiosks;
    const std::string kiosk = tablet(house);
    const std::string first = desk_code(house);
    const std::string second = desk_code(house);
    EXPECT_FALSE(kiosks.open_with_code(kiosk, first));
    house.waits(15min);
    EXPECT_FALSE(kiosks.open_with_code(kiosk, second));
}

TEST(Kiosks, TheDeskIsTheCareTeamAndTheLeads) {
    House house;
    auto& kiosks = house.services().kiosks;
    EXPECT_TRUE(kiosks.desk_code(house.sam, house.subject()));
    EXPECT_TRUE(kiosks.desk_code(house.ruth, house.subject()));
    for (const Reader* who : {&house.kim, &house.maria}) {
        const auto code = kiosks.desk_code(*who, house.subject());
        ASSERT_FALSE(code);
        EXPECT_EQ(code.error(), nothing_here());
    }
    const auto nobody = kiosks.desk_code(house.sam, house.kim.person.as<SubjectId>());
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error(), nothing_here());
}

TEST(Kiosks, TheClientSeesThatACodeWasMade) {
    House house;
    (void)desk_code(house);
    const auto openings = house.services().views.openings(house.maria, house.subject(), "", 10);
    ASSERT_TRUE(openings);
    const auto made = std::ranges::find(openings->openings, Part::desk_code, &OpeningShape::what);
    ASSERT_NE(made, openings->openings.end());
    EXPECT_EQ(made->by.person, house.sam.person);
}

TEST(Kiosks, AVisitEndsWhenNobodyTouchesItAndAfterTwentyMinutes) {
    House house;
    auto& passes = house.services().passes;
    const std::string kiosk = tablet(house);
    const std::string idle = visit(house, kiosk);
    house.waits(3min);
    EXPECT_FALSE(passes.look(idle, address));
    const std::string busy = visit(house, kiosk);
    for (int i = 0; i < 9; ++i) {
        house.waits(2min);
        EXPECT_TRUE(passes.look(busy, address));
    }
    house.waits(2min);
    EXPECT_FALSE(passes.look(busy, address));
}

TEST(Kiosks, ANewVisitEndsTheOneBefore) {
    House house;
    const std::string kiosk = tablet(house);
    const std::string first = visit(house, kiosk);
    const std::string second = visit(house, kiosk);
    EXPECT_FALSE(house.services().passes.look(first, address));
    EXPECT_TRUE(house.services().passes.look(second, address));
}

TEST(Kiosks, AreOfOneProgram) {
    House house;
    auto& services = house.services();
    const auto other = services.people.create_program({Text<120>("Elsewhere"), Text<64>("UTC")});
    ASSERT_TRUE(other);
    Session session;
    session.reader = house.ruth;
    EXPECT_FALSE(services.kiosks.start(session, other->id, Text<60>("Hall")));
    session.reader.places.push_back({other->id, Role::supervisor});
    const auto kiosk = services.kiosks.start(session, other->id, Text<60>("Hall"));
    ASSERT_TRUE(kiosk);
    const std::string code = desk_code(house);
    const auto opened = services.kiosks.open_with_code(kiosk->token, code);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, "kiosk.wrong");
    EXPECT_TRUE(services.kiosks.open_with_code(tablet(house), code));
}

TEST(Kiosks, AreListedAndEndedByLeads) {
    House house;
    auto& kiosks = house.services().kiosks;
    const std::string token = tablet(house);
    EXPECT_EQ(kiosks.here(token)->name, "Hall");
    EXPECT_FALSE(kiosks.list(house.sam, house.program));
    const auto list = kiosks.list(house.ruth, house.program);
    ASSERT_TRUE(list);
    ASSERT_EQ(list->kiosks.size(), 1U);
    EXPECT_EQ(list->kiosks.front().added_by.person, house.ruth.person);
    const std::string id = list->kiosks.front().id;
    EXPECT_FALSE(kiosks.end(house.sam, house.program, id));
    EXPECT_FALSE(kiosks.end(house.ruth, house.program, "nothing"));
    EXPECT_TRUE(kiosks.end(house.ruth, house.program, id));
    EXPECT_EQ(kiosks.here(token).error().code, "kiosk.none");
    EXPECT_EQ(kiosks.open_with_code(token, "ABCD-EFGH").error().code, "kiosk.none");
}

TEST(Kiosks, ATabletThatNobodyUsesIsSignedOut) {
    House house;
    const std::string token = tablet(house);
    house.waits(std::chrono::days{80});
    EXPECT_TRUE(house.services().kiosks.here(token));
    house.waits(std::chrono::days{80});
    EXPECT_TRUE(house.services().kiosks.here(token));
    house.waits(std::chrono::days{90});
    EXPECT_FALSE(house.services().kiosks.here(token));
}

TEST(Kiosks, SettingOneUpSignsTheLeadOut) {
    House house;
    auto& services = house.services();
    const Session session = joined(house, house.ruth, "ruth");
    Session full = session;
    full.level = Level::full;
    ASSERT_TRUE(services.kiosks.start(full, house.program, Text<60>("Hall")));
    auto read = services.context.store.read();
    EXPECT_FALSE(
        store::find_session(read, services.context.organization, session.token_hash).has_value());
}

// --- the PIN -------------------------------------------------------------------------------------

TEST(Kiosks, APinOpensAVisit) {
    House house;
    auto& kiosks = house.services().kiosks;
    const Session session = joined(house, house.maria, "maria");
    const std::string kiosk = tablet(house);
    EXPECT_FALSE(kiosks.pin(house.maria)->is_set);
    EXPECT_EQ(kiosks.set_pin(session, "wrong", "274916").error().code, "password.wrong");
    ASSERT_TRUE(kiosks.set_pin(session, password, "274916"));
    EXPECT_TRUE(kiosks.pin(house.maria)->is_set);
    const auto opened = kiosks.open_with_pin(kiosk, "Maria", "274916");
    ASSERT_TRUE(opened);
    EXPECT_TRUE(house.services().passes.look(opened->token, address));
    ASSERT_TRUE(kiosks.drop_pin(house.maria));
    EXPECT_EQ(kiosks.open_with_pin(kiosk, "maria", "274916").error().code, "kiosk.wrong");
}

TEST(Kiosks, FiveWrongPinsCloseThatWayForAnHour) {
    House house;
    auto& kiosks = house.services().kiosks;
    const Session session = joined(house, house.maria, "maria");
    ASSERT_TRUE(kiosks.set_pin(session, password, "274916"));
    const std::string kiosk = tablet(house);
    for (int i = 0; i < 5; ++i) {
        const auto known = kiosks.open_with_pin(kiosk, "maria", "111111");
        const auto unknown = kiosks.open_with_pin(kiosk, "nobody", "111111");
        ASSERT_FALSE(known);
        ASSERT_FALSE(unknown);
        EXPECT_EQ(known.error(), unknown.error());
    }
    EXPECT_EQ(kiosks.open_with_pin(kiosk, "maria", "274916").error().code, "kiosk.wait");
    EXPECT_EQ(kiosks.open_with_pin(kiosk, "nobody", "274916").error().code, "kiosk.wait");
    EXPECT_TRUE(kiosks.open_with_code(kiosk, desk_code(house)));  // the desk can help
    house.waits(61min);
    EXPECT_TRUE(kiosks.open_with_pin(kiosk, "maria", "274916"));
}

TEST(Kiosks, CodesCannotBeTriedForEver) {
    House house;
    auto& kiosks = house.services().kiosks;
    const std::string kiosk = tablet(house);
    for (int i = 0; i < 40; ++i) {
        EXPECT_EQ(kiosks.open_with_code(kiosk, "ABCD-EFGH").error().code, "kiosk.wrong");
    }
    EXPECT_EQ(kiosks.open_with_code(kiosk, desk_code(house)).error().code, "kiosk.wait");
}

TEST(Kiosks, PinsThatAnyoneWouldTryAreRefused) {
    for (const char* pin : {"111111", "123456", "654321", "012345", "121212", "123123", "112233",
                            "198504", "041985", "200113", "12345", "1234567", "12345a", ""}) {
        EXPECT_FALSE(pin_may_be_used(pin)) << pin;
    }
    for (const char* pin : {"274916", "830274", "905133"}) EXPECT_TRUE(pin_may_be_used(pin)) << pin;
}

TEST(Kiosks, OnlyClientsHaveAPin) {
    House house;
    Session session;
    session.reader = house.sam;
    EXPECT_FALSE(house.services().kiosks.pin(house.sam));
    EXPECT_FALSE(house.services().kiosks.set_pin(session, password, "274916"));
    EXPECT_FALSE(house.services().kiosks.drop_pin(house.sam));
}

}  // namespace alongside::service
