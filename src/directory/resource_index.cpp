#include "directory/resource_index.hpp"

#include "base/text.hpp"
#include "directory/address.hpp"
#include "directory/words.hpp"
#include "directory/zone.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

namespace alongside::directory {
namespace {

using WordMap = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;

void add_words(WordMap& map, std::string_view text, std::uint32_t id) {
    for (std::string& word : words_of(text)) {
        auto& ids = map[std::move(word)];
        if (ids.empty() || ids.back() != id) ids.push_back(id);
    }
}

/// For each resource whether it has, for each word, a word that begins with it.
std::vector<bool> having(const WordMap& map, const std::vector<std::string>& words,
                         std::size_t size) {
    std::vector<bool> all(size, true);
    for (const std::string& word : words) {
        std::vector<bool> with(size, false);
        for (auto it = map.lower_bound(word); it != map.end() && it->first.starts_with(word);
             ++it) {
            for (const std::uint32_t id : it->second) with[id] = true;
        }
        for (std::size_t id = 0; id < size; ++id) all[id] = all[id] && with[id];
    }
    return all;
}

/// The names under which a language is listed: its own, the English one, the code.
std::string language_of(std::string_view name) {
    struct Language {
        std::string_view code;
        std::string_view english;
        std::string_view own;
    };
    static constexpr Language known[] = {{"en", "english", "ingles"},
                                         {"es", "spanish", "espanol"},
                                         {"fr", "french", "francais"},
                                         {"pt", "portuguese", "portugues"},
                                         {"de", "german", "deutsch"},
                                         {"ar", "arabic", ""},
                                         {"zh", "chinese", "mandarin"},
                                         {"vi", "vietnamese", ""},
                                         {"ru", "russian", ""},
                                         {"ko", "korean", ""},
                                         {"ht", "haitian creole", "kreyol"},
                                         {"so", "somali", ""},
                                         {"ase", "american sign language", "asl"}};
    const std::string plain = folded(name);
    // "eng" and "en-US" are English, too.
    const std::string begin = plain.substr(0, plain.find('-'));
    for (const Language& each : known) {
        if (begin == each.code || plain == each.english || (!each.own.empty() && plain == each.own))
            return std::string(each.code);
    }
    return plain;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// A state or province by one name: its code where it is a known one.
std::string region_of(std::string_view text) {
    if (std::string code = us_state(text); !code.empty()) return code;
    if (std::string code = canadian_province(text); !code.empty()) return code;
    return folded(text);
}

bool has(const std::vector<std::string>& all, const std::string& wanted) {
    return std::ranges::find(all, wanted) != all.end();
}

std::vector<CategoryCount> counted(const std::vector<Resource>& resources) {
    std::map<std::string, CategoryCount> by_name;
    for (const Resource& resource : resources) {
        std::vector<std::string> own;
        for (const Category& category : resource.categories) {
            const std::string name = folded(category.name);
            if (name.empty() || std::ranges::find(own, name) != own.end()) continue;
            own.push_back(name);
            auto& entry = by_name[name];
            if (entry.name.empty()) entry.name = category.name;
            ++entry.resources;
        }
    }
    std::vector<CategoryCount> all;
    all.reserve(by_name.size());
    for (auto& [name, entry] : by_name) all.push_back(std::move(entry));
    std::ranges::stable_sort(all, std::greater{}, &CategoryCount::resources);
    return all;
}

}  // namespace

ResourceIndex::Plain::Plain(const Resource& resource)
    : name(folded(resource.name)),
      city(folded(resource.city)),
      postal_code(folded(resource.postal_code)),
      region(region_of(resource.state)),
      needs(needs_of(resource)),
      is_free(is_free_of_cost(resource.cost)) {
    for (const std::string& each : resource.languages) languages.push_back(language_of(each));
    for (const Category& each : resource.categories) {
        categories.push_back(folded(each.name));
        if (!each.code.empty()) categories.push_back(folded(each.code));
    }
}

ResourceIndex::ResourceIndex(std::vector<Resource> resources) : resources_(std::move(resources)) {
    std::ranges::stable_sort(resources_, [](const Resource& a, const Resource& b) {
        return std::tie(a.source, a.key) < std::tie(b.source, b.key);
    });
    plain_.reserve(resources_.size());
    for (std::uint32_t id = 0; id < resources_.size(); ++id) {
        const Resource& resource = resources_[id];
        std::string names = resource.name + "\n" + resource.other_name + "\n";
        names += resource.organization;
        add_words(by_name_word_, names, id);
        std::string all = names + "\n" + resource.description;
        for (const Category& category : resource.categories) all += "\n" + category.name;
        add_words(by_word_, all, id);
        plain_.emplace_back(resource);
    }
    std::vector<std::uint32_t> by_name(plain_.size());
    std::iota(by_name.begin(), by_name.end(), 0U);
    std::ranges::stable_sort(by_name, {}, [&](std::uint32_t id) { return plain_[id].name; });
    for (std::uint32_t rank = 0; rank < by_name.size(); ++rank) plain_[by_name[rank]].rank = rank;
    categories_ = counted(resources_);
    std::set<std::string> languages;
    for (std::uint32_t id = 0; id < plain_.size(); ++id) {
        for (std::size_t i = 0; i < need_count; ++i) needs_.at(i) += plain_[id].needs.test(i);
        languages.insert(resources_[id].languages.begin(), resources_[id].languages.end());
    }
    languages_.assign(languages.begin(), languages.end());
}

const Resource* ResourceIndex::find(std::string_view source, std::string_view key) const {
    const auto found =
        std::ranges::lower_bound(resources_, std::tie(source, key), {}, [](const Resource& each) {
            return std::tuple(std::string_view(each.source), std::string_view(each.key));
        });
    if (found == resources_.end() || found->source != source || found->key != key) return nullptr;
    return &*found;
}

ResourceIndex::Found ResourceIndex::with_words(std::string_view text) const {
    const auto words = words_of(text);
    return {having(by_word_, words, resources_.size()),
            having(by_name_word_, words, resources_.size())};
}

/// What is asked, in the words by which resources are compared.
struct ResourceIndex::Wanted {
    explicit Wanted(const ResourceQuery& query)
        : category(folded(query.category)), language(language_of(query.language)) {
        const auto comma = query.place.find(',');
        const std::string name = trimmed(std::string_view(query.place).substr(0, comma));
        place = folded(name);
        region = region_of(name);
        if (comma != std::string::npos) {
            within = region_of(trimmed(std::string_view(query.place).substr(comma + 1)));
        }
    }

