// From answers to a score: one pure function, and the words that it answers in.
#pragma once

#include "measures/answers.hpp"

namespace alongside::measures {

enum class Status : std::uint8_t { scored, prorated, not_scored };

/// What came out, and by which rule (docs/instruments.md has the list of rules).
struct Score {
    std::string instrument;
    std::string version;
    Status status = Status::not_scored;
    std::optional<double> total;
    std::optional<std::string> band;
    std::map<std::string, std::optional<double>> subscales;
    std::vector<std::string> flags;
    std::string rule;
    friend bool operator==(const Score&, const Score&) = default;
};

/// @param answers  read against this definition
[[nodiscard]] Score score(const Definition& definition, const Answers& answers);

/// As JSON, with null for what is not there.
[[nodiscard]] std::string to_json(const Score& score);

/// "not-scored"
[[nodiscard]] std::string_view name_of(Status status);

// --- the steps of it ---------------------------------------------------------------------------

/// What a scale comes to: one number, or the lowest and the highest that the gaps leave open.
struct Reach {
    double low = 0;
    double high = 0;
};

/// A scale's number before it is rounded, and after.
struct Scaled {
    std::optional<Reach> exact;
    std::optional<Reach> rounded;
    int filled = 0;    ///< so many answers were taken as the mean of the others
    std::string rule;  ///< which rule gave it, or refused it
};
using Scales = std::map<std::string, Scaled, std::less<>>;

/// @param values  one for each item; after what is skipped was filled
[[nodiscard]] Scaled evaluate(const Definition& definition, const Scale& scale,
                              const std::vector<std::optional<double>>& values,
                              const Scales& before);

[[nodiscard]] bool holds(const Condition& condition,
                         const std::vector<std::optional<double>>& values, const Scales& scales);
[[nodiscard]] bool holds(const Cases& cases, const std::vector<std::optional<double>>& values,
                         const Scales& scales);

}  // namespace alongside::measures
