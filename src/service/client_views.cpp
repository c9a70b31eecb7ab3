#include "service/client_views.hpp"

#include "journal/codec.hpp"
#include "rules/writing.hpp"
#include "store/openings.hpp"
#include "views/rhythms.hpp"

namespace alongside::service {
namespace {

constexpr std::string_view story_kinds[] = {VisionWritten::kind, PreferencesSet::kind,
                                            TreatmentEnded::kind, TreatmentResumed::kind};
constexpr std::string_view messages_kinds[] = {MessageSent::kind};
constexpr std::string_view sharing_kinds[] = {ConsentGiven::kind, CareTeamJoined::kind,
                                              CareTeamLeft::kind};
constexpr std::string_view consent_kinds[] = {ConsentRevoked::kind};
constexpr std::string_view entry_kinds[] = {CorrectionMade::kind};

constexpr int most_pages_back = 20;
constexpr std::chrono::days answers_shown_for{3};
constexpr std::chrono::days supports_shown_for{2};
constexpr std::chrono::days appointments_shown_for{7};

template <class W>
std::optional<Words> words_of(const std::optional<W>& words) {
    return words ? std::optional<Words>(*words) : std::nullopt;
}

std::optional<int> number_of(const auto& scale) {
    return scale ? std::optional<int>(scale->value) : std::nullopt;
}

std::optional<VisionShape> vision_of(const Record& record) {
    if (!record.story.vision) return std::nullopt;
    return VisionShape{record.story.vision->words, record.story.vision->at};
}

Problem bad_cursor() {
    return {Kind::invalid, "request.cursor", "This page cannot be found.",
            "Begin again without a cursor.", "/cursor"};
}

std::optional<std::int64_t> number_in(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

std::string tag_of(Seq head, std::int64_t names, const Viewer& viewer) {
    std::string tag = std::to_string(head) + "." + std::to_string(names) + "." +
                      std::to_string(code_of(viewer.relation)) +
                      std::to_string(code_of(viewer.role));
    for (const Area area : viewer.areas) tag += std::to_string(code_of(area));
    return tag;
}

SeenAs seen_as(Relation relation) {
    switch (relation) {
        case Relation::care_team:
            return SeenAs::care_team;
        case Relation::supporter:
            return SeenAs::supporter;
        case Relation::lead:
            return SeenAs::lead;
        default:
            return SeenAs::self;
    }
}

}  // namespace

ClientViews::ClientViews(Context& context, People& people, Policies& policies,
                         Instruments& instruments, Concerns& concerns, Access& access,
                         Records& records, Directory& directory, FirstFriends& first_friends)
    : context_(context),
      people_(people),
      policies_(policies),
      instruments_(instruments),
      concerns_(concerns),
      access_(access),
      records_(records),
      directory_(directory),
      first_friends_(first_friends) {}

Result<ClientViews::Seen> ClientViews::see(const Reader& reader, const SubjectId& subject,
                                           Part part) {
    Seen seen;
    seen.subject = subject;
    seen.now = context_.now();
    seen.viewer = access_.viewer(reader, subject);
    const Relation relation = seen.viewer.relation;
    if (!may_open(json::Format<Part>::name(part), relation)) return nothing_here();
    access_.log(seen.viewer, subject, part);
    if (relation == Relation::self || relation == Relation::care_team) {
        const auto standing = records_.standing(subject);
        seen.record = standing->seen_by(relation);
        seen.head = standing->head;
    } else {
        auto record = std::make_shared<Record>(records_.folded_for(subject, seen.viewer));
        seen.head = record->head;
        seen.record = std::move(record);
    }
    return seen;
}

Result<std::string> ClientViews::tag(const Reader& reader, const SubjectId& subject, Part part) {
    const Viewer viewer = access_.viewer(reader, subject);
    if (!may_open(json::Format<Part>::name(part), viewer.relation)) return nothing_here();
    access_.log(viewer, subject, part);
    Seq head = 0;
    if (const auto kept = records_.remembered(subject)) {
        head = kept->head;
    } else {
        auto read = context_.store.read();
        head = store::head_of(read, context_.organization, subject).seq;
    }
    return tag_of(head, people_.version(), viewer);
}

std::optional<std::string> ClientViews::tag_at_hand(const Reader& reader, const SubjectId& subject,
                                                    Part part) {
    const auto viewer = access_.near_viewer(reader, subject);
    if (!viewer || !access_.is_covered(*viewer, subject, part)) return std::nullopt;
    const auto standing = records_.remembered(subject);
    const auto version = people_.remembered_version();
    if (!standing || !version) return std::nullopt;
    return tag_of(standing->head, *version, *viewer);
}

std::shared_ptr<const std::string> ClientViews::told(const Reader& reader, const SubjectId& subject,
                                                     Part part, std::string_view tag) {
    return records_.told(subject, reader.person, code_of(part), tag);
}

void ClientViews::keep_told(const Reader& reader, const SubjectId& subject, Part part,
                            const std::string& tag, std::shared_ptr<const std::string> text) {
    records_.keep_told(subject, {reader.person, code_of(part), tag, std::move(text)});
}

// --- pieces ------------------------------------------------------------------------------------

AuthorShape ClientViews::author(const PersonId& person, Role role) {
    // What the server itself writes is the program's word.
    const bool is_us = person == context_.organization.as<PersonId>();
    return {person, is_us ? people_.organization_name() : people_.name_of(person), role, {}};
}

AuthorShape ClientViews::author(const Voice& voice) {
    AuthorShape shape = author(voice.person, voice.role);
    if (voice.on_behalf) shape.together = true;
    return shape;
}

ByAt ClientViews::by_at(const Voice& voice) {
    return {author(voice), voice.at};
}

std::optional<ByAt> ClientViews::by_at(const std::optional<Voice>& voice) {
    return voice ? std::optional(by_at(*voice)) : std::nullopt;
}

std::vector<WordingShape> ClientViews::wordings(std::span<const Wording> said) {
    std::vector<WordingShape> shapes;
    shapes.reserve(said.size());
    for (const Wording& one : said) shapes.push_back({one.words, author(one.by), one.by.at});
    return shapes;
}

Actions ClientViews::actions(const Seen& seen, std::span<const std::string_view> kinds,
                             const AboutId& about) {
    const Question question{seen.viewer, *seen.record, about, seen.now, nullptr, nullptr};
    Actions allowed;
    for (const std::string_view kind : may_write_now(kinds, question)) {
        allowed.push_back({std::string(kind)});
    }
    return allowed;
}

MessageShape ClientViews::message(const Message& message) {
    MessageShape shape{message.id, message.words, author(message.by), message.by.at, {}};
    if (!message.about.is_nil()) shape.about = message.about;
    return shape;
}

std::vector<TeamMemberShape> ClientViews::team(const Record& record) {
    std::vector<TeamMemberShape> team;
    team.reserve(record.sharing.care_team.size());
    for (const TeamMember& member : record.sharing.care_team) {
        team.push_back({member.person, people_.name_of(member.person), member.role, member.since});
    }
    return team;
}

// --- views -------------------------------------------------------------------------------------

Result<ClientView> ClientViews::client(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::client);
    if (!seen) return seen.error();
    const Story& story = seen->record->story;
    ClientView view;
    view.id = subject.as<PersonId>();
    view.name = people_.name_of(view.id);
    view.preferences = story.preferences;
    view.vision = vision_of(*seen->record);
    for (const auto& trigger : story.triggers) {
        view.be_careful_with.push_back(
            {trigger.what.sort, trigger.what.words, words_of(trigger.what.please_avoid)});
    }
    view.care_team = team(*seen->record);
    const ProgramId& program = seen->record->sharing.program;
    if (!program.is_nil()) view.program = program;
    view.treatment_ended = by_at(story.treatment_ended);
    view.seen_as = seen_as(seen->viewer.relation);
    view.actions = actions(*seen, story_kinds);
    return view;
}

Result<MessagesView> ClientViews::messages(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::messages);
    if (!seen) return seen.error();
    MessagesView view;
    const auto& items = seen->record->messages.items;
    for (auto at = items.rbegin(); at != items.rend(); ++at) view.messages.push_back(message(*at));
    view.actions = actions(*seen, messages_kinds);
    view.head = seen->head;
    return view;
}

