#include "directory/word_index.hpp"

#include "base/text.hpp"
#include "directory/address.hpp"
#include "directory/words.hpp"

#include <algorithm>
#include <ranges>

namespace alongside::directory {
namespace {

std::string searched_text(const Meeting& meeting) {
    std::string text;
    for (const std::string* part : {&meeting.name, &meeting.group, &meeting.location,
                                    &meeting.address, &meeting.city, &meeting.state}) {
        text += *part + "\n";
    }
    for (const std::string& region : meeting.regions) text += region + "\n";
    return text;
}

void append(Ids& ids, std::uint32_t id) {
    if (ids.empty() || ids.back() != id) ids.push_back(id);
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// "OR, US" of a meeting; what is unknown is left out.
std::string within_of(const Meeting& meeting) {
    const auto code = us_state(meeting.state);
    const std::string& state = meeting.country == "US" && !code.empty() ? code : meeting.state;
    const bool both = !state.empty() && !meeting.country.empty();
    return state + (both ? ", " : "") + meeting.country;
}

/// Whether one of the parts of "OR, US" is `wanted`, or the state of that name.
bool lies_within(std::string_view within, std::string_view wanted) {
    const std::string name = folded(wanted);
    const std::string state = folded(us_state(wanted));
    const std::string province = folded(canadian_province(wanted));
    const std::string country = folded(country_code(wanted));
    while (!within.empty()) {
        const std::size_t comma = within.find(',');
        const std::string part = folded(trimmed(within.substr(0, comma)));
        for (const std::string& wished : {name, state, province, country}) {
            if (!wished.empty() && part == wished) return true;
        }
        if (comma == std::string_view::npos) break;
        within.remove_prefix(comma + 1);
    }
    return false;
}

}  // namespace

WordIndex::WordIndex(const std::vector<Meeting>& meetings) : meetings_(meetings.size()) {
    std::unordered_map<std::string, Ids> by_word;
    for (std::uint32_t id = 0; id < meetings.size(); ++id) {
        for (std::string& word : words_of(searched_text(meetings[id]))) {
            append(by_word[std::move(word)], id);
        }
    }
    std::vector<const std::pair<const std::string, Ids>*> words;
    words.reserve(by_word.size());
    std::size_t count = 0;
    for (const auto& each : by_word) {
        words.push_back(&each);
        count += each.second.size();
    }
    std::ranges::sort(words, {}, [](const auto* each) { return std::string_view(each->first); });
    ids_.reserve(count);
    word_begin_.push_back(0);
    ids_begin_.push_back(0);
    for (const auto* each : words) {
        letters_ += each->first;
        ids_.insert(ids_.end(), each->second.begin(), each->second.end());
        word_begin_.push_back(static_cast<std::uint32_t>(letters_.size()));
        ids_begin_.push_back(static_cast<std::uint32_t>(ids_.size()));
    }
}

std::string_view WordIndex::word(std::size_t number) const {
    const std::uint32_t begin = word_begin_[number];
    return std::string_view(letters_).substr(begin, word_begin_[number + 1] - begin);
}

Marks WordIndex::beginning_with(std::string_view letters) const {
    const auto numbers = std::views::iota(std::size_t{0}, word_begin_.size() - 1);
    const auto stem = [&](std::size_t number) { return word(number).substr(0, letters.size()); };
    const auto words = std::ranges::equal_range(numbers, letters, {}, stem);
    Marks marks(meetings_);
    if (words.empty()) return marks;
    const std::uint32_t end = ids_begin_[words.back() + 1];
    for (std::uint32_t at = ids_begin_[words.front()]; at < end; ++at) marks.set(ids_[at]);
    return marks;
}

Marks WordIndex::find(std::string_view text) const {
    std::optional<Marks> found;
    for (const std::string& letters : words_of(text)) {
        Marks marks = beginning_with(letters);
        if (found) marks.keep(*found);
        found = std::move(marks);
    }
    return found.value_or(Marks(meetings_));
}

PlaceIndex::PlaceIndex(const std::vector<Meeting>& meetings) {
    for (std::uint32_t id = 0; id < meetings.size(); ++id) {
        const Meeting& meeting = meetings[id];
        if (meeting.attendance == Attendance::inactive) continue;
        const std::string within = within_of(meeting);
        add(meeting.city, within, id);
        add(meeting.postal_code, within, id);
        std::string around = within;
        for (const std::string& region : meeting.regions) {
            add(region, around, id);
            around = region;
            if (!within.empty()) around += ", " + within;
        }
    }
    for (Entry& entry : entries_) entry.place.meetings = entry.ids.size();
}

void PlaceIndex::add(std::string_view name, const std::string& within, std::uint32_t id) {
    if (name.empty()) return;
    const std::string short_name = folded(name);
    const auto [at, is_new] =
        by_name_and_within_.emplace(short_name + "\n" + folded(within), entries_.size());
    if (is_new) {
        by_name_[short_name].push_back(entries_.size());
        entries_.push_back({{std::string(name), within, 0}, {}});
    }
    append(entries_[at->second].ids, id);
}

std::vector<const PlaceIndex::Entry*> PlaceIndex::named(const std::string& folded_name) const {
    std::vector<const Entry*> found;
    const auto at = by_name_.find(folded_name);
    if (at == by_name_.end()) return found;
    for (const std::size_t number : at->second) found.push_back(&entries_[number]);
    return found;
}

std::vector<const PlaceIndex::Entry*> PlaceIndex::find(std::string_view text) const {
    auto found = named(folded(trimmed(text)));
    if (found.empty()) {
        const std::size_t comma = text.find(',');
        if (comma == std::string_view::npos) return found;
        found = named(folded(trimmed(text.substr(0, comma))));
        // Every further part must fit: "Downtown, Portland, OR".
        for (std::size_t from = comma; from != std::string_view::npos;) {
            const std::size_t next = text.find(',', from + 1);
            const std::string part = trimmed(text.substr(from + 1, next - from - 1));
            std::erase_if(found, [&](const Entry* entry) {
                return !part.empty() && !lies_within(entry->place.within, part);
            });
            from = next;
        }
    }
    std::ranges::stable_sort(found, [](const Entry* a, const Entry* b) {
        return a->place.meetings > b->place.meetings;
    });
    return found;
}

}  // namespace alongside::directory
