// What was measured, beside its ceiling and its target: one table for people, the same as JSON.
#pragma once

#include "journal/json.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::bench {

/// Several measurements of the same thing.
struct Spread {
    double median = 0;
    double lowest = 0;
    double highest = 0;
};
BOOST_DESCRIBE_STRUCT(Spread, (), (median, lowest, highest))
/// @param values  at least one
[[nodiscard]] Spread spread_of(std::vector<double> values);

/// One line of the table.
struct Row {
    std::string id;    ///< for programs and targets: `append.sqlite.5ms.64.http_to_one`
    std::string name;  ///< for people
    std::string unit;  ///< of result and ceiling: `/s`, `ms`, `µs`, `MB`
    Spread result;
    std::optional<Spread> ceiling;  ///< what it is compared with
    std::optional<Spread> ratio;    ///< result / ceiling, within each round
    std::optional<std::string> target;
    std::optional<bool> met;
};
BOOST_DESCRIBE_STRUCT(Row, (), (id, name, unit, result, ceiling, ratio, target, met))

/// What rounds brought for one thing: a value a round.
using Samples = std::vector<double>;

[[nodiscard]] Row alone(std::string id, std::string name, std::string unit, const Samples& results);
/// @param results, ceilings  of the same rounds
[[nodiscard]] Row compared(std::string id, std::string name, std::string unit,
                           const Samples& results, const Samples& ceilings);

/// One thing to measure, once a round.
struct Step {
    Samples* samples;
    std::function<double()> measure;
};
/// Every step once in each round, so that whatever disturbs the machine meets all of them alike;
/// every other round begins at the other end.
void take_turns(std::size_t rounds, const std::vector<Step>& steps);

class Results {
public:
    /// A heading above the lines that follow; the conditions they were measured under.
    void begin(const std::string& heading);
    /// Sets the row's target, if the table has one, and prints the line at once.
    /// @throws std::runtime_error  nothing was measured: a result that is not above 0
    void add(Row row);
    /// @returns a sentence where a target had no line to hold it to; else nothing
    [[nodiscard]] std::string forgotten_target() const;
    [[nodiscard]] std::size_t missed() const;
    [[nodiscard]] std::size_t with_target() const;
    /// `{"size": …, "machine": …, "rows": [ … ]}`
    [[nodiscard]] std::string json(std::string_view size, std::string_view machine) const;
    /// The same table as Markdown.
    [[nodiscard]] std::string markdown(std::string_view size, std::string_view machine) const;

private:
    struct Part {
        std::string heading;
        std::vector<Row> rows;
    };
    std::vector<Part> parts_;
};

}  // namespace alongside::bench
