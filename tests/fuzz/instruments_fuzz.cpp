// Whatever a definition and a sheet of answers hold: a definition is there or its faults are named,
// answers are read or refused in a sentence, and what is scored is sound. An input is a definition,
// or the id of a built-in one, then a byte 0 and the answers.
#include "measures/catalog.hpp"
#include "measures/reliable_change.hpp"
#include "measures/scoring.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace alongside;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

const measures::Catalog& built_in() {
    static const measures::Catalog catalog = measures::built_in_catalog();
    return catalog;
}

void check_faults(const measures::ReadDefinition& read) {
    check(read.definition.has_value() == read.faults.empty());
    for (const measures::Fault& fault : read.faults) {
        check(!fault.sentence.empty());
        check(normalized(fault.path).has_value() || fault.path.empty());
    }
}

void check_definition(const measures::Definition& definition) {
    check(measures::is_instrument_id(definition.id) && measures::is_version(definition.version));
    check(!definition.items.empty() && definition.items.size() <= measures::most_items);
    check(!definition.licence.attribution.empty() && !definition.title.empty());
    for (const measures::Scale& scale : definition.scales) {
        for (const std::size_t place : scale.items) check(place < definition.items.size());
    }
    // What is kept reads the same again.
    check(measures::read_definition("again", definition.text).definition.has_value());
}

void check_score(const measures::Definition& definition, const measures::Answers& answers) {
    const measures::Score scored = measures::score(definition, answers);
    check(!scored.rule.empty() && scored.instrument == definition.id);
    check(!scored.total || std::isfinite(*scored.total));
    if (scored.status == measures::Status::not_scored) check(!scored.total);
    for (const auto& [id, value] : scored.subscales) check(!value || std::isfinite(*value));
    check(json::parse(measures::to_json(scored)).has_value());
    const measures::Change change = measures::change_between(definition, scored, scored);
    check((change.verdict == measures::Verdict::none) == change.why.has_value());
    check(change.points == 0);
}

void check_answers(const measures::Definition& definition, std::string_view text) {
    const auto answers = measures::answers_from_text(definition, text);
    if (!answers) {
        check(answers.error().kind == Kind::invalid && !answers.error().title.empty());
        return;
    }
    check(answers->size() == definition.items.size());
    check_score(definition, *answers);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const auto end = std::min(input.find('\0'), input.size());
    const std::string_view first = input.substr(0, end);
    const std::string_view answers = input.substr(std::min(end + 1, input.size()));
    if (const measures::Definition* known = built_in().find(first)) {
        check_answers(*known, answers);
        return 0;
    }
    check_faults(measures::read_definition("definition", first));
    const measures::ReadDefinition read = measures::read_import(built_in(), "import", first);
    check_faults(read);
    if (!read.definition) return 0;
    check_definition(*read.definition);
    check_answers(*read.definition, answers);
    return 0;
}
