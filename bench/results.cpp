#include "results.hpp"

#include "targets.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>
#include <stdexcept>

namespace alongside::bench {
namespace {

/// As many digits as mean something.
std::string number(double value) {
    const double size = std::abs(value);
    const int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return fmt::format("{:.{}f}", value, digits);
}

std::string with_range(const Spread& spread) {
    if (spread.lowest == spread.highest) return number(spread.median);
    return fmt::format("{} ({}..{})", number(spread.median), number(spread.lowest),
                       number(spread.highest));
}

struct Cells {
    std::string name, result, ceiling, ratio, target, met;
};

Cells cells_of(const Row& row) {
    return {row.name + ", " + row.unit,
            with_range(row.result),
            row.ceiling ? with_range(*row.ceiling) : "",
            row.ratio ? with_range(*row.ratio) : "",
            row.target.value_or(""),
            !row.met   ? ""
            : *row.met ? "met"
                       : "MISSED"};
}

/// Bytes are not columns: µ and ≥ take two and three.
std::string padded(const std::string& text, std::size_t width) {
    std::size_t columns = 0;
    for (const char c : text) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return text + std::string(columns < width ? width - columns : 0, ' ');
}

void print(const Cells& cells) {
    std::fputs((padded(cells.name, 68) + padded(cells.result, 26) + padded(cells.ceiling, 26) +
                padded(cells.ratio, 20) + padded(cells.target, 9) + cells.met + "\n")
                   .c_str(),
               stdout);
    std::fflush(stdout);
}

bool holds(const Target& target, const Row& row) {
    return ::fnmatch(std::string(target.rows).c_str(), row.id.c_str(), 0) == 0;
}

void hold_to_target(Row& row) {
    for (const Target& target : targets) {
        if (!holds(target, row)) continue;
        check(target.of == Of::result || row.ratio.has_value());
        const double value = target.of == Of::ratio ? row.ratio->median : row.result.median;
        const bool least = target.bound == Bound::at_least;
        row.target = fmt::format("{} {}{}", least ? "≥" : "≤", target.value,
                                 target.of == Of::ratio ? " ×" : "");
        row.met = least ? value >= target.value : value <= target.value;
    }
}

}  // namespace

Spread spread_of(std::vector<double> values) {
    check(!values.empty());
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    const double median =
        values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    return {median, values.front(), values.back()};
}

Row alone(std::string id, std::string name, std::string unit, const Samples& results) {
    return {std::move(id), std::move(name), std::move(unit), spread_of(results), {}, {}, {}, {}};
}

Row compared(std::string id, std::string name, std::string unit, const Samples& results,
             const Samples& ceilings) {
    check(results.size() == ceilings.size());
    Samples ratios;
    for (std::size_t i = 0; i < results.size(); ++i) ratios.push_back(results[i] / ceilings[i]);
    Row row = alone(std::move(id), std::move(name), std::move(unit), results);
    row.ceiling = spread_of(ceilings);
    row.ratio = spread_of(std::move(ratios));
    return row;
}

void take_turns(std::size_t rounds, const std::vector<Step>& steps) {
    for (std::size_t round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const Step& step = steps[round % 2 == 0 ? i : steps.size() - 1 - i];
            step.samples->push_back(step.measure());
        }
    }
}

void Results::begin(const std::string& heading) {
    std::fputs(("\n" + heading + "\n").c_str(), stdout);
    print({"", "result", "ceiling", "ratio", "target", ""});
    parts_.push_back({heading, {}});
}

void Results::add(Row row) {
    if (!(row.result.lowest > 0)) throw std::runtime_error("nothing was measured for " + row.id);
    hold_to_target(row);
    print(cells_of(row));
    parts_.back().rows.push_back(std::move(row));
}

std::string Results::forgotten_target() const {
    for (const Target& target : targets) {
        const auto held = [&](const Part& part) {
            return std::ranges::any_of(part.rows,
                                       [&](const Row& row) { return holds(target, row); });
        };
        if (std::ranges::none_of(parts_, held)) {
            return "no line was held to the target for " + std::string(target.rows);
        }
    }
    return {};
}

std::size_t Results::with_target() const {
    std::size_t count = 0;
    for (const Part& part : parts_) {
        count += static_cast<std::size_t>(
            std::ranges::count_if(part.rows, [](const Row& row) { return row.met.has_value(); }));
    }
    return count;
}

std::size_t Results::missed() const {
    std::size_t count = 0;
    for (const Part& part : parts_) {
        count += static_cast<std::size_t>(
            std::ranges::count_if(part.rows, [](const Row& row) { return row.met == false; }));
    }
    return count;
}

std::string Results::json(std::string_view size, std::string_view machine) const {
    std::vector<Row> rows;
    for (const Part& part : parts_) rows.insert(rows.end(), part.rows.begin(), part.rows.end());
    return "{\"size\":" + json::text(std::string(size)) +
           ",\"machine\":" + json::text(std::string(machine)) + ",\"rows\":" + json::text(rows) +
           "}\n";
}

std::string Results::markdown(std::string_view size, std::string_view machine) const {
    std::string text = fmt::format("Size: {}. Machine: {}.\n", size, machine);
    for (const Part& part : parts_) {
        text += "\n**" + part.heading + "**\n\n| what | result | ceiling | ratio | target | |\n";
        text += "| --- | --- | --- | --- | --- | --- |\n";
        for (const Row& row : part.rows) {
            const Cells cells = cells_of(row);
            text += fmt::format("| {} | {} | {} | {} | {} | {} |\n", cells.name, cells.result,
                                cells.ceiling, cells.ratio, cells.target, cells.met);
        }
    }
    return text;
}

}  // namespace alongside::bench
