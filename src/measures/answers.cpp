#include "measures/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace alongside::measures {
namespace {

constexpr std::string_view absent_reason =
    "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
constexpr int deepest = 8;  ///< items within items

std::string_view view(const boost::json::string& text) {
    return {text.data(), text.size()};
}

Problem problem(std::string_view code, std::string title, std::string detail, std::string field) {
    return {Kind::invalid, "answers." + std::string(code), std::move(title), std::move(detail),
            std::move(field)};
}

/// A name from outside, as far as it is safe to say again.
std::string quoted(std::string_view name) {
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-";
    const bool is_plain = !name.empty() && name.size() <= 80 &&
                          name.find_first_not_of(plain) == std::string_view::npos;
    return is_plain ? fmt::format("\"{}\"", name) : "of another name";
}

std::string choices_of(const Item& item) {
    if (item.sort != ItemSort::choice) {
        return fmt::format("Use a {} from {} to {}", item.is_whole ? "whole number" : "number",
                           item.lowest, item.highest);
    }
    std::vector<double> values;
    values.reserve(item.options.size());
    for (const Option& option : item.options) values.push_back(option.value);
    return fmt::format("Use one of {}", fmt::join(values, ", "));
}

Problem out_of_range(const Item& item, const std::string& field) {
    return problem("out_of_range",
                   fmt::format("Item {}: this is not one of its answers.", item.link_id),
                   choices_of(item) + ", or null where nothing was answered.", field);
}

bool is_possible(const Item& item, double value) {
    if (item.sort == ItemSort::choice) {
        return std::ranges::find(item.options, value, &Option::value) != item.options.end();
    }
    const bool is_whole = std::floor(value) == value;
    return value >= item.lowest && value <= item.highest && (is_whole || !item.is_whole);
}

/// A number, or yes and no as 1 and 0.
std::optional<double> number_in(const json::value& source) {
    if (const auto* flag = source.if_bool()) return *flag ? 1 : 0;
    if (!source.is_number()) return std::nullopt;
    boost::json::error_code error;
    const auto number = source.to_number<double>(error);
    return error || !std::isfinite(number) ? std::nullopt : std::optional(number);
}

// --- a plain list --------------------------------------------------------------------------------

Result<Answer> read_plain(const Item& item, const json::value& source, const std::string& field) {
    if (source.is_null()) return Answer{};
    const auto* text = source.if_string();
    if (text != nullptr && view(*text) == "declined") return Answer{std::nullopt, true};
    if (item.sort == ItemSort::words) {
        if (text != nullptr) return Answer{};
        return problem("out_of_range", fmt::format("Item {}: text is needed.", item.link_id), "",
                       field);
    }
    const auto number = number_in(source);
    if (!number || !is_possible(item, *number)) return out_of_range(item, field);
    return Answer{number, false};
}

/// The places of the items that a list of this length has; none where it fits none.
std::vector<std::size_t> places_for(const Definition& definition, std::size_t length) {
    std::vector<std::size_t> every;
    std::vector<std::size_t> main;
    for (std::size_t i = 0; i < definition.items.size(); ++i) {
        every.push_back(i);
        if (!definition.items[i].is_detail) main.push_back(i);
    }
    if (length == every.size()) return every;
    return length == main.size() ? main : std::vector<std::size_t>{};
}

Problem wrong_count(const Definition& definition, std::size_t length) {
    const auto main = std::ranges::count(definition.items, false, &Item::is_detail);
    const auto every = definition.items.size();
    const std::string name = length < every
                                 ? "Item " + definition.items[length].link_id + " is not there."
                                 : fmt::format("There is no item {} in this instrument.", length);
    return problem("count", name,
                   fmt::format("Give {} values{}, with null where nothing was answered.", main,
                               static_cast<std::size_t>(main) == every
                                   ? ""
                                   : fmt::format(", or {} with the details", every)),
                   "");
}

Result<Answers> read_list(const Definition& definition, const boost::json::array& list) {
    const auto places = places_for(definition, list.size());
    if (places.empty()) return wrong_count(definition, list.size());
    Answers answers(definition.items.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto read = read_plain(definition.items[places[i]], list[i], "/" + std::to_string(i));
        if (!read) return read.error();
        answers[places[i]] = *read;
    }
    return answers;
}

// --- a QuestionnaireResponse ---------------------------------------------------------------------

/// A field of an object. @returns nullptr where there is none
const json::value* field_of(const json::value& source, std::string_view name) {
    const auto* fields = source.if_object();
    return fields != nullptr ? fields->if_contains({name.data(), name.size()}) : nullptr;
}

std::string_view text_of(const json::value& source, std::string_view name) {
    const auto* found = field_of(source, name);
    const auto* text = found != nullptr ? found->if_string() : nullptr;
    return text != nullptr ? view(*text) : std::string_view{};
}

/// Whether an element says that the person was asked and declined.
bool says_declined(const json::value& source) {
    const auto* extensions = field_of(source, "extension");
    const auto* list = extensions != nullptr ? extensions->if_array() : nullptr;
    return list != nullptr && std::ranges::any_of(*list, [](const json::value& extension) {
               return text_of(extension, "url") == absent_reason &&
                      text_of(extension, "valueCode") == "asked-declined";
           });
}

std::optional<double> value_of_coding(const Item& item, const json::value& coding) {
    const auto found = std::ranges::find(item.options, text_of(coding, "code"), &Option::code);
    return found == item.options.end() ? std::nullopt : std::optional(found->value);
}

class Response {
public:
    explicit Response(const Definition& definition)
        : definition_(definition),
          answers_(definition.items.size()),
          is_there_(definition.items.size()) {}

