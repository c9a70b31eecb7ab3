// Whether a change is more than chance: by what is published, or not at all.
#pragma once

#include "measures/scoring.hpp"

namespace alongside::measures {

inline constexpr double reliable_at = 1.96;     ///< p < .05, two-sided
inline constexpr int fewest_for_estimate = 30;  ///< first scores, for a spread of one's own

/// What the index is computed from.
struct Norms {
    double sd = 0;           ///< of scores at baseline, in points
    double reliability = 0;  ///< retest where possible; from 0 to below 1
};

/// Reliable change index of two scores on one instrument.
///
/// @param before, after  total scores, in points of the instrument's own scale
/// @returns the change in units of its standard error; beyond ±1.96 chance is unlikely (p < .05)
/// @error invalid `change.norms`  no spread, or a reliability outside [0, 1): nothing can be said
/// @source Jacobson & Truax 1991, J Consult Clin Psychol 59(1):12-19
[[nodiscard]] Result<double> reliable_change(double before, double after, const Norms& norms);

/// The fewest points that are a reliable change. @error invalid `change.norms`
[[nodiscard]] Result<double> fewest_points(const Norms& norms);

enum class Verdict : std::uint8_t {
    none,          ///< nothing can be said; `Change::why` says why
    about_same,    ///< not more than chance would explain
    some_better,   ///< by the usual rule, not by the stricter one
    clear_better,  ///< by the stricter rule, or by the only one
    some_worse,
    clear_worse,
};
BOOST_DESCRIBE_ENUM(Verdict, none, about_same, some_better, clear_better, some_worse, clear_worse)

/// Why nothing is said.
enum class NoClaim : std::uint8_t {
    nothing_published,  ///< the definition says why, in words
    other_version,      ///< two versions are not compared
    no_total,           ///< one of them has no total
};
BOOST_DESCRIBE_ENUM(NoClaim, nothing_published, other_version, no_total)

struct Change {
    Verdict verdict = Verdict::none;
    std::optional<NoClaim> why;
    double points = 0;          ///< after - before
    double needed = 0;          ///< so many points are a reliable change
    bool is_estimate = false;   ///< by the program's own spread: "local estimate"
    bool is_recovery = false;   ///< from the instrument's line or above to below it, reliably
    bool is_response = false;   ///< the published share less than before
    bool is_remission = false;  ///< now below the published line
    friend bool operator==(const Change&, const Change&) = default;
};

/// What two scores of one person say of change. Both have to be answers to this definition, in the
/// same language.
/// @param local_sd  spread of the program's own first scores; only with 30 of them or more
[[nodiscard]] Change change_between(const Definition& definition, const Score& before,
                                    const Score& after,
                                    std::optional<double> local_sd = std::nullopt);

}  // namespace alongside::measures
