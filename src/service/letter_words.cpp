// Text messages keep to the letters that fit 160 to a message (GSM 03.38): no í, no ó.
#include "service/letter_words.hpp"

#include <fmt/format.h>

namespace alongside::service {
namespace {

LetterWords english_reminder(ReminderBy by, std::string_view link, std::string_view stop) {
    if (by == ReminderBy::text) {
        return {"", fmt::format("You asked to be reminded. When you have a minute: {} "
                                "To change or stop these: {}",
                                link, stop)};
    }
    return {"A note for you",
            fmt::format("You asked to be reminded. Open when you have a minute:\n\n{}\n\n"
                        "To change or stop these:\n\n{}\n",
                        link, stop)};
}

LetterWords spanish_reminder(ReminderBy by, std::string_view link, std::string_view stop) {
    if (by == ReminderBy::text) {
        return {"", fmt::format("Pediste un recordatorio. Cuando tengas un minuto: {} "
                                "Para cambiarlos o pararlos: {}",
                                link, stop)};
    }
    return {"Una nota para ti",
            fmt::format("Pediste un recordatorio. Ábrelo cuando tengas un minuto:\n\n{}\n\n"
                        "Para cambiarlos o pararlos:\n\n{}\n",
                        link, stop)};
}

LetterWords english_code(ReminderBy by, std::string_view code) {
    if (by == ReminderBy::text) {
        return {"", fmt::format("Your code: {}. It is good for 15 minutes. "
                                "If you did not ask for it, you can delete this.",
                                code)};
    }
    return {"Your code", fmt::format("Your code: {}\n\nIt is good for 15 minutes. "
                                     "If you did not ask for it, you can delete this.\n",
                                     code)};
}

LetterWords spanish_code(ReminderBy by, std::string_view code) {
    if (by == ReminderBy::text) {
        return {"", fmt::format("Tu clave: {}. Sirve por 15 minutos. "
                                "Si no la pediste, puedes borrar esto.",
                                code)};
    }
    return {"Tu clave", fmt::format("Tu clave: {}\n\nSirve por 15 minutos. "
                                    "Si no la pediste, puedes borrar esto.\n",
                                    code)};
}

LetterWords english_waiting(ReminderBy by, std::string_view link) {
    if (by == ReminderBy::text) {
        return {"", fmt::format("Something is waiting for you. Open: {}", link)};
    }
    return {"Something is waiting for you",
            fmt::format("Something is waiting for you. Open:\n\n{}\n", link)};
}

LetterWords spanish_waiting(ReminderBy by, std::string_view link) {
    if (by == ReminderBy::text) return {"", fmt::format("Algo te espera. Abre: {}", link)};
    return {"Algo te espera", fmt::format("Algo te espera. Abre:\n\n{}\n", link)};
}

LetterWords in(std::optional<Language> language, LetterWords english, LetterWords spanish) {
    if (language == Language::en) return english;
    if (language == Language::es) return spanish;
    if (english.subject.empty()) return {"", english.text + "\n" + spanish.text};
    return {english.subject + " / " + spanish.subject, english.text + "\n\n" + spanish.text};
}

}  // namespace

LetterWords reminder_words(std::optional<Language> language, ReminderBy by, std::string_view link,
                           std::string_view stop) {
    return in(language, english_reminder(by, link, stop), spanish_reminder(by, link, stop));
}

LetterWords code_words(std::optional<Language> language, ReminderBy by, std::string_view code) {
    return in(language, english_code(by, code), spanish_code(by, code));
}

LetterWords waiting_words(std::optional<Language> language, ReminderBy by, std::string_view link) {
    return in(language, english_waiting(by, link), spanish_waiting(by, link));
}

}  // namespace alongside::service
