// What is known of one instrument: its questions, how they are scored, what the score means and
// whose words they are. Read from FHIR R4 Questionnaire JSON; the form is told in
// docs/instruments.md.
#pragma once

#include <boost/describe.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace alongside::measures {

/// The same words by language: "en", "es" …
using Worded = std::map<std::string, std::string>;

/// Whose words they are, and so how they may be shipped. Written "A", "B", "C" in definitions.
enum class Tier : std::uint8_t {
    free,       ///< A: public domain or non-proprietary; on
    by_notice,  ///< B: a pack with a licence of its own; off until its notice is accepted
    imported,   ///< C: the program brings wording that it may use; the scoring is here
};
BOOST_DESCRIBE_ENUM(Tier, free, by_notice, imported)

/// What a higher score means.
enum class Direction : std::uint8_t { neither, worse, better };
BOOST_DESCRIBE_ENUM(Direction, neither, worse, better)

enum class Respondent : std::uint8_t { client, clinician, staff };
BOOST_DESCRIBE_ENUM(Respondent, client, clinician, staff)

/// One of the answers that a question offers.
struct Option {
    std::string code;
    double value = 0;  ///< what it counts
    Worded words;
    std::optional<std::pair<int, int>> covers;  ///< stands for so many days, first and last
};

enum class ItemSort : std::uint8_t { choice, number, words };

/// One thing that an earlier answer has to say for a question to be asked. An unanswered question
/// is neither this nor above that; it is not that.
struct AskedTest {
    enum class How : std::uint8_t { is, is_not, above };
    std::string question;  ///< its link id
    How how = How::is;
    std::string code;   ///< of a choice
    double number = 0;  ///< of a number
};
/// When a question is asked at all: for the form alone, scoring has skips of its own.
struct AskedWhen {
    bool any = false;  ///< one test is enough; else all have to hold
    std::vector<AskedTest> tests;
};

struct Item {
    std::string link_id;
    Worded words;  ///< empty where the wording is still to be supplied
    ItemSort sort = ItemSort::choice;
    std::vector<Option> options;  ///< of a choice
    double lowest = 0;            ///< of a number
    double highest = 0;           ///< of a number
    bool is_whole = true;         ///< of a number
    bool is_detail = false;       ///< asked beside the instrument; a plain list may leave it out
    AskedWhen asked_when;         ///< without tests: always
    std::string sensitive;        ///< what a worrying answer is about: "self-harm"; else empty
};

/// One thing that is asked of the answers or of a scale. It holds only where it would hold however
/// the gaps were filled.
struct Test {
    enum class How : std::uint8_t {
        any,           ///< one of the items, or the scale, is within the bounds
        all,           ///< every item is
        sum,           ///< the items' sum is; all of them are answered
        missing,       ///< one of the items is not answered
        undetermined,  ///< the scale may or may not reach `at_least`: that depends on the gaps
    };
    How how = How::any;
    std::vector<std::size_t> items;  ///< places in `Definition::items`
    std::string scale;               ///< instead of items
    std::optional<double> at_least;
    std::optional<double> at_most;
};
using Condition = std::vector<Test>;   ///< holds where all of them hold
using Cases = std::vector<Condition>;  ///< hold where one of them holds

enum class Method : std::uint8_t { sum, mean };

/// What happens where answers are missing.
enum class Gaps : std::uint8_t {
    refuse,   ///< no score
    prorate,  ///< up to `most_missing` take the mean of the others
    range,    ///< the lowest and highest score that the gaps leave open
};

/// Answers made into one number. The one called "total" is the total, the others are subscales.
struct Scale {
    std::string id;
    Method method = Method::sum;
    std::vector<std::size_t> items;
    std::vector<std::size_t> reversed;  ///< of these: lowest + highest - answer
    std::vector<std::string> plus;      ///< instead of items: earlier scales, added
    std::vector<std::string> minus;     ///< and earlier scales, taken away
    Gaps gaps = Gaps::refuse;
    int most_missing = 0;
    std::vector<std::size_t> never_imputed;  ///< without these there is no score
    double times = 1;
    int decimals = 0;  ///< rounded half up to so many
    Direction direction = Direction::neither;
    std::string source;
};

/// A name for a part of the total's range, or for a pattern of answers.
struct Band {
    std::string code;
    std::optional<double> from;
    std::optional<double> to;
    Cases when;                ///< instead of a range; the first band that holds is taken
    Worded words;              ///< as people should read it
    bool is_confirmed = true;  ///< false: not shown until the program has confirmed it
    std::string source;
};

/// Something to notice beside the score.
struct Flag {
    std::string code;
    Cases when;
    bool is_for_prorated = true;  ///< false: says nothing of a total that was filled up
    Worded words;
    std::string source;
};

/// Answers that make others unnecessary: those of them that are missing count as 0.
struct Skip {
    Condition when;
    std::vector<std::size_t> items;
};

/// A first question; where it is answered with `closed`, the rest is not asked and the score is 0.
struct Gate {
    std::size_t item = 0;
    double closed = 0;
};

/// Answers without which nothing is said, always or in some cases.
struct Needed {
    std::vector<std::size_t> items;
    Cases when;  ///< empty: always
};

/// No more days of this than of that.
struct NotAbove {
    std::size_t item = 0;
    std::size_t than = 0;
};

/// What is published of how much change is more than chance. Without `points` nothing is claimed.
struct ChangeRule {
    std::optional<double> points;           ///< this much is a reliable change
    std::optional<double> clear_points;     ///< this much by the stricter rule; where there are two
    std::optional<double> recovered_below;  ///< recovery: from this or more to below it
    std::optional<double> remission_below;
    std::optional<double> response_percent;  ///< so much less than before
    std::optional<double> reliability;       ///< for an estimate from the program's own spread
    Worded none_because;                     ///< why nothing is claimed
    std::string source;
};

struct Licence {
    Tier tier = Tier::imported;
    std::string terms;        ///< one sentence
    std::string attribution;  ///< shown wherever the instrument is shown
    std::string source;       ///< where that was read
};

struct Definition {
    std::string id;       ///< "phq-9"
    std::string version;  ///< answers keep the version that they were given to
    std::string url;
    Worded title;
    Worded preface;  ///< the stem of the questions
    Licence licence;
    Worded recall;         ///< which time the questions are about
    int cadence_days = 0;  ///< usual distance between two; 0: by event, or once
    Respondent respondent = Respondent::client;
    std::vector<std::string> languages;  ///< in which all of its words are there
    std::vector<Item> items;             ///< questions only, in the order of the form
    std::vector<Scale> scales;
    std::vector<Band> bands;
    std::vector<Flag> flags;
    std::vector<Skip> skips;
    std::optional<Gate> gate;
    std::vector<Needed> needed;
    std::vector<NotAbove> not_above;
    ChangeRule change;
    std::string text;  ///< the definition as it was written
};

/// The item of that link id. @returns nothing where there is none
[[nodiscard]] std::optional<std::size_t> place_of(const Definition& definition,
                                                  std::string_view link_id);

/// The option that stands for so many days. @returns nullptr where none does
[[nodiscard]] const Option* option_for_days(const Item& item, int days);

/// The lowest and the highest value that an item can have.
[[nodiscard]] std::pair<double, double> range_of(const Item& item);

/// Whether the words of every question are there, in one language at least.
[[nodiscard]] bool has_wording(const Definition& definition);

}  // namespace alongside::measures
