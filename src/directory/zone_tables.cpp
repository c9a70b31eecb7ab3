#include "directory/zone_tables.hpp"

#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>

namespace alongside::directory {
namespace {

constexpr std::string_view folder = "/usr/share/zoneinfo/";

std::string read_table(std::string_view name) {
    std::ifstream file(std::string(folder) + std::string(name));
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The tab-separated cells of each line that is no comment.
std::vector<std::vector<std::string>> rows_of(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string> cells;
        std::istringstream in(line);
        for (std::string cell; std::getline(in, cell, '\t');) cells.push_back(cell);
        rows.push_back(std::move(cells));
    }
    return rows;
}

/// `±DDMM`, `±DDDMM`, `±DDMMSS` or `±DDDMMSS` in degrees.
std::optional<double> parse_degrees(std::string_view text, std::size_t degree_digits) {
    if (text.size() < degree_digits + 3) return std::nullopt;
    for (const char c : text.substr(1)) {
        if (c < '0' || c > '9') return std::nullopt;
    }
    const auto digits = [&](std::size_t from, std::size_t count) {
        return from + count <= text.size()
                   ? std::atof(std::string(text.substr(from, count)).c_str())
                   : 0.0;
    };
    const double size = digits(1, degree_digits) + digits(1 + degree_digits, 2) / 60 +
                        digits(3 + degree_digits, 2) / 3600;
    return text[0] == '-' ? -size : size;
}

/// ISO 6709 as the table writes it: `+4043-07400`.
std::optional<Position> parse_position(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const std::size_t second = text.find_first_of("+-", 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto lat = parse_degrees(text.substr(0, second), 2);
    const auto lon = parse_degrees(text.substr(second), 3);
    if (!lat || !lon) return std::nullopt;
    return position_at(*lat, *lon);
}

}  // namespace

std::vector<PrincipalLocation> parse_zone_table(std::string_view text) {
    std::vector<PrincipalLocation> result;
    for (const auto& cells : rows_of(text)) {
        if (cells.size() < 3 || cells[0].size() != 2) continue;
        const auto position = parse_position(cells[1]);
        if (position) result.push_back({cells[0], *position, cells[2]});
    }
    return result;
}

const std::vector<Country>& countries() {
    static const std::vector<Country> table = [] {
        std::vector<Country> result;
        for (const auto& cells : rows_of(read_table("iso3166.tab"))) {
            if (cells.size() >= 2) result.push_back({cells[0], cells[1]});
        }
        return result;
    }();
    return table;
}

const std::vector<PrincipalLocation>& principal_locations() {
    static const std::vector<PrincipalLocation> table = parse_zone_table(read_table("zone.tab"));
    return table;
}

}  // namespace alongside::directory
