#include "directory/row_reader.hpp"

#include "base/text.hpp"
#include "directory/json_rows.hpp"
#include "directory/listing_words.hpp"
#include "directory/plain_text.hpp"

#include <boost/json.hpp>

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace alongside::directory {
namespace {

std::optional<double> read_number(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::vector<double> read_numbers(std::string_view text) {
    std::vector<double> numbers;
    while (numbers.size() < 5) {
        const std::size_t comma = text.find(',');
        const auto number = read_number(text.substr(0, comma));
        if (!number) return {};
        numbers.push_back(*number);
        if (comma == std::string_view::npos) break;
        text.remove_prefix(comma + 1);
    }
    return numbers;
}

/// "9/12/2022 9:43:12 AM": month first, as the one list that does so writes it.
std::optional<Instant> read_american(std::string_view text) {
    int parts[3] = {};
    for (int& part : parts) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
        if (error != std::errc{}) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (!text.empty()) text.remove_prefix(1);  // "/" or the blank
    }
    if (parts[0] < 1 || parts[1] < 1 || parts[2] < 1900 || parts[2] > 2199) return std::nullopt;
    const Day day{std::chrono::year{parts[2]}, std::chrono::month{static_cast<unsigned>(parts[0])},
                  std::chrono::day{static_cast<unsigned>(parts[1])}};
    const auto time = text.empty() ? std::chrono::minutes{0} : read_time(text);
    if (!day.ok() || !time) return std::nullopt;
    return Instant{std::chrono::sys_days{day}} + *time;
}

}  // namespace

void read_record(std::string_view text, Report& report,
                 const std::function<void(const boost::json::object&)>& use, std::size_t deepest) {
    if (text.size() > longest_row) return report.skip("record too large");
    unsigned char buffer[16 * 1024];
    boost::json::monotonic_resource memory(buffer);
    boost::json::parse_options options;
    options.max_depth = deepest;
    options.allow_invalid_utf8 = true;  // read as Windows-1252, field by field
    boost::system::error_code error;
    const boost::json::value value = boost::json::parse(text, error, &memory, options);
    if (error) return report.skip("not readable JSON");
    if (!value.is_object()) return report.skip("not an object");
    if (!is_utf8(text)) report.note("not_utf8");
    use(value.get_object());
}

std::optional<std::string> RowReader::raw(std::string_view field) const {
    const auto* value = row_.if_contains(field);
    if (value == nullptr) return std::nullopt;
    if (value->is_string()) return std::string(value->get_string());
    if (value->is_int64() || value->is_uint64()) return boost::json::serialize(*value);
    return std::nullopt;
}

std::string RowReader::limited(std::string text, std::size_t longest) {
    if (count_characters(text) <= longest) return text;
    report_.note("text_too_long");
    return {};
}

std::string RowReader::line(std::initializer_list<std::string_view> fields, std::size_t longest) {
    for (const std::string_view field : fields) {
        const auto text = raw(field);
        if (!text) continue;
        std::string kept = limited(plain_line(*text), longest);
        if (!kept.empty()) return kept;
    }
    return {};
}

std::string RowReader::lines(std::string_view field) {
    const auto text = raw(field);
    return text ? limited(plain_lines(*text), longest_notes) : std::string();
}

std::string RowReader::address_of_page(std::string_view field) {
    const auto text = raw(field);
    if (!text || text->empty()) return {};
    auto address = web_address(*text);
    if (!address) report_.note("bad_url");
    return address.value_or(std::string());
}

std::vector<std::string> RowReader::list(std::string_view field, char separator) {
    constexpr std::size_t most = 100;
    std::vector<std::string> result;
    const auto add = [&](std::string_view text) {
        std::string kept = limited(plain_line(text), longest_line);
        if (!kept.empty() && result.size() < most) result.push_back(std::move(kept));
    };
    const auto* value = row_.if_contains(field);
    if (value != nullptr && value->is_array()) {
        for (const auto& each : value->get_array()) {
            if (each.is_string()) add(each.get_string());
            if (each.is_int64()) add(std::to_string(each.get_int64()));
        }
        return result;
    }
    const std::string whole = raw(field).value_or(std::string());
    // Entities before the split: "&gt;" is a separator too, and "&amp;" ends in none.
    const std::string text = plain_line(whole);
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find(separator, from), text.size());
        add(std::string_view(text).substr(from, end - from));
        from = end + 1;
    }
    return result;
}

std::optional<double> RowReader::number(std::string_view field) const {
    const auto* value = row_.if_contains(field);
    if (value == nullptr) return std::nullopt;
    if (value->is_string()) return read_number(value->get_string());
    if (!value->is_number()) return std::nullopt;
    return value->to_number<double>();
}

std::string RowReader::text_of_number(std::string_view field) const {
    const auto value = number(field);
    if (!value || !std::isfinite(*value) || std::abs(*value) >= 1e9) return {};
    const bool is_whole = *value == std::floor(*value);
    return is_whole ? fmt::format("{:.0f}", *value) : fmt::format("{:.2f}", *value);
}

RowReader::Found RowReader::position() {
    const auto lat = number("latitude");
    const auto lon = number("longitude");
    if (lat && lon) {
        const auto position = position_at(*lat, *lon);
        if (!position && (*lat != 0 || *lon != 0)) report_.note("position_out_of_range");
        // One of them exactly 0 is how some lists write "unknown".
        if (*lat == 0 || *lon == 0) return {};
        return {position, false};
    }
    const auto numbers = read_numbers(raw("coordinates").value_or(std::string()));
    if (numbers.size() == 2) return {position_at(numbers[0], numbers[1]), false};
    if (numbers.size() == 4) {
        return {position_at((numbers[0] + numbers[2]) / 2, (numbers[1] + numbers[3]) / 2), true};
    }
    return {};
}

std::optional<Instant> RowReader::updated(std::string_view field) {
    std::string text = line({field});
    if (text.empty()) return std::nullopt;
    if (const auto moment = parse_moment(text)) return moment->at;
    if (const auto american = read_american(text)) return american;
    // "2020-12-24 00:05:56", and with the blank lost "2020-12-2400:05:56".
    if (text.size() > 10 && text[10] == ' ') text.erase(10, 1);
    if (text.size() == 10) text += "00:00:00";
    if (text.size() == 18) {
        const auto moment = parse_moment(text.substr(0, 10) + "T" + text.substr(10) + "Z");
        if (moment) return moment->at;
    }
    report_.note("updated_unreadable");
    return std::nullopt;
}

}  // namespace alongside::directory
