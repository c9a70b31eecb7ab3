#include "library/search.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <tuple>

namespace alongside::library {
namespace {

using FoldedWords = std::vector<std::string>;

FoldedWords folded_words(std::string_view text) {
    FoldedWords words;
    for (const std::string_view piece : pieces_of(text)) words.push_back(folded(piece));
    return words;
}

/// What is looked for.
struct Query {
    FoldedWords words;

    [[nodiscard]] bool names(std::size_t i, const std::string& word) const {
        const bool is_last = i + 1 == words.size();
        return is_last ? word.starts_with(words[i]) : word == words[i];
    }
};

/// Where the words of a query stand in a page.
struct Found {
    std::vector<bool> title;
    std::vector<bool> summary;
    std::vector<bool> anywhere;
    std::size_t in_text = 0;
    std::optional<std::pair<std::size_t, std::size_t>> first;  ///< passage and word, of the text

    explicit Found(std::size_t words) : title(words), summary(words), anywhere(words) {}
};

std::size_t count_of(const std::vector<bool>& flags) {
    return static_cast<std::size_t>(std::ranges::count(flags, true));
}

/// The words around one, from the text as it stands.
std::string excerpt_of(std::string_view text, std::size_t at) {
    constexpr std::size_t words_before = 8;
    constexpr std::size_t words_after = 16;
    const auto pieces = pieces_of(text);
    const std::size_t begin = at > words_before ? at - words_before : 0;
    const std::size_t end = std::min(at + words_after, pieces.size() - 1);
    const bool from_start = begin == 0;
    const bool to_end = end == pieces.size() - 1;
    const auto* const first = from_start ? text.data() : pieces[begin].data();
    const auto* const last =
        to_end ? text.data() + text.size() : pieces[end].data() + pieces[end].size();
    const std::string words(first, static_cast<std::size_t>(last - first));
    return (from_start ? "" : "… ") + words + (to_end ? "" : " …");
}

/// Notes the words of a query that are this word of a passage. @returns whether there is one
bool note(const Query& query, const std::string& word, Passage::Place place, Found& found) {
    bool is_named = false;
    for (std::size_t i = 0; i < query.words.size(); ++i) {
        if (!query.names(i, word)) continue;
        is_named = true;
        found.anywhere[i] = true;
        if (place == Passage::Place::title) found.title[i] = true;
        if (place == Passage::Place::summary) found.summary[i] = true;
    }
    return is_named;
}

Found look(const std::vector<FoldedWords>& passages, const Page& page, const Query& query) {
    Found found(query.words.size());
    for (std::size_t i = 0; i < passages.size(); ++i) {
        const Passage::Place place = page.passages[i].place;
        const bool is_below = place != Passage::Place::title && place != Passage::Place::summary;
        for (std::size_t j = 0; j < passages[i].size(); ++j) {
            if (!note(query, passages[i][j], place, found) || !is_below) continue;
            ++found.in_text;
            if (!found.first) found.first = {i, j};
        }
    }
    return found;
}

/// The higher, the better.
using Rank = std::tuple<std::size_t, std::size_t, std::size_t>;

}  // namespace

Search::Search(const Library& library) {
    for (const Page& page : library.pages) {
        Indexed indexed{&page, folded(page.about.title.text()), {}};
        for (const Passage& passage : page.passages) {
            indexed.words.push_back(folded_words(passage.words));
        }
        pages_.push_back(std::move(indexed));
    }
}

std::vector<Hit> Search::find(std::string_view text, Language language) const {
    Query query{folded_words(text)};
    if (query.words.empty()) return {};
    if (query.words.size() > most_query_words) query.words.resize(most_query_words);
    struct Ranked {
        Rank rank;
        const Indexed* indexed;
        Hit hit;
    };
    std::vector<Ranked> ranked;
    for (const Indexed& indexed : pages_) {
        const Page& page = *indexed.page;
        if (page.language != language) continue;
        const Found found = look(indexed.words, page, query);
        if (count_of(found.anywhere) < query.words.size()) continue;
        std::string excerpt =
            found.first ? excerpt_of(page.passages[found.first->first].words, found.first->second)
                        : page.about.summary.text();
        ranked.push_back({{count_of(found.title), count_of(found.summary), found.in_text},
                          &indexed,
                          {&page, std::move(excerpt)}});
    }
    std::ranges::sort(ranked, [](const Ranked& a, const Ranked& b) {
        if (a.rank != b.rank) return a.rank > b.rank;
        return std::tie(a.indexed->title, a.indexed->page->id) <
               std::tie(b.indexed->title, b.indexed->page->id);
    });
    std::vector<Hit> hits;
    hits.reserve(ranked.size());
    for (Ranked& one : ranked) hits.push_back(std::move(one.hit));
    return hits;
}

}  // namespace alongside::library
