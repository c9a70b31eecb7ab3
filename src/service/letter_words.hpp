// What letters say. Somebody else may read them on a locked screen or a shared computer: they say
// that something waits, never what, for whom, or from what kind of place.
#pragma once

#include "journal/checkins.hpp"
#include "journal/story.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace alongside::service {

struct LetterWords {
    std::string subject;  ///< of an e-mail
    std::string text;
};

/// @param language  nothing: not known, so both are said, English first
/// @param link  where to answer   @param stop  where to change or stop these
[[nodiscard]] LetterWords reminder_words(std::optional<Language> language, ReminderBy by,
                                         std::string_view link, std::string_view stop);
[[nodiscard]] LetterWords code_words(std::optional<Language> language, ReminderBy by,
                                     std::string_view code);
/// To someone of the staff, who knows where to look.
[[nodiscard]] LetterWords waiting_words(std::optional<Language> language, ReminderBy by,
                                        std::string_view link);

}  // namespace alongside::service
