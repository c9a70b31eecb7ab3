#include "service/journals.hpp"

#include "journal/codec.hpp"
#include "rules/writing.hpp"
#include "service/kept_beside.hpp"
#include "store/caseload.hpp"
#include "views/day_counts.hpp"

#include <future>

namespace alongside::service {
namespace {

/// How often a write that was overtaken is tried again before its author is asked to.
constexpr int most_attempts = 12;

Problem different_entry() {
    return {Kind::conflict, "entry.id_used", "Another entry has this id already.",
            "Make a new id for a new entry.", "/id"};
}

Problem busy() {
    return {Kind::unavailable,
            "journal.busy",
            "This could not be kept just now.",
            "Send it again in a moment; nothing was lost.",
            "",
            1};
}

store::StoredEntry stored_form(const Entry& entry, const Envelope& envelope, Bytes sealed,
                               const Hash& hash) {
    return {entry.seq,
            entry.id,
            envelope.kind,
            envelope.version,
            entry.author,
            code_of(entry.role),
            entry.on_behalf,
            entry.occurred_at.at,
            entry.recorded_at,
            code_of(entry.audience),
            entry.about,
            std::move(sealed),
            hash};
}

/// Whether an entry speaks of another entry or of people and programs outside the journal.
bool names_others(const Draft& draft) {
    const auto* terms = std::get_if<AgreementProposed>(&draft.body);
    if (terms != nullptr && (terms->limit || terms->effect)) return true;
    return std::holds_alternative<CorrectionMade>(draft.body) ||
           std::holds_alternative<CareTeamJoined>(draft.body) ||
           std::holds_alternative<ConsentGiven>(draft.body) ||
           std::holds_alternative<InstrumentAnswered>(draft.body);
}

bool says_the_same(const Entry& entry, const Draft& draft) {
    return entry.body == draft.body && entry.about == draft.about &&
           entry.audience == draft.audience && entry.occurred_at == draft.occurred_at;
}

}  // namespace

/// One hand-in on its way: tried, overtaken, tried again, answered.
///
/// The first try takes everything from memory and hopes that the entry is new; the store itself
/// refuses an id that it has. Whatever that cannot settle is done again with the store at hand.
struct Journals::Attempt {
    Reader reader;
    Viewer viewer;
    SubjectId subject;
    std::vector<Handed> handed;
    Done done;
    int tries = 0;
    bool asks_store = false;  ///< everything is looked up, on a thread that may wait

