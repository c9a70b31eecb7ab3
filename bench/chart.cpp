// The chart of someone who checked in 5,000 times: how long the server takes to tell it, thinned,
// with the journal in memory and nothing else remembered; and the newest check-ins as a list.
#include "parts.hpp"
#include "talks.hpp"
#include "writer.hpp"

#include "journal/json.hpp"

namespace alongside::bench {
namespace {

constexpr int checkins = 5000;
constexpr std::size_t reads_a_round = 10;

void check_in(Program& program, Writer& writer, int number) {
    CheckinRecorded report;
    using enum CheckinQuestion;
    int value = number;
    for (const CheckinQuestion question : {mood, urge, sleep, connection, stress, confidence}) {
        report.answers.push_back({question, value % 5});
        value = value / 5 + number;
    }
    writer.add(report, {});
    program.time().set(program.time().now() + std::chrono::hours{8});
}

}  // namespace

void measure_chart(Bench& bench) {
    Program program(bench.folder("chart"));
    program.add_clients(1, 0);
    const service::Reader& client = program.clients().front();
    const auto subject = client.person.as<SubjectId>();
    Writer writer(program, client);
    for (int number = 0; number < checkins; ++number) check_in(program, writer, number);
    writer.hand_in();
    auto& views = program.services().views;
    std::size_t bytes = 0;
    const auto timed = [](auto&& work) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
            .count();
    };
    service::ChartAsked asked;
    asked.from = Day{std::chrono::floor<std::chrono::days>(program.time().now()) -
                     std::chrono::days{checkins}};
    Samples chart, list;
    const std::vector<Step> steps{
        {&chart,
         [&] {
             return timed([&] {
                 const auto told = must(views.chart(client, subject, asked));
                 bytes = json::text(told).size();
                 if (told.series.empty() || told.series.front().of != checkins) {
                     throw std::runtime_error("the chart is not whole");
                 }
             });
         }},
        {&list,
         [&] { return timed([&] { (void)json::text(must(views.checkins(client, subject))); }); }}};
    take_turns(bench.sizes.rounds * reads_a_round, steps);
    bench.results.begin("The chart of 5,000 check-ins with six answers each, thinned to " +
                        std::to_string(bytes / 1024) + " KiB, the journal in memory");
    bench.results.add(alone("chart.told", "the whole chart", "ms", chart));
    bench.results.add(alone("chart.list", "the newest sixty as a list", "ms", list));
}

}  // namespace alongside::bench
