// Passphrases for the demo's people: four short words that can be typed from a screen.
#pragma once

#include <string>

namespace alongside::simulate {

/// Four different words with dashes, from the system's random source; at least 15 characters.
/// Good for fictional people: 24 bits.
[[nodiscard]] std::string new_passphrase();

}  // namespace alongside::simulate
