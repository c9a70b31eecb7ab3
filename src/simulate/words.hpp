// What simulated people say: short sentences of our own, in both languages of the product.
#pragma once

#include "journal/kinds.hpp"

#include <span>

namespace alongside::simulate {

using Sentences = std::span<const char* const>;

/// A goal as it may be said, and the part of life it belongs to.
struct GoalWords {
    const char* words;
    LifeDomain domain;
};

/// Everything one language has to say. None is empty.
struct Pools {
    Sentences visions;
    Sentences welcomes;  ///< what helps me feel welcome
    Sentences contacts;  ///< how and when to reach me
    Sentences avoid;     ///< please avoid
    std::span<const GoalWords> goals;
    Sentences reasons;    ///< why a goal matters
    Sentences own_words;  ///< how a client rewords any goal; follows the goal's own words
    Sentences steps;
    Sentences staff_steps;
    Sentences done;       ///< a step or a goal is finished
    Sentences not_now;    ///< why a goal is declined, rests or is let go
    Sentences again;      ///< why a goal is taken up again
    Sentences good_days;  ///< with a check-in
    Sentences mixed_days;
    Sentences hard_days;
    Sentences answers;       ///< staff, to a check-in
    Sentences kind_answers;  ///< staff, to a hard day
    Sentences client_messages;
    Sentences meetings;        ///< what an appointment is about
    Sentences staff_messages;  ///< also as answers to the client's
    Sentences missed_you;      ///< staff, after some quiet days
    Sentences back_again;      ///< the client, after some quiet days
    Sentences supports;        ///< names of meetings and groups
    Sentences choices;         ///< words with a choice
    Sentences visits;          ///< how it was there
    Sentences purposes;        ///< what a consent is for
    Sentences endings;         ///< why a consent or a place on the team ends
    Sentences corrections;
    Sentences events;  ///< what happens in a life, beside a chart
};

[[nodiscard]] const Pools& words_in(Language language);
[[nodiscard]] const Pools& english();
[[nodiscard]] const Pools& spanish();

/// First and family names; both languages' names occur in both.
[[nodiscard]] Sentences first_names();
[[nodiscard]] Sentences family_names();

}  // namespace alongside::simulate