Result<SharingView> ClientViews::sharing(const Reader& reader, const SubjectId& subject) {
    const auto seen = see(reader, subject, Part::sharing);
    if (!seen) return seen.error();
    SharingView view;
    view.care_team = team(*seen->record);
    for (const Consent& consent : seen->record->sharing.consents) {
        const ConsentState state = consent.revoked_at              ? ConsentState::revoked
                                   : is_active(consent, seen->now) ? ConsentState::active
                                                                   : ConsentState::ended;
        view.consents.push_back({consent.id, consent.given.person,
                                 people_.name_of(consent.given.person), consent.given.areas,
                                 consent.given.purpose, consent.given_at, consent.given.until_on,
                                 state, actions(*seen, consent_kinds, consent.id)});
    }
    view.actions = actions(*seen, sharing_kinds);
    view.head = seen->head;
    return view;
}

Result<TodayView> ClientViews::today(const Reader& reader, const SubjectId& subject) {
    if (!may_open("today", access_.viewer(reader, subject).relation)) return nothing_here();
    const auto seen = see(reader, subject, Part::client);
    if (!seen) return seen.error();
    const Record& record = *seen->record;
    TodayView view;
    const auto& called = record.story.preferences.called;
    view.called = called ? called->text() : people_.name_of(subject.as<PersonId>());
    view.vision = vision_of(record);
    view.head = seen->head;
    const auto& checkins = record.checkins.items;
    const RhythmChosen* rhythm = rhythm_of(record.checkins, "checkin");
    const std::string zone = rhythm != nullptr  ? rhythm->zone.text()
                             : checkins.empty() ? "UTC"
                                                : checkins.back().by.at.zone;
    view.day = local_day(zone, seen->now);
    const auto& last_on = record.checkins.last_on;
    if (!checkins.empty()) view.checkin.last_at = checkins.back().by.at;
    view.checkin.due =
        rhythm != nullptr ? is_due(*rhythm, last_on, seen->now) : !last_on || *last_on < view.day;
    view.instruments = instruments_due(*seen);
    for (const Goal& one : record.plan.goals) {
        if (one.state == GoalState::proposed) view.goals_on_offer.push_back(goal(*seen, one));
    }
    view.waiting = static_cast<int>(record.waiting.size());
    view.suggestions = static_cast<int>(std::ranges::count_if(
        record.learning.suggestions,
        [](const Suggestion& suggestion) { return !suggestion.answer.has_value(); }));
    for (auto at = checkins.rbegin(); at != checkins.rend(); ++at) {
        if (at->reply && at->reply->by.at.at > seen->now - answers_shown_for) {
            view.answers.push_back(checkin(*seen, *at));
        }
    }
    if (!record.messages.items.empty() && record.messages.items.back().by.role != Role::client) {
        view.message = message(record.messages.items.back());
    }
    for (const Support& one : record.supports.items) {
        auto shape = support(*seen, one);
        const bool is_soon = shape.next && shape.next->starts_at &&
                             shape.next->starts_at->at < seen->now + supports_shown_for;
        if (is_soon) view.supports.push_back(std::move(shape));
    }
    for (const Appointment& one : record.appointments.items) {
        const bool is_soon = one.what.starts.at < seen->now + appointments_shown_for;
        if (lies_ahead(one, seen->now) && (is_soon || waits_for(one, Role::client))) {
            view.appointments.push_back(appointment(*seen, one));
        }
    }
    std::ranges::stable_sort(view.appointments, {},
                             [](const AppointmentShape& one) { return one.starts.at; });
    const bool appointment_waits =
        std::ranges::any_of(record.appointments.items, [&](const Appointment& one) {
            return lies_ahead(one, seen->now) && waits_for(one, Role::client);
        });
    // Someone who has just come begins with what recovery means to them; later it waits its turn.
    const bool has_begun = !checkins.empty();
    view.now = view.waiting > 0               ? Now::confirm_together
               : !view.goals_on_offer.empty() ? Now::answer_goal
               : appointment_waits            ? Now::answer_appointment
               : !view.vision && !has_begun   ? Now::say_vision
               : view.checkin.due             ? Now::check_in
               : !view.instruments.empty()    ? Now::answer_instrument
               : view.suggestions > 0         ? Now::answer_suggestion
               : !view.vision                 ? Now::say_vision
               : !view.supports.empty()       ? Now::go_to_support
                                              : Now::nothing;
    return view;
}

