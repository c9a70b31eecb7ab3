// What only shows when a whole definition is read.
#include "measures/loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace alongside::measures {
namespace {

void check_scores_something(const Node& node, const Definition& definition) {
    const bool has_cases =
        std::ranges::any_of(definition.bands, [](const Band& band) { return !band.when.empty(); });
    if (definition.scales.empty() && !has_cases) {
        node.fault("Nothing is scored. Add the extension urn:alongside:instrument:scale.");
    }
}

void check_scales(const Node& node, const Definition& definition) {
    for (const Scale& scale : definition.scales) {
        const auto is_within = [&](std::size_t item) {
            return std::ranges::find(scale.items, item) != scale.items.end();
        };
        if (!std::ranges::all_of(scale.reversed, is_within) ||
            !std::ranges::all_of(scale.never_imputed, is_within)) {
            node.fault(
                fmt::format("Scale \"{}\": what is reversed or never imputed has to be one "
                            "of its items.",
                            scale.id));
        }
        const auto size = static_cast<int>(scale.items.size());
        if (scale.gaps == Gaps::prorate && (scale.most_missing < 1 || scale.most_missing >= size)) {
            node.fault(fmt::format("Scale \"{}\": to prorate, \"most-missing\" is from 1 to {}.",
                                   scale.id, size - 1));
        }
        if (scale.times == 0) node.fault("A scale times 0 is nothing. Mend \"times\".");
    }
}

/// Bands with ranges follow each other and do not overlap; a total belongs to one at most.
void check_bands(const Node& node, const Definition& definition) {
    const bool has_total = std::ranges::any_of(
        definition.scales, [](const Scale& scale) { return scale.id == "total"; });
    std::optional<double> last;
    for (const Band& band : definition.bands) {
        if (!band.when.empty()) continue;
        if (!has_total) {
            node.fault("Bands have ranges of the scale \"total\", and there is none.");
            return;
        }
        const double from = band.from.value_or(-1e9);
        const double to = band.to.value_or(1e9);
        if (from > to || (last && from <= *last)) {
            node.fault(
                fmt::format("Band \"{}\": its range overlaps the one before, or ends before "
                            "it begins.",
                            band.code));
        }
        last = to;
    }
}

void check_codes(const Node& node, const Definition& definition) {
    constexpr std::array taken{"declined", "gate-closed", "needs-a-person", "band-not-confirmed"};
    std::vector<std::string_view> codes;
    codes.reserve(definition.flags.size());
    for (const Flag& flag : definition.flags) codes.emplace_back(flag.code);
    std::ranges::sort(codes);
    if (std::ranges::adjacent_find(codes) != codes.end()) node.fault("A flag is here twice.");
    for (const char* code : taken) {
        if (std::ranges::find(codes, code) == codes.end()) continue;
        node.fault(
            fmt::format("The flag \"{}\" has a meaning of its own. Name it otherwise.", code));
    }
}

/// A question can only follow from an earlier one, and from an answer that it offers.
void check_asked_when(const Node& node, const Definition& definition) {
    for (std::size_t i = 0; i < definition.items.size(); ++i) {
        for (const AskedTest& test : definition.items[i].asked_when.tests) {
            const auto place = place_of(definition, test.question);
            if (!place || *place >= i) {
                node.fault(
                    fmt::format("Item \"{}\" is asked by item \"{}\", which does not come "
                                "before it.",
                                definition.items[i].link_id, test.question));
                continue;
            }
            const auto& options = definition.items[*place].options;
            const bool is_offered =
                test.code.empty() ||
                std::ranges::find(options, test.code, &Option::code) != options.end();
            if (!is_offered) {
                node.fault(fmt::format("Item \"{}\" does not offer the answer \"{}\".",
                                       test.question, test.code));
            }
        }
    }
}

}  // namespace

void check_consistency(const Node& questionnaire, const Definition& definition) {
    check_scores_something(questionnaire, definition);
    check_scales(questionnaire, definition);
    check_bands(questionnaire, definition);
    check_codes(questionnaire, definition);
    check_asked_when(questionnaire, definition);
}

}  // namespace alongside::measures
