// The same meeting in several lists is shown once. Which two listings are the same is one rule,
// asked here and nowhere else; docs/directory.md tells it in words.
#pragma once

#include "directory/meeting.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace alongside::directory {

/// Pairs of ids, `source/key`, the lesser first, that are not the same meeting whatever it looks
/// like: somebody has said so.
using Splits = std::set<std::pair<std::string, std::string>>;

/// The id of a meeting: `source/key`.
[[nodiscard]] std::string id_of(const Meeting& meeting);

/// Whether two listings look like the same meeting: of other lists, one fellowship, weekday, start
/// and zone; the same link, or doors within 100 m, or the same street address; and names that agree
/// or share most of their words.
[[nodiscard]] bool look_the_same(const Meeting& a, const Meeting& b);

/// Meetings with those that are the same put together, by source and key. The record that its list
/// changed last keeps its words; what it lacks comes from the next. Never holds two of one source.
/// The same for every order of `meetings`, and for what it returned itself.
[[nodiscard]] std::vector<Meeting> merge(std::vector<Meeting> meetings, const Splits& splits);

}  // namespace alongside::directory
