// Which meetings have a word, and which places their lists name.
#pragma once

#include "directory/index.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace alongside::directory {

/// Numbers of meetings, ascending.
using Ids = std::vector<std::uint32_t>;

/// Words of name, group, location, address and areas; never of notes, which may hold personal data.
class WordIndex {
public:
    explicit WordIndex(const std::vector<Meeting>& meetings);
    /// Meetings that have, for each word of `text`, a word that begins with it.
    [[nodiscard]] Ids find(std::string_view text) const;

private:
    std::map<std::string, Ids, std::less<>> by_word_;
};

/// Cities, regions and postal codes by their folded names.
class PlaceIndex {
public:
    explicit PlaceIndex(const std::vector<Meeting>& meetings);

    struct Entry {
        NamedPlace place;
        Ids ids;
    };
    /// The places of that name; behind a comma may stand a word of what they are within:
    /// "Springfield", "springfield, il", "Springfield, Illinois".
    [[nodiscard]] std::vector<const Entry*> find(std::string_view text) const;

private:
    void add(std::string_view name, const std::string& within, std::uint32_t id);
    [[nodiscard]] std::vector<const Entry*> named(const std::string& folded_name) const;

    std::vector<Entry> entries_;
    std::unordered_map<std::string, std::size_t> by_name_and_within_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
};

}  // namespace alongside::directory
