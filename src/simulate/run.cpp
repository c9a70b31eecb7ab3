#include "journal/chain.hpp"
#include "journal/codec.hpp"
#include "simulate/house_rules.hpp"
#include "simulate/life.hpp"

#include <algorithm>

namespace alongside::simulate {
namespace {

constexpr int clients_a_program = 150;
constexpr int clients_a_clinician = 25;
constexpr int clients_a_coach = 50;
constexpr std::int64_t most_entries = 1'000'000;
constexpr const char* program_names[] = {"Harbor Street Outpatient", "Northside Recovery Program",
                                         "Elm Hill Day Program",     "Lakeshore Outpatient",
                                         "Second Street Recovery",   "Prairie Outpatient Program"};
constexpr const char* zones[] = {"America/New_York", "America/Chicago", "America/Denver",
                                 "America/Los_Angeles"};
/// Two steady lives for each that goes otherwise.
constexpr Course courses[] = {Course::steady,   Course::wavering,  Course::leaving,
                              Course::steady,   Course::returning, Course::steady,
                              Course::wavering, Course::steady};

struct Staff {
    service::Program program;
    service::Reader supervisor;
    std::vector<service::Reader> clinicians;
    std::vector<service::Reader> coaches;
};

/// Makes the people of a simulation and lets their days pass.
class Simulation {
public:
    Simulation(service::Services& services, SimulatedTime& time, const Plan& plan)
        : services_(services),
          time_(time),
          plan_(plan),
          chance_(plan.seed),
          first_(std::chrono::sys_days{plan.until} - std::chrono::days{plan.days - 1}) {}

    [[nodiscard]] Result<Summary> run();

private:
    [[nodiscard]] Result<service::Reader> add(const service::Program& program, Role role);
    [[nodiscard]] Result<Staff> staff_program(int number, int clients);
    [[nodiscard]] Result<void> welcome(const Staff& staff, int number, int begins);
    [[nodiscard]] Result<void> pass();
    [[nodiscard]] Instant at(int day, std::string_view zone, int wall) const;
    [[nodiscard]] std::string digest();

