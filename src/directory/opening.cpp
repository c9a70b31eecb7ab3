#include "directory/opening.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace alongside::directory {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr days looked_ahead{14};

/// Whether the hours hold on that day of their weekday.
bool holds_on(const OpeningHours& hours, sys_days day) {
    const Day date{day};
    if (std::chrono::weekday{day} != hours.weekday) return false;
    if (hours.from && day < sys_days{*hours.from}) return false;
    if (hours.until && day > sys_days{*hours.until}) return false;
    if (hours.week == 0) return true;
    const int of_month = static_cast<int>(static_cast<unsigned>(date.day()));
    if (hours.week > 0) return (of_month - 1) / 7 + 1 == hours.week;
    const Day last{date.year() / date.month() / std::chrono::last};
    const int left = static_cast<int>(static_cast<unsigned>(last.day())) - of_month;
    return left / 7 + 1 == -hours.week;
}

/// From the wall time at which it opens to the one at which it closes, on whichever day that is.
Opening on_day(const OpeningHours& hours, const std::string& zone, sys_days day) {
    const minutes closes = hours.opens + hours.length;
    const days later{closes / days{1}};
    return {from_local(zone, Day{day}, hours.opens),
            from_local(zone, Day{day + later}, closes - later)};
}

std::vector<Opening> openings_around(const Resource& resource, Instant now) {
    std::vector<Opening> all;
    for (const OpeningHours& hours : resource.hours) {
        const std::string& zone = hours.zone.empty() ? resource.zone : hours.zone;
        if (zone.empty()) continue;
        const sys_days today{local_day(zone, now)};
        // Since two days ago: two stretches that touch are one.
        for (sys_days day = today - days{2}; day <= today + looked_ahead; day += days{1}) {
            if (!holds_on(hours, day)) continue;
            const Opening opening = on_day(hours, zone, day);
            if (opening.until > opening.from) all.push_back(opening);
        }
    }
    std::ranges::sort(all, {}, &Opening::from);
    return all;
}

}  // namespace

std::optional<Opening> opening_at(const Resource& resource, Instant now) {
    if (resource.closed_for_now) return std::nullopt;
    std::optional<Opening> found;
    for (const Opening& each : openings_around(resource, now)) {
        if (found && each.from <= found->until) {
            found->until = std::max(found->until, each.until);
            continue;
        }
        if (found && found->until > now) break;
        found = each;
    }
    if (!found || found->until <= now) return std::nullopt;
    return found;
}

std::optional<bool> is_open(const Resource& resource, Instant now) {
    if (resource.closed_for_now) return false;
    const bool is_known = std::ranges::any_of(resource.hours, [&](const OpeningHours& hours) {
        return !hours.zone.empty() || !resource.zone.empty();
    });
    if (!is_known) return std::nullopt;
    const auto opening = opening_at(resource, now);
    return opening && opening->from <= now;
}

bool is_free_of_cost(std::string_view cost) {
    const std::string text = " " + folded(cost) + " ";
    const auto has = [&](std::string_view words) { return text.find(words) != std::string::npos; };
    for (const std::string_view no : {"not free", "isn't free", "no es grat", "not no-cost"}) {
        if (has(no)) return false;
    }
    // "fee-free" and "freeway" are other words: behind a letter or before one it is not ours.
    for (const std::string_view word : {"free", "gratis", "gratuito", "gratuita"}) {
        for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; ++at) {
            const auto is_letter = [](char c) {
                return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
            };
            const bool is_whole = !is_letter(text[at - 1]) && text[at - 1] != '-' &&
                                  !is_letter(text[at + word.size()]);
            if (is_whole) return true;
        }
    }
    for (const std::string_view words : {"no cost", "no charge", "no fee", "without charge",
                                         "without cost", "sin costo", "sin cargo", "no cuesta"}) {
        if (has(words)) return true;
    }
    return false;
}

}  // namespace alongside::directory
