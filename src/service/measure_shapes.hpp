// Check-ins, instruments, charts and concerns as readers get them: the words of api/openapi.yaml.
#pragma once

#include "measures/definition.hpp"
#include "service/shapes.hpp"

namespace alongside::service {

/// Words in both languages; the second where it may be used.
struct Bilingual {
    Words en;
    std::optional<Words> es;
};
BOOST_DESCRIBE_STRUCT(Bilingual, (), (en, es))

// --- what the client is asked, and when ----------------------------------------------------------

/// The questions of a client's check-in as they stand.
struct CheckinForm {
    std::vector<CheckinItem> items;
    bool something_good = false;
    bool seen_is_enough = false;
    std::optional<ByAt> chosen;  ///< absent: the usual ones, nobody chose yet
};
BOOST_DESCRIBE_STRUCT(CheckinForm, (), (items, something_good, seen_is_enough, chosen))

struct RhythmShape : RhythmChosen {
    ByAt chosen;
    bool due = false;  ///< a window has begun since it was answered last
    std::optional<Instant> next_at;
};
BOOST_DESCRIBE_STRUCT(RhythmShape, (RhythmChosen), (chosen, due, next_at))

struct PauseShape {
    std::optional<Day> until_on;
    Moment since;
};
BOOST_DESCRIBE_STRUCT(PauseShape, (), (until_on, since))

struct CheckinsView {
    CheckinForm form;
    int answer_hours = 24;  ///< the program's promise
    std::vector<CheckinShape> checkins;
    /// Every question of their own there ever was, as last worded, for reading older answers.
    std::vector<CheckinItem> own_items;
    std::vector<RhythmShape> rhythms;
    std::optional<PauseShape> paused;
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(CheckinsView, (),
                      (form, answer_hours, checkins, own_items, rhythms, paused, actions, head))

// --- instruments ---------------------------------------------------------------------------------

/// Something that an answered instrument says beside its scores.
struct FlagShape {
    std::string code;
    std::optional<Bilingual> words;
};
BOOST_DESCRIBE_STRUCT(FlagShape, (), (code, words))

/// One that a program has, as lists show it.
struct InstrumentShape {
    std::string id;
    std::string version;
    Bilingual title;
    measures::Tier tier = measures::Tier::imported;
    measures::Respondent respondent = measures::Respondent::client;
    int questions = 0;
    int cadence_days = 0;  ///< usual distance between two; 0: by event, or once
    std::vector<std::string> languages;
    std::string attribution;
    std::string terms;
    std::string source;
    std::vector<FlagShape> flags;  ///< that its answers can raise
    bool has_wording = false;
    bool on = false;
    bool may_set = false;          ///< whether this reader may turn it on and off
    std::optional<ByAt> accepted;  ///< who accepted the notice of a pack, and when
};
BOOST_DESCRIBE_STRUCT(InstrumentShape, (),
                      (id, version, title, tier, respondent, questions, cadence_days, languages,
                       attribution, terms, source, flags, has_wording, on, may_set, accepted))

struct InstrumentsView {
    ProgramId program;
    std::vector<InstrumentShape> instruments;
};
BOOST_DESCRIBE_STRUCT(InstrumentsView, (), (program, instruments))

struct InstrumentSet {
    bool on = false;
    bool accepts_notice = false;  ///< needed to turn on what is not free
};
BOOST_DESCRIBE_STRUCT(InstrumentSet, (), (on, accepts_notice))

struct FormOption {
    std::string code;
    double value = 0;
    Bilingual words;
};
BOOST_DESCRIBE_STRUCT(FormOption, (), (code, value, words))

enum class FormItemSort : std::uint8_t { choice, number, words };
BOOST_DESCRIBE_ENUM(FormItemSort, choice, number, words)

enum class AskedHow : std::uint8_t { is, is_not, above };
BOOST_DESCRIBE_ENUM(AskedHow, is, is_not, above)

/// What an earlier answer has to say. An unanswered question is neither this nor above that; it is
/// not that. One that was not asked counts as unanswered.
struct AskedTestShape {
    std::string item;
    AskedHow how = AskedHow::is;
    std::optional<std::string> code;  ///< of a choice
    std::optional<double> number;
};
BOOST_DESCRIBE_STRUCT(AskedTestShape, (), (item, how, code, number))

struct FormItem {
    std::string item;  ///< `SheetAnswer::item`
    Bilingual words;
    FormItemSort sort = FormItemSort::choice;
    std::vector<FormOption> options;
    std::optional<double> lowest;  ///< of a number
    std::optional<double> highest;
    bool whole = true;
    bool detail = false;               ///< asked beside the instrument; may always be left out
    std::optional<std::string> about;  ///< a sensitive one: `self-harm`, `trauma`
    std::vector<AskedTestShape> asked_when;  ///< empty: always asked
    bool asked_when_any = false;             ///< one of them is enough; else all have to hold
};
BOOST_DESCRIBE_STRUCT(FormItem, (),
                      (item, words, sort, options, lowest, highest, whole, detail, about,
                       asked_when, asked_when_any))

/// An instrument to be answered.
struct FormView {
    std::string id;
    std::string version;
    Bilingual title;
    std::optional<Bilingual> preface;
    std::optional<Bilingual> recall;
    measures::Respondent respondent = measures::Respondent::client;
    std::vector<std::string> languages;
    std::string attribution;
    std::string terms;
    std::vector<FormItem> items;
};
BOOST_DESCRIBE_STRUCT(FormView, (),
                      (id, version, title, preface, recall, respondent, languages, attribution,
                       terms, items))

// --- results -------------------------------------------------------------------------------------

enum class ScoreStatus : std::uint8_t { scored, prorated, not_scored };
BOOST_DESCRIBE_ENUM(ScoreStatus, scored, prorated, not_scored)

/// Something to notice beside the score, in words.
struct SubscaleShape {
    std::string id;
    std::optional<double> value;
};
BOOST_DESCRIBE_STRUCT(SubscaleShape, (), (id, value))

/// A change from an earlier result: by what is published, or not claimed, and then why.
struct ChangeShape {
    AboutId from;  ///< the result it is compared with
    Moment since;
    std::string verdict;  ///< `none`, `about_same`, `some_better`, `clear_better`, …
    double points = 0;    ///< now minus then
    double needed = 0;    ///< so many are more than chance
    bool recovery = false;
    bool response = false;
    bool remission = false;
    std::optional<Bilingual> why_none;
    std::optional<std::string> source;
};
BOOST_DESCRIBE_STRUCT(ChangeShape, (),
                      (from, since, verdict, points, needed, recovery, response, remission,
                       why_none, source))

/// One answered instrument with its score.
struct ResultShape {
    AboutId id;
    std::string version;
    Day on{};
    AuthorShape by;
    Moment at;
    ScoreStatus status = ScoreStatus::not_scored;
    std::optional<double> total;
    std::optional<std::string> band;      ///< its code
    std::optional<Bilingual> band_words;  ///< absent where the band is not to be shown
    std::vector<SubscaleShape> subscales;
    std::vector<FlagShape> flags;
    std::string rule;  ///< which rule gave the score
    std::vector<SheetAnswer> answers;
    bool only_for_me = false;
    std::optional<Moment> corrected_at;
    std::optional<Instant> editable_until;
};
BOOST_DESCRIBE_STRUCT(ResultShape, (),
                      (id, version, on, by, at, status, total, band, band_words, subscales, flags,
                       rule, answers, only_for_me, corrected_at, editable_until))

/// A range of totals with a name, for a chart's background.
struct BandShape {
    std::string code;
    double from = 0;
    double to = 0;
    Bilingual words;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(BandShape, (), (code, from, to, words, source))

/// All results of one instrument.
struct MeasureShape {
    std::string instrument;
    Bilingual title;
    std::string attribution;
    measures::Direction direction = measures::Direction::neither;
    measures::Respondent respondent = measures::Respondent::client;
    std::optional<double> lowest;  ///< of the total; absent where there is none
    std::optional<double> highest;
    std::vector<BandShape> bands;
    std::optional<double> change_points;  ///< so many are a reliable change
    std::optional<Bilingual> no_claim;    ///< why none is claimed
    std::vector<ResultShape> results;     ///< newest first, the last 60
    std::int64_t count = 0;               ///< of all
    std::optional<ChangeShape> change;    ///< of the newest against the first
    std::optional<ChangeShape> change_since_last;
    std::optional<RhythmShape> rhythm;
    bool due = false;
};
BOOST_DESCRIBE_STRUCT(MeasureShape, (),
                      (instrument, title, attribution, direction, respondent, lowest, highest,
                       bands, change_points, no_claim, results, count, change, change_since_last,
                       rhythm, due))

struct LifeEventShape {
    AboutId id;
    Words words;
    Day on{};
    AuthorShape by;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(LifeEventShape, (), (id, words, on, by, actions))

/// Someone with their name.
struct PersonNamed {
    PersonId person;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PersonNamed, (), (person, name))

/// Something about a client that somebody has to know of now.
struct ConcernShape {
    AboutId id;
    AboutId about;  ///< the entry with the answer
    std::string instrument;
    std::string because;
    std::optional<Bilingual> words;  ///< of the flag
    Instant raised_at{};
    Moment said_at;  ///< when the client answered; long before, from an offline phone
    Instant due_at{};
    std::vector<PersonNamed> told;
    std::optional<Instant> passed_on_at;
    std::vector<ByAt> seen;
    std::vector<WordingShape> answers;
    Actions actions;
};
BOOST_DESCRIBE_STRUCT(ConcernShape, (),
                      (id, about, instrument, because, words, raised_at, said_at, due_at, told,
                       passed_on_at, seen, answers, actions))

/// Who would be told of a sensitive answer to an instrument, and how soon: said before it is given.
struct TellsShape {
    std::string instrument;
    std::vector<PersonNamed> told;
    int minutes = 60;
};
BOOST_DESCRIBE_STRUCT(TellsShape, (), (instrument, told, minutes))

struct MeasuresView {
    std::vector<MeasureShape> measures;    ///< answered or chosen, what is due first
    std::vector<InstrumentShape> offered;  ///< the rest that the client's program has on
    std::vector<TellsShape> tells;
    std::vector<LifeEventShape> events;  ///< newest first
    std::vector<ConcernShape> concerns;  ///< newest first
    Actions actions;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(MeasuresView, (), (measures, offered, tells, events, concerns, actions, head))

// --- the chart -----------------------------------------------------------------------------------

/// One line of the chart.
struct ChartSeries {
    std::string id;                  ///< `checkin.mood`, `own.ID`, `phq-9`, `bam.risk` …
    std::optional<Bilingual> title;  ///< of an instrument
    std::optional<Words> words;      ///< of one's own question
    double lowest = 0;
    double highest = 4;
    std::vector<std::int64_t> at;  ///< milliseconds since 1970, in order
    std::vector<double> values;    ///< the same many
    std::int64_t of = 0;           ///< so many there are; more than `values` where it was thinned
    std::optional<double> usual;   ///< own usual: the median of the eight weeks before the last one
    std::optional<double> usual_low;      ///< a quarter is below
    std::optional<double> usual_high;     ///< a quarter is above
    std::optional<double> change_points;  ///< of an instrument: so many are a reliable change
};
BOOST_DESCRIBE_STRUCT(ChartSeries, (),
                      (id, title, words, lowest, highest, at, values, of, usual, usual_low,
                       usual_high, change_points))

enum class MarkerSort : std::uint8_t {
    goal_accepted,
    goal_achieved,
    life_event,
    setback,
    review,
    support_attended,
    appointment,
    treatment_ended
};
BOOST_DESCRIBE_ENUM(MarkerSort, goal_accepted, goal_achieved, life_event, setback, review,
                    support_attended, appointment, treatment_ended)

struct ChartMarker {
    MarkerSort sort{};
    Day on{};
    std::int64_t at = 0;
    std::optional<Words> words;
};
BOOST_DESCRIBE_STRUCT(ChartMarker, (), (sort, on, at, words))

/// Everything on one time axis. Where there are more points than fit, of each stretch of time the
/// lowest and the highest are kept.
struct ChartView {
    Day from{};
    Day to{};
    std::string zone;  ///< the client's, in which days are meant
    std::vector<ChartSeries> series;
    std::vector<ChartMarker> markers;
    bool thinned = false;
    Seq head = 0;
};
BOOST_DESCRIBE_STRUCT(ChartView, (), (from, to, zone, series, markers, thinned, head))

// --- concerns of everyone ------------------------------------------------------------------------

struct ConcernLine {
    SubjectId client;
    std::string name;
    ConcernShape concern;
    bool may_open = false;  ///< whether the reader may open the client's record
};
BOOST_DESCRIBE_STRUCT(ConcernLine, (), (client, name, concern, may_open))

struct ConcernsView {
    std::vector<ConcernLine> concerns;  ///< the most urgent first
};
BOOST_DESCRIBE_STRUCT(ConcernsView, (), (concerns))

}  // namespace alongside::service
