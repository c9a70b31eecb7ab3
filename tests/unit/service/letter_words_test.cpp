// What letters say: that something waits, and nothing else.
#include "service/letter_words.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace alongside::service {
namespace {

constexpr std::string_view link = "https://harbor.example/c#token";
constexpr std::string_view stop = "https://harbor.example/times";

std::vector<LetterWords> all_letters() {
    std::vector<LetterWords> letters;
    for (const std::optional<Language> language :
         {std::optional<Language>(), std::optional(Language::en), std::optional(Language::es)}) {
        for (const ReminderBy by : {ReminderBy::email, ReminderBy::text}) {
            letters.push_back(reminder_words(language, by, link, stop));
            letters.push_back(code_words(language, by, "123456"));
            letters.push_back(waiting_words(language, by, "https://harbor.example/"));
        }
    }
    return letters;
}

/// What would tell a bystander what kind of place a letter comes from.
constexpr std::string_view revealing[] = {
    "recover", "recuper",    "check-in",  "checkin", "check in", "treat",         "tratam",
    "health",  "salud",      "client",    "patient", "pacient",  "clinic",        "clínic",
    "doctor",  "médic",      "medic",     "nurse",   "enferm",   "therap",        "terap",
    "counsel", "consej",     "coach",     "program", "addict",   "adicc",         "alcohol",
    "drug",    "droga",      "sober",     "sobri",   "relapse",  "recaíd",        "setback",
    "tropiez", "urge",       "ansia",     "crisis",  "suicid",   "harm",          "daño",
    "phq",     "gad-7",      "audit",     "measure", "medida",   "questionnaire", "cuestion",
    "survey",  "encuesta",   "mood",      "ánimo",   "meeting",  "reunión",       "appointment",
    "cita",    "alongside",  "concern",   "urgent",  "care",     "ayuda",         "help",
    "plan",    "well-being", "bienestar", "mental",  "support",  "apoyo",         "step",
    "paso",    "answer",
};

/// Which of them a text has. Words are looked for at their beginning: "escitalopram" has no "cita".
std::vector<std::string_view> revealed_by(std::string_view text) {
    const std::string small = " " + folded(text);
    std::vector<std::string_view> found;
    for (const std::string_view word : revealing) {
        if (small.find(" " + folded(word)) != std::string::npos) found.push_back(word);
    }
    return found;
}

/// The letters that fit 160 to a text message, as far as ours go.
/// @source 3GPP TS 23.038, the default alphabet
bool fits_text_messages(std::string_view text) {
    std::string rest(text);
    for (const std::string_view letter : {"é", "ñ", "ü", "à", "ù", "ì", "ò", "¿", "¡"}) {
        for (auto at = rest.find(letter); at != std::string::npos; at = rest.find(letter)) {
            rest.erase(at, letter.size());
        }
    }
    return std::ranges::all_of(rest, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

}  // namespace

TEST(CHK3, NoLetterSaysWhatItIsAbout) {
    EXPECT_FALSE(revealed_by("Your check-in is due").empty()) << "the list works";
    for (const LetterWords& letter : all_letters()) {
        EXPECT_TRUE(revealed_by(letter.subject).empty()) << letter.subject;
        EXPECT_TRUE(revealed_by(letter.text).empty()) << letter.text << "\n"
                                                      << revealed_by(letter.text).front();
        EXPECT_EQ(letter.text.find('!'), std::string::npos) << letter.text;
    }
}

TEST(CHK3, ALetterSaysWhereToOpenAndWhereToStop) {
    for (const Language language : {Language::en, Language::es}) {
        for (const ReminderBy by : {ReminderBy::email, ReminderBy::text}) {
            const LetterWords letter = reminder_words(language, by, link, stop);
            EXPECT_NE(letter.text.find(link), std::string::npos);
            EXPECT_LT(letter.text.find(link), letter.text.find(stop));
            EXPECT_NE(letter.text.find(stop), std::string::npos);
        }
    }
    EXPECT_EQ(reminder_words(Language::en, ReminderBy::email, link, stop).subject,
              "A note for you");
    EXPECT_EQ(reminder_words(Language::es, ReminderBy::email, link, stop).subject,
              "Una nota para ti");
}

TEST(CHK3, WhoseLanguageIsNotKnownGetsBoth) {
    const LetterWords letter = code_words(std::nullopt, ReminderBy::email, "123456");
    EXPECT_EQ(letter.subject, "Your code / Tu clave");
    EXPECT_NE(letter.text.find("Your code: 123456"), std::string::npos);
    EXPECT_NE(letter.text.find("Tu clave: 123456"), std::string::npos);
}

TEST(CHK3, TextMessagesAreShortAndKeepToTheirAlphabet) {
    for (const LetterWords& letter : all_letters()) {
        if (!letter.subject.empty()) continue;
        EXPECT_TRUE(fits_text_messages(letter.text)) << letter.text;
        EXPECT_LE(count_characters(letter.text), 306U) << "two parts: " << letter.text;
    }
}

}  // namespace alongside::service