/// Instruments whose time has come; one for staff to fill in is not the client's to answer.
std::vector<InstrumentDue> ClientViews::instruments_due(const Seen& seen) {
    std::vector<InstrumentDue> due;
    for (const auto& said : seen.record->checkins.rhythms) {
        const std::string& what = said.what.what.text();
        const auto* definition = instruments_.find(what);
        if (definition == nullptr || definition->respondent != measures::Respondent::client) {
            continue;
        }
        if (!instruments_.is_on(seen.record->sharing.program, *definition)) continue;
        const auto window = last_window(said.what, seen.now);
        const auto last = last_answered_on(seen.record->measures, what);
        if (window && is_due(said.what, last, seen.now)) due.push_back({what, window->day});
    }
    return due;
}

// --- pages -------------------------------------------------------------------------------------

TimelineItem ClientViews::item(const Seen& seen, const Entry& entry,
                               std::span<const Entry> corrections) {
    TimelineItem item;
    item.entry.text = entry_json(entry);
    item.by = author(voice_of(entry));
    if (const Goal* goal = find_goal(seen.record->plan, entry.about)) {
        item.goal_words = goal->words();
    } else if (const Step* step = find_step(seen.record->plan, entry.about)) {
        item.goal_words = step->words;
    }
    std::visit(Overloaded{
                   [&](const CareTeamJoined& e) { item.person_name = people_.name_of(e.person); },
                   [&](const CareTeamLeft& e) { item.person_name = people_.name_of(e.person); },
                   [&](const ConsentGiven& e) { item.person_name = people_.name_of(e.person); },
                   [](const auto&) {},
               },
               entry.body);
    for (const Entry& correction : corrections) {
        if (correction.about != entry.id.as<AboutId>()) continue;
        const auto& said = std::get<CorrectionMade>(correction.body);
        item.corrections.push_back(
            {said.words, author(voice_of(correction)), correction.occurred_at});
    }
    const Question question{seen.viewer, *seen.record, entry.id.as<AboutId>(),
                            seen.now,    nullptr,      &entry};
    for (const std::string_view kind : may_write_now(entry_kinds, question)) {
        item.actions.push_back({std::string(kind)});
    }
    return item;
}

