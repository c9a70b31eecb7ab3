// A definition from its text, or everything that is wrong with it.
#pragma once

#include "measures/reading.hpp"

#include <optional>
#include <string_view>

namespace alongside::measures {

inline constexpr std::size_t largest_definition = 256 * 1024;  ///< bytes
inline constexpr std::size_t most_items = 200;
inline constexpr std::size_t most_options = 50;

/// A definition, or what keeps it from being used; never both, never neither.
struct ReadDefinition {
    std::optional<Definition> definition;
    std::vector<Fault> faults;
};

/// @param file  its name, for the faults
[[nodiscard]] ReadDefinition read_definition(std::string_view file, std::string_view text);

/// Whether this is an instrument's id: lower-case letters, digits and hyphens, at most 40.
[[nodiscard]] bool is_instrument_id(std::string_view text);
/// Whether this is a version: letters, digits, dots and hyphens, at most 40.
[[nodiscard]] bool is_version(std::string_view text);

// --- the steps of it ---------------------------------------------------------------------------

/// The questions, those of groups among them, in their order.
void read_items(const Node& questionnaire, Definition& definition);

/// Scales, bands, flags, skips, gate and reliable change.
void read_scoring(const Node& questionnaire, Definition& definition);

/// What only shows when all is read: bands that overlap, a scale without items …
void check_consistency(const Node& questionnaire, const Definition& definition);

/// A FHIR text and its translations.
[[nodiscard]] Worded worded(const Node& parent, std::string_view field);

}  // namespace alongside::measures
