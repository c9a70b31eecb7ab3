// Answered instruments and what happened in the client's life (CHK2, CHK4). Scores are computed
// from the answers wherever they are shown.
#pragma once

#include "views/fold.hpp"

namespace alongside {

/// One answered instrument.
struct Sheet {
    AboutId id;  ///< the entry that has it
    Voice by;
    Instant recorded_at{};
    Day on{};  ///< the author's own day
    Audience audience = Audience::circle;
    InstrumentAnswered said;
    std::optional<Moment> corrected_at;
    friend bool operator==(const Sheet&, const Sheet&) = default;
};

struct Measures {
    Items<Sheet> sheets;                 ///< in the order in which they came
    Items<Said<LifeEventNoted>> events;  ///< the same
    friend bool operator==(const Measures&, const Measures&) = default;
};

[[nodiscard]] Measures advance(Measures measures, const Entry& entry);

/// @returns nullptr where there is no such sheet
[[nodiscard]] const Sheet* find_sheet(const Measures& measures, const AboutId& id);
/// The latest day on which an instrument was answered. @returns nothing where it never was
[[nodiscard]] std::optional<Day> last_answered_on(const Measures& measures,
                                                  std::string_view instrument);

}  // namespace alongside
