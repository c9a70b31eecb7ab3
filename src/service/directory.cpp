#include "service/directory.hpp"

#include "directory/around.hpp"
#include "directory/merge.hpp"
#include "directory/occurrences.hpp"
#include "store/corrections.hpp"

#include <fmt/format.h>

#include <cmath>

namespace alongside::service {
namespace {

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

MeetingShape shape_of(const directory::Meeting& m) {
    MeetingShape shape;
    shape.id = m.source + "/" + m.key;
    shape.name = m.name;
    shape.fellowship = m.fellowship;
    shape.attendance = std::string(directory::to_text(m.attendance));
    shape.zone = m.zone;
    shape.length_minutes = m.length.count();
    if (m.weekday) {
        shape.weekday = static_cast<int>(m.weekday->c_encoding());
        shape.starts = fmt::format("{:02}:{:02}", m.start.count() / 60, m.start.count() % 60);
    }
    shape.location = unless_empty(m.location);
    shape.address = unless_empty(m.address);
    if (!m.regions.empty()) shape.region = unless_empty(m.regions.back());
    if (!shape.region) shape.region = unless_empty(m.city);
    if (m.position) {
        shape.latitude = m.position->lat;
        shape.longitude = m.position->lon;
    }
    if (m.approximate) shape.approximate = true;
    if (m.irregular) shape.irregular = true;
    shape.conference_url = unless_empty(m.conference_url);
    shape.conference_phone = unless_empty(m.conference_phone);
    for (std::size_t i = 0; i < directory::facet_count; ++i) {
        const auto facet = static_cast<directory::Facet>(i);
        if (m.has(facet)) shape.types.emplace_back(directory::facet_name(facet));
    }
    shape.group = unless_empty(m.group);
    return shape;
}

/// What stands on a meeting's own page alone. Notes can hold call passwords: they are for someone
/// who has opened it.
void add_page(MeetingShape& shape, const directory::Meeting& m) {
    shape.conference_url_notes = unless_empty(m.conference_url_notes);
    shape.conference_phone_notes = unless_empty(m.conference_phone_notes);
    shape.notes = unless_empty(m.notes);
    shape.location_notes = unless_empty(m.location_notes);
    shape.url = unless_empty(m.url);
    if (!m.also_from.empty()) shape.also_from = m.also_from;
}

std::map<std::string, std::int64_t> counted(
    const std::map<std::string, std::size_t, std::less<>>& counts) {
    std::map<std::string, std::int64_t> result;
    for (const auto& [name, count] : counts) result[name] = static_cast<std::int64_t>(count);
    return result;
}

ImportReport reported(const directory::Source& source, const directory::Report& from) {
    ImportReport report;
    report.source = source.name;
    report.read = static_cast<std::int64_t>(from.read);
    report.kept = static_cast<std::int64_t>(from.kept);
    report.merged = static_cast<std::int64_t>(from.merged);
    report.skipped = static_cast<std::int64_t>(from.skipped);
    report.reasons = counted(from.reasons);
    report.notes = counted(from.notes);
    for (const directory::SkippedRecord& each : from.skipped_records) {
        report.skipped_records.push_back({static_cast<std::int64_t>(each.record), each.name,
                                          each.reason,
                                          std::string(directory::what_to_do(each.reason))});
    }
    return report;
}

using Names = std::map<std::string, std::string, std::less<>>;

void add_changes(ImportReport& report, const store::DirectoryChanges& changes, const Names& names) {
    const auto named = [&](const std::vector<std::string>& keys) {
        std::vector<std::string> all;
        all.reserve(keys.size());
        for (const std::string& key : keys) all.push_back(names.at(key));
        return all;
    };
    report.added = changes.added;
    report.changed = changes.changed;
    report.vanished = changes.vanished;
    report.unchanged = changes.unchanged;
    report.added_names = named(changes.added_keys);
    report.changed_names = named(changes.changed_keys);
}

/// How listings are called that no list names any more.
std::vector<std::string> names_of(store::ReadTransaction& read, const OrganizationId& organization,
                                  const std::string& source, const std::vector<std::string>& keys) {
    std::vector<std::string> names;
    for (const std::string& key : keys) {
        const auto stored = store::find_listing(read, organization, source, key);
        check(stored.has_value());
        names.emplace_back(boost::json::parse(stored->payload).at("name").as_string());
    }
    return names;
}

CorrectionShape shape_of(const CorrectionBody& body, Instant made_at) {
    std::optional<std::string> words;
    if (body.words) words = body.words->text();
    return {body.what, std::move(words), made_at};
}

template <std::size_t Most>
std::optional<Text<Most>> text_or_none(const std::string& text) {
    if (!Text<Most>::fits(text)) return std::nullopt;
    return Text<Most>(text);
}

}  // namespace

SourceSettings settings_in(const store::DirectorySource& source) {
    // Older versions wrote empty texts.
    const auto read = json::from_text<SourceSettings>(source.settings);
    return read ? *read : SourceSettings{};
}

std::string label_of(const store::DirectorySource& source) {
    const SourceSettings settings = settings_in(source);
    return settings.label ? settings.label->text() : source.source;
}

SourceSettings stored_settings(store::ReadTransaction& read, const OrganizationId& organization,
                               const std::string& source) {
    for (const auto& each : store::directory_sources(read, organization)) {
        if (each.source == source) return settings_in(each);
    }
    return {};
}

std::string named_place(const directory::NamedPlace& place) {
    return place.within.empty() ? place.name : place.name + ", " + place.within;
}

struct Directory::Loaded {
    /// What is known of a list.
    struct Of {
        std::string label;
        Instant updated_at{};
    };
    using Sources = std::map<std::string, Of, std::less<>>;
    using Corrections = std::map<std::string, std::vector<CorrectionShape>, std::less<>>;

