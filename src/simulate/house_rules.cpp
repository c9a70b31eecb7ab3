#include "simulate/house_rules.hpp"

namespace alongside::simulate {
namespace {

using service::OnCall;
using service::ProgramLimit;
using enum DayName;

service::PolicyAsked make_house_rules() {
    service::PolicyAsked asked;
    asked.limits = {
        ProgramLimit{"Visits without a word",
                     "After two visits without a word we meet by phone for two weeks.",
                     "An hour that is kept free for you could help someone else."},
        ProgramLimit{"Calls at night",
                     "We turn our phones off from nine in the evening until seven.",
                     "We rest so that we can be there for you. Help now works at any hour."},
    };
    const List<DayName, 7> workdays = {monday, tuesday, wednesday, thursday, friday};
    asked.on_call = {
        OnCall{"The front desk", "+1 816 555 0100", {}, workdays, "08:00", "18:00", {}},
        OnCall{"The coach on call",
               "+1 816 555 0101",
               "+1 816 555 0101",
               {sunday, monday, tuesday, wednesday, thursday, friday, saturday},
               "18:00",
               "22:00",
               "A recovery coach answers, not a machine."},
    };
    return asked;
}

service::FirstFriendList people_to_go_with() {
    service::FirstFriend ruth;
    ruth.id = *FirstFriendId::parse("019aa000-0000-7000-8000-000000000001");
    ruth.name = "Ruth";
    ruth.pronouns = "she/her";
    ruth.about = "Nine years on my own road. I remember the parking lot of my first meeting well.";
    ruth.boundaries = "No money, no rides after ten at night.";
    ruth.languages = {"english"};
    ruth.fellowships = {"aa", "wfs"};
    ruth.groups = {SupportGroup::women};
    ruth.days = {DayName::tuesday, DayName::thursday};
    ruth.times = {PartOfDay::evening};
    ruth.contact = "+1 816 555 0171";
    ruth.agreed_on = *parse_day("2026-09-01");
    service::FirstFriend tomas;
    tomas.id = *FirstFriendId::parse("019aa000-0000-7000-8000-000000000002");
    tomas.name = "Tomás";
    tomas.about = "Voy contigo o me conecto contigo. I go along, or join online with you.";
    tomas.languages = {"spanish", "english"};
    tomas.fellowships = {"na", "smart"};
    tomas.way = SupportWay::online;
    tomas.times = {PartOfDay::morning, PartOfDay::evening};
    tomas.contact = "+1 816 555 0172";
    tomas.agreed_on = *parse_day("2026-10-12");
    return {ruth, tomas};
}

}  // namespace

const service::PolicyAsked& house_rules() {
    static const service::PolicyAsked asked = make_house_rules();
    return asked;
}

const service::FirstFriendList& first_friends() {
    static const service::FirstFriendList people = people_to_go_with();
    return people;
}

}  // namespace alongside::simulate
