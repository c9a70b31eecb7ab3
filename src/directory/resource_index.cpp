#include "directory/resource_index.hpp"

#include "base/text.hpp"
#include "directory/address.hpp"
#include "directory/words.hpp"
#include "directory/zone.hpp"

#include <algorithm>
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

bool speaks(const Resource& resource, const std::string& wanted) {
    const std::string language = language_of(wanted);
    return std::ranges::any_of(resource.languages, [&](const std::string& listed) {
        return language_of(listed) == language;
    });
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

bool is_state(const Resource& resource, std::string_view wanted) {
    const std::string code = us_state(wanted);
    const std::string province = canadian_province(wanted);
    return folded(resource.state) == folded(wanted) ||
           (!code.empty() && us_state(resource.state) == code) ||
           (!province.empty() && canadian_province(resource.state) == province);
}

bool lies_in(const Resource& resource, std::string_view place) {
    const auto comma = place.find(',');
    const std::string name = trimmed(place.substr(0, comma));
    const std::string within =
        comma == std::string_view::npos ? std::string() : trimmed(place.substr(comma + 1));
    if (!within.empty() && !is_state(resource, within)) return false;
    const std::string wanted = folded(name);
    return (!resource.city.empty() && folded(resource.city) == wanted) ||
           (!resource.postal_code.empty() && folded(resource.postal_code) == wanted) ||
           (within.empty() && is_state(resource, name));
}

bool is_sorted_as(const Resource& resource, const std::string& category) {
    const std::string wanted = folded(category);
    return std::ranges::any_of(resource.categories, [&](const Category& each) {
        return folded(each.name) == wanted || (!each.code.empty() && folded(each.code) == wanted);
    });
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

ResourceIndex::ResourceIndex(std::vector<Resource> resources) : resources_(std::move(resources)) {
    std::ranges::stable_sort(resources_, [](const Resource& a, const Resource& b) {
        return std::tie(a.source, a.key) < std::tie(b.source, b.key);
    });
    for (std::uint32_t id = 0; id < resources_.size(); ++id) {
        const Resource& resource = resources_[id];
        std::string names = resource.name + "\n" + resource.other_name + "\n";
        names += resource.organization;
        add_words(by_name_word_, names, id);
        std::string all = names + "\n" + resource.description;
        for (const Category& category : resource.categories) all += "\n" + category.name;
        add_words(by_word_, all, id);
        sort_names_.push_back(folded(resource.name));
        needs_.push_back(needs_of(resource));
    }
    categories_ = counted(resources_);
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

bool ResourceIndex::fits(const Resource& resource, const ResourceQuery& query, Instant now) const {
    if (!query.category.empty() && !is_sorted_as(resource, query.category)) return false;
    if (!query.place.empty() && !lies_in(resource, query.place)) return false;
    if (!query.language.empty() && !speaks(resource, query.language)) return false;
    if (query.age && resource.minimum_age && *query.age < *resource.minimum_age) return false;
    if (query.age && resource.maximum_age && *query.age > *resource.maximum_age) return false;
    if (query.free_of_cost && !is_free_of_cost(resource.cost)) return false;
    return !query.open_now || is_open(resource, now) == true;
}

struct ResourceIndex::Match {
    bool is_closed = false;
    double km = 0;
    bool is_by_name = false;
    std::uint32_t id = 0;
};

ResourceAnswer ResourceIndex::search(const ResourceQuery& query, Instant now) const {
    const Found words = with_words(query.text);
    std::vector<Match> matches;
    for (std::uint32_t id = 0; id < resources_.size(); ++id) {
        const Resource& resource = resources_[id];
        if (!words.anywhere[id]) continue;
        if (query.need && !needs_[id].test(static_cast<std::size_t>(*query.need))) continue;
        if (query.near && !resource.position) continue;
        const double km = query.near ? distance_km(*query.near, *resource.position) : 0;
        if (query.near && query.km && km > *query.km) continue;
        if (!fits(resource, query, now)) continue;
        matches.push_back({resource.closed_for_now, km, words.in_name[id], id});
    }
    const auto order = [&](const Match& match) {
        return std::tuple(match.is_closed, match.km, !match.is_by_name,
                          std::string_view(sort_names_[match.id]), match.id);
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
