// Finds community resources by words, kind, place and what they ask for, in memory. Built once and
// never changed, as the index of meetings.
#pragma once

#include "directory/needs.hpp"
#include "directory/opening.hpp"

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// What is asked. All that is given must hold.
struct ResourceQuery {
    std::string text;              ///< words of name, organization, description or category; each
                                   ///< may be the beginning of one
    std::optional<Need> need;      ///< what it is for, as `needs_of` tells
    std::string category;          ///< by name or code, as `ResourceIndex::categories` gives it
    std::string place;             ///< city, state or postal code; behind a comma the state
    std::optional<Position> near;  ///< only what has a position
    std::optional<double> km;      ///< with `near` only; above 0
    std::string language;          ///< "es", "Spanish" or "español"
    std::optional<int> age;        ///< of whom it is for, in years
    bool open_now = false;         ///< and known to be
    bool free_of_cost = false;     ///< and said to be: see `is_free_of_cost`
    std::size_t limit = 20;        ///< 1 to 100
    std::size_t offset = 0;
};

/// One found resource. The pointer lives as long as the index.
struct ResourceHit {
    const Resource* resource = nullptr;
    std::optional<double> km;
};

struct ResourceAnswer {
    std::vector<ResourceHit> hits;
    std::size_t total = 0;
    bool more = false;
};

struct CategoryCount {
    std::string name;
    std::size_t resources = 0;
    friend bool operator==(const CategoryCount&, const CategoryCount&) = default;
};

/// Searching changes nothing, so any number of threads may.
class ResourceIndex {
public:
    explicit ResourceIndex(std::vector<Resource> resources);

    /// Nearest first where `near` is given; else those first that have the words in their names;
    /// then by name. What is closed for now comes last.
    [[nodiscard]] ResourceAnswer search(const ResourceQuery& query, ClocksAround& clocks) const;
    /// By source and key.
    [[nodiscard]] const std::vector<Resource>& resources() const { return resources_; }
    /// @returns null where there is none
    [[nodiscard]] const Resource* find(std::string_view source, std::string_view key) const;
    /// The names by which lists sort resources, most used first. Names that differ in case and
    /// accents alone are one.
    [[nodiscard]] const std::vector<CategoryCount>& categories() const { return categories_; }
    /// How many resources there are for each need.
    [[nodiscard]] const std::array<std::size_t, need_count>& needs() const { return needs_; }
    /// The languages as they are listed, by name.
    [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }

private:
    struct Match;
    struct Wanted;
    /// What is compared of a resource, made comparable once.
    struct Plain {
        explicit Plain(const Resource& resource);
        std::string name;  ///< folded, as what follows
        std::string city;
        std::string postal_code;
        std::string region;                   ///< its code, where it is a known state or province
        std::vector<std::string> languages;   ///< their codes, where they are known ones
        std::vector<std::string> categories;  ///< names and codes
        Needs needs;
        bool is_free;
        std::uint32_t rank = 0;  ///< among all, by name
    };
    /// Which resources have a word that begins so, and which of them in their names.
    struct Found {
        std::vector<bool> anywhere;
        std::vector<bool> in_name;
    };
    [[nodiscard]] Found with_words(std::string_view text) const;
    [[nodiscard]] bool fits(std::uint32_t id, const ResourceQuery& query, const Wanted& wanted,
                            ClocksAround& clocks) const;

    std::vector<Resource> resources_;
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_word_;
    std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_name_word_;
    std::vector<Plain> plain_;  ///< of each of `resources_`
    std::vector<CategoryCount> categories_;
    std::array<std::size_t, need_count> needs_{};
    std::vector<std::string> languages_;
};

}  // namespace alongside::directory
