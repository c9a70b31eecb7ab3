// The extensions that say how answers become scores.
#include "measures/loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace alongside::measures {
namespace {

std::vector<Node> of_ours(const Node& questionnaire, std::string_view name) {
    return extensions(questionnaire, std::string(extension_root) + std::string(name));
}

/// Reads extensions against the questions and scales that were read before.
class Reader {
public:
    explicit Reader(Definition& definition) : definition_(definition) {}

    void scale(const Node& node) {
        Parts parts(node);
        Scale scale;
        scale.id = parts.text("id", true);
        if (find(scale.id) != nullptr) node.fault("A scale of this id is here twice.");
        scale.method = static_cast<Method>(parts.choice("method", {"sum", "mean"}));
        scale.items = items(parts, "item");
        scale.reversed = items(parts, "reverse");
        scale.plus = scales(parts, "plus");
        scale.minus = scales(parts, "minus");
        scale.gaps = static_cast<Gaps>(parts.choice("gaps", {"refuse", "prorate", "range"}));
        scale.most_missing = parts.whole("most-missing", 0, static_cast<int>(most_items), 0);
        scale.never_imputed = items(parts, "never-imputed");
        scale.times = parts.number("times").value_or(1);
        scale.decimals = parts.whole("decimals", 0, 3, 0);
        scale.direction =
            static_cast<Direction>(parts.choice("direction", {"neither", "worse", "better"}));
        scale.source = parts.text("source", true);
        if (scale.items.empty() == (scale.plus.empty() && scale.minus.empty())) {
            node.fault("A scale is made of items, or of other scales: name either.");
        }
        parts.finish();
        definition_.scales.push_back(std::move(scale));
    }

    void band(const Node& node) {
        Parts parts(node);
        Band band;
        band.code = parts.text("code", true);
        band.from = parts.number("from");
        band.to = parts.number("to");
        band.when = cases(parts);
        band.words = parts.words();
        band.is_confirmed = parts.flag("confirmed", true);
        band.source = parts.text("source", true);
        if (band.when.empty() == (!band.from && !band.to)) {
            node.fault("A band has a range (\"from\", \"to\") or cases (\"when\"): give either.");
        }
        parts.finish();
        definition_.bands.push_back(std::move(band));
    }

    void flag(const Node& node) {
        Parts parts(node);
        Flag flag;
        flag.code = parts.text("code", true);
        flag.when = cases(parts);
        flag.is_for_prorated = parts.flag("for-prorated", true);
        flag.words = parts.words();
        flag.source = parts.text("source", true);
        if (flag.when.empty()) node.fault("Say when this is flagged: add \"when\".");
        parts.finish();
        definition_.flags.push_back(std::move(flag));
    }

    void skip(const Node& node) {
        Parts parts(node);
        Skip skip;
        const Cases when = cases(parts);
        skip.items = items(parts, "item");
        static_cast<void>(parts.text("source", true));
        if (when.size() != 1 || skip.items.empty()) {
            node.fault("A skip has one \"when\" and the items that it makes unnecessary.");
        } else {
            skip.when = when.front();
        }
        parts.finish();
        definition_.skips.push_back(std::move(skip));
    }

    void needed(const Node& node) {
        Parts parts(node);
        definition_.needed.push_back({items(parts, "item"), cases(parts)});
        if (definition_.needed.back().items.empty()) node.fault("Name the items that are needed.");
        static_cast<void>(parts.text("source", true));
        parts.finish();
    }

    void gate(const Node& node) {
        if (definition_.gate) node.fault("There is one gate at most.");
        Parts parts(node);
        const auto opens = items(parts, "item");
        const auto closed = parts.number("closed");
        static_cast<void>(parts.text("source", true));
        if (opens.size() == 1 && closed) {
            definition_.gate = Gate{opens.front(), *closed};
        } else {
            node.fault("A gate has one \"item\" and the value \"closed\".");
        }
        parts.finish();
    }

    void not_above(const Node& node) {
        Parts parts(node);
        const auto item = items(parts, "item");
        const auto than = items(parts, "than");
        if (item.size() == 1 && than.size() == 1) {
            definition_.not_above.push_back({item.front(), than.front()});
        } else {
            node.fault("Name one \"item\" and the one \"than\" which it cannot be more.");
        }
        parts.finish();
    }

