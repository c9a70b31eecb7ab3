#include "views/measures.hpp"

namespace alongside {
namespace {

void take(Measures& measures, const Entry& entry, const InstrumentAnswered& said) {
    Sheet& sheet = measures.sheets.add({});
    sheet.id = entry.id.as<AboutId>();
    sheet.by = voice_of(entry);
    sheet.recorded_at = entry.recorded_at;
    sheet.on = local_day(entry.occurred_at.zone, entry.occurred_at.at);
    sheet.audience = entry.audience;
    sheet.said = said;
}

void correct(Measures& measures, const Entry& entry, const CorrectionMade& e) {
    if (Sheet* sheet = edit_item(measures.sheets, entry.about)) {
        if (auto said = corrected_body<InstrumentAnswered>(e)) {
            sheet->said = std::move(*said);
            sheet->corrected_at = entry.occurred_at;
        }
    }
}

}  // namespace

Measures advance(Measures measures, const Entry& entry) {
    std::visit(Overloaded{
                   [&](const InstrumentAnswered& e) { take(measures, entry, e); },
                   [&](const LifeEventNoted& e) { say(measures.events, entry, e); },
                   [&](const CorrectionMade& e) { correct(measures, entry, e); },
                   [](const NoneOf<MeasureKinds, Corrections> auto&) {},
               },
               entry.body);
    return measures;
}

const Sheet* find_sheet(const Measures& measures, const AboutId& id) {
    return find_item(measures.sheets, id);
}

std::optional<Day> last_answered_on(const Measures& measures, std::string_view instrument) {
    std::optional<Day> last;
    for (const Sheet& sheet : measures.sheets) {
        if (sheet.said.instrument.text() == instrument)
            last = std::max(last, std::optional(sheet.on));
    }
    return last;
}

}  // namespace alongside
