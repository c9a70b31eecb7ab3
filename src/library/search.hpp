// Finding pages by their words, in memory.
#pragma once

#include "library/library.hpp"

namespace alongside::library {

inline constexpr std::size_t longest_query = 120;    ///< characters
inline constexpr std::size_t most_query_words = 12;  ///< further ones are not looked at

/// A page that has all words of a query.
struct Hit {
    const Page* page = nullptr;
    std::string excerpt;  ///< the words around the first one found; the summary where none is below
};

/// The words of all pages, folded: case and accents make no difference.
class Search {
public:
    /// @param library  outlives this
    explicit Search(const Library& library);

    /// Pages in which every word of the query stands; the last one may be the beginning of a word.
    /// Those with more of them in the title come first, then in the summary, then those where they
    /// stand more often; then by title.
    [[nodiscard]] std::vector<Hit> find(std::string_view query, Language language) const;

private:
    struct Indexed {
        const Page* page = nullptr;
        std::string title;                            ///< folded
        std::vector<std::vector<std::string>> words;  ///< folded, of each passage
    };
    std::vector<Indexed> pages_;
};

}  // namespace alongside::library
