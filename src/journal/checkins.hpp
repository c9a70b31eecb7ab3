// Check-ins: the client's own short reports, the questions and times they chose for them, and the
// answer that each one gets (CHK1, CHK3).
#pragma once

#include "journal/json.hpp"
#include "journal/words.hpp"

namespace alongside {

/// The bank of plain questions. Each is answered 0 to 4, 4 being the most of what it names.
enum class CheckinQuestion : std::uint8_t {
    mood,
    urge,
    confidence,
    sleep,
    connection,
    stress,
    pain,
    medicine,  ///< taken as the client wants to take it: 0 no, 2 in part, 4 yes
    meetings,  ///< so many since the last check-in; 4 is four or more
    used,      ///< something they want to stay away from, if they want to say: 0 no, 4 yes
};
BOOST_DESCRIBE_ENUM(CheckinQuestion, mood, urge, confidence, sleep, connection, stress, pain,
                    medicine, meetings, used)

struct CheckinAnswer {
    CheckinQuestion question{};
    Scale<0, 4> value;
    friend bool operator==(const CheckinAnswer&, const CheckinAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(CheckinAnswer, (), (question, value))

/// The answer to a question that the client put in their own words.
struct OwnAnswer {
    AboutId item;  ///< `CheckinItem::own`
    Scale<0, 4> value;
    friend bool operator==(const OwnAnswer&, const OwnAnswer&) = default;
};
BOOST_DESCRIBE_STRUCT(OwnAnswer, (), (item, value))

/// The client reports how things are. Any question may be skipped; at least one thing is said.
/// What they keep to themselves is a second one, for themselves alone, about the first.
struct CheckinRecorded {
    static constexpr std::string_view kind = "checkin.recorded";
    static constexpr std::uint16_t code = 30;
    static constexpr int version = 2;  ///< 2 added `own` and `good`
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "The client says how things are.";

    List<CheckinAnswer, 12> answers;
    std::optional<Text<2000>> words;
    bool talk = false;  ///< "I'd like to talk"
    std::optional<List<OwnAnswer, 6>> own{};
    std::optional<Text<1000>> good{};  ///< something good
    friend bool operator==(const CheckinRecorded&, const CheckinRecorded&) = default;
};
BOOST_DESCRIBE_STRUCT(CheckinRecorded, (), (answers, words, talk, own, good))

/// A person answers a check-in; `about` is the check-in's entry. Without words it says "seen",
/// which is enough only where that was agreed.
struct CheckinAnswered {
    static constexpr std::string_view kind = "checkin.answered";
    static constexpr std::uint16_t code = 31;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "Someone of the care team answers a check-in.";

    std::optional<Text<2000>> words;
    friend bool operator==(const CheckinAnswered&, const CheckinAnswered&) = default;
};
BOOST_DESCRIBE_STRUCT(CheckinAnswered, (), (words))

/// One question of a client's check-in: one of the bank, or one of their own, never both.
struct CheckinItem {
    std::optional<CheckinQuestion> question;
    std::optional<AboutId> own;         ///< a new id; the same one while it stays the same question
    std::optional<Text<120>> words;     ///< of one's own question
    std::optional<bool> only_for_me{};  ///< true: its answers are kept to oneself
    friend bool operator==(const CheckinItem&, const CheckinItem&) = default;
};
BOOST_DESCRIBE_STRUCT(CheckinItem, (), (question, own, words, only_for_me))

/// The client chooses what they are asked, alone or together with their care team. The latest
/// choice holds; whether they want to talk is always asked.
struct CheckinQuestionsChosen {
    static constexpr std::string_view kind = "checkin_questions.chosen";
    static constexpr std::uint16_t code = 32;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning =
        "The client chooses the questions of their check-in.";

    List<CheckinItem, 12> items;
    bool something_good = false;  ///< asked for, too
    bool seen_is_enough = false;  ///< agreed: "seen" by a named person is an answer
    friend bool operator==(const CheckinQuestionsChosen&, const CheckinQuestionsChosen&) = default;
};
BOOST_DESCRIBE_STRUCT(CheckinQuestionsChosen, (), (items, something_good, seen_is_enough))

/// How often something is asked.
enum class Rhythm : std::uint8_t {
    daily,
    weekly,      ///< on the chosen days of each week
    every_days,  ///< every so many days, from `since` on
    when_i_want  ///< never by itself
};
BOOST_DESCRIBE_ENUM(Rhythm, daily, weekly, every_days, when_i_want)

/// How someone is reminded; inside the app it is always shown.
enum class ReminderBy : std::uint8_t { email, text };
BOOST_DESCRIBE_ENUM(ReminderBy, email, text)

/// When the client is asked, in their own zone and hours. The latest choice for the same thing
/// holds.
struct RhythmChosen {
    static constexpr std::string_view kind = "rhythm.chosen";
    static constexpr std::uint16_t code = 33;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "The client chooses when they are asked.";

    Text<40> what;  ///< `checkin`, or an instrument's id
    Rhythm rhythm = Rhythm::daily;
    List<DayName, 7> days;                   ///< with `weekly`; at least one
    std::optional<Scale<1, 366>> so_many{};  ///< with `every_days`
    Day since{};                             ///< the first day, in `zone`
    Text<5> from;                            ///< `18:00`: from then on they want to be asked
    Text<5> to;                     ///< `21:00`: until then they may be reminded; later than `from`
    Text<64> zone;                  ///< IANA name
    List<ReminderBy, 2> remind_by;  ///< empty: no message
    friend bool operator==(const RhythmChosen&, const RhythmChosen&) = default;
};
BOOST_DESCRIBE_STRUCT(RhythmChosen, (),
                      (what, rhythm, days, so_many, since, from, to, zone, remind_by))

/// The client wants no reminders for a while.
struct RemindersPaused {
    static constexpr std::string_view kind = "reminders.paused";
    static constexpr std::uint16_t code = 34;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "The client wants no reminders for a while.";

    std::optional<Day>
        until_on;  ///< the first day on which they may come again; absent: until told
    friend bool operator==(const RemindersPaused&, const RemindersPaused&) = default;
};
BOOST_DESCRIBE_STRUCT(RemindersPaused, (), (until_on))

/// The client wants reminders again.
struct RemindersResumed {
    static constexpr std::string_view kind = "reminders.resumed";
    static constexpr std::uint16_t code = 35;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning = "The client wants reminders again.";

    friend bool operator==(const RemindersResumed&, const RemindersResumed&) = default;
};
BOOST_DESCRIBE_STRUCT(RemindersResumed, (), ())

/// Something in the client's life that they want to see beside their answers (CHK4).
struct LifeEventNoted {
    static constexpr std::string_view kind = "life_event.noted";
    static constexpr std::uint16_t code = 36;
    static constexpr int version = 1;
    static constexpr Area area = Area::checkins;
    static constexpr std::string_view meaning =
        "The client notes something that happened in their life.";

    Text<200> words;
    Day on{};
    friend bool operator==(const LifeEventNoted&, const LifeEventNoted&) = default;
};
BOOST_DESCRIBE_STRUCT(LifeEventNoted, (), (words, on))

}  // namespace alongside
