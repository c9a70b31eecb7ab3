#include "directory/opening.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace alongside::directory {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

/// Since when openings are looked for: what began two days ago may still run.
constexpr days looked_back{2};
constexpr days looked_ahead{14};

/// Whether the hours hold on that day of their weekday.
bool holds_on(const OpeningHours& hours, sys_days day) {
    if (std::chrono::weekday{day} != hours.weekday) return false;
    if (hours.from && day < sys_days{*hours.from}) return false;
    if (hours.until && day > sys_days{*hours.until}) return false;
    if (hours.week == 0) return true;
    const Day date{day};
    const int of_month = static_cast<int>(static_cast<unsigned>(date.day()));
    if (hours.week > 0) return (of_month - 1) / 7 + 1 == hours.week;
    const Day last{date.year() / date.month() / std::chrono::last};
    const int left = static_cast<int>(static_cast<unsigned>(last.day())) - of_month;
    return left / 7 + 1 == -hours.week;
}

/// From the wall time at which it opens to the one at which it closes, on whichever day that is.
Opening on_day(const OpeningHours& hours, const WallClock& clock, sys_days day) {
    const minutes closes = hours.opens + hours.length;
    const days later{closes / days{1}};
    return {clock.instant_of(day, hours.opens), clock.instant_of(day + later, closes - later)};
}

/// Tells of each opening that begins from two days ago until `ahead` days from today, in no order,
/// until `tell` says that it is enough.
template <class Tell>
void each_opening(const Resource& resource, ClocksAround& clocks, days ahead, Tell tell) {
    for (const OpeningHours& hours : resource.hours) {
        const std::string& zone = hours.zone.empty() ? resource.zone : hours.zone;
        if (zone.empty()) continue;
        const WallClock& clock = clocks.of(zone);
        const Instant local = clocks.now() + clock.offset_at(clocks.now());
        const auto today = std::chrono::floor<days>(local);
        for (sys_days day = today - looked_back; day <= today + ahead; day += days{1}) {
            if (!holds_on(hours, day)) continue;
            const Opening opening = on_day(hours, clock, day);
            if (opening.until > opening.from && tell(opening)) return;
        }
    }
}

}  // namespace

const WallClock& ClocksAround::of(const std::string& zone) {
    if (last_ != nullptr && last_->first == zone) return last_->second;
    auto found = clocks_.find(zone);
    if (found == clocks_.end()) {
        const Span span{now_ - looked_back, now_ + looked_ahead};
        found = clocks_.emplace(zone, WallClock(zone, span)).first;
    }
    last_ = &*found;
    return found->second;
}

std::optional<Opening> opening_at(const Resource& resource, ClocksAround& clocks) {
    if (resource.closed_for_now) return std::nullopt;
    std::vector<Opening> all;
    each_opening(resource, clocks, looked_ahead, [&](const Opening& opening) {
        all.push_back(opening);
        return false;
    });
    std::ranges::sort(all, {}, &Opening::from);
    std::optional<Opening> found;
    for (const Opening& each : all) {
        if (found && each.from <= found->until) {
            found->until = std::max(found->until, each.until);
            continue;
        }
        if (found && found->until > clocks.now()) break;
        found = each;
    }
    if (!found || found->until <= clocks.now()) return std::nullopt;
    return found;
}

std::optional<bool> is_open(const Resource& resource, ClocksAround& clocks) {
    if (resource.closed_for_now) return false;
    const bool is_known = std::ranges::any_of(resource.hours, [&](const OpeningHours& hours) {
        return !hours.zone.empty() || !resource.zone.empty();
    });
    if (!is_known) return std::nullopt;
    bool is_open = false;
    each_opening(resource, clocks, days{0}, [&](const Opening& opening) {
        is_open = opening.from <= clocks.now() && clocks.now() < opening.until;
        return is_open;
    });
    return is_open;
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
