#include "service/letters.hpp"

#include "views/rhythms.hpp"

#include <fmt/format.h>

namespace alongside::service {
namespace {

/// For so long a letter about a concern may still come: in the app it stays until it was answered.
constexpr std::chrono::hours concern_lasts{24};
/// A link is good for so long after the reminder's hours: letters are read late, too.
constexpr std::chrono::hours link_lives_on{6};
/// Of a letter's id, so much makes its name outside: enough that no two are the same.
constexpr std::size_t name_bytes = 16;

bool has(const std::vector<ReminderBy>& ways, ReminderBy by) {
    return std::ranges::find(ways, by) != ways.end();
}

bool has_seen(const Concern& concern, const PersonId& person) {
    return std::ranges::any_of(concern.seen,
                               [&](const Voice& voice) { return voice.person == person; });
}

}  // namespace

Letters::Letters(Context& context, People& people, Records& records, Reach& reach)
    : context_(context),
      people_(people),
      records_(records),
      reach_(reach),
      link_for_([this](const PersonId&, Instant) { return context_.policy.origin + "/"; }) {}

void Letters::link_with(LinkFor link_for) {
    link_for_ = std::move(link_for);
}

Hash Letters::reminder_id(const PersonId& person, Instant at, ReminderBy by) {
    return context_.vault.bucket(
        context_.organization,
        fmt::format("letter reminder {} {} {}", person.text(), to_milliseconds(at), code_of(by)));
}

Hash Letters::concern_id(const PersonId& person, const AboutId& concern, ReminderBy by) {
    return context_.vault.bucket(
        context_.organization,
        fmt::format("letter concern {} {} {}", person.text(), concern.text(), code_of(by)));
}

int Letters::queue_reminders(store::WriteTransaction& write, const SubjectId& subject,
                             const Record& record, Instant now) {
    int queued = 0;
    const auto person = subject.as<PersonId>();
    const auto ways = reach_.confirmed_channels(write, person);
    for (const DueReminder& due : reminders_at(record, now)) {
        for (const ReminderBy by : due.by) {
            if (!has(ways, by)) continue;
            store::Outgoing message;
            message.id = reminder_id(person, due.at, by);
            message.person = person;
            message.subject = subject;
            message.purpose = code_of(LetterPurpose::reminder);
            message.channel = code_of(by);
            message.due_at = now;
            message.until = due.until;
            queued += store::queue_outgoing(write, context_.organization, message) ? 1 : 0;
        }
    }
    return queued;
}

int Letters::queue_for_concern(store::WriteTransaction& write, const std::vector<PersonId>& persons,
                               const AboutId& concern, const SubjectId& subject, Instant now) {
    int queued = 0;
    for (const PersonId& person : persons) {
        for (const ReminderBy by : reach_.confirmed_channels(write, person)) {
            store::Outgoing message;
            message.id = concern_id(person, concern, by);
            message.person = person;
            message.subject = subject;
            message.purpose = code_of(LetterPurpose::concern);
            message.channel = code_of(by);
            message.due_at = now;
            message.until = now + concern_lasts;
            queued += store::queue_outgoing(write, context_.organization, message) ? 1 : 0;
        }
    }
    return queued;
}

std::optional<Language> Letters::language_of(const PersonId& person) {
    const auto places = people_.places_of(person);
    const bool is_client = std::ranges::any_of(
        places, [](const Reader::Place& place) { return place.role == Role::client; });
    if (!is_client) return std::nullopt;
    return records_.standing(person.as<SubjectId>())->self->story.preferences.language;
}

bool Letters::reminder_is_wanted(const store::Outgoing& message) {
    const auto by = static_cast<ReminderBy>(message.channel);
    const auto standing = records_.standing(message.person.as<SubjectId>());
    return std::ranges::any_of(
        reminders_at(*standing->self, context_.now()), [&](const DueReminder& due) {
            return has(due.by, by) && reminder_id(message.person, due.at, by) == message.id;
        });
}

bool Letters::concern_is_wanted(const store::Outgoing& message) {
    const auto by = static_cast<ReminderBy>(message.channel);
    if (!message.subject) return false;
    const auto standing = records_.standing(*message.subject);
    return std::ranges::any_of(standing->team->concerns.items, [&](const Concern& concern) {
        return is_open(concern) && !has_seen(concern, message.person) &&
               concern_id(message.person, concern.id, by) == message.id;
    });
}

std::optional<LetterWords> Letters::words_for(const store::Outgoing& message) {
    const auto by = static_cast<ReminderBy>(message.channel);
    const std::string& origin = context_.policy.origin;
    switch (static_cast<LetterPurpose>(message.purpose)) {
        case LetterPurpose::reminder:
            if (!reminder_is_wanted(message)) return std::nullopt;
            return reminder_words(language_of(message.person), by,
                                  link_for_(message.person, message.until + link_lives_on),
                                  origin + "/times");
        case LetterPurpose::concern:
            if (!concern_is_wanted(message)) return std::nullopt;
            return waiting_words(language_of(message.person), by, origin + "/");
        case LetterPurpose::code:
            break;
    }
    return std::nullopt;
}

std::optional<outgoing::Letter> Letters::compose(const store::Outgoing& message) {
    const auto by = static_cast<ReminderBy>(message.channel);
    // Whoever has left gets nothing more.
    if (people_.places_of(message.person).empty()) return std::nullopt;
    outgoing::Letter letter;
    letter.id = to_hex(ByteView(message.id).first(name_bytes));
    letter.at = context_.now();
    std::optional<LetterWords> words;
    std::optional<Words> to;
    if (message.purpose == code_of(LetterPurpose::code)) {
        auto read = context_.store.read();
        if (auto code = reach_.code_in(read, message)) {
            words = code_words(language_of(message.person), by, code->code);
            to = std::move(code->address);
        }
    } else {
        {
            auto read = context_.store.read();
            to = reach_.confirmed(read, message.person, by);
        }
        if (to) words = words_for(message);
    }
    if (!to || !words) return std::nullopt;
    letter.to = std::move(*to);
    letter.subject = std::move(words->subject);
    letter.text = std::move(words->text);
    return letter;
}

}  // namespace alongside::service