    Standing standing;           ///< as it will be once written
    std::vector<Entry> entries;  ///< what will be written
    std::optional<store::Key> key;
    Written written;
};

Journals::Journals(Context& context, People& people, Policies& policies, Instruments& instruments,
                   Concerns& concerns, Access& access, Records& records)
    : context_(context),
      people_(people),
      policies_(policies),
      instruments_(instruments),
      concerns_(concerns),
      access_(access),
      records_(records) {}

void Journals::on_notice(std::function<void(const Notice&)> listener) {
    listeners_.push_back(std::move(listener));
}

void Journals::tell_of(const SubjectId& subject, Seq after, Seq seq) {
    const std::vector<Entry> written = records_.entries(subject, after, seq - after);
    const auto standing = records_.standing(subject);
    for (const Notice& notice : notices_of(subject, *standing, written, context_.now())) {
        for (const auto& listener : listeners_) listener(notice);
    }
}

void Journals::append(const Reader& reader, const SubjectId& subject, std::vector<Handed> handed,
                      Done done) {
    auto work = std::make_shared<Attempt>();
    work->reader = reader;
    work->subject = subject;
    work->handed = std::move(handed);
    work->done = std::move(done);
    if (const auto near = access_.near_viewer(reader, subject)) {
        work->viewer = *near;
        return line_up(work);
    }
    if (!elsewhere(work, &Journals::admit)) work->done(busy());
}

/// Lets in whoever is no stranger. A stranger never stands in a journal's line: how long it is
/// would tell them that there is one.
void Journals::admit(const std::shared_ptr<Attempt>& work) {
    try {
        work->viewer = access_.viewer(work->reader, work->subject);
    } catch (const std::exception&) {
        return work->done(busy());
    }
    if (work->viewer.relation == Relation::none) return work->done(nothing_here());
    line_up(work);
}

Result<Written> Journals::append_now(const Reader& reader, const SubjectId& subject,
                                     std::vector<Draft> drafts) {
    std::vector<Handed> handed;
    for (Draft& draft : drafts) {
        const EntryId id = draft.id;
        handed.push_back({id, std::move(draft)});
    }
    std::promise<Result<Written>> promise;
    append(reader, subject, std::move(handed),
           [&](Result<Written> written) { promise.set_value(std::move(written)); });
    return promise.get_future().get();
}

Result<void> Journals::begin(const Reader& host, const SubjectId& subject,
                             const ProgramId& program) {
    Role role = Role::clinician;
    if (!host.is_in(program, Role::clinician)) role = Role::recovery_coach;
    if (!host.is_in(program, role)) return {};  // a lead who adds a client does not walk with them
    const Instant now = context_.now();
    auto work = std::make_shared<Attempt>();
    work->reader = host;
    work->subject = subject;
    work->viewer = {host.person, Relation::host, role, {}};
    const EntryId id{context_.new_id(now)};
    work->handed.push_back({id, Draft{id,
                                      false,
                                      Moment{now, "UTC"},
                                      Audience::circle,
                                      {},
                                      CareTeamJoined{host.person, role, program}}});
    std::promise<Result<Written>> promise;
    work->done = [&](Result<Written> written) { promise.set_value(std::move(written)); };
    work->asks_store = true;
    line_up(work);
    const auto written = promise.get_future().get();
    if (!written) return written.error();
    const auto& problem = written->answers.front().problem;
    if (problem) return *problem;
    return {};
}

Result<void> Journals::leave_teams(const Reader& lead, const PersonId& person,
                                   const ProgramId& program, Role role) {
    std::vector<SubjectId> subjects;
    {
        auto read = context_.store.read();
        subjects = store::walks_with(read, context_.organization, person, code_of(role));
    }
    for (const SubjectId& subject : subjects) {
        if (!context_.vault.subject_key(context_.organization, subject)) continue;  // erased
        const auto standing = records_.standing(subject);
        const TeamMember* member = find_member(standing->team->sharing, person);
        if (member == nullptr || member->program != program) continue;
        const Instant now = context_.now();
        const Draft draft{
            EntryId{context_.new_id(now)}, false, Moment{now, "UTC"}, Audience::circle, {},
            CareTeamLeft{person, {}}};
        const auto written = append_now(lead, subject, {draft});
        // A client who left the program is not the lead's any more, nor the leaver's.
        if (!written && written.error().kind != Kind::not_found) return written.error();
        if (!written) continue;
        if (const auto& problem = written->answers.front().problem) return *problem;
    }
    return {};
}

/// Hand-ins to one journal go one after another: on this server none overtakes another, and the
/// compare-and-set of the head is left for other servers.
void Journals::line_up(const std::shared_ptr<Attempt>& work) {
    {
        const std::lock_guard lock(mutex_);
        auto& line = lines_[work->subject];
        line.push_back(work);
        if (line.size() > 1) return;
    }
    attempt(work);
}

/// The first in line is answered: the next begins, on another thread.
void Journals::next_in_line(const SubjectId& subject) {
    for (;;) {
        std::shared_ptr<Attempt> next;
        {
            const std::lock_guard lock(mutex_);
            const auto line = lines_.find(subject);
            line->second.pop_front();
            if (line->second.empty()) {
                lines_.erase(line);
                return;
            }
            next = line->second.front();
        }
        if (elsewhere(next, &Journals::attempt)) return;
        next->done(busy());  // the workers have more than enough to do
    }
}

/// Takes the next step on a thread that may wait. @returns false where none would take it
bool Journals::elsewhere(const std::shared_ptr<Attempt>& work,
                         void (Journals::*step)(const std::shared_ptr<Attempt>&)) {
    try {
        context_.post([this, work, step] { (this->*step)(work); });
        return true;
    } catch (const std::exception&) {
        return false;
    }
}

void Journals::answer(const std::shared_ptr<Attempt>& work, Result<Written> written) {
    count(written);
    next_in_line(work->subject);
    work->done(std::move(written));
}

void Journals::count(const Result<Written>& written) {
    if (!written) return numbers_.refused.add(written.error().code);
    for (const Answer& answer : written->answers) {
        if (answer.problem) {
            numbers_.refused.add(answer.problem->code);
        } else {
            numbers_.accepted.add();
        }
    }
}

/// Tries with what is in memory; what that cannot settle is tried again with the store.
void Journals::attempt(const std::shared_ptr<Attempt>& work) {
    if (work->asks_store) return attempt_waiting(work);
    std::optional<store::Append> append;
    try {
        append = prepare(*work);
    } catch (const std::exception&) {
        return answer(work, busy());
    }
    if (append) return hand_over(work, std::move(*append));
    work->asks_store = true;
    if (!elsewhere(work, &Journals::attempt_waiting)) answer(work, busy());
}

/// On a thread that may wait.
void Journals::attempt_waiting(const std::shared_ptr<Attempt>& work) {
    std::optional<store::Append> append;
    try {
        append = prepare(*work);
        check(append.has_value());
    } catch (const std::exception&) {
        return answer(work, busy());
    }
    hand_over(work, std::move(*append));
}

void Journals::hand_over(const std::shared_ptr<Attempt>& work, store::Append append) {
    ++work->tries;
    if (work->entries.empty()) return answer(work, std::move(work->written));
    records_.writing(work->subject);
    const auto submitted = context_.store.submit(
        std::move(append), [this, work](const store::Outcome& outcome) { finish(work, outcome); });
    if (submitted) return;
    records_.not_written(work->subject);
    answer(work, submitted.error());
}

/// On the writer's thread: short, and throws nothing.
void Journals::finish(const std::shared_ptr<Attempt>& work, const store::Outcome& outcome) {
    using State = store::Outcome::State;
    if (outcome.state == State::committed) {
        const SubjectId subject = work->subject;
        const auto notices = notices_of(subject, work->standing, work->entries, context_.now());
        records_.committed(subject, std::make_shared<const Standing>(std::move(work->standing)));
        for (const Notice& notice : notices) {
            for (const auto& listener : listeners_) listener(notice);
        }
        return answer(work, std::move(work->written));
    }
    records_.forget(work->subject);
    if (outcome.state == State::conflict) {
        // Another server was first, or the entry is there already: read, ask the rules and try
        // again, away from this thread.
        work->asks_store = true;
        const bool goes_on =
            work->tries < most_attempts && elsewhere(work, &Journals::attempt_waiting);
        if (!goes_on) answer(work, busy());
        return;
    }
    answer(work, outcome.problem.value_or(busy()));
}

/// Brings the journal as it stands and its key. @returns false where they are not in memory
bool Journals::gather(Attempt& work) {
    const auto standing =
        work.asks_store ? records_.standing(work.subject) : records_.remembered(work.subject);
    if (!standing) return false;
    work.standing = *standing;
    work.entries.clear();
    work.written = {};
    // Someone may have left the team since it was asked how they stand to the client.
    if (work.viewer.relation == Relation::care_team &&
        find_member(standing->team->sharing, work.viewer.person) == nullptr) {
        work.viewer.relation = Relation::none;
    }
    work.key = work.asks_store ? context_.vault.subject_key(context_.organization, work.subject)
                               : context_.vault.remembered_key(context_.organization, work.subject);
    return work.asks_store || work.key;
}

/// Asks the rules about each entry on the record as it would then be, and makes what is durable
/// together: the entries, the summary, the care team, the counts.
/// @returns nothing where the store has to be asked first
std::optional<store::Append> Journals::prepare(Attempt& work) {
    // The store looks for one entry's id by itself; several are looked for here.
    if (!work.asks_store && work.handed.size() > 1) return std::nullopt;
    if (!gather(work)) return std::nullopt;
    store::Append append;
    append.organization = context_.organization;
    append.subject = work.subject;
    append.expected_head = work.standing.head;
    for (const Handed& handed : work.handed) {
        auto answer = take(work, handed, append);
        if (!answer) return std::nullopt;
        work.written.answers.push_back(std::move(*answer));
    }
    work.written.head = work.standing.head;
    if (!work.entries.empty()) {
        append.summary =
            sealed_summary(context_.organization, work.subject, work.standing, *work.key);
    }
    return append;
}

/// @returns nothing where the store has to be asked first: it may hold the entry already, and then
///          no rule is asked again
std::optional<Answer> Journals::take(Attempt& work, const Handed& handed, store::Append& append) {
    const auto refused = [&](const Problem& problem) {
        return Answer{handed.id, std::nullopt, std::nullopt, problem};
    };
    if (!handed.draft) return refused(handed.draft.error());
    const Draft& draft = *handed.draft;
    if (work.asks_store) {
        if (auto before = answered_before(work, draft)) return before;
    } else if (names_others(draft) || !concerns_.is_surely_none(*work.standing.team, draft.body)) {
        return std::nullopt;
    }
    if (!work.key) {
        return refused({Kind::gone, "journal.ended", "This record was erased.",
                        "Nothing more can be written into it.", ""});
    }
    std::optional<Entry> spoken_of;
    if (std::holds_alternative<CorrectionMade>(draft.body)) {
        spoken_of = entry_of(work, draft.about.as<EntryId>());
        if (spoken_of && !may_see(*spoken_of, work.viewer)) spoken_of.reset();
    }
    const bool is_near =
        work.viewer.relation == Relation::self || work.viewer.relation == Relation::care_team;
    // A lead or a supporter sees little, but whether a place on the team is free is asked of the
    // whole team.
    const Record& seen =
        is_near ? *work.standing.seen_by(work.viewer.relation) : *work.standing.team;
    const Question question{work.viewer,    seen,    draft.about,
                            context_.now(), nullptr, spoken_of ? &*spoken_of : nullptr};
    if (auto allowed = may_write(draft, question); !allowed) {
        return work.asks_store ? std::optional(refused(allowed.error())) : std::nullopt;
    }
    if (auto real = names_what_is_real(work, draft); !real) return refused(real.error());
    add(work, {work.reader.person, work.viewer.role}, draft, append);
    Answer answer{draft.id, work.entries.back().seq, work.entries.back().recorded_at, std::nullopt};
    raise_concerns(work, draft, append);
    return answer;
}

/// An entry of the journal, or of what is handed in with it: a phone without a signal sends a
/// check-in and its correction together.
std::optional<Entry> Journals::entry_of(const Attempt& work, const EntryId& id) {
    const auto found = std::ranges::find(work.entries, id, &Entry::id);
    if (found != work.entries.end()) return *found;
    return records_.find_entry(work.subject, id);
}

std::optional<Answer> Journals::answered_before(const Attempt& work, const Draft& draft) {
    const auto answer = [&](const Entry& entry) {
        if (!says_the_same(entry, draft) || entry.author != work.reader.person) {
            return Answer{draft.id, std::nullopt, std::nullopt, different_entry()};
        }
        return Answer{draft.id, entry.seq, entry.recorded_at, std::nullopt};
    };
    for (const Entry& entry : work.entries) {
        if (entry.id == draft.id) return answer(entry);
    }
    if (const auto entry = records_.find_entry(work.subject, draft.id)) return answer(*entry);
    return std::nullopt;
}

/// What the rules cannot know: whether the people and programs named exist, and the program's
/// limits.
Result<void> Journals::names_what_is_real(const Attempt& work, const Draft& draft) {
    if (const auto* joined = std::get_if<CareTeamJoined>(&draft.body)) {
        const auto places = people_.places_of(joined->person);
        const bool works_there = std::ranges::any_of(places, [&](const Reader::Place& place) {
            return place.program == joined->program && place.role == joined->role;
        });
        // A lead brings in the staff of their own program, not of another.
        const bool is_their_program =
            work.viewer.relation != Relation::lead || work.reader.leads(joined->program);
        if (!works_there || !is_their_program) {
            return Problem{Kind::invalid, "care_team.not_staff",
                           "This person does not work in that program in that role.",
                           "Choose someone of the program's staff.", "/body/person"};
        }
    }
    if (const auto* consent = std::get_if<ConsentGiven>(&draft.body)) {
        if (!people_.may_be_trusted_with(consent->person)) {
            return Problem{Kind::invalid, "consent.nobody", "There is no such person here.",
                           "Invite them first.", "/body/person"};
        }
    }
    if (const auto* terms = std::get_if<AgreementProposed>(&draft.body)) {
        return policies_.allows(work.standing.team->sharing.program, *terms);
    }
    return names_an_instrument(work, draft);
}

/// Whether the instrument of an entry is in use and the answers are possible ones.
Result<void> Journals::names_an_instrument(const Attempt& work, const Draft& draft) {
    const ProgramId& program = work.standing.team->sharing.program;
    if (const auto* sheet = std::get_if<InstrumentAnswered>(&draft.body)) {
        return instruments_.may_be_answered(program, work.viewer.role, draft.on_behalf, *sheet);
    }
    if (const auto* rhythm = std::get_if<RhythmChosen>(&draft.body)) {
        const bool is_known =
            rhythm->what.text() == "checkin" || instruments_.find(rhythm->what.text()) != nullptr;
        if (!is_known) {
            return Problem{Kind::invalid, "instrument.unknown", "There is no such instrument.",
                           "Use `checkin`, or the id of an instrument.", "/body/what"};
        }
    }
    if (const auto* correction = std::get_if<CorrectionMade>(&draft.body)) {
        if (const auto sheet = corrected_body<InstrumentAnswered>(*correction)) {
            if (auto scored = instruments_.score(*sheet); !scored) return scored.error();
        }
    }
    return {};
}

/// What the response policy says of an answer is written with it, or not at all. What the client
/// keeps to themselves is told to nobody.
void Journals::raise_concerns(Attempt& work, const Draft& draft, store::Append& append) {
    if (draft.audience == Audience::mine) return;
    const Record& record = *work.standing.team;
    std::vector<ToTell> concerns;
    if (const auto* correction = std::get_if<CorrectionMade>(&draft.body)) {
        const Sheet* sheet = find_sheet(record.measures, draft.about);
        const Checkin* checkin = find_checkin(record.checkins, draft.about);
        if (!correction->body || (sheet == nullptr && checkin == nullptr)) return;
        const Body said = sheet != nullptr ? Body(sheet->said) : Body(checkin->report);
        concerns = concerns_.of(record, said, draft.about);
    } else {
        concerns = concerns_.of(record, draft.body, draft.id.as<AboutId>());
    }
    const Author ourselves{context_.organization.as<PersonId>(), Role::administrator};
    for (ToTell& one : concerns) {
        add(work, ourselves, in_our_name(std::move(one.what), one.about), append);
    }
}

Draft Journals::in_our_name(const Body& body, const AboutId& about) {
    const Instant now = context_.now();
    return {
        EntryId{context_.new_id(now)}, false, Moment{now, "UTC"}, Audience::circle, about, body};
}

Result<void> Journals::pass_on_concerns(const SubjectId& subject) {
    const Instant now = context_.now();
    auto work = std::make_shared<Attempt>();
    work->reader.person = context_.organization.as<PersonId>();
    work->subject = subject;
    work->viewer = {work->reader.person, Relation::program, Role::administrator, {}};
    work->asks_store = true;
    const auto standing = records_.standing(subject);  // it may be kept nowhere else
    for (const Concern& concern : standing->team->concerns.items) {
        const auto at = passes_on_at(concern);
        if (!at || *at > now) continue;
        const Draft draft = in_our_name(ConcernPassedOn{concern.raised.then}, concern.id);
        work->handed.push_back({draft.id, draft});
    }
    if (work->handed.empty()) return {};
    std::promise<Result<Written>> promise;
    work->done = [&](Result<Written> written) { promise.set_value(std::move(written)); };
    line_up(work);
    const auto written = promise.get_future().get();
    if (!written) return written.error();
    return {};
}

void Journals::add(Attempt& work, const Author& author, const Draft& draft, store::Append& append) {
    Entry entry;
    entry.subject = work.subject;
    entry.seq = work.standing.head + 1;
    entry.id = draft.id;
    entry.author = author.person;
    entry.role = author.role;
    entry.on_behalf = draft.on_behalf;
    entry.occurred_at = draft.occurred_at;
    // A clock set back must not put an entry before the one it follows.
    entry.recorded_at = std::max(context_.now(), work.standing.recorded_at);
    entry.audience = draft.audience;
    entry.about = draft.about;
    entry.body = draft.body;

    const Envelope envelope = alongside::envelope_of(context_.organization, entry);
    Bytes sealed = store::seal(*work.key, associated_data(envelope), bytes_of(payload_json(entry)));
    const Hash hash = chain_hash(work.standing.hash, envelope, sealed);
    const auto confirmed = confirmed_by(entry, *work.standing.team);
    work.standing = service::advance(std::move(work.standing), entry, hash);
    append.entries.push_back(stored_form(entry, envelope, std::move(sealed), hash));
    follow_entry(entry, confirmed, *work.standing.team, append);
    work.entries.push_back(std::move(entry));
}

}  // namespace alongside::service
