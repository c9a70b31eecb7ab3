// Breaks a good list in the ways that lists break: bytes lost, doubled, swapped, pieces put
// elsewhere, values of another kind.
#pragma once

#include "directory/report.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

namespace alongside::directory {

/// One change to a text at a place.
struct Mutation {
    int kind = 0;
    std::size_t at = 0;
    std::size_t length = 0;
    std::string with;
};

inline void apply(const Mutation& mutation, std::string& text) {
    if (text.empty()) return;
    const std::size_t at = mutation.at % text.size();
    const std::size_t length = mutation.length % 40;
    switch (mutation.kind) {
        case 0:
            text.erase(at, length);
            break;
        case 1:
            text.insert(at, mutation.with);
            break;
        case 2:
            text.replace(at, length, mutation.with);
            break;
        case 3:
            text.insert(at, text.substr(at, length));
            break;
        default:
            text.resize(at);
            break;
    }
}

/// The text after up to three changes; now and then it ends early.
inline rc::Gen<std::string> mutation_of(const std::string& good) {
    const auto with = rc::gen::oneOf(
        rc::gen::string<std::string>(),
        rc::gen::element<std::string>("\"", ",", ";", "\n", "\r\n", "\t", "{", "}", "[", "]",
                                      "null", "1e999", "-1", "99:99", "\xFF\xFE", "\xEF\xBB\xBF",
                                      "<script>x</script>", "&lt;b&gt;", "9", "\\u0000", "\0",
                                      "true", "{\"a\":[]}", "2026-13-45", "latitude"));
    // The last kind, cutting short, is rare: most cuts leave nothing to be read.
    const auto kind = rc::gen::weightedElement<int>({{6, 0}, {6, 1}, {6, 2}, {4, 3}, {1, 4}});
    const auto one = rc::gen::build<Mutation>(
        rc::gen::set(&Mutation::kind, kind), rc::gen::set(&Mutation::at),
        rc::gen::set(&Mutation::length), rc::gen::set(&Mutation::with, with));
    return rc::gen::map(rc::gen::container<std::vector<Mutation>>(one),
                        [good](const std::vector<Mutation>& mutations) {
                            std::string text = good;
                            for (std::size_t i = 0; i < mutations.size() && i < 3; ++i) {
                                apply(mutations[i], text);
                            }
                            return text;
                        });
}

/// What holds of every report.
inline bool adds_up(const Report& report) {
    std::size_t reasons = 0;
    for (const auto& [reason, count] : report.reasons) {
        if (what_to_do(reason).empty()) return false;
        reasons += count;
    }
    return report.read == report.kept + report.merged + report.skipped &&
           reasons == report.skipped &&
           report.skipped_records.size() == std::min(report.skipped, most_named_records);
}

}  // namespace alongside::directory
