// The words of a text as they are looked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// Letters and digits in their order, case and accents folded; apostrophes are passed over:
/// "Women's José" → "womens", "jose".
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

}  // namespace alongside::directory
