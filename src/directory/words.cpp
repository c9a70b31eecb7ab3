#include "directory/words.hpp"

#include "base/text.hpp"

#include <utility>

namespace alongside::directory {

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    std::string plain = folded(text);
    // Apostrophes, straight or curly, are passed over: "women's" is found by "womens" too.
    std::erase(plain, '\'');
    for (std::size_t at = 0; (at = plain.find("’", at)) != std::string::npos;) plain.erase(at, 3);
    for (const char c : plain) {
        const bool is_part = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                             static_cast<unsigned char>(c) >= 0x80;
        if (is_part) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

}  // namespace alongside::directory
