#include "simulate/demo_meetings.hpp"
#include "simulate/house_rules.hpp"
#include "simulate/passphrase.hpp"
#include "simulate/teller.hpp"

namespace alongside::simulate {
namespace {

/// Whom to show with which name for signing in, and what for.
struct Part {
    service::Reader who;
    const char* role;
    const char* name;
    const char* login;
    const char* note;
};

Result<void> take_over(Teller& teller, const std::string& zone, const DemoList& list,
                       directory::ListFormat format) {
    const directory::Source source{std::string(list.source), std::string(list.fellowship), zone};
    service::SourceSettings settings;
    settings.label.emplace(std::string(list.label));
    if (!list.fellowship.empty()) settings.fellowship.emplace(std::string(list.fellowship));
    if (auto done = teller.services().sources.put(source.name, settings); !done) {
        return done.error();
    }
    const auto listing =
        directory::read_listing({format, std::string(list.text), {}, {}, {}}, source);
    if (!listing) return listing.error();
    const auto report = teller.services().directory.take_over(source, format, *listing);
    if (!report) return report.error();
    check(report->skipped == 0);
    return {};
}

Result<void> import_lists(Teller& teller, const std::string& zone) {
    using directory::ListFormat;
    for (const DemoList& list : {twelve_step_list(), narcotics_list(), secular_list()}) {
        if (auto done = take_over(teller, zone, list, ListFormat::meeting_guide); !done) {
            return done.error();
        }
    }
    return take_over(teller, zone, places_that_help(), ListFormat::hsds);
}

/// The staff, long before the first client; the first of them is made by nobody, as `init` does it.
Result<Cast> staff(Teller& teller, const ProgramId& program, const std::string& zone) {
    service::Services& services = teller.services();
    Cast cast;
    cast.program = program;
    const Instant began = teller.at(70, 9);
    teller.time().set(began);
    const auto first = services.people.create(
        {"Walter Okafor", Role::administrator, program, std::nullopt}, program);
    if (!first) return first.error();
    cast.walter = {first->id, services.people.places_of(first->id)};
    const auto other =
        services.people.add_program(cast.walter, {"Northside Day Program", Text<64>{zone}});
    if (!other) return other.error();
    cast.other_program = other->id;
    for (const ProgramId& each : {program, other->id}) {
        if (auto set = services.policies.put(each, house_rules()); !set) return set.error();
        if (auto set = services.first_friends.put(each, first_friends()); !set) return set.error();
    }
    cast.walter.places = services.people.places_of(cast.walter.person);
    cast.priya = teller.add(cast.walter, "Priya Raman", Role::supervisor, program, began);
    cast.dana = teller.add(cast.walter, "Dana Whitfield", Role::clinician, program, began);
    cast.jonah = teller.add(cast.walter, "Jonah Price", Role::recovery_coach, program, began);
    cast.theo =
        teller.add(cast.walter, "Theo Lindqvist", Role::clinician, cast.other_program, began);
    cast.elena = teller.add(cast.priya, "Elena Vega", Role::supporter, program, teller.at(22, 11));
    return cast;
}

/// Invites and accepts as anyone does, and leaves no session behind.
Result<SignIn> sign_in_for(Teller& teller, const service::Reader& by, const Part& part) {
    service::Accounts& accounts = teller.services().accounts;
    const auto secrets = by.person == part.who.person ? accounts.invite(PersonId{}, part.who.person)
                                                      : accounts.invite(by, part.who.person);
    if (!secrets) return secrets.error();
    SignIn sign_in{part.role, part.name, part.login, new_passphrase(), part.note};
    const auto accepted = accounts.accept(secrets->code, sign_in.login, sign_in.password, "demo");
    if (!accepted) return accepted.error();
    const auto session = accounts.session_of(accepted->token);
    if (!session) return session.error();
    accounts.sign_out(*session);
    return sign_in;
}

/// Someone who was added this morning and has nothing but an invitation.
Result<SignIn> newcomer(Teller& teller, const Cast& cast) {
    const service::Reader noor =
        teller.add(cast.dana, "Noor Haddad", Role::client, cast.program, teller.minutes_ago(150));
    teller.time().set(teller.now());
    const auto secrets = teller.services().accounts.invite(cast.dana, noor.person);
    if (!secrets) return secrets.error();
    return SignIn{"client", "Noor Haddad", "", "",
                  "Invited today and not here yet. Join with the code " + secrets->code +
                      " or at " + secrets->link};
}

std::vector<Part> parts(Teller& teller, const Cast& cast) {
    std::vector<Part> all;
    all.push_back({marisol(teller, cast), "client", "Marisol Vega", "marisol",
                   "Her plan in her words, a goal on offer that waits for her answer, three weeks "
                   "of check-ins, a meeting that she chose, and what her sister may see."});
    all.push_back({cast.dana, "clinician", "Dana Whitfield", "dana",
                   "Who would value hearing from her today: Keisha would like to talk, Andre has "
                   "gone quiet, Sam and Marisol wait for an answer, Noor is new."});
    all.push_back({cast.jonah, "recovery_coach", "Jonah Price", "jonah",
                   "He walks with Marisol, Tomás and Keisha, and with nobody else."});
    all.push_back(
        {cast.elena, "supporter", "Elena Vega", "elena",
         "Marisol's sister sees the parts of the plan that Marisol shares, nothing more."});
    all.push_back({cast.priya, "supervisor", "Priya Raman", "priya",
                   "The program's people and who walks with whom, without anyone's words."});
    all.push_back({cast.walter, "administrator", "Walter Okafor", "walter",
                   "People, roles and invitations of both programs."});
    all.push_back({keisha(teller, cast), "client", "Keisha Dunn", "keisha",
                   "Asked a short while ago whether someone would like to talk."});
    all.push_back({tomas(teller, cast), "client", "Tomás Rivera", "tomas",
                   "Writes in Spanish and goes to a meeting in Spanish."});
    all.push_back({andre(teller, cast), "client", "Andre Coleman", "andre",
                   "Has been quiet for twelve days; Dana's message waits for him."});
    all.push_back({ruth(teller, cast), "client", "Ruth Albright", "ruth",
                   "A goal reached, one resting, one declined, and two corrections."});
    all.push_back({sam(teller, cast), "client", "Sam Keller", "sam",
                   "A steady month; their message from last night waits for an answer."});
    all.push_back({cast.theo, "clinician", "Theo Lindqvist", "theo",
                   "Works in the second program: sees Imani, and none of the others."});
    all.push_back({imani(teller, cast), "client", "Imani Brooks", "imani",
                   "A client of the second program."});
    return all;
}

}  // namespace

Result<Demo> make_demo(service::Services& services, SimulatedTime& time, const ProgramId& program,
                       Instant now) {
    time.set(now);
    const auto found = services.people.find_program(program);
    if (!found) {
        return Problem{Kind::not_found, "demo.program", "There is no such program here.",
                       "Make it first.", ""};
    }
    if (!services.people.everyone().empty()) {
        return Problem{Kind::conflict, "demo.not_empty", "There are people here already.",
                       "Make the demo in an empty folder.", ""};
    }
    Teller teller(services, time, found->zone, now);
    if (auto imported = import_lists(teller, found->zone); !imported) return imported.error();
    const auto cast = staff(teller, program, found->zone);
    if (!cast) return cast.error();
    const std::vector<Part> everyone = parts(teller, *cast);
    teller.write_down();
    auto noor = newcomer(teller, *cast);
    if (!noor) return noor.error();
    time.set(now);
    Demo demo;
    for (const Part& part : everyone) {
        auto sign_in = sign_in_for(teller, cast->walter, part);
        if (!sign_in) return sign_in.error();
        demo.sign_ins.push_back(std::move(*sign_in));
    }
    demo.sign_ins.push_back(std::move(*noor));
    return demo;
}

}  // namespace alongside::simulate
