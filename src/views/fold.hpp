// What all views share. A view is a pure fold over entries: it reads no clock, does no I/O and
// cannot fail. Catching up with one more entry equals folding the whole journal again.
#pragma once

#include "journal/entry.hpp"
#include "views/items.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace alongside {

/// Who said something, in which capacity, and when.
struct Voice {
    PersonId person;
    Role role = Role::client;
    Moment at;
    bool on_behalf = false;  ///< written in session with the client, who has confirmed it
    friend bool operator==(const Voice&, const Voice&) = default;
};

[[nodiscard]] inline Voice voice_of(const Entry& entry) {
    return {entry.author, entry.role, entry.occurred_at, entry.on_behalf};
}

/// One way something was put: a goal's wordings are all kept, with who chose them.
struct Wording {
    Words words;
    Voice by;
    friend bool operator==(const Wording&, const Wording&) = default;
};

/// The latest that was said about something under its own id.
template <class Kind>
struct Said {
    AboutId id;
    Kind what;
    Voice by;
    friend bool operator==(const Said&, const Said&) = default;
};

/// Says it anew, or for the first time.
template <class Kind>
Said<Kind>& say(Items<Said<Kind>>& items, const Entry& entry, const Kind& what) {
    Said<Kind>* said = edit_item(items, entry.about);
    if (said == nullptr) said = &items.add({});
    *said = {entry.about, what, voice_of(entry)};
    return *said;
}

/// The view after all of `entries`, beginning at `view`.
template <class View>
[[nodiscard]] View fold(std::span<const Entry> entries, View view = {}) {
    for (const Entry& entry : entries) view = advance(std::move(view), entry);
    return view;
}

/// The item with that id, or nullptr. Items are few (a plan, a page of check-ins).
template <class Item, class ItemId>
[[nodiscard]] Item* find_item(std::vector<Item>& items, const ItemId& id) {
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}
template <class Item, class ItemId>
[[nodiscard]] const Item* find_item(const std::vector<Item>& items, const ItemId& id) {
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

/// The body a correction puts in place of a `Kind`'s, if it brings one that fits.
template <class Kind>
[[nodiscard]] std::optional<Kind> corrected_body(const CorrectionMade& correction) {
    if (!correction.body) return std::nullopt;
    auto body = json::from_text<Kind>(correction.body->text);
    if (!body) return std::nullopt;
    return std::move(*body);
}

}  // namespace alongside