    Sources sources;
    Corrections corrections;  ///< by id
    directory::Index index;

    Loaded(Sources of, Corrections found, std::vector<directory::Meeting> meetings)
        : sources(std::move(of)), corrections(std::move(found)), index(std::move(meetings)) {}
};

Directory::Directory(Context& context)
    : context_(context), loaded_(context, [this] { return load(); }) {}

Directory::About Directory::about_source(const std::string& source, const std::string& id) {
    const auto held = loaded_.get();
    About about;
    if (const auto at = held->sources.find(source); at != held->sources.end()) {
        about.label = at->second.label;
        about.updated_at = at->second.updated_at;
    }
    if (const auto at = held->corrections.find(id); at != held->corrections.end()) {
        about.corrections = at->second;
    }
    return about;
}

std::set<std::string, std::less<>> gone_listings(store::ReadTransaction& read,
                                                 const OrganizationId& organization) {
    std::set<std::string, std::less<>> gone;
    for (const auto& stored : store::corrections(read, organization)) {
        if (stored.state != store::CorrectionState::shown) continue;
        const auto body = json::from_text<CorrectionBody>(stored.body);
        check(body.has_value());
        if (body->what == CorrectionOf::gone) gone.insert(stored.listing);
    }
    return gone;
}

Result<ImportReport> Directory::take_over(
    const directory::Source& source, directory::ListFormat format,
    const directory::Listing& listing,
    const std::function<void(store::WriteTransaction&, const ImportReport&)>& also) {
    std::vector<store::Listed> listed;
    std::map<std::string, std::string, std::less<>> names;
    const auto take = [&](const auto& each, store::ListingKind kind) {
        listed.push_back({each.key, directory::to_json(each), kind});
        names.emplace(each.key, each.name);
    };
    listed.reserve(listing.meetings.size() + listing.resources.size());
    for (const auto& meeting : listing.meetings) take(meeting, store::ListingKind::meeting);
    for (const auto& resource : listing.resources) take(resource, store::ListingKind::resource);
    ImportReport report = reported(source, listing.report);
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const Instant now = context_.now();
            SourceSettings settings = stored_settings(write, context_.organization, source.name);
            settings.format = Text<20>(std::string(directory::to_text(format)));
            settings.fellowship = text_or_none<40>(source.fellowship);
            settings.zone = text_or_none<64>(source.zone);
            store::put_directory_source(write, context_.organization, source.name,
                                        json::text(settings), now);
            const auto changes =
                store::put_listings(write, context_.organization, source.name, listed, now);
            add_changes(report, changes, names);
            report.vanished_names =
                names_of(write, context_.organization, source.name, changes.vanished_keys);
            if (also) also(write, report);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    return report;
}

std::shared_ptr<const directory::Index> Directory::index() {
    const auto held = loaded_.get();
    return {held, &held->index};
}

std::shared_ptr<const Directory::Loaded> Directory::load() {
    auto read = context_.store.snapshot();
    Loaded::Sources sources;
    for (const auto& source : store::directory_sources(read, context_.organization)) {
        sources[source.source] = {label_of(source), source.updated_at};
    }
    Loaded::Corrections found;
    for (const auto& stored : store::corrections(read, context_.organization)) {
        if (stored.state != store::CorrectionState::shown) continue;
        const auto body = json::from_text<CorrectionBody>(stored.body);
        check(body.has_value());
        found[stored.listing].push_back(shape_of(*body, stored.made_at));
    }
    std::vector<directory::Meeting> meetings;
    store::each_listing(read, context_.organization, store::ListingKind::meeting,
                        [&](const store::DirectoryListing& stored) {
                            if (stored.vanished_at) return;
                            auto meeting = directory::meeting_from_json(stored.payload);
                            check(meeting.has_value());
                            meetings.push_back(std::move(*meeting));
                        });
    meetings =
        directory::merge(std::move(meetings), store::directory_splits(read, context_.organization));
    const auto gone = gone_listings(read, context_.organization);
    std::erase_if(meetings, [&](const directory::Meeting& meeting) {
        return gone.contains(directory::id_of(meeting));
    });
    return std::make_shared<const Loaded>(std::move(sources), std::move(found),
                                          std::move(meetings));
}

MeetingHit Directory::shape(const Loaded& loaded, const directory::Hit& hit) {
    MeetingHit shaped{shape_of(*hit.meeting), {}, {}, {}};
    const std::string& zone = hit.meeting->zone;
    if (hit.starts_at) shaped.starts_at = Moment{*hit.starts_at, zone};
    if (hit.ends_at) shaped.ends_at = Moment{*hit.ends_at, zone};
    if (hit.km) shaped.distance_km = std::round(*hit.km * 10) / 10;
    if (const auto at = loaded.sources.find(hit.meeting->source); at != loaded.sources.end()) {
        shaped.meeting.source = at->second.label;
        shaped.meeting.updated_at = at->second.updated_at;
    }
    return shaped;
}

Result<DirectoryAnswer> Directory::search(const directory::Query& query) {
    const auto held = loaded_.get();
    const Instant now = context_.now();
    const auto around = directory::around_place(held->index, query, now);
    if (!around) return around.error();
    auto found = held->index.search(around->query, now);
    if (!found) return found.error();
    DirectoryAnswer answer;
    for (const directory::Hit& hit : found->hits) answer.meetings.push_back(shape(*held, hit));
    if (found->total) answer.total = static_cast<std::int64_t>(*found->total);
    const auto& place = around->place ? around->place : found->place_found;
    if (place) answer.places.push_back(named_place(*place));
    for (const directory::NamedPlace& one : found->candidates) {
        answer.places.push_back(named_place(one));
    }
    if (found->beyond_reach) answer.beyond_reach = true;
    if (found->more) answer.next = std::to_string(query.offset + query.limit);
    return answer;
}

std::optional<directory::Hit> hit_of(const directory::Index& index, std::string_view id,
                                     Instant now) {
    const auto slash = id.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const directory::Meeting* meeting = index.find(id.substr(0, slash), id.substr(slash + 1));
    if (meeting == nullptr) return std::nullopt;
    directory::Hit hit{meeting, {}, {}, {}};
    if (meeting->weekday) {
        const directory::ZoneDays days(meeting->zone,
                                       {now - directory::late_entry, now + std::chrono::days{8}});
        hit.starts_at = days.first(*meeting->weekday, meeting->start);
        if (hit.starts_at) hit.ends_at = *hit.starts_at + meeting->length;
    }
    return hit;
}

std::optional<MeetingHit> Directory::find(const std::string& id) {
    const auto held = loaded_.get();
    const auto found = hit_of(held->index, id, context_.now());
    if (!found) return std::nullopt;
    MeetingHit hit = shape(*held, *found);
    add_page(hit.meeting, *found->meeting);
    std::vector<std::string> ids = found->meeting->also_from;
    ids.push_back(directory::id_of(*found->meeting));
    for (const std::string& each : ids) {
        const auto at = held->corrections.find(each);
        if (at == held->corrections.end()) continue;
        auto& all = hit.meeting.corrections;
        if (!all) all.emplace();
        all->insert(all->end(), at->second.begin(), at->second.end());
    }
    return hit;
}

}  // namespace alongside::service
