// Takes a one-line postal address apart, as far as a search by place and a time zone need it.
#pragma once

#include <string>
#include <string_view>

namespace alongside::directory {

/// The parts of an address; empty where it does not say.
struct Address {
    std::string street;
    std::string city;
    std::string state;  ///< two capitals in the US and Canada: "CA", "ON"
    std::string postal_code;
    std::string country;  ///< ISO 3166-1, two capitals
};

/// "9636 CA-9, Ben Lomond, CA 95005, USA" → street, "Ben Lomond", "CA", "95005", "US".
/// The country follows from the state or the form of the postal code where it is not named.
[[nodiscard]] Address parse_address(std::string_view line);

/// ISO 3166-1 code of a country as lists write it: "USA", "us", "Deutschland" stays unknown,
/// "Canada", "CA" → Canada. @returns "" for what is no country
[[nodiscard]] std::string country_code(std::string_view name);
/// Code of a state of the US: "CA", "California", "calif." is unknown. @returns "" for all else
[[nodiscard]] std::string us_state(std::string_view name);
/// Code of a province or territory of Canada. @returns "" for all else
[[nodiscard]] std::string canadian_province(std::string_view name);

/// Whether a one-line address names an area only ("Anytown, OK 12345, USA"), not a door: no number
/// in front and fewer than three parts beside the country.
[[nodiscard]] bool is_area_only(std::string_view line);

}  // namespace alongside::directory