    service::Services& services_;
    SimulatedTime& time_;
    const Plan& plan_;
    Chance chance_;
    std::chrono::sys_days first_;
    std::vector<Staff> programs_;
    std::vector<int> begins_;  ///< the first day of each client, in the order of their numbers
    std::vector<SubjectId> subjects_;
    std::vector<Life> lives_;
    Summary summary_;
};

Instant Simulation::at(int day, std::string_view zone, int wall) const {
    return from_local(zone, Day{first_ + std::chrono::days{day}}, std::chrono::minutes{wall});
}

Result<Summary> Simulation::run() {
    const int programs = (plan_.clients + clients_a_program - 1) / clients_a_program;
    for (int i = 0; i < programs; ++i) {
        const int clients = (plan_.clients + programs - 1 - i) / programs;
        auto staff = staff_program(i, clients);
        if (!staff) return staff.error();
        programs_.push_back(std::move(*staff));
    }
    // Two thirds are here from the beginning, the others come one by one.
    for (int i = 0; i < plan_.clients; ++i) {
        begins_.push_back(i % 3 < 2 ? 0 : chance_.whole(0, plan_.days / 2));
    }
    for (int day = 0; day < plan_.days; ++day) {
        for (int i = 0; i < plan_.clients; ++i) {
            if (begins_[static_cast<std::size_t>(i)] != day) continue;
            const auto& staff = programs_[static_cast<std::size_t>(i % programs)];
            if (auto done = welcome(staff, i, day); !done) return done.error();
        }
        if (auto done = pass(); !done) return done.error();
    }
    summary_.programs = programs;
    summary_.clients = plan_.clients;
    summary_.digest = digest();
    return summary_;
}

Result<service::Reader> Simulation::add(const service::Program& program, Role role) {
    std::string name = chance_.one_of(first_names());
    name += " ";
    name += chance_.one_of(family_names());
    auto made =
        services_.people.create({Text<120>{name}, role, program.id, std::nullopt}, program.id);
    if (!made) return made.error();
    if (role != Role::client && role != Role::supporter) ++summary_.staff;
    return service::Reader{made->id, {{program.id, role}}};
}

Result<Staff> Simulation::staff_program(int number, int clients) {
    const auto n = static_cast<std::size_t>(number);
    std::string name = program_names[n % std::size(program_names)];
    if (n >= std::size(program_names))
        name += " " + std::to_string(n / std::size(program_names) + 1);
    const char* zone = zones[n % std::size(zones)];
    time_.set(at(0, zone, 6 * 60));
    auto program = services_.people.create_program({Text<120>{name}, zone});
    if (!program) return program.error();
    if (auto set = services_.policies.put(program->id, house_rules()); !set) return set.error();
    Staff staff{*program, {}, {}, {}};
    const auto add_some = [&](int count, Role role, auto&& keep) -> Result<void> {
        for (int i = 0; i < count; ++i) {
            auto reader = add(*program, role);
            if (!reader) return reader.error();
            keep(std::move(*reader));
        }
        return {};
    };
    const auto keep_in = [](std::vector<service::Reader>& readers) {
        return [&readers](service::Reader reader) { readers.push_back(std::move(reader)); };
    };
    if (auto done = add_some(1, Role::administrator, [](const service::Reader&) {}); !done) {
        return done.error();
    }
    if (auto done = add_some(1, Role::supervisor,
                             [&](service::Reader reader) { staff.supervisor = std::move(reader); });
        !done) {
        return done.error();
    }
    const int clinicians = std::max(2, (clients + clients_a_clinician - 1) / clients_a_clinician);
    if (auto done = add_some(clinicians, Role::clinician, keep_in(staff.clinicians)); !done) {
        return done.error();
    }
    const int coaches = std::max(1, clients / clients_a_coach);
    if (auto done = add_some(coaches, Role::recovery_coach, keep_in(staff.coaches)); !done) {
        return done.error();
    }
    return staff;
}

/// A clinician brings a new client, the usual way.
Result<void> Simulation::welcome(const Staff& staff, int number, int begins) {
    const auto n = static_cast<std::size_t>(number) / programs_.size();
    Circle circle;
    circle.clinician = staff.clinicians[n % staff.clinicians.size()];
    circle.other_clinician = staff.clinicians[(n + 1) % staff.clinicians.size()];
    circle.coach = staff.coaches[n % staff.coaches.size()];
    circle.supervisor = staff.supervisor;
    circle.program = staff.program.id;
    circle.zone = staff.program.zone;
    time_.set(at(begins, circle.zone, 7 * 60));
    std::string name = chance_.one_of(first_names());
    name += " ";
    name += chance_.one_of(family_names());
    auto client = services_.add_person(
        circle.clinician, {Text<120>{name}, Role::client, staff.program.id, std::nullopt});
    if (!client) return client.error();
    circle.client = {client->id, {{staff.program.id, Role::client}}};
    if (chance_.happens(0.25)) {
        auto supporter = add(staff.program, Role::supporter);
        if (!supporter) return supporter.error();
        circle.supporter = supporter->person;
    }
    const Language language = chance_.happens(0.3) ? Language::es : Language::en;
    const Course course = courses[static_cast<std::size_t>(number) % std::size(courses)];
    subjects_.push_back(client->id.as<SubjectId>());
    lives_.emplace_back(chance_.fork(), course, language, std::move(circle),
                        Day{first_ + std::chrono::days{begins}}, plan_.days - begins);
    return {};
}

/// Everyone's day: first sittings side by side, then second ones, so that no journal is written
/// by two at once.
Result<void> Simulation::pass() {
    std::vector<std::vector<Sitting>> rounds;
    for (Life& life : lives_) {
        std::vector<Sitting> sittings = life.next_day();
        if (rounds.size() < sittings.size()) rounds.resize(sittings.size());
        for (std::size_t i = 0; i < sittings.size(); ++i) {
            rounds[i].push_back(std::move(sittings[i]));
        }
    }
    for (std::vector<Sitting>& round : rounds) {
        if (auto done = write_side_by_side(services_, time_, std::move(round)); !done) return done;
    }
    return {};
}

std::string Simulation::digest() {
    Hash hash = no_hash;
    for (const SubjectId& subject : subjects_) {
        for (Entry& entry : services_.records.entries(subject, 0, most_entries)) {
            // What the server says by itself has the organization's id, which no seed gives.
            if (entry.author == services_.context.organization.as<PersonId>()) entry.author = {};
            hash = sha256({hash, bytes_of(entry_json(entry))});
            ++summary_.entries;
        }
    }
    return to_hex(hash);
}

}  // namespace

std::function<Uuid(Instant)> seeded_ids(std::uint64_t seed) {
    struct Shared {
        explicit Shared(std::uint64_t from) : chance(from) {}
        std::mutex mutex;
        Chance chance;
    };
    // Not the sequence in which lives unfold: the same seed gives both.
    auto shared = std::make_shared<Shared>(seed ^ 0x9e37'79b9'7f4a'7c15U);
    return [shared](Instant now) {
        const std::lock_guard lock(shared->mutex);
        return shared->chance.id(now);
    };
}

Result<Summary> run(service::Services& services, SimulatedTime& time, const Plan& plan) {
    if (plan.clients < 1 || plan.days < 1 || plan.days > 365 || !plan.until.ok()) {
        return Problem{Kind::invalid, "simulate.plan", "This is not a plan that can be simulated.",
                       "Ask for at least one client, and 1 to 365 days.", ""};
    }
    return Simulation(services, time, plan).run();
}

}  // namespace alongside::simulate
