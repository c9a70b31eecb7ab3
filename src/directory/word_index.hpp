// Which meetings have a word, and which places their lists name.
#pragma once

#include "directory/index.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace alongside::directory {

/// Numbers of meetings, ascending.
using Ids = std::vector<std::uint32_t>;

/// A set of numbers of meetings, one bit each: as cheap for all meetings as for none.
class Marks {
public:
    explicit Marks(std::size_t size) : bits_((size + 63) / 64) {}

    void set(std::uint32_t id) { bits_[id / 64] |= std::uint64_t{1} << (id % 64); }
    [[nodiscard]] bool test(std::uint32_t id) const {
        return ((bits_[id / 64] >> (id % 64)) & 1U) != 0;
    }
    /// Keeps only what the other has too, which is of the same size.
    void keep(const Marks& other) {
        for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] &= other.bits_[i];
    }
    /// Each in rising order.
    template <class Do>
    void for_each(const Do& act) const {
        for (std::size_t i = 0; i < bits_.size(); ++i) {
            for (std::uint64_t left = bits_[i]; left != 0; left &= left - 1) {
                act(static_cast<std::uint32_t>(i * 64) +
                    static_cast<std::uint32_t>(std::countr_zero(left)));
            }
        }
    }

private:
    std::vector<std::uint64_t> bits_;
};

/// Words of name, group, location, address and areas; never of notes, which may hold personal data.
/// Words lie in order, and so do their meetings: all words with one beginning are one stretch.
class WordIndex {
public:
    explicit WordIndex(const std::vector<Meeting>& meetings);
    /// Meetings that have, for each word of `text`, a word that begins with it.
    [[nodiscard]] Marks find(std::string_view text) const;

private:
    [[nodiscard]] std::string_view word(std::size_t number) const;
    [[nodiscard]] Marks beginning_with(std::string_view letters) const;

    std::size_t meetings_;
    std::string letters_;                    ///< all words, one behind the other
    std::vector<std::uint32_t> word_begin_;  ///< in `letters_`; one more than there are words
    std::vector<std::uint32_t> ids_begin_;   ///< in `ids_`; likewise
    Ids ids_;
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