    [[nodiscard]] bool lies_there(const Plain& resource) const {
        if (!within.empty() && resource.region != within) return false;
        return !place.empty() && (resource.city == place || resource.postal_code == place ||
                                  (within.empty() && resource.region == region));
    }

    std::string category;
    std::string language;
    std::string place;
    std::string region;  ///< that the place may be
    std::string within;  ///< where the place has to be
};

bool ResourceIndex::fits(std::uint32_t id, const ResourceQuery& query, const Wanted& wanted,
                         ClocksAround& clocks) const {
    const Resource& resource = resources_[id];
    const Plain& plain = plain_[id];
    if (query.need && !plain.needs.test(static_cast<std::size_t>(*query.need))) return false;
    if (!query.category.empty() && !has(plain.categories, wanted.category)) return false;
    if (!query.place.empty() && !wanted.lies_there(plain)) return false;
    if (!query.language.empty() && !has(plain.languages, wanted.language)) return false;
    if (query.age && resource.minimum_age && *query.age < *resource.minimum_age) return false;
    if (query.age && resource.maximum_age && *query.age > *resource.maximum_age) return false;
    if (query.free_of_cost && !plain.is_free) return false;
    return !query.open_now || is_open(resource, clocks) == true;
}

struct ResourceIndex::Match {
    bool is_closed = false;
    double km = 0;
    bool is_by_name = false;
    std::uint32_t id = 0;
};

ResourceAnswer ResourceIndex::search(const ResourceQuery& query, ClocksAround& clocks) const {
    const Found words = with_words(query.text);
    const Wanted wanted(query);
    std::vector<Match> matches;
    for (std::uint32_t id = 0; id < resources_.size(); ++id) {
        const Resource& resource = resources_[id];
        if (!words.anywhere[id]) continue;
        if (query.near && !resource.position) continue;
        if (!fits(id, query, wanted, clocks)) continue;
        const double km = query.near ? distance_km(*query.near, *resource.position) : 0;
        if (query.near && query.km && km > *query.km) continue;
        matches.push_back({resource.closed_for_now, km, words.in_name[id], id});
    }
    const auto order = [&](const Match& match) {
        return std::tuple(match.is_closed, match.km, !match.is_by_name, plain_[match.id].rank);
    };
    const std::size_t end = std::min(matches.size(), query.offset + query.limit);
    std::ranges::partial_sort(matches, matches.begin() + static_cast<std::ptrdiff_t>(end), {},
                              order);
    ResourceAnswer answer;
    answer.total = matches.size();
    answer.more = end < matches.size();
    for (std::size_t i = std::min(query.offset, end); i < end; ++i) {
        answer.hits.push_back({&resources_[matches[i].id], {}});
        if (query.near) answer.hits.back().km = matches[i].km;
    }
    return answer;
}

}  // namespace alongside::directory
