#include "service/instruments.hpp"

#include <fmt/format.h>

namespace alongside::service {
namespace {

using measures::Definition;
using measures::Respondent;
using measures::Tier;

/// Read once: they never change.
std::shared_ptr<const measures::Catalog> built_in() {
    static const auto catalog =
        std::make_shared<const measures::Catalog>(measures::built_in_catalog());
    return catalog;
}

Problem unknown_instrument() {
    return {Kind::invalid, "instrument.unknown", "There is no such instrument in this version.",
            "Load the form again, and answer that.", "/body/instrument"};
}

bool works_in(const Reader& reader, const ProgramId& program) {
    return std::ranges::any_of(reader.places, [&](const Reader::Place& place) {
        return place.program == program && place.role != Role::client &&
               place.role != Role::supporter;
    });
}

const InstrumentOn* setting_of(const ProgramPolicy& policy, std::string_view id) {
    if (!policy.instruments) return nullptr;
    const auto found = std::ranges::find_if(
        *policy.instruments, [&](const InstrumentOn& one) { return one.instrument.text() == id; });
    return found == policy.instruments->end() ? nullptr : &*found;
}

FormOption option_shape(const measures::Option& option) {
    return {option.code, option.value, bilingual(option.words)};
}

FormItem item_shape(const measures::Item& item) {
    FormItem shape;
    shape.item = item.link_id;
    shape.words = bilingual(item.words);
    shape.sort = static_cast<FormItemSort>(item.sort);
    for (const auto& option : item.options) shape.options.push_back(option_shape(option));
    if (item.sort == measures::ItemSort::number) {
        shape.lowest = item.lowest;
        shape.highest = item.highest;
    }
    shape.whole = item.is_whole;
    shape.detail = item.is_detail;
    if (!item.sensitive.empty()) shape.about = item.sensitive;
    for (const auto& test : item.asked_when.tests) {
        AskedTestShape asked{test.question, static_cast<AskedHow>(test.how), {}, {}};
        if (test.code.empty()) {
            asked.number = test.number;
        } else {
            asked.code = test.code;
        }
        shape.asked_when.push_back(std::move(asked));
    }
    shape.asked_when_any = item.asked_when.any;
    return shape;
}

/// The sheet as a plain list in the order of the form, which the scorer reads.
Result<json::value> listed(const Definition& definition, const InstrumentAnswered& sheet) {
    boost::json::array list(definition.items.size(), nullptr);
    std::vector<bool> is_there(definition.items.size(), false);
    for (std::size_t i = 0; i < sheet.answers.size(); ++i) {
        const SheetAnswer& answer = sheet.answers[i];
        const std::string field = fmt::format("/body/answers/{}/item", i);
        const auto place = measures::place_of(definition, answer.item.text());
        if (!place) {
            return Problem{Kind::invalid, "answers.unknown_item",
                           "There is no item " + answer.item.text() + " in this instrument.",
                           "Load the form again, and answer that.", field};
        }
        if (is_there[*place]) {
            return Problem{Kind::invalid, "answers.duplicate_item",
                           "Item " + answer.item.text() + " is answered twice.",
                           "Keep one of the answers.", field};
        }
        is_there[*place] = true;
        if (answer.declined.value_or(false)) list[*place] = "declined";
        if (answer.value) list[*place] = *answer.value;
        if (answer.words) list[*place] = json::value(answer.words->text());
    }
    return json::value(std::move(list));
}

/// Of a scale's items, or of the scales that it is put together from.
std::pair<double, double> reach_of_scale(const Definition& definition, const std::string& id) {
    const auto scale = std::ranges::find(definition.scales, id, &measures::Scale::id);
    if (scale == definition.scales.end()) return {0, 0};
    double low = 0;
    double high = 0;
    for (const std::size_t item : scale->items) {
        const auto [lowest, highest] = measures::range_of(definition.items[item]);
        low += lowest;
        high += highest;
    }
    if (scale->method == measures::Method::mean && !scale->items.empty()) {
        low /= static_cast<double>(scale->items.size());
        high /= static_cast<double>(scale->items.size());
    }
    for (const std::string& other : scale->plus) {
        const auto [lowest, highest] = reach_of_scale(definition, other);
        low += lowest;
        high += highest;
    }
    for (const std::string& other : scale->minus) {
        const auto [lowest, highest] = reach_of_scale(definition, other);
        low -= highest;
        high -= lowest;
    }
    return {low * scale->times, high * scale->times};
}

}  // namespace

bool has_total(const Definition& definition) {
    return std::ranges::find(definition.scales, std::string("total"), &measures::Scale::id) !=
           definition.scales.end();
}

std::pair<double, double> reach_of_line(const Definition& definition, std::string_view line) {
    const bool is_total = line == definition.id;
    const std::string id(is_total ? "total" : line.substr(definition.id.size() + 1));
    return reach_of_scale(definition, id);
}

Bilingual bilingual(const measures::Worded& words) {
    const auto en = words.find("en");
    const auto es = words.find("es");
    Bilingual both;
    if (en != words.end()) both.en = Words(en->second);
    if (es != words.end()) both.es = Words(es->second);
    if (en == words.end() && es != words.end()) both.en = Words(es->second);
    return both;
}

std::optional<Bilingual> bilingual_or_nothing(const measures::Worded& words) {
    return words.empty() ? std::nullopt : std::optional(bilingual(words));
}

Instruments::Instruments(Context& context, People& people, Policies& policies)
    : context_(context), people_(people), policies_(policies), catalog_(built_in()) {}

void Instruments::show(measures::Catalog catalog) {
    catalog_ = std::make_shared<const measures::Catalog>(std::move(catalog));
}

const Definition* Instruments::find(std::string_view id) const {
    return catalog_->find(id);
}

const Definition* Instruments::find(std::string_view id, std::string_view version) const {
    return catalog_->find(id, version);
}

std::vector<const Definition*> Instruments::newest() const {
    std::vector<const Definition*> all;
    for (const Definition& definition : catalog_->definitions) {
        if (catalog_->find(definition.id) == &definition) all.push_back(&definition);
    }
    return all;
}

bool Instruments::is_on(const ProgramId& program, const Definition& definition) {
    if (!measures::has_wording(definition)) return false;
    const bool by_default = definition.licence.tier == Tier::free;
    if (program.is_nil()) return by_default;
    const ProgramPolicy policy = policies_.in_force(program);
    const InstrumentOn* setting = setting_of(policy, definition.id);
    return setting != nullptr ? setting->on : by_default;
}

InstrumentShape Instruments::shape(const ProgramId& program, const Definition& definition) {
    InstrumentShape shape;
    shape.id = definition.id;
    shape.version = definition.version;
    shape.title = bilingual(definition.title);
    shape.tier = definition.licence.tier;
    shape.respondent = definition.respondent;
    shape.questions =
        static_cast<int>(std::ranges::count(definition.items, false, &measures::Item::is_detail));
    shape.cadence_days = definition.cadence_days;
    shape.languages = definition.languages;
    shape.attribution = definition.licence.attribution;
    shape.terms = definition.licence.terms;
    shape.source = definition.licence.source;
    for (const measures::Flag& flag : definition.flags) {
        shape.flags.push_back({flag.code, bilingual_or_nothing(flag.words)});
    }
    shape.has_wording = measures::has_wording(definition);
    shape.on = is_on(program, definition);
    const ProgramPolicy policy = policies_.in_force(program);
    const InstrumentOn* setting = setting_of(policy, definition.id);
    if (setting != nullptr && setting->on && setting->by) {
        shape.accepted = ByAt{
            {*setting->by, people_.name_of(*setting->by), Role::administrator, {}}, setting->at};
    }
    return shape;
}

InstrumentsView Instruments::told(const Reader& reader, const ProgramId& program) {
    InstrumentsView view{program, {}};
    const bool may_set = reader.is_in(program, Role::administrator);
    for (const Definition* definition : newest()) {
        view.instruments.push_back(shape(program, *definition));
        view.instruments.back().may_set = may_set && view.instruments.back().has_wording;
    }
    return view;
}

Result<InstrumentsView> Instruments::list(const Reader& reader, const ProgramId& program) {
    if (!people_.find_program(program) || !works_in(reader, program)) return nothing_here();
    return told(reader, program);
}

Result<InstrumentsView> Instruments::set(const Reader& reader, const ProgramId& program,
                                         const std::string& id, const InstrumentSet& asked) {
    const Definition* definition = find(id);
    if (!people_.find_program(program) || !works_in(reader, program) || definition == nullptr) {
        return nothing_here();
    }
    if (!reader.is_in(program, Role::administrator)) {
        return Problem{Kind::refused, "instrument.not_yours",
                       "A program's administrators turn its instruments on and off.",
                       "Ask an administrator of the program.", ""};
    }
    if (asked.on && !measures::has_wording(*definition)) {
        return Problem{
            Kind::conflict, "instrument.no_wording", "The wording of this instrument is not here.",
            "Get the right to use it, and bring it with `alongside instrument import`.", ""};
    }
    const bool needs_notice = definition->licence.tier != Tier::free;
    if (asked.on && needs_notice && !asked.accepts_notice) {
        return Problem{Kind::conflict, "instrument.notice", "This instrument has terms of its own.",
                       "Read its notice, and accept it to turn the instrument on.",
                       "/accepts_notice"};
    }
    const InstrumentOn setting{Text<40>(id), asked.on, reader.person,
                               Moment{context_.now(), "UTC"}};
    if (auto done = policies_.put_instrument(program, setting); !done) return done.error();
    return told(reader, program);
}

Result<void> Instruments::put(const ProgramId& program, const std::string& id, bool on) {
    if (find(id) == nullptr) return nothing_here();
    return policies_.put_instrument(
        program, {Text<40>(id), on, std::nullopt, Moment{context_.now(), "UTC"}});
}

Result<FormView> Instruments::form(const std::string& id, const std::string& version) const {
    const Definition* definition = version.empty() ? find(id) : find(id, version);
    if (definition == nullptr || !measures::has_wording(*definition)) return nothing_here();
    FormView view;
    view.id = definition->id;
    view.version = definition->version;
    view.title = bilingual(definition->title);
    view.preface = bilingual_or_nothing(definition->preface);
    view.recall = bilingual_or_nothing(definition->recall);
    view.respondent = definition->respondent;
    view.languages = definition->languages;
    view.attribution = definition->licence.attribution;
    view.terms = definition->licence.terms;
    for (const auto& item : definition->items) view.items.push_back(item_shape(item));
    return view;
}

Result<measures::Score> Instruments::score(const InstrumentAnswered& sheet) const {
    const Definition* definition = find(sheet.instrument.text(), sheet.version_of.text());
    if (definition == nullptr) return unknown_instrument();
    const auto list = listed(*definition, sheet);
    if (!list) return list.error();
    const auto answers = measures::read_answers(*definition, *list);
    if (!answers) return answers.error();
    return measures::score(*definition, *answers);
}

Result<void> Instruments::may_be_answered(const ProgramId& program, Role by, bool on_behalf,
                                          const InstrumentAnswered& sheet) {
    const Definition* definition = find(sheet.instrument.text(), sheet.version_of.text());
    if (definition == nullptr) return unknown_instrument();
    const bool is_for_client = definition->respondent == Respondent::client;
    const bool by_client = by == Role::client || on_behalf;
    if (definition->respondent == Respondent::staff || is_for_client != by_client) {
        return Problem{Kind::refused, "instrument.not_yours",
                       "This form is for someone else to fill in.",
                       is_for_client ? "Ask the client to answer it, or go through it together."
                                     : "Ask someone of your care team.",
                       "/body/instrument"};
    }
    if (!is_on(program, *definition)) {
        return Problem{Kind::refused, "instrument.off", "Your program does not use this form now.",
                       "Choose another one, or ask the program to turn it on.", "/body/instrument"};
    }
    if (const auto scored = score(sheet); !scored) return scored.error();
    return {};
}

}  // namespace alongside::service
