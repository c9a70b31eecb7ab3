// Who gets which letter, and whether it is still wanted when its turn comes. A letter's id is made
// from who, what, which window and which way, so that nothing is queued twice, however many servers
// look at the same moment.
#pragma once

#include "outgoing/channel.hpp"
#include "service/letter_words.hpp"
#include "service/reach.hpp"
#include "service/records.hpp"

namespace alongside::service {

class Letters {
public:
    Letters(Context& context, People& people, Records& records, Reach& reach);

    /// A link to what is to be answered, made when a letter goes out, good until `until`.
    using LinkFor = std::function<std::string(const PersonId& person, Instant until)>;
    /// Puts another in the place of the app's own address. Before anything is sent.
    void link_with(LinkFor link_for);

    /// Queues the reminders of one client that are due. What is due at the same moment goes in one
    /// letter.
    /// @returns how many were queued
    int queue_reminders(store::WriteTransaction& write, const SubjectId& subject,
                        const Record& record, Instant now);
    /// Tells those who were told of a concern that something waits, each of them once, whatever
    /// way they can be reached. Staff to whom no way was confirmed find it in the app.
    /// @returns how many were queued
    int queue_for_concern(store::WriteTransaction& write, const std::vector<PersonId>& persons,
                          const AboutId& concern, const SubjectId& subject, Instant now);

    /// What a queued message says, and where it goes.
    /// @returns nothing where it is no longer wanted: answered, paused, ended, no such address
    [[nodiscard]] std::optional<outgoing::Letter> compose(const store::Outgoing& message);

private:
    [[nodiscard]] Hash reminder_id(const PersonId& person, Instant at, ReminderBy by);
    [[nodiscard]] Hash concern_id(const PersonId& person, const AboutId& concern, ReminderBy by);
    [[nodiscard]] std::optional<Language> language_of(const PersonId& person);
    [[nodiscard]] bool reminder_is_wanted(const store::Outgoing& message);
    [[nodiscard]] bool concern_is_wanted(const store::Outgoing& message);
    [[nodiscard]] std::optional<LetterWords> words_for(const store::Outgoing& message);

    Context& context_;
    People& people_;
    Records& records_;
    Reach& reach_;
    LinkFor link_for_;
};

}  // namespace alongside::service
