// A plan with 60 goals, 600 steps and five years of changes: how long the server takes to tell it,
// to the client and to their clinician, with the journal in memory and nothing else remembered.
#include "parts.hpp"
#include "talks.hpp"
#include "writer.hpp"

#include "journal/json.hpp"

namespace alongside::bench {
namespace {

constexpr int goals = 60;
constexpr int steps_a_goal = 10;
constexpr int looks_a_goal = 20;  // four times a year, for five years
constexpr std::size_t reads_a_round = 10;

AboutId new_about(Program& program) {
    return EntryId::make(program.time().now()).as<AboutId>();
}

void write_goal(Program& program, Writer& writer, int number) {
    const AboutId goal = new_about(program);
    const std::string words = "Something that matters to me, number " + std::to_string(number);
    GoalProposed offered;
    offered.words = Text<500>(words);
    offered.why = "Because of the mornings.";
    offered.domain = LifeDomain::home;
    writer.add(offered, goal);
    writer.add(GoalAccepted{Text<500>(words), 4}, goal);
    for (int i = 0; i < steps_a_goal; ++i) {
        const AboutId step = new_about(program);
        writer.add(StepAdded{goal, "The next small thing that I can do.", Role::client, {}}, step);
        writer.add(StepChanged{"A smaller thing that I can do today.", {}, {}, true, {}}, step);
        if (i % 2 == 0) writer.add(StepDone{"It was all right.", {}}, step);
    }
    const AboutId obstacle = new_about(program);
    writer.add(ObstacleNamed{goal, Barrier::childcare, "Beto wakes up."}, obstacle);
    writer.add(ObstacleWayChosen{"Ask my sister on Tuesdays."}, obstacle);
    for (int i = 0; i < looks_a_goal; ++i) {
        writer.add(GoalGauged{8, 2 + i % 8}, goal);
        if (i % 4 == 0)
            writer.add(GoalReworded{Text<500>(words + " " + std::to_string(i)), {}}, goal);
    }
}

}  // namespace

void measure_plan(Bench& bench) {
    Program program(bench.folder("plan"));
    program.add_clients(1, 0);
    const service::Reader& client = program.clients().front();
    const service::Reader& clinician = program.clinicians().front();
    const auto subject = client.person.as<SubjectId>();
    Writer writer(program, client);
    for (int number = 0; number < goals; ++number) write_goal(program, writer, number);
    writer.hand_in();
    auto& views = program.services().views;
    std::size_t bytes = 0;
    const auto read = [&](const service::Reader& reader) {
        const auto begin = std::chrono::steady_clock::now();
        const auto plan = must(views.plan(reader, subject));
        bytes = json::text(plan).size();
        if (plan.goals.size() != goals) throw std::runtime_error("the plan is not whole");
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
            .count();
    };
    Samples own, clinicians;
    const std::vector<Step> steps{{&own, [&] { return read(client); }},
                                  {&clinicians, [&] { return read(clinician); }}};
    take_turns(bench.sizes.rounds * reads_a_round, steps);
    bench.results.begin("A plan with 60 goals, 600 steps and five years of changes, " +
                        std::to_string(bytes / 1024) + " KiB, its journal in memory");
    bench.results.add(alone("plan.client", "told to the client", "ms", own));
    bench.results.add(alone("plan.clinician", "told to the clinician", "ms", clinicians));
}

}  // namespace alongside::bench
