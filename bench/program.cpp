#include "program.hpp"

#include "simulate/words.hpp"
#include "talks.hpp"

#include "journal/chain.hpp"
#include "service/secrets.hpp"

#include <atomic>
#include <mutex>
#include <thread>

namespace alongside::bench {
namespace {

constexpr std::size_t clients_of_a_program = 1000;
constexpr std::size_t clients_of_a_clinician = 40;
constexpr std::size_t people_at_once = 500;
/// So many wait for one commit while journals are begun.
constexpr std::size_t hands = 64;
/// How far back the first of many clients came.
constexpr std::chrono::days past{60};

/// A name that nobody has, from the simulator's lists.
std::string name_of(std::size_t n) {
    const auto first = simulate::first_names();
    const auto family = simulate::family_names();
    return std::string(first[n % first.size()]) + " " + family[n / first.size() % family.size()];
}

/// What a client writes in their first days: who they are, what recovery means, how it goes.
std::vector<Draft> first_words(Instant now, std::size_t entries) {
    std::vector<Draft> drafts;
    const auto say = [&](Body body) {
        drafts.push_back(
            {EntryId::make(now), false, {now, "UTC"}, Audience::circle, {}, std::move(body)});
    };
    for (std::size_t i = 0; i < entries; ++i) {
        if (i == 0) {
            PreferencesSet preferences;
            preferences.called = Text<80>{"Mari"};
            preferences.contact = Text<500>{"A text after six is best."};
            say(preferences);
        } else if (i == 1) {
            say(VisionWritten{
                "To wake up and know what I did last night, and to be there on Sundays."});
        } else {
            drafts.push_back(checkin_draft(now));
        }
    }
    return drafts;
}

}  // namespace

void must(const Result<void>& result) {
    if (!result) throw std::runtime_error(result.error().title + " " + result.error().detail);
}

Program::Program(const std::filesystem::path& folder, const std::string& database) {
    config_.data = folder;
    config_.database = database;
    time_.set(system_now() - past - std::chrono::days{1});
    (void)must(cli::initialize(config_, "Bench", "Bench 0", "America/New_York", time_.clock()));
    open();
}

void Program::open() {
    instance_ = must(cli::open_instance(config_, time_.clock(), cli::post_at_once()));
}

std::unique_ptr<Program> Program::copy_to(const std::filesystem::path& folder) {
    check(config_.database.empty());
    close();
    std::filesystem::copy(config_.data, folder,
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
    open();
    std::unique_ptr<Program> copy{new Program};
    copy->config_ = config_;
    copy->config_.data = folder;
    copy->clients_ = clients_;
    copy->clinicians_ = clinicians_;
    copy->time_.set(time_.now());
    copy->open();
    return copy;
}

void Program::add_clients(std::size_t count, std::size_t entries) {
    const std::size_t first = clients_.size();
    std::vector<service::Reader> people;
    for (std::size_t n = first; n < first + count; ++n) {
        const std::size_t place = n % clients_of_a_program;
        // As many clinicians as a whole program needs come with its first client.
        if (place == 0) {
            const auto program = must(services().people.create_program(
                {Text<120>{"Bench " + std::to_string(n / clients_of_a_program + 1)},
                 Text<64>{"America/New_York"}}));
            for (std::size_t i = 0; i < clients_of_a_program / clients_of_a_clinician; ++i) {
                clinicians_.push_back(
                    {PersonId::make(time_.now()), {{program.id, Role::clinician}}});
                people.push_back(clinicians_.back());
            }
        }
        const ProgramId program = clinicians_.back().places.front().program;
        clients_.push_back({PersonId::make(time_.now()), {{program, Role::client}}});
        people.push_back(clients_.back());
    }
    write_people(people);
    begin_journals(first, entries);
    time_.set(system_now());
}

void Program::write_people(std::span<const service::Reader> people) {
    service::Context& context = services().context;
    for (std::size_t at = 0; at < people.size(); at += people_at_once) {
        const auto some = people.subspan(at, std::min(people_at_once, people.size() - at));
        must(store::to_result(
            store().write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
                for (std::size_t i = 0; i < some.size(); ++i) {
                    const auto& [program, role] = some[i].places.front();
                    service::write_person(context, write,
                                          {Text<120>{name_of(at + i)}, role, program, std::nullopt},
                                          program, some[i].person);
                }
                return {};
            }})));
    }
}

/// Clients come over the past weeks, in the order of their numbers; those of one program take
/// turns among its clinicians, so a caseload is spread over all its rows.
void Program::begin_journals(std::size_t first, std::size_t entries) {
    const Instant end = system_now();
    const std::size_t count = clients_.size() - first;
    const std::size_t clinicians = clients_of_a_program / clients_of_a_clinician;
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::string problem;
    const auto work = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            const std::size_t n = first + i;
            time_.set(end - past +
                      past * static_cast<std::int64_t>(i) / static_cast<std::int64_t>(count));
            const service::Reader& client = clients_[n];
            const service::Reader& host =
                clinicians_[n / clients_of_a_program * clinicians + n % clinicians];
            const auto subject = client.person.as<SubjectId>();
            try {
                must(services().journals.begin(host, subject, host.places.front().program));
                if (entries == 0) continue;
                // The clock is everybody's: another hand may have set it back meanwhile, by a few
                // clients' worth, which in a small program is days.
                auto drafts = first_words(time_.now() - std::chrono::days{14}, entries);
                const auto written =
                    must(services().journals.append_now(client, subject, std::move(drafts)));
                for (const auto& answer : written.answers) {
                    if (answer.problem) must(Result<void>(*answer.problem));
                }
            } catch (const std::exception& error) {
                const std::lock_guard lock(mutex);
                problem = error.what();
                next = count;
            }
        }
    };
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < hands; ++i) threads.emplace_back(work);
    for (std::thread& thread : threads) thread.join();
    if (!problem.empty()) throw std::runtime_error("clients could not be added: " + problem);
}

std::vector<SignedIn> Program::sign_in(std::span<const service::Reader> readers) {
    std::vector<SignedIn> all;
    for (const service::Reader& reader : readers) all.push_back({reader, service::random_token()});
    const OrganizationId organization = services().context.organization;
    const Instant now = system_now();
    must(store::to_result(
        store().write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            for (const SignedIn& one : all) {
                store::add_session(
                    write, organization,
                    {sha256({bytes_of(one.token)}), one.reader.person, now, now,
                     now + std::chrono::hours{12}, service::code_of(service::Level::full)});
            }
            return {};
        }})));
    return all;
}

std::vector<std::string> serve_command(const std::filesystem::path& binary,
                                       const std::filesystem::path& folder,
                                       const std::string& database) {
    std::vector<std::string> command{binary, "serve", "--data", folder, "--listen", "127.0.0.1:0"};
    if (!database.empty()) command.insert(command.end(), {"--database", database});
    return command;
}

}  // namespace alongside::bench
