// A journal of 1,000 entries that is not in memory: read, opened, decoded and folded; then the same
// with every hash of its chain checked.
#include "parts.hpp"
#include "talks.hpp"

namespace alongside::bench {
namespace {

constexpr std::int64_t entries_wanted = 1000;
constexpr std::size_t folds_a_round = 10;

/// Check-ins, what the clinician answers, and messages, until there are enough.
void fill(Program& program) {
    const service::Reader& client = program.clients().front();
    const service::Reader& clinician = program.clinicians().front();
    const auto subject = client.person.as<SubjectId>();
    auto& journals = program.services().journals;
    const auto draft = [&](Body body, AboutId about = {}) {
        const Instant now = program.time().now();
        return Draft{EntryId::make(now), false, {now, "UTC"},
                     Audience::circle,   about, std::move(body)};
    };
    const auto write = [&](const service::Reader& author, const std::vector<Draft>& drafts) {
        for (const auto& answer : must(journals.append_now(author, subject, drafts)).answers) {
            if (answer.problem) must(Result<void>(*answer.problem));
        }
    };
    // Whoever walks with this client: the one who began their journal.
    for (std::int64_t count = 1; count < entries_wanted; count += 3) {
        const Draft checkin = checkin_draft(program.time().now());
        write(client, {checkin, draft(MessageSent{"I found the church hall. See you Thursday."})});
        write(clinician, {draft(CheckinAnswered{Text<2000>{"Thank you for telling me."}},
                                checkin.id.as<AboutId>())});
    }
}

double milliseconds_of(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
        .count();
}

/// @throws std::runtime_error  the chain is broken
void check_chain(Program& program, const SubjectId& subject) {
    auto& services = program.services();
    auto read = program.store().snapshot();
    Hash hash = no_hash;
    store::each_entry(
        read, services.context.organization, subject, 0, [&](const store::StoredEntry& entry) {
            hash = chain_hash(hash, services.records.envelope_of(subject, entry), entry.sealed);
            if (hash != entry.hash) throw std::runtime_error("a chain is broken");
        });
}

}  // namespace

void measure_fold(Bench& bench) {
    Program program(bench.folder("fold"));
    program.add_clients(1, 0);
    fill(program);
    const auto subject = program.clients().front().person.as<SubjectId>();
    auto& records = program.services().records;
    if (records.standing(subject)->head != entries_wanted) {
        throw std::runtime_error("the journal to be folded is not as long as it should be");
    }
    Samples cold, checked;
    const auto fold = [&] {
        records.forget(subject);
        (void)records.standing(subject);
    };
    const std::vector<Step> steps{{&cold, [&] { return milliseconds_of(fold); }},
                                  {&checked, [&] {
                                       return milliseconds_of([&] {
                                           fold();
                                           check_chain(program, subject);
                                       });
                                   }}};
    take_turns(bench.sizes.rounds * folds_a_round, steps);
    bench.results.begin("A journal of 1,000 entries that is not in memory");
    bench.results.add(alone("fold.cold", "read, opened, decoded and folded", "ms", cold));
    bench.results.add(alone("fold.checked", "the same, and every hash checked", "ms", checked));
}

}  // namespace alongside::bench
