// Answered instruments as their readers see them: results, what changed, concerns.
#include "service/client_views.hpp"

#include "store/concerns.hpp"
#include "views/rhythms.hpp"

namespace alongside::service {
namespace {

using measures::Definition;

constexpr std::string_view measures_kinds[] = {InstrumentAnswered::kind, LifeEventNoted::kind,
                                               RhythmChosen::kind};
constexpr std::string_view event_kinds[] = {LifeEventNoted::kind};
constexpr std::string_view concern_kinds[] = {ConcernSeen::kind, ConcernAnswered::kind};

constexpr std::size_t results_shown = 60;
constexpr std::int64_t concerns_shown = 100;

measures::Direction direction_of(const Definition& definition) {
    const auto scale =
        std::ranges::find(definition.scales, std::string("total"), &measures::Scale::id);
    return scale == definition.scales.end() ? measures::Direction::neither : scale->direction;
}

/// Bands whose meaning is confirmed and that are ranges of the total.
std::vector<BandShape> bands_of(const Definition& definition) {
    std::vector<BandShape> bands;
    for (const measures::Band& band : definition.bands) {
        if (!band.from || !band.to || !band.is_confirmed) continue;
        bands.push_back({band.code, *band.from, *band.to, bilingual(band.words), band.source});
    }
    return bands;
}

std::optional<Bilingual> words_of_band(const Definition& definition, const std::string& code) {
    const auto band = std::ranges::find(definition.bands, code, &measures::Band::code);
    if (band == definition.bands.end() || !band->is_confirmed) return std::nullopt;
    return bilingual_or_nothing(band->words);
}

std::optional<Bilingual> words_of_flag(const Definition* definition, std::string_view code) {
    if (definition == nullptr) return std::nullopt;
    const auto flag = std::ranges::find(definition->flags, code, &measures::Flag::code);
    if (flag == definition->flags.end()) return std::nullopt;
    return bilingual_or_nothing(flag->words);
}

/// Two sheets and what they say of change.
std::optional<ChangeShape> change_shape(const Instruments& instruments, const Sheet& before,
                                        const Sheet& after) {
    const Definition* definition =
        instruments.find(after.said.instrument.text(), after.said.version_of.text());
    const auto first = instruments.score(before.said);
    const auto second = instruments.score(after.said);
    if (definition == nullptr || !first || !second) return std::nullopt;
    // Two languages of one instrument are not compared, as two versions are not.
    if (before.said.language != after.said.language) return std::nullopt;
    const measures::Change change = measures::change_between(*definition, *first, *second);
    ChangeShape shape;
    shape.from = before.id;
    shape.since = before.by.at;
    shape.verdict = std::string(json::Format<measures::Verdict>::name(change.verdict));
    shape.points = change.points;
    shape.needed = change.needed;
    shape.recovery = change.is_recovery;
    shape.response = change.is_response;
    shape.remission = change.is_remission;
    if (change.verdict == measures::Verdict::none) {
        shape.why_none = bilingual_or_nothing(definition->change.none_because);
    } else {
        shape.source = definition->change.source;
    }
    return shape;
}

/// By the day of the answer, for those that came late from an offline phone.
std::vector<const Sheet*> sheets_of(const Measures& measures, std::string_view instrument) {
    std::vector<const Sheet*> sheets;
    for (const Sheet& sheet : measures.sheets) {
        if (sheet.said.instrument.text() == instrument) sheets.push_back(&sheet);
    }
    std::ranges::stable_sort(sheets, {}, [](const Sheet* sheet) { return sheet->by.at.at; });
    return sheets;
}

/// When a concern's answer was given, as far as the reader may know.
Moment said_at(const Record& record, const Concern& concern) {
    if (const Sheet* sheet = find_sheet(record.measures, concern.about)) return sheet->by.at;
    if (const Checkin* checkin = find_checkin(record.checkins, concern.about)) {
        return checkin->by.at;
    }
    return Moment{concern.raised_at, "UTC"};
}

}  // namespace

ResultShape ClientViews::result(const Seen& seen, const Sheet& sheet) {
    ResultShape shape;
    shape.id = sheet.id;
    shape.version = sheet.said.version_of.text();
    shape.on = sheet.on;
    shape.by = author(sheet.by);
    shape.at = sheet.by.at;
    shape.answers = sheet.said.answers;
    shape.only_for_me = sheet.audience == Audience::mine;
    shape.corrected_at = sheet.corrected_at;
    shape.editable_until = editable_until(seen, sheet.by, sheet.on);
    const Definition* definition = instruments_.find(sheet.said.instrument.text(), shape.version);
    const auto score = instruments_.score(sheet.said);
    if (definition == nullptr || !score) return shape;  // imported once, and gone since
    shape.status = static_cast<ScoreStatus>(score->status);
    shape.total = score->total;
    shape.band = score->band;
    if (score->band) shape.band_words = words_of_band(*definition, *score->band);
    for (const auto& [id, value] : score->subscales) shape.subscales.push_back({id, value});
    for (const std::string& flag : score->flags) {
        shape.flags.push_back({flag, words_of_flag(definition, flag)});
    }
    shape.rule = score->rule;
    return shape;
}

MeasureShape ClientViews::measure(const Seen& seen, const Definition& definition) {
    MeasureShape shape;
    shape.instrument = definition.id;
    shape.title = bilingual(definition.title);
    shape.attribution = definition.licence.attribution;
    shape.direction = direction_of(definition);
    shape.respondent = definition.respondent;
    if (has_total(definition)) {
        const auto [lowest, highest] = reach_of_line(definition, definition.id);
        shape.lowest = lowest;
        shape.highest = highest;
    }
    shape.bands = bands_of(definition);
    shape.change_points = definition.change.points;
    if (!definition.change.points) {
        shape.no_claim = bilingual_or_nothing(definition.change.none_because);
    }
    const auto sheets = sheets_of(seen.record->measures, definition.id);
    shape.count = std::ssize(sheets);
    for (auto at = sheets.rbegin(); at != sheets.rend() && shape.results.size() < results_shown;
         ++at) {
        shape.results.push_back(result(seen, **at));
    }
    if (sheets.size() > 1) {
        shape.change = change_shape(instruments_, *sheets.front(), *sheets.back());
        shape.change_since_last =
            change_shape(instruments_, **std::next(sheets.rbegin()), *sheets.back());
    }
    for (const auto& said : seen.record->checkins.rhythms) {
        if (said.what.what.text() != definition.id) continue;
        shape.rhythm = rhythm(seen, said);
        shape.due = shape.rhythm->due;
    }
    return shape;
}

ConcernShape ClientViews::concern(const Seen& seen, const Concern& concern) {
    ConcernShape shape;
    shape.id = concern.id;
    shape.about = concern.about;
    shape.instrument = concern.raised.instrument.text();
    shape.because = concern.raised.because.text();
    shape.words = words_of_flag(instruments_.find(shape.instrument), shape.because);
    shape.raised_at = concern.raised_at;
    shape.said_at = said_at(*seen.record, concern);
    shape.due_at = due_at(concern);
    for (const PersonId& person : concern.told) {
        shape.told.push_back({person, people_.name_of(person)});
    }
    shape.passed_on_at = concern.passed_on_at;
    for (const Voice& voice : concern.seen) shape.seen.push_back(by_at(voice));
    shape.answers = wordings(concern.answers);
    shape.actions = actions(seen, concern_kinds, concern.id);
    return shape;
}

Result<MeasuresView> ClientViews::measures(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::measures);
    if (!seen) return seen.error();
    const Record& record = *seen->record;
    MeasuresView view;
    for (const Definition* definition : instruments_.newest()) {
        const bool is_used = last_answered_on(record.measures, definition->id) ||
                             rhythm_of(record.checkins, definition->id) != nullptr;
        if (is_used) {
            view.measures.push_back(measure(*seen, *definition));
        } else if (definition->respondent != measures::Respondent::staff &&
                   instruments_.is_on(record.sharing.program, *definition)) {
            view.offered.push_back(instruments_.shape(record.sharing.program, *definition));
        }
    }
    std::ranges::stable_sort(view.measures, std::greater<>{}, &MeasureShape::due);
    view.tells = concerns_.told_beforehand(record);
    const auto& events = record.measures.events;
    for (auto at = events.rbegin(); at != events.rend(); ++at) {
        view.events.push_back({at->id, at->what.words, at->what.on, author(at->by),
                               actions(*seen, event_kinds, at->id)});
    }
    const auto& concerns = record.concerns.items;
    for (auto at = concerns.rbegin(); at != concerns.rend(); ++at) {
        view.concerns.push_back(concern(*seen, *at));
    }
    view.actions = actions(*seen, measures_kinds);
    view.head = seen->head;
    return view;
}

