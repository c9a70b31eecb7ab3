// Sensitive answers: who was told, who has seen it, what was done (CHK5).
#pragma once

#include "views/fold.hpp"

namespace alongside {

struct Concern {
    AboutId id;     ///< the entry that raised it
    AboutId about;  ///< the entry with the answer
    ConcernRaised raised;
    Instant raised_at{};
    std::optional<Instant> passed_on_at;
    std::vector<PersonId> told;    ///< all who were told by now
    std::vector<Voice> seen;       ///< oldest first, each person once
    std::vector<Wording> answers;  ///< what was done, oldest first
    friend bool operator==(const Concern&, const Concern&) = default;
};

struct Concerns {
    Items<Concern> items;  ///< oldest first
    friend bool operator==(const Concerns&, const Concerns&) = default;
};

[[nodiscard]] Concerns advance(Concerns concerns, const Entry& entry);

/// @returns nullptr where there is none with that id
[[nodiscard]] const Concern* find_concern(const Concerns& concerns, const AboutId& id);
/// Whether somebody still has to say what was done.
[[nodiscard]] bool is_open(const Concern& concern);
/// When it has to be seen by.
[[nodiscard]] Instant due_at(const Concern& concern);
/// When others are to be told, because nobody has seen it. @returns nothing where that is settled
[[nodiscard]] std::optional<Instant> passes_on_at(const Concern& concern);
[[nodiscard]] bool was_told(const Concern& concern, const PersonId& person);

}  // namespace alongside
