// What the conditions share: the body that is asked about, and when it was said.
#pragma once

#include "rules/rule.hpp"

namespace alongside::conditions {

/// The body in question as that kind; nullptr when it is of another, or only the right to write is
/// asked for.
template <class Kind>
[[nodiscard]] const Kind* body_as(const Question& q) {
    return q.body != nullptr ? std::get_if<Kind>(q.body) : nullptr;
}

/// When the author said it, which for what waited without signal is before now.
[[nodiscard]] inline Instant when_said(const Question& q) {
    return q.said_at.value_or(q.now);
}

/// Something is in it: an answer, words, the wish to talk or what was good.
[[nodiscard]] inline bool is_said(const CheckinRecorded& report) {
    return !report.answers.empty() || report.words || report.talk || report.good ||
           (report.own && !report.own->empty());
}

}  // namespace alongside::conditions