Result<TimelineView> ClientViews::timeline(const Reader& reader, const SubjectId& subject,
                                           const std::string& cursor, int limit,
                                           std::optional<Area> area) {
    const auto seen = see(reader, subject, Part::timeline);
    if (!seen) return seen.error();
    Seq before = seen->head + 1;
    if (!cursor.empty()) {
        const auto number = number_in(cursor);
        if (!number) return bad_cursor();
        before = *number;
    }
    TimelineView view;
    view.head = seen->head;
    // Of one area there may be few on a page: go back until there are enough, or for so long.
    for (int pages = 0; pages < most_pages_back && before > 1; ++pages) {
        const std::vector<Entry> page = records_.entries_back(subject, before, limit);
        if (page.empty()) break;
        before = page.back().seq;
        // A correction comes after what it speaks of: everything newer is here or on a page before.
        std::vector<Entry> corrections;
        for (Entry& entry : records_.entries(subject, before, 1000)) {
            const bool is_correction = std::holds_alternative<CorrectionMade>(entry.body);
            if (is_correction && may_see(entry, seen->viewer)) {
                corrections.push_back(std::move(entry));
            }
        }
        for (const Entry& entry : page) {
            const bool is_wanted = !area || kind_of(entry.body).area == *area;
            if (is_wanted && may_see(entry, seen->viewer)) {
                view.items.push_back(item(*seen, entry, corrections));
            }
        }
        if (!area || view.items.size() >= static_cast<std::size_t>(limit)) break;
    }
    if (before > 1) view.next = std::to_string(before);
    return view;
}

Result<EntriesPage> ClientViews::entries(const Reader& reader, const SubjectId& subject, Seq after,
                                         int limit) {
    const auto seen = see(reader, subject, Part::entries);
    if (!seen) return seen.error();
    EntriesPage page;
    page.head = seen->head;
    const std::vector<Entry> found = records_.entries(subject, after, limit);
    for (const Entry& entry : found) {
        if (may_see(entry, seen->viewer)) page.entries.push_back({entry_json(entry)});
    }
    if (!found.empty() && found.back().seq < page.head) page.next = found.back().seq;
    return page;
}

Result<OpeningsPage> ClientViews::openings(const Reader& reader, const SubjectId& subject,
                                           const std::string& cursor, int limit) {
    if (!may_open("openings", access_.viewer(reader, subject).relation)) return nothing_here();
    Instant before = Instant::max();  // also what was noted by a clock that ran ahead
    if (!cursor.empty()) {
        const auto number = number_in(cursor);
        if (!number) return bad_cursor();
        before = from_milliseconds(*number);
    }
    auto read = context_.store.read();
    const auto found = store::openings_of(read, context_.organization, subject, before, limit);
    OpeningsPage page;
    for (const store::Opening& opening : found) {
        const auto relation = static_cast<Relation>(opening.why);
        const auto places = people_.places_of(opening.viewer);
        const Role role = relation == Relation::supporter ? Role::supporter
                          : places.empty()                ? Role::clinician
                                                          : places.front().role;
        AuthorShape by = author(opening.viewer, role);
        if (opening.viewer == context_.organization.as<PersonId>()) {
            by = {opening.viewer, people_.organization_name(), Role::administrator, {}};
        }
        page.openings.push_back(
            {opening.at, std::move(by), static_cast<Part>(opening.what), seen_as(relation)});
    }
    if (found.size() >= static_cast<std::size_t>(limit)) {
        page.next = std::to_string(to_milliseconds(found.back().at));
    }
    return page;
}

}  // namespace alongside::service
