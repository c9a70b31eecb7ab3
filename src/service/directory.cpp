#include "service/directory.hpp"

#include "directory/occurrences.hpp"
#include "store/directory.hpp"

#include <fmt/format.h>

#include <cmath>

namespace alongside::service {
namespace {

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

MeetingShape shape_of(const directory::Meeting& m, bool whole) {
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
    shape.source = m.source;
    if (!whole) return shape;
    // Notes can hold call passwords: they are for someone who has opened this meeting.
    shape.conference_url_notes = unless_empty(m.conference_url_notes);
    shape.conference_phone_notes = unless_empty(m.conference_phone_notes);
    shape.notes = unless_empty(m.notes);
    shape.location_notes = unless_empty(m.location_notes);
    shape.url = unless_empty(m.url);
    return shape;
}

std::map<std::string, std::int64_t> counted(
    const std::map<std::string, std::size_t, std::less<>>& counts) {
    std::map<std::string, std::int64_t> result;
    for (const auto& [name, count] : counts) result[name] = static_cast<std::int64_t>(count);
    return result;
}

}  // namespace

std::string named_place(const directory::NamedPlace& place) {
    return place.within.empty() ? place.name : place.name + ", " + place.within;
}

Directory::Directory(Context& context) : context_(context) {
    const auto heard = [this](const store::Change& change) {
        if (!change.everything && change.topic != store::Topic::directory) return;
        const std::lock_guard lock(mutex_);
        index_.reset();
    };
    context_.store.on_change(heard);
    context_.store.on_commit([heard](const store::Committed& committed) {
        for (const store::Change& change : committed.changes) heard(change);
    });
}

Result<ImportReport> Directory::take_over(const directory::Source& source,
                                          directory::ListFormat format,
                                          const directory::Listing& listing) {
    std::vector<store::Listed> listed;
    listed.reserve(listing.meetings.size() + listing.resources.size());
    for (const directory::Meeting& meeting : listing.meetings) {
        listed.push_back({meeting.key, directory::to_json(meeting), store::ListingKind::meeting});
    }
    for (const directory::Resource& resource : listing.resources) {
        listed.push_back(
            {resource.key, directory::to_json(resource), store::ListingKind::resource});
    }
    const boost::json::object settings{{"format", directory::to_text(format)},
                                       {"fellowship", source.fellowship},
                                       {"zone", source.zone}};
    store::DirectoryChanges changes;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const Instant now = context_.now();
            store::put_directory_source(write, context_.organization, source.name,
                                        boost::json::serialize(settings), now);
            changes = store::put_listings(write, context_.organization, source.name, listed, now);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    const directory::Report& r = listing.report;
    return ImportReport{source.name,
                        static_cast<std::int64_t>(r.read),
                        static_cast<std::int64_t>(r.kept),
                        static_cast<std::int64_t>(r.merged),
                        static_cast<std::int64_t>(r.skipped),
                        counted(r.reasons),
                        counted(r.notes),
                        changes.added,
                        changes.changed,
                        changes.vanished,
                        changes.unchanged};
}

std::shared_ptr<const directory::Index> Directory::index() {
    const std::lock_guard lock(mutex_);
    if (!index_) index_ = load();
    return index_;
}

std::shared_ptr<const directory::Index> Directory::load() {
    std::vector<directory::Meeting> meetings;
    auto read = context_.store.snapshot();
    for (const auto& source : store::directory_sources(read, context_.organization)) {
        updated_[source.source] = source.updated_at;
    }
    store::each_listing(read, context_.organization, store::ListingKind::meeting,
                        [&](const store::DirectoryListing& stored) {
                            if (stored.vanished_at) return;
                            auto meeting = directory::meeting_from_json(stored.payload);
                            check(meeting.has_value());
                            meetings.push_back(std::move(*meeting));
                        });
    return std::make_shared<const directory::Index>(std::move(meetings));
}

MeetingHit Directory::shape(const directory::Hit& hit, bool whole) const {
    MeetingHit shaped{shape_of(*hit.meeting, whole), {}, {}, {}};
    const std::string& zone = hit.meeting->zone;
    if (hit.starts_at) shaped.starts_at = Moment{*hit.starts_at, zone};
    if (hit.ends_at) shaped.ends_at = Moment{*hit.ends_at, zone};
    if (hit.km) shaped.distance_km = std::round(*hit.km * 10) / 10;
    if (const auto at = updated_.find(hit.meeting->source); at != updated_.end()) {
        shaped.meeting.updated_at = at->second;
    }
    return shaped;
}

Result<DirectoryAnswer> Directory::search(const directory::Query& query) {
    const auto index = this->index();
    auto found = index->search(query, context_.now());
    if (!found) return found.error();
    DirectoryAnswer answer;
    for (const directory::Hit& hit : found->hits) answer.meetings.push_back(shape(hit, false));
    if (found->total) answer.total = static_cast<std::int64_t>(*found->total);
    if (found->place_found) answer.places.push_back(named_place(*found->place_found));
    for (const directory::NamedPlace& place : found->candidates) {
        answer.places.push_back(named_place(place));
    }
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
    const auto index = this->index();
    const auto found = hit_of(*index, id, context_.now());
    return found ? std::optional(shape(*found, true)) : std::nullopt;
}

}  // namespace alongside::service
