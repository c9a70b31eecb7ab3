#include "simulate/passphrase.hpp"

#include <sodium.h>

#include <algorithm>
#include <vector>

namespace alongside::simulate {
namespace {

constexpr const char* words[] = {
    "acorn",   "amber",  "apple",  "arrow",  "badge",  "basil",  "beach",  "berry",
    "birch",   "bread",  "brook",  "cabin",  "candle", "canoe",  "cedar",  "chalk",
    "cherry",  "cliff",  "cloud",  "clover", "copper", "coral",  "daisy",  "dune",
    "eagle",   "ember",  "fable",  "fern",   "field",  "flint",  "garden", "ginger",
    "grove",   "harbor", "hazel",  "heron",  "honey",  "island", "ivory",  "kettle",
    "lantern", "lemon",  "maple",  "meadow", "melon",  "mint",   "olive",  "orchard",
    "otter",   "pebble", "pepper", "pine",   "plum",   "quilt",  "raven",  "river",
    "saddle",  "spruce", "thyme",  "tulip",  "velvet", "walnut", "willow", "zephyr",
};
static_assert(std::size(words) == 64);

}  // namespace

std::string new_passphrase() {
    std::vector<std::string> chosen;
    while (chosen.size() < 4) {
        std::string word = words[randombytes_uniform(std::size(words))];
        if (std::ranges::find(chosen, word) == chosen.end()) chosen.push_back(std::move(word));
    }
    std::string phrase = chosen[0];
    for (std::size_t i = 1; i < chosen.size(); ++i) phrase += "-" + chosen[i];
    return phrase.size() >= 15 ? phrase : new_passphrase();
}

}  // namespace alongside::simulate
