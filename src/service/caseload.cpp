#include "service/caseload.hpp"

#include "service/kept_beside.hpp"
#include "store/caseload.hpp"

namespace alongside::service {
namespace {

std::optional<Instant> instant_of(const std::optional<std::int64_t>& milliseconds) {
    return milliseconds ? std::optional(from_milliseconds(*milliseconds)) : std::nullopt;
}

std::optional<store::BoardCursor> read_cursor(const std::string& text) {
    const auto dot = text.find('.');
    if (dot == std::string::npos) return std::nullopt;
    const auto subject = SubjectId::parse(std::string_view(text).substr(dot + 1));
    std::int64_t due = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + dot, due);
    if (!subject || error != std::errc{} || end != text.data() + dot) return std::nullopt;
    return store::BoardCursor{from_milliseconds(due), *subject};
}

std::string write_cursor(const store::CaseloadRow& row) {
    return std::to_string(to_milliseconds(row.due_at)) + "." + row.subject.text();
}

/// When somebody should look. What waits for an answer is stored with the usual promise; it is told
/// with the program's own.
Instant due_of(const CaseloadSummary& summary, std::chrono::hours promise) {
    const Instant stored = from_milliseconds(summary.due_at);
    const bool is_promised = summary.waiting && summary.waiting != "wants_to_talk" &&
                             summary.waiting != "setback_told" && summary.waiting != "concern";
    return is_promised ? stored - answer_promise + promise : stored;
}

CaseloadLine line_of(const CaseloadSummary& summary, Instant now, std::chrono::hours promise) {
    CaseloadLine line;
    line.called = summary.called;
    line.pronouns = summary.pronouns;
    line.please_avoid = summary.please_avoid;
    line.reason = reason_at(summary, now);
    line.due_at = due_of(summary, promise);
    if (summary.unanswered) {
        for (const CheckinWaiting& one : *summary.unanswered) {
            const Instant at = from_milliseconds(one.at);
            line.unanswered.push_back({one.checkin, at, at + promise});
        }
    }
    line.checkins_waiting = summary.checkins_waiting;
    line.goals_on_offer = summary.goals_on_offer;
    line.last_checkin_at = instant_of(summary.last_checkin_at);
    line.last_word_at = instant_of(summary.last_word_at);
    line.urges = summary.urges;
    return line;
}

}  // namespace

Caseload::Caseload(Context& context, People& people, Policies& policies, Access& access)
    : context_(context), people_(people), policies_(policies), access_(access) {}

/// The shortest promise of the programs that someone works in.
std::chrono::hours Caseload::promise_to(const Reader& reader) {
    std::optional<std::chrono::hours> shortest;
    for (const Reader::Place& place : reader.places) {
        const auto promise = answer_promise_of(policies_.in_force(place.program));
        if (!shortest || promise < *shortest) shortest = promise;
    }
    return shortest.value_or(answer_promise);
}

Result<CaseloadView> Caseload::read(const Reader& reader, const std::string& cursor, int limit) {
    if (!reader.is(Role::clinician) && !reader.is(Role::recovery_coach)) {
        return Problem{Kind::refused, "caseload.none",
                       "Only those who walk with clients have a caseload.",
                       "Use the people page to see who is in the program.", ""};
    }
    std::optional<store::BoardCursor> after;
    if (!cursor.empty()) {
        after = read_cursor(cursor);
        if (!after) {
            return Problem{Kind::invalid, "request.cursor", "This page cannot be found.",
                           "Begin again without a cursor.", "/cursor"};
        }
    }
    auto read = context_.store.read();
    auto rows = store::caseload(read, context_.organization, reader.person, limit + 1, after);
    CaseloadView view;
    if (rows.size() > static_cast<std::size_t>(limit)) {
        rows.pop_back();
        view.next = write_cursor(rows.back());
    }
    const Instant now = context_.now();
    const auto promise = promise_to(reader);
    std::vector<SubjectId> shown;
    std::vector<std::pair<int, CaseloadLine>> ranked;
    for (const store::CaseloadRow& row : rows) {
        const Role role = role_of(row.role);
        if (!reader.is(role) || (role != Role::clinician && role != Role::recovery_coach)) continue;
        const auto key =
            context_.vault.subject_key(context_.organization, row.subject, row.wrapped_key);
        if (!key || !row.sealed_summary) continue;  // erased for good, or nothing written yet
        const auto plain = store::open(*key, summary_place(context_.organization, row.subject),
                                       *row.sealed_summary);
        check(plain.has_value());
        const auto summary = read_summary(text_of(*plain));
        check(summary.has_value());
        CaseloadLine line = line_of(*summary, now, promise);
        line.client = row.subject;
        line.name = people_.open_name(row.subject.as<PersonId>(), row.sealed_profile, key);
        ranked.emplace_back(rank_at(*summary, now), std::move(line));
        shown.push_back(row.subject);
    }
    // Within a rank they stay as they came: by when they are due.
    std::ranges::stable_sort(ranked, {}, &std::pair<int, CaseloadLine>::first);
    for (auto& [rank, line] : ranked) view.clients.push_back(std::move(line));
    view.total =
        store::caseload_size(read, context_.organization, reader.person, code_of(Role::supporter));
    access_.log({reader.person, Relation::care_team, Role::clinician, {}}, shown, Part::caseload);
    return view;
}

}  // namespace alongside::service
