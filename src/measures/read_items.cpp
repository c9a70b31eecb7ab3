// The questions of a Questionnaire.
#include "measures/loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace alongside::measures {
namespace {

constexpr std::string_view ordinal_value = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
constexpr std::string_view lowest_value = "http://hl7.org/fhir/StructureDefinition/minValue";
constexpr std::string_view highest_value = "http://hl7.org/fhir/StructureDefinition/maxValue";

std::string of_ours(std::string_view name) {
    return std::string(extension_root) + std::string(name);
}

/// The value of the one simple extension of this url.
std::optional<Node> simple(const Node& of, std::string_view url) {
    const auto found = extensions(of, url);
    if (found.empty()) return std::nullopt;
    if (found.size() > 1) found[1].fault("This extension is here twice. Keep one.");
    return value_of(found.front());
}

/// Which days an option stands for: a choice that stands for counts can be told by counting.
void read_covers(const Node& option, Option& to) {
    const auto found = extensions(option, of_ours("days"));
    if (found.empty()) return;
    Parts parts(found.front());
    const int from = parts.whole("from", 0, 366, 0);
    to.covers = {from, parts.whole("to", from, 366, from)};
    parts.finish();
}

std::optional<Option> read_option(const Node& node) {
    const auto coding = node.field("valueCoding");
    if (!coding) {
        node.fault("An answer is a \"valueCoding\" with code, display and ordinalValue.");
        return std::nullopt;
    }
    Option option;
    option.code = coding->text_of("code", true, longest_code);
    option.words = worded(*coding, "display");
    auto ordinal = simple(*coding, ordinal_value);
    if (!ordinal) ordinal = simple(node, ordinal_value);
    const auto value = ordinal ? ordinal->number() : std::nullopt;
    if (!ordinal) {
        coding->fault(
            fmt::format("Say what this answer counts: add the extension {}.", ordinal_value));
    }
    if (!value || option.code.empty()) return std::nullopt;
    option.value = *value;
    read_covers(node, option);
    return option;
}

void read_options(const Node& node, Item& item) {
    const auto options = node.list("answerOption");
    if (options.empty()) {
        node.fault("A choice needs its answers. Add them as \"answerOption\".");
        return;
    }
    if (options.size() > most_options) {
        node.fault(fmt::format("A question has at most {} answers.", most_options));
        return;
    }
    std::set<std::string> codes;
    for (const Node& each : options) {
        auto option = read_option(each);
        if (!option) continue;
        if (!codes.insert(option->code).second) each.fault("This code is here twice.");
        item.options.push_back(std::move(*option));
    }
}

void read_bounds(const Node& node, Item& item, bool is_whole) {
    item.sort = ItemSort::number;
    item.is_whole = is_whole;
    const auto lowest = simple(node, lowest_value);
    const auto highest = simple(node, highest_value);
    if (!lowest || !highest) {
        node.fault("A number needs its bounds. Add the extensions minValue and maxValue.");
        return;
    }
    item.lowest = lowest->number().value_or(0);
    item.highest = highest->number().value_or(item.lowest);
    if (item.highest < item.lowest) node.fault("maxValue is below minValue. Exchange them.");
}

void read_kind(const Node& node, const std::string& type, Item& item) {
    if (type == "choice") {
        read_options(node, item);
    } else if (type == "integer" || type == "decimal") {
        read_bounds(node, item, type == "integer");
    } else if (type == "string" || type == "text") {
        item.sort = ItemSort::words;
    } else if (!type.empty()) {
        node.field("type")->fault(
            "Questions here are of the type choice, integer, decimal, string or text.");
    }
    if (type != "choice" && node.field("answerOption")) {
        node.fault("Only a choice has \"answerOption\".");
    }
}

std::optional<AskedTest> read_asked_test(const Node& node) {
    AskedTest test;
    test.question = node.text_of("question", true, longest_code);
    const std::string how = node.text_of("operator", true, longest_code);
    if (how == "!=") {
        test.how = AskedTest::How::is_not;
    } else if (how == ">") {
        test.how = AskedTest::How::above;
    } else if (how != "=") {
        node.fault("Questions here are asked by =, != or > of an earlier one.");
        return std::nullopt;
    }
    if (const auto coding = node.field("answerCoding")) {
        test.code = coding->text_of("code", true, longest_code);
        return test;
    }
    auto number = node.field("answerInteger");
    if (!number) number = node.field("answerDecimal");
    if (!number) {
        node.fault("Name the answer as answerCoding, answerInteger or answerDecimal.");
        return std::nullopt;
    }
    test.number = number->number().value_or(0);
    return test;
}

AskedWhen read_asked_when(const Node& node) {
    AskedWhen when;
    for (const Node& one : node.list("enableWhen")) {
        if (auto test = read_asked_test(one)) when.tests.push_back(std::move(*test));
    }
    when.any = node.text_of("enableBehavior", false, longest_code) == "any";
    return when;
}

class Reader {
public:
    explicit Reader(Definition& definition) : definition_(definition) {}

    /// @param asked  when the parent is asked: its items follow it unless they say when themselves
    void read(const Node& parent, bool is_detail, const AskedWhen& asked, int depth) {
        for (const Node& node : parent.list("item")) read_one(node, is_detail, asked, depth);
    }

private:
    void read_one(const Node& node, bool is_detail, const AskedWhen& inherited, int depth) {
        constexpr int deepest = 4;  // groups within groups
        if (depth > deepest) {
            node.fault(fmt::format("Items lie at most {} deep. Bring this one up.", deepest));
            return;
        }
        const std::string link_id = node.text_of("linkId", true, longest_code);
        if (!link_id.empty() && !link_ids_.insert(link_id).second) {
            node.fault(
                fmt::format("The linkId \"{}\" is here twice. Each needs its own.", link_id));
        }
        const std::string type = node.text_of("type", true, longest_code);
        const AskedWhen own = read_asked_when(node);
        const AskedWhen& asked = own.tests.empty() ? inherited : own;
        const auto detail = simple(node, of_ours("detail"));
        is_detail = is_detail || (detail && detail->flag().value_or(false));
        if (type == "group" || type == "display") {
            const bool has_items = !node.list("item").empty();
            if (has_items != (type == "group")) {
                node.fault(type == "group" ? "A group needs items." : "A display has no items.");
            }
        } else {
            keep(node, link_id, type, is_detail);
            if (!definition_.items.empty()) definition_.items.back().asked_when = asked;
        }
        read(node, is_detail, asked, depth + 1);
    }

    void keep(const Node& node, const std::string& link_id, const std::string& type,
              bool is_detail) {
        if (definition_.items.size() >= most_items) {
            node.fault(fmt::format("There are at most {} questions.", most_items));
            return;
        }
        Item item;
        item.link_id = link_id;
        item.words = worded(node, "text");
        item.is_detail = is_detail;
        read_kind(node, type, item);
        if (const auto about = simple(node, of_ours("sensitive"))) {
            item.sensitive = about->text(longest_code).value_or("");
        }
        definition_.items.push_back(std::move(item));
    }

    Definition& definition_;
    std::set<std::string> link_ids_;
};

}  // namespace

void read_items(const Node& questionnaire, Definition& definition) {
    Reader(definition).read(questionnaire, false, {}, 1);
    if (definition.items.empty()) questionnaire.fault("There are no questions. Add \"item\".");
}

}  // namespace alongside::measures