    /// The items of an item, an answer or the response.
    std::optional<Problem> read(const json::value& parent, const std::string& path, int depth) {
        const auto* items = field_of(parent, "item");
        if (items == nullptr) return std::nullopt;
        const auto* list = items->if_array();
        if (list == nullptr || depth > deepest) {
            return problem("form", "The items of a response are a list, at most 8 deep.", "",
                           path + "/item");
        }
        for (std::size_t i = 0; i < list->size(); ++i) {
            if (auto wrong = read_item((*list)[i], fmt::format("{}/item/{}", path, i), depth)) {
                return wrong;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] Answers take() { return std::move(answers_); }

private:
    std::optional<Problem> read_item(const json::value& item, const std::string& path, int depth) {
        const std::string_view link_id = text_of(item, "linkId");
        const auto* answer = field_of(item, "answer");
        const auto place = place_of(definition_, link_id);
        if (place) {
            if (is_there_[*place]) {
                return problem("duplicate_item",
                               fmt::format("Item {} is answered twice.", quoted(link_id)),
                               "Keep one of the answers.", path);
            }
            is_there_[*place] = true;
            if (auto wrong = read_answer(*place, item, answer, path)) return wrong;
        } else if (answer != nullptr || field_of(item, "item") == nullptr) {
            return problem("unknown_item",
                           fmt::format("There is no item {} in this instrument.", quoted(link_id)),
                           "Check its linkId, and which instrument was answered.", path);
        }
        return read(item, path, depth + 1);
    }

    std::optional<Problem> read_answer(std::size_t place, const json::value& item,
                                       const json::value* answer, const std::string& path) {
        const Item& known = definition_.items[place];
        answers_[place].is_declined = says_declined(item);
        if (answer == nullptr) return std::nullopt;
        const auto* list = answer->if_array();
        if (list == nullptr || list->size() > 1) {
            return problem("duplicate_item",
                           fmt::format("Item {} has more than one answer.", known.link_id),
                           "Give one, in a list.", path + "/answer");
        }
        if (list->empty()) return std::nullopt;
        return read_value(place, list->front(), path + "/answer/0");
    }

    std::optional<Problem> read_value(std::size_t place, const json::value& answer,
                                      const std::string& path) {
        const Item& known = definition_.items[place];
        if (says_declined(answer)) {
            answers_[place].is_declined = true;
        } else if (known.sort == ItemSort::words) {
            if (text_of(answer, "valueString").empty()) return out_of_range_words(known, path);
        } else {
            const auto value = value_in(known, answer);
            if (!value || !is_possible(known, *value)) return out_of_range(known, path);
            answers_[place].value = value;
        }
        return read(answer, path, 1);
    }

    static Problem out_of_range_words(const Item& item, const std::string& path) {
        return problem("out_of_range",
                       fmt::format("Item {}: a valueString is needed.", item.link_id), "", path);
    }

    /// Codes are what FHIR asks for; the value that a code counts is understood as well.
    static std::optional<double> value_in(const Item& item, const json::value& answer) {
        if (const auto* coding = field_of(answer, "valueCoding")) {
            return value_of_coding(item, *coding);
        }
        for (const char* name : {"valueInteger", "valueDecimal", "valueBoolean"}) {
            if (const auto* value = field_of(answer, name)) return number_in(*value);
        }
        return std::nullopt;
    }

    const Definition& definition_;
    Answers answers_;
    std::vector<bool> is_there_;
};

Result<Answers> read_response(const Definition& definition, const json::value& source) {
    if (text_of(source, "resourceType") != "QuestionnaireResponse") {
        return problem("form", "This is neither a list of values nor a QuestionnaireResponse.",
                       "Write a list such as [0, 1, null], or a FHIR QuestionnaireResponse.", "");
    }
    const std::string_view questionnaire = text_of(source, "questionnaire");
    const std::string_view url = questionnaire.substr(0, questionnaire.find('|'));
    const std::string version = version_of(source);
    if ((!url.empty() && url != definition.url) ||
        (!version.empty() && version != definition.version)) {
        return problem("instrument", "These are answers to another instrument or version.",
                       fmt::format("This one is {}|{}.", definition.url, definition.version),
                       "/questionnaire");
    }
    Response response(definition);
    if (auto wrong = response.read(source, "", 1)) return *wrong;
    return response.take();
}

/// More of one than of the other cannot be.
std::optional<Problem> contradiction(const Definition& definition, const Answers& answers) {
    for (const NotAbove& rule : definition.not_above) {
        const auto& value = answers[rule.item].value;
        const auto& most = answers[rule.than].value;
        if (!value || !most || *value <= *most) continue;
        return problem(
            "out_of_range",
            fmt::format("Item {} cannot be more than item {}.", definition.items[rule.item].link_id,
                        definition.items[rule.than].link_id),
            "Ask for both again.", "");
    }
    return std::nullopt;
}

}  // namespace

Result<Answers> read_answers(const Definition& definition, const json::value& source) {
    const auto* list = source.if_array();
    auto answers =
        list != nullptr ? read_list(definition, *list) : read_response(definition, source);
    if (!answers) return answers;
    if (auto wrong = contradiction(definition, *answers)) return *wrong;
    return answers;
}

Result<Answers> answers_from_text(const Definition& definition, std::string_view text) {
    if (text.size() > largest_sheet) {
        return problem("form", "This is too long for one sheet of answers.",
                       fmt::format("Send at most {} bytes.", largest_sheet), "");
    }
    const auto parsed = json::parse(text);
    if (!parsed) return parsed.error();
    return read_answers(definition, *parsed);
}

std::string version_of(const json::value& response) {
    const std::string_view questionnaire = text_of(response, "questionnaire");
    const auto bar = questionnaire.find('|');
    return bar == std::string_view::npos ? "" : std::string(questionnaire.substr(bar + 1));
}

}  // namespace alongside::measures