    void change(const Node& node) {
        Parts parts(node);
        ChangeRule& rule = definition_.change;
        rule.points = parts.number("points");
        rule.clear_points = parts.number("clear-points");
        rule.recovered_below = parts.number("recovered-below");
        rule.remission_below = parts.number("remission-below");
        rule.response_percent = parts.number("response-percent");
        rule.reliability = parts.number("reliability");
        rule.none_because = parts.words();
        rule.source = parts.text("source", true);
        if (!rule.points && rule.none_because.empty()) {
            node.fault("Give \"points\", or say in \"en\" and \"es\" why nothing is claimed.");
        }
        parts.finish();
    }

private:
    [[nodiscard]] const Scale* find(std::string_view id) const {
        const auto found = std::ranges::find(definition_.scales, id, &Scale::id);
        return found == definition_.scales.end() ? nullptr : &*found;
    }

    std::vector<std::size_t> items(Parts& parts, std::string_view url) {
        std::vector<std::size_t> places;
        for (const std::string& link_id : parts.texts(url)) {
            const auto place = place_of(definition_, link_id);
            const bool counts = place && definition_.items[*place].sort != ItemSort::words;
            if (counts && std::ranges::find(places, *place) == places.end()) {
                places.push_back(*place);
                continue;
            }
            parts.node().fault(
                fmt::format("\"{}\": there is no question \"{}\" that counts, or it "
                            "is named twice.",
                            url, link_id));
        }
        return places;
    }

    std::vector<std::string> scales(Parts& parts, std::string_view url) {
        std::vector<std::string> ids = parts.texts(url);
        for (const std::string& id : ids) {
            if (find(id) != nullptr) continue;
            parts.node().fault(fmt::format("There is no scale \"{}\" above this one.", id));
        }
        return ids;
    }

    Cases cases(Parts& parts) {
        Cases cases;
        for (const Node& node : parts.all("when")) {
            Parts when(node);
            Condition condition;
            for (const Node& each : when.all("test")) condition.push_back(test(each));
            if (condition.empty()) node.fault("Say what has to hold: add \"test\".");
            when.finish();
            cases.push_back(std::move(condition));
        }
        return cases;
    }

    Test test(const Node& node) {
        Parts parts(node);
        Test test;
        test.how = static_cast<Test::How>(
            parts.choice("how", {"any", "all", "sum", "missing", "undetermined"}));
        test.items = items(parts, "item");
        test.scale = parts.text("scale");
        test.at_least = parts.number("at-least");
        test.at_most = parts.number("at-most");
        name_faults(node, test);
        parts.finish();
        return test;
    }

    void name_faults(const Node& node, const Test& test) const {
        if (test.items.empty() == test.scale.empty()) {
            node.fault("A test is of items or of a scale: name either.");
        }
        if (!test.scale.empty() && find(test.scale) == nullptr) {
            node.fault(fmt::format("There is no scale \"{}\".", test.scale));
        }
        const bool is_of_items = test.how == Test::How::missing || test.how == Test::How::all ||
                                 test.how == Test::How::sum;
        if (is_of_items && test.items.empty()) node.fault("This is asked of items. Name them.");
        if (test.how == Test::How::undetermined && (test.scale.empty() || !test.at_least)) {
            node.fault("\"undetermined\" is asked of a scale, with \"at-least\".");
        }
        if (test.how != Test::How::missing && !test.at_least && !test.at_most) {
            node.fault("Say how much: add \"at-least\" or \"at-most\".");
        }
    }

    Definition& definition_;
};

}  // namespace

void read_scoring(const Node& questionnaire, Definition& definition) {
    Reader reader(definition);
    for (const Node& node : of_ours(questionnaire, "scale")) reader.scale(node);
    for (const Node& node : of_ours(questionnaire, "skip")) reader.skip(node);
    for (const Node& node : of_ours(questionnaire, "gate")) reader.gate(node);
    for (const Node& node : of_ours(questionnaire, "needed")) reader.needed(node);
    for (const Node& node : of_ours(questionnaire, "not-above")) reader.not_above(node);
    for (const Node& node : of_ours(questionnaire, "band")) reader.band(node);
    for (const Node& node : of_ours(questionnaire, "flag")) reader.flag(node);
    const auto changes = of_ours(questionnaire, "change");
    if (changes.size() != 1) {
        questionnaire.fault(
            "Say once what is known of change: the extension "
            "urn:alongside:instrument:change.");
        return;
    }
    reader.change(changes.front());
}

}  // namespace alongside::measures
