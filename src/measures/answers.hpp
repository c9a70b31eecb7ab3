// The answers of one person at one time, read against the questions that they belong to.
#pragma once

#include "journal/json.hpp"
#include "measures/definition.hpp"

#include <string_view>

namespace alongside::measures {

inline constexpr std::size_t largest_sheet = 64 * 1024;  ///< bytes

struct Answer {
    std::optional<double> value;  ///< what it counts; nothing where it is missing
    bool is_declined = false;     ///< asked, and the person would rather not say
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// One for each item of the definition, in its order.
using Answers = std::vector<Answer>;

/// From a FHIR QuestionnaireResponse, or a list of values in the order of the form: a number, true
/// or false, null where nothing was answered, "declined" where the person said that they would
/// rather not. Details may be left out of a list.
/// @error invalid `answers.…`  with the item in the sentence: `answers.unknown_item`,
///        `answers.duplicate_item`, `answers.out_of_range`, `answers.count`
[[nodiscard]] Result<Answers> read_answers(const Definition& definition, const json::value& source);
[[nodiscard]] Result<Answers> answers_from_text(const Definition& definition,
                                                std::string_view text);

/// Text would pass as a value of JSON, and be read as one word instead of a sheet.
Result<Answers> read_answers(const Definition& definition, std::string_view text) = delete;

/// The version that a QuestionnaireResponse says it answers. @returns empty where it says none
[[nodiscard]] std::string version_of(const json::value& response);

}  // namespace alongside::measures