Result<ConcernsView> ClientViews::concerns(const Reader& reader) {
    std::vector<store::ConcernRow> rows;
    {
        auto read = context_.store.read();
        rows = store::concerns_of(read, context_.organization, reader.person, concerns_shown);
    }
    ConcernsView view;
    for (const store::ConcernRow& row : rows) {
        Seen seen;
        seen.subject = row.subject;
        seen.now = context_.now();
        seen.viewer = access_.viewer(reader, row.subject);
        const Relation relation = seen.viewer.relation;
        const bool is_near = relation == Relation::care_team;
        if (!is_near && relation != Relation::lead) continue;  // told once, and gone since
        const auto standing = records_.standing(row.subject);
        // A lead knows of the concern what they were told, and nothing else of the record.
        seen.record =
            is_near ? standing->team
                    : std::make_shared<const Record>(records_.folded_for(row.subject, seen.viewer));
        const Concern* found = find_concern(seen.record->concerns, row.concern);
        if (found == nullptr) continue;
        access_.log(seen.viewer, row.subject, Part::caseload);
        ConcernLine line;
        line.client = row.subject;
        line.name = people_.name_of(row.subject.as<PersonId>());
        line.concern = concern(seen, *found);
        line.may_open = is_near;
        view.concerns.push_back(std::move(line));
    }
    return view;
}

}  // namespace alongside::service
