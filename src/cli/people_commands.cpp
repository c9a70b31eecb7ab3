// init, person, program.
#include "cli/commands.hpp"
#include "cli/instance.hpp"

#include "http/problem.hpp"
#include "journal/json.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>

namespace alongside::cli {
namespace {

struct Invited {
    PersonId person;
    std::string link;
    std::string code;
    Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(Invited, (), (person, link, code, expires_at))

struct CheckInLink {
    PersonId person;
    std::string link;
    Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(CheckInLink, (), (person, link, expires_at))

struct Added {
    PersonId id;
    Words name;
    Role role = Role::client;
    ProgramId program;
    std::optional<service::InvitationSecrets> invitation;
};
BOOST_DESCRIBE_STRUCT(Added, (), (id, name, role, program, invitation))

Result<Config> config_of(const Common& common) {
    auto config = load_config(common.data);
    if (!config) return config;
    apply(*config, common.overrides);
    // Links that the command line prints need the address that the server will have.
    config->policy.origin = config->origin.empty() ? "http://" + config->listen : config->origin;
    return config;
}

Result<std::unique_ptr<Instance>> open(const Common& common) {
    const auto config = config_of(common);
    if (!config) return config.error();
    return open_instance(*config, system_now, post_at_once());
}

Problem no_such(std::string_view what) {
    return {Kind::not_found, "person.unknown", "There is no " + std::string(what) + " like that.",
            "Run `alongside person list` or `alongside program list` to see who and what there is.",
            ""};
}

Result<ProgramId> find_program(service::Services& services, const std::string& asked) {
    const auto programs = services.people.programs();
    if (asked.empty() && programs.size() == 1) return programs.front().id;
    for (const service::Program& program : programs) {
        if (program.id.text() == asked || folded(program.name) == folded(asked)) return program.id;
    }
    if (asked.empty()) {
        return Problem{Kind::invalid, "program.several", "There are several programs.",
                       "Say which one with --program.", ""};
    }
    return no_such("program");
}

/// A client walks with someone from the first entry on; the command line says with whom.
Result<service::Person> add_to_program(service::Services& services, const service::NewPerson& asked,
                                       const ProgramId& program, const std::string& with) {
    if (with.empty()) return services.people.create(asked, program);
    const auto host = find_person(services, with);
    if (!host) return host.error();
    service::NewPerson client = asked;
    client.program = program;
    return services.add_person({host->id, services.people.places_of(host->id)}, client);
}

void print_invitation(const service::InvitationSecrets& secrets) {
    fmt::print("  link  {}\n  code  {}\n  until {}\n", secrets.link, secrets.code,
               to_text(secrets.expires_at));
}

}  // namespace

Result<service::Person> find_person(service::Services& services, const std::string& asked) {
    std::vector<service::Person> found;
    for (service::Person& person : services.people.everyone()) {
        if (person.id.text() == asked) return std::move(person);
        if (folded(person.name.text()) == folded(asked)) found.push_back(std::move(person));
    }
    if (found.empty()) return no_such("person");
    if (found.size() > 1) {
        return Problem{Kind::conflict, "person.several", "Several people have that name.",
                       "Use the id that `alongside person list` shows.", ""};
    }
    return std::move(found.front());
}

int fail(const Common& common, const Problem& problem) {
    if (common.json) {
        std::cout << http::problem_json(problem).body << "\n";
    } else {
        std::cerr << "alongside: " << problem.title;
        if (!problem.field.empty()) std::cerr << " (" << problem.field << ")";
        std::cerr << "\n";
        if (!problem.detail.empty()) std::cerr << "  " << problem.detail << "\n";
    }
    return problem.kind == Kind::invalid ? 2 : 1;
}

int init(const Common& common, const InitAsked& asked) {
    const auto config = config_of(common);
    if (!config) return fail(common, config.error());
    const auto made =
        initialize(*config, asked.organization, asked.program, asked.zone, system_now);
    if (!made) return fail(common, made.error());
    if (common.json) {
        std::cout << json::text(*made) << "\n";
        return 0;
    }
    fmt::print("Ready: {} in {}\n", made->name, config->data.string());
    fmt::print("Keep {}/keys/master.key safe and apart: without it nothing can be read.\n",
               config->data.string());
    fmt::print("Next: alongside person add --data {} --name NAME --role administrator --invite\n",
               config->data.string());
    return 0;
}

int person_add(const Common& common, const PersonAsked& asked) {
    auto instance = open(common);
    if (!instance) return fail(common, instance.error());
    service::Services& services = (*instance)->services();
    service::NewPerson person;
    const auto name = normalized(asked.name);
    if (!name || !Text<120>::fits(*name)) {
        return fail(common, {Kind::invalid, "person.name", "A name needs 1 to 120 characters.",
                             "Give it with --name.", ""});
    }
    person.name = Text<120>(*name);
    if (!boost::describe::enum_from_string(asked.role.c_str(), person.role)) {
        return fail(common, {Kind::invalid, "person.role", "That is not a role.",
                             "Use client, clinician, recovery_coach, supporter, supervisor or "
                             "administrator.",
                             ""});
    }
    if (!asked.contact.empty()) {
        const auto contact = normalized(asked.contact);
        if (!contact || !Text<200>::fits(*contact)) {
            return fail(common, {Kind::invalid, "person.contact", "That contact is too long.",
                                 "Use at most 200 characters.", ""});
        }
        person.contact = Text<200>(*contact);
    }
    const auto program = find_program(services, asked.program);
    if (!program) return fail(common, program.error());
    const auto added = add_to_program(services, person, *program, asked.with);
    if (!added) return fail(common, added.error());
    Added result{added->id, added->name, person.role, *program, std::nullopt};
    if (asked.invite) {
        auto secrets = services.accounts.invite(PersonId{}, added->id);
        if (!secrets) return fail(common, secrets.error());
        result.invitation = std::move(*secrets);
    }
    if (common.json) {
        std::cout << json::text(result) << "\n";
        return 0;
    }
    std::cout << "Added " << added->name.text() << "  " << added->id.text() << "\n";
    if (result.invitation) print_invitation(*result.invitation);
    return 0;
}

int person_invite(const Common& common, const std::string& asked) {
    auto instance = open(common);
    if (!instance) return fail(common, instance.error());
    service::Services& services = (*instance)->services();
    const auto person = find_person(services, asked);
    if (!person) return fail(common, person.error());
    const auto secrets = services.accounts.invite(PersonId{}, person->id);
    if (!secrets) return fail(common, secrets.error());
    if (common.json) {
        std::cout << json::text(
                         Invited{person->id, secrets->link, secrets->code, secrets->expires_at})
                  << "\n";
        return 0;
    }
    std::cout << "Invited " << person->name.text() << "; earlier invitations no longer work\n";
    print_invitation(*secrets);
    return 0;
}

int person_check_in_link(const Common& common, const std::string& asked) {
    auto instance = open(common);
    if (!instance) return fail(common, instance.error());
    service::Services& services = (*instance)->services();
    const auto person = find_person(services, asked);
    if (!person) return fail(common, person.error());
    const auto link = services.passes.link_for(person->id, system_now() + std::chrono::hours{24});
    if (!link) return fail(common, link.error());
    if (common.json) {
        std::cout << json::text(CheckInLink{person->id, link->url, link->expires_at}) << "\n";
        return 0;
    }
    std::cout << link->url << "\n";
    return 0;
}

int person_list(const Common& common) {
    auto instance = open(common);
    if (!instance) return fail(common, instance.error());
    const service::PeoplePage page{(*instance)->services().people.everyone(), std::nullopt};
    if (common.json) {
        std::cout << json::text(page) << "\n";
        return 0;
    }
    for (const service::Person& person : page.people) {
        std::cout << person.id.text() << "  " << person.name.text();
        for (const service::Membership& membership : person.memberships) {
            std::cout << "  " << json::Format<Role>::name(membership.role) << " at "
                      << membership.program.name;
        }
        std::cout << "\n";
    }
    return 0;
}

int program_add(const Common& common, const std::string& name, const std::string& zone) {
    auto instance = open(common);
    if (!instance) return fail(common, instance.error());
    const auto text = normalized(name);
    if (!text || !Text<120>::fits(*text) || zone.size() > 64 || zone.empty()) {
        return fail(common, {Kind::invalid, "program.name", "A name needs 1 to 120 characters.",
                             "Give it with --name, and the time zone with --zone.", ""});
    }
    const auto added =
        (*instance)->services().people.create_program({Text<120>(*text), Text<64>(zone)});
    if (!added) return fail(common, added.error());
    if (common.json) {
        std::cout << json::text(*added) << "\n";
    } else {
        std::cout << "Added " << added->name << "  " << added->id.text() << "\n";
    }
    return 0;
}

int program_list(const Common& common) {
    auto instance = open(common);
    if (!instance) return fail(common, instance.error());
    const service::ProgramList list{(*instance)->services().people.programs()};
    if (common.json) {
        std::cout << json::text(list) << "\n";
        return 0;
    }
    for (const service::Program& program : list.programs) {
        std::cout << program.id.text() << "  " << program.name << "  " << program.zone << "\n";
    }
    return 0;
}

namespace {

/// A policy as a file holds it: what `--json` prints can be set again.
struct PolicyFile {
    std::optional<std::int64_t> version;  ///< of what was printed; not compared
    List<service::ProgramLimit, 30> limits;
    List<service::OnCall, 20> on_call;
    std::optional<Scale<1, 168>> answer_hours;                    ///< absent: 24
    std::optional<List<service::SensitiveAnswer, 30>> sensitive;  ///< absent: the usual ones
};
BOOST_DESCRIBE_STRUCT(PolicyFile, (), (version, limits, on_call, answer_hours, sensitive))

constexpr std::size_t largest_policy = 256U << 10U;

Result<PolicyFile> read_policy(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(largest_policy + 1, '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.empty() || text.size() > largest_policy) {
        return Problem{Kind::invalid, "policy.file", "This file is empty, too large or not there.",
                       "Give a JSON file with `limits`, `on_call`, `answer_hours` and `sensitive`.",
                       ""};
    }
    return json::from_text<PolicyFile>(text);
}

std::string roles(const List<Role, 4>& named) {
    std::string all;
    for (const Role role : named) {
        all += (all.empty() ? "" : ", ") + std::string(json::Format<Role>::name(role));
    }
    return all.empty() ? "nobody" : all;
}

void print_policy(const service::ProgramPolicy& policy) {
    for (const service::ProgramLimit& limit : policy.limits) {
        fmt::print("limit    {}: {}\n", limit.name.text(), limit.effect.text());
    }
    for (const service::OnCall& one : policy.on_call) {
        std::string days;
        for (const DayName day : one.days) {
            days += std::string(json::Format<DayName>::name(day)) + " ";
        }
        fmt::print("on call  {}  {}{} to {}\n", one.who.text(), days, one.from.text(),
                   one.to.text());
    }
    fmt::print("answers  within {} hours\n", service::answer_promise_of(policy).count());
    for (const service::SensitiveAnswer& one : service::sensitive_answers_of(policy)) {
        fmt::print("tells    of {} in {}: {}, to be seen within {} minutes; then {}\n",
                   one.because.text(), one.instrument.text(), roles(one.tell), one.minutes.value,
                   roles(one.then));
    }
    if (!policy.sensitive) fmt::print("         (the usual ones: none were chosen)\n");
    if (policy.version == 0) fmt::print("No policy was set yet.\n");
}

}  // namespace

int program_policy(const Common& common, const std::string& program, const std::string& file) {
    auto instance = open(common);
    if (!instance) return fail(common, instance.error());
    service::Services& services = (*instance)->services();
    const auto id = find_program(services, program);
    if (!id) return fail(common, id.error());
    if (!file.empty()) {
        const auto asked = read_policy(file);
        if (!asked) return fail(common, asked.error());
        const service::PolicyAsked wanted{0, asked->limits, asked->on_call, asked->answer_hours,
                                          asked->sensitive};
        if (auto set = services.policies.put(*id, wanted); !set) return fail(common, set.error());
    }
    const auto policy = services.policies.find(*id).value_or(service::ProgramPolicy{});
    if (common.json) {
        std::cout << json::text(PolicyFile{policy.version, policy.limits, policy.on_call,
                                           policy.answer_hours, policy.sensitive})
                  << "\n";
    } else {
        print_policy(policy);
    }
    return 0;
}

}  // namespace alongside::cli
