// See address.hpp. Written for the addresses of real lists, which are North American for the most
// part; anything else keeps its city and country where the country is named last.
#include "directory/address.hpp"

#include "base/text.hpp"
#include "directory/zone_tables.hpp"

#include <algorithm>
#include <cctype>
#include <unordered_map>
#include <vector>

namespace alongside::directory {
namespace {

struct NamedCode {
    std::string_view name;  ///< folded
    std::string_view code;
};

constexpr NamedCode us_states[] = {
    {"alabama", "AL"},        {"alaska", "AK"},        {"arizona", "AZ"},
    {"arkansas", "AR"},       {"california", "CA"},    {"colorado", "CO"},
    {"connecticut", "CT"},    {"delaware", "DE"},      {"district of columbia", "DC"},
    {"florida", "FL"},        {"georgia", "GA"},       {"hawaii", "HI"},
    {"idaho", "ID"},          {"illinois", "IL"},      {"indiana", "IN"},
    {"iowa", "IA"},           {"kansas", "KS"},        {"kentucky", "KY"},
    {"louisiana", "LA"},      {"maine", "ME"},         {"maryland", "MD"},
    {"massachusetts", "MA"},  {"michigan", "MI"},      {"minnesota", "MN"},
    {"mississippi", "MS"},    {"missouri", "MO"},      {"montana", "MT"},
    {"nebraska", "NE"},       {"nevada", "NV"},        {"new hampshire", "NH"},
    {"new jersey", "NJ"},     {"new mexico", "NM"},    {"new york", "NY"},
    {"north carolina", "NC"}, {"north dakota", "ND"},  {"ohio", "OH"},
    {"oklahoma", "OK"},       {"oregon", "OR"},        {"pennsylvania", "PA"},
    {"puerto rico", "PR"},    {"rhode island", "RI"},  {"south carolina", "SC"},
    {"south dakota", "SD"},   {"tennessee", "TN"},     {"texas", "TX"},
    {"utah", "UT"},           {"vermont", "VT"},       {"virginia", "VA"},
    {"washington", "WA"},     {"west virginia", "WV"}, {"wisconsin", "WI"},
    {"wyoming", "WY"},        {"guam", "GU"},          {"american samoa", "AS"},
    {"virgin islands", "VI"},
};

constexpr NamedCode provinces[] = {
    {"alberta", "AB"},
    {"british columbia", "BC"},
    {"manitoba", "MB"},
    {"new brunswick", "NB"},
    {"newfoundland and labrador", "NL"},
    {"newfoundland", "NL"},
    {"northwest territories", "NT"},
    {"nova scotia", "NS"},
    {"nunavut", "NU"},
    {"ontario", "ON"},
    {"prince edward island", "PE"},
    {"quebec", "QC"},
    {"saskatchewan", "SK"},
    {"yukon", "YT"},
};

// Beside the English names and codes of the system's table.
constexpr NamedCode country_aliases[] = {
    {"usa", "US"},
    {"u.s.a.", "US"},
    {"u.s.a", "US"},
    {"u.s", "US"},
    {"u.s.", "US"},
    {"united states of america", "US"},
    {"can", "CA"},
    {"uk", "GB"},
    {"united kingdom", "GB"},
    {"great britain", "GB"},
    {"england", "GB"},
    {"scotland", "GB"},
    {"wales", "GB"},
    {"northern ireland", "GB"},
    {"republic of ireland", "IE"},
    {"mex", "MX"},
    {"gbr", "GB"},
    {"aus", "AU"},
    {"nzl", "NZ"},
    {"deutschland", "DE"},
    {"espana", "ES"},
    {"brasil", "BR"},
    {"the netherlands", "NL"},
    {"south korea", "KR"},
    {"korea", "KR"},
    {"turkiye", "TR"},
    {"czechia", "CZ"},
    {"vietnam", "VN"},
    {"viet nam", "VN"},
};

template <std::size_t N>
std::string code_in(const NamedCode (&table)[N], std::string_view text) {
    const std::string name = folded(text);
    for (const NamedCode& row : table) {
        const bool is_code = name.size() == 2 && text.size() == 2 &&
                             std::toupper(static_cast<unsigned char>(text[0])) == row.code[0] &&
                             std::toupper(static_cast<unsigned char>(text[1])) == row.code[1];
        if (is_code || row.name == name) return std::string(row.code);
    }
    return {};
}

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> parts_of(std::string_view line) {
    std::vector<std::string_view> parts;
    while (!line.empty() && parts.size() < 12) {
        const std::size_t comma = line.find(',');
        const auto part = trimmed(line.substr(0, comma));
        if (!part.empty()) parts.push_back(part);
        if (comma == std::string_view::npos) break;
        line.remove_prefix(comma + 1);
    }
    return parts;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

bool is_zip(std::string_view text) {
    return (text.size() == 5 || (text.size() == 10 && text[5] == '-')) &&
           std::all_of(text.begin(), text.begin() + 5, is_digit);
}

/// "K8N 1A1" or its first half, or both without the blank.
bool is_canadian_code(std::string_view text) {
    const auto half = [](std::string_view t, bool first) {
        return first ? is_letter(t[0]) && is_digit(t[1]) && is_letter(t[2])
                     : is_digit(t[0]) && is_letter(t[1]) && is_digit(t[2]);
    };
    if (text.size() < 3 || !half(text.substr(0, 3), true)) return false;
    if (text.size() == 3) return true;
    const auto rest = trimmed(text.substr(3));
    return rest.size() == 3 && half(rest, false);
}

/// "CA 95005", "CA", "Ontario K8N 1A1", "95005": the part behind the city.
/// @returns whether it was one
bool read_state(std::string_view part, Address& address) {
    for (std::size_t cut = part.size() + 1; cut-- > 0;) {
        if (cut != 0 && cut != part.size() && part[cut] != ' ') continue;
        const auto name = trimmed(part.substr(0, cut));
        const auto code = trimmed(part.substr(cut));
        const bool zip = is_zip(code);
        const bool canadian = is_canadian_code(code);
        if (!code.empty() && !zip && !canadian) continue;
        const std::string state = canadian ? std::string() : us_state(name);
        const std::string province = zip ? std::string() : canadian_province(name);
        if (state.empty() && province.empty() && (code.empty() || !name.empty())) continue;
        address.state = state.empty() ? province : state;
        address.postal_code = std::string(code);
        if (address.country.empty() && (zip || !state.empty())) address.country = "US";
        if (address.country.empty() && (canadian || !province.empty())) address.country = "CA";
        return true;
    }
    return false;
}

}  // namespace

std::string us_state(std::string_view name) {
    return code_in(us_states, trimmed(name));
}

std::string canadian_province(std::string_view name) {
    return code_in(provinces, trimmed(name));
}

std::string country_code(std::string_view text) {
    const auto name = trimmed(text);
    if (name.empty()) return {};
    if (auto code = code_in(country_aliases, name); !code.empty()) return code;
    static const auto by_name = [] {
        std::unordered_map<std::string, std::string> result;
        for (const Country& country : countries()) {
            result.emplace(folded(country.code), country.code);
            result.emplace(folded(country.name), country.code);
        }
        return result;
    }();
    const auto found = by_name.find(folded(name));
    return found == by_name.end() ? std::string() : found->second;
}

Address parse_address(std::string_view line) {
    Address address;
    auto parts = parts_of(line);
    if (parts.empty()) return address;
    // A last part of two letters is a state more often than a country: "Ben Lomond, CA". The
    // state's name "Georgia" likewise.
    const bool may_be_state = !us_state(parts.back()).empty();
    if (!may_be_state && parts.size() > 1) {
        address.country = country_code(parts.back());
        if (!address.country.empty()) parts.pop_back();
    }
    const bool has_states =
        address.country.empty() || address.country == "US" || address.country == "CA";
    // "Ontario, K8N 1A1" comes in two parts.
    for (int i = 0; has_states && i < 2 && parts.size() > 1; ++i) {
        Address found;
        found.country = address.country;
        if (!read_state(parts.back(), found)) break;
        if (!address.state.empty() && !found.state.empty()) break;
        if (address.state.empty()) address.state = found.state;
        if (address.postal_code.empty()) address.postal_code = found.postal_code;
        address.country = found.country;
        parts.pop_back();
    }
    if (parts.empty()) return address;
    address.city = std::string(parts.back());
    parts.pop_back();
    for (const auto part : parts) {
        address.street += (address.street.empty() ? "" : ", ") + std::string(part);
    }
    return address;
}

bool is_area_only(std::string_view line) {
    auto parts = parts_of(line);
    if (parts.size() > 1 && us_state(parts.back()).empty() && !country_code(parts.back()).empty()) {
        parts.pop_back();
    }
    if (parts.size() >= 3) return false;
    return parts.size() < 2 || !std::any_of(parts[0].begin(), parts[0].end(), is_digit);
}

}  // namespace alongside::directory
