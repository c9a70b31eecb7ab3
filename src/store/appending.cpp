// The phases of a batch: heads, entries, summaries, care teams, counts. Rows that two servers may
// both want to change are taken in the order of their keys, so that neither waits for the other in
// a circle.
#include "store/appending.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

namespace alongside::store {
namespace {

using Appends = std::span<const Append* const>;

/// Positions of the appends by organization and subject; those of one journal keep their order.
std::vector<std::size_t> by_subject(Appends appends) {
    std::vector<std::size_t> order(appends.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return std::tie(appends[left]->organization, appends[left]->subject) <
               std::tie(appends[right]->organization, appends[right]->subject);
    });
    return order;
}

constexpr ForMany begin_journal{
    "INSERT INTO journal (organization, subject, head, head_hash, recorded_at) "
    "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
    "WITH given AS (SELECT * FROM unnest(?1::bytea[], ?2::bytea[], ?3::bigint[], ?4::bytea[], "
    "?5::bigint[]) WITH ORDINALITY AS rows (organization, subject, head, head_hash, recorded_at, "
    "number)), begun AS (INSERT INTO journal (organization, subject, head, head_hash, recorded_at) "
    "SELECT organization, subject, head, head_hash, recorded_at FROM given "
    "ON CONFLICT DO NOTHING RETURNING organization, subject) "
    "SELECT number FROM given JOIN begun USING (organization, subject)"};

constexpr ForMany move_journal{
    "UPDATE journal SET head = ?3, head_hash = ?4, recorded_at = ?5 "
    "WHERE organization = ?1 AND subject = ?2 AND head = ?6 AND NOT EXISTS "
    "(SELECT 1 FROM entry WHERE organization = ?1 AND subject = ?2 AND id = ?7)",
    "UPDATE journal SET head = given.head, head_hash = given.head_hash, "
    "recorded_at = given.recorded_at FROM unnest(?1::bytea[], ?2::bytea[], ?3::bigint[], "
    "?4::bytea[], ?5::bigint[], ?6::bigint[], ?7::bytea[]) WITH ORDINALITY "
    "AS given (organization, subject, head, head_hash, recorded_at, expected, id, number) "
    "WHERE journal.organization = given.organization AND journal.subject = given.subject "
    "AND journal.head = given.expected AND NOT EXISTS (SELECT 1 FROM entry WHERE "
    "entry.organization = given.organization AND entry.subject = given.subject "
    "AND entry.id = given.id) RETURNING given.number"};

constexpr ForMany insert_entry{
    "INSERT INTO entry (organization, subject, seq, id, kind, version, author, role, on_behalf, "
    "occurred_at, recorded_at, audience, about, sealed, hash) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    "INSERT INTO entry (organization, subject, seq, id, kind, version, author, role, on_behalf, "
    "occurred_at, recorded_at, audience, about, sealed, hash) "
    "SELECT * FROM unnest(?1::bytea[], ?2::bytea[], ?3::bigint[], ?4::bytea[], ?5::bigint[], "
    "?6::bigint[], ?7::bytea[], ?8::bigint[], ?9::bigint[], ?10::bigint[], ?11::bigint[], "
    "?12::bigint[], ?13::bytea[], ?14::bytea[], ?15::bytea[])"};

/// Moves the heads. The comparison is in the statement itself: of two who expected the same head,
/// on two servers, only the first changes a row. So is the look for the first entry's id: whoever
/// hands in again what is there changes nothing.
std::vector<bool> take_heads(WriteTransaction& write, Appends appends) {
    Parameters begun, moved;
    std::vector<std::size_t> begun_by, moved_by;
    for (const std::size_t i : by_subject(appends)) {
        const Append& append = *appends[i];
        const StoredEntry& last = append.entries.back();
        const bool begins = append.expected_head == 0;
        (begins ? begun_by : moved_by).push_back(i);
        if (begins) {
            begun.add(append.organization, append.subject, last.seq, last.hash, last.recorded_at);
        } else {
            moved.add(append.organization, append.subject, last.seq, last.hash, last.recorded_at,
                      append.expected_head, append.entries.front().id);
        }
    }
    std::vector<bool> taken(appends.size(), false);
    const auto note = [&](const std::vector<std::size_t>& by, const std::vector<bool>& changed) {
        for (std::size_t i = 0; i < by.size(); ++i) taken[by[i]] = changed[i];
    };
    note(begun_by, write.run_all(begin_journal, begun));
    note(moved_by, write.run_all(move_journal, moved));
    return taken;
}

void insert_entries(WriteTransaction& write, Appends appends) {
    Parameters rows;
    for (const Append* append : appends) {
        for (const StoredEntry& entry : append->entries) {
            const Value about = entry.about.is_nil() ? Value(std::nullopt) : Value(entry.about);
            rows.add(append->organization, append->subject, entry.seq, entry.id, entry.kind,
                     entry.version, entry.author, entry.role, entry.on_behalf, entry.occurred_at,
                     entry.recorded_at, entry.audience, about, entry.sealed, entry.hash);
        }
    }
    write.run_all(insert_entry, rows);
}

void put_summaries(WriteTransaction& write, Appends appends) {
    Parameters rows;
    for (const std::size_t i : by_subject(appends)) {
        const Append& append = *appends[i];
        if (!append.summary) continue;
        rows.add(append.organization, append.subject, append.summary->due_at,
                 append.summary->sealed, wake_of(*append.summary));
    }
    put_summaries(write, rows);
}

void change_care_teams(WriteTransaction& write, Appends appends) {
    for (const std::size_t i : by_subject(appends)) {
        for (const CareTeamChange& change : appends[i]->care_team) {
            change_care_team(write, appends[i]->organization, appends[i]->subject, change);
        }
    }
}

void change_concerns(WriteTransaction& write, Appends appends) {
    for (const std::size_t i : by_subject(appends)) {
        for (const ConcernTold& concern : appends[i]->concerns) {
            put_concern(write, appends[i]->organization, appends[i]->subject, concern);
        }
    }
}

void add_counts(WriteTransaction& write, Appends appends) {
    std::map<OrganizationId, std::vector<DayCount>> counts;
    for (const Append* append : appends) {
        if (append->counts.empty()) continue;
        auto& all = counts[append->organization];
        all.insert(all.end(), append->counts.begin(), append->counts.end());
    }
    for (const auto& [organization, all] : counts) add_day_counts(write, organization, all);
}

/// Writes appends to different journals. @returns which of them found the head they expected
std::vector<bool> write_round(WriteTransaction& write, Appends appends) {
    std::vector<bool> written = take_heads(write, appends);
    std::vector<const Append*> taken;
    for (std::size_t i = 0; i < appends.size(); ++i) {
        if (written[i]) taken.push_back(appends[i]);
    }
    insert_entries(write, taken);
    put_summaries(write, taken);
    change_care_teams(write, taken);
    change_concerns(write, taken);
    add_counts(write, taken);
    for (const Append* append : taken) {
        write.announce({false, Topic::journal, append->organization, append->subject,
                        append->entries.back().seq, append->expected_head});
    }
    return written;
}

/// Which round each append belongs to: the second one to a journal waits for the first.
std::vector<std::size_t> rounds_of(Appends appends) {
    std::vector<std::size_t> rounds(appends.size(), 0);
    const std::vector<std::size_t> order = by_subject(appends);
    for (std::size_t at = 1; at < order.size(); ++at) {
        const Append& before = *appends[order[at - 1]];
        const Append& append = *appends[order[at]];
        const bool same =
            before.organization == append.organization && before.subject == append.subject;
        if (same) rounds[order[at]] = rounds[order[at - 1]] + 1;
    }
    return rounds;
}

}  // namespace

std::vector<bool> write_appends(WriteTransaction& write, std::span<const Append* const> appends) {
    std::vector<bool> written(appends.size(), false);
    if (appends.empty()) return written;
    const std::vector<std::size_t> rounds = rounds_of(appends);
    for (std::size_t round = 0; round <= std::ranges::max(rounds); ++round) {
        std::vector<const Append*> now;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < appends.size(); ++i) {
            if (rounds[i] != round) continue;
            now.push_back(appends[i]);
            places.push_back(i);
        }
        const std::vector<bool> found = write_round(write, now);
        for (std::size_t i = 0; i < places.size(); ++i) written[places[i]] = found[i];
    }
    return written;
}

}  // namespace alongside::store
