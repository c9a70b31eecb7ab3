#include "service/own_list.hpp"

namespace alongside::service {
namespace {

bool may_set(const Reader& reader) {
    return reader.is(Role::recovery_coach) || reader.is(Role::supervisor) ||
           reader.is(Role::administrator);
}

Result<void> check_right(const Reader& reader) {
    if (!reader.is_staff()) return nothing_here();
    if (may_set(reader)) return {};
    return Problem{Kind::refused, "own.not_yours",
                   "Recovery coaches and leads keep the program's own list.", "Ask one of them.",
                   ""};
}

/// The list itself, with nothing in it.
void put_source(store::WriteTransaction& write, const OrganizationId& organization, Instant now) {
    SourceSettings settings = stored_settings(write, organization, own_source);
    if (!settings.label) settings.label = Text<80>("Our own list");
    store::put_directory_source(write, organization, own_source, json::text(settings), now);
}

}  // namespace

std::string OwnList::zone_of(const Reader& reader) {
    for (const Reader::Place& place : reader.places) {
        if (const auto program = people_.find_program(place.program)) return program->zone;
    }
    return {};
}

Result<OwnListView> OwnList::read(const Reader& reader) {
    if (!reader.is_staff()) return nothing_here();
    OwnListView view;
    view.may_set = may_set(reader);
    const auto each = [&](store::ReadTransaction& read, store::ListingKind kind, auto take) {
        store::each_listing(read, context_.organization, kind,
                            [&](const store::DirectoryListing& stored) {
                                if (stored.source != own_source || stored.vanished_at) return;
                                const auto key = AboutId::parse(stored.key);
                                check(key.has_value());
                                take(*key, stored);
                            });
    };
    auto read = context_.store.snapshot();
    each(read, store::ListingKind::meeting, [&](const AboutId& key, const auto& stored) {
        const auto meeting = directory::meeting_from_json(stored.payload);
        check(meeting.has_value());
        view.meetings.push_back({key, written(*meeting), stored.last_seen_at});
    });
    each(read, store::ListingKind::resource, [&](const AboutId& key, const auto& stored) {
        const auto resource = directory::resource_from_json(stored.payload);
        check(resource.has_value());
        view.resources.push_back({key, written(*resource), stored.last_seen_at});
    });
    const auto name_of = [](const auto& of) { return of.name.text(); };
    std::ranges::sort(view.meetings, {}, [&](const auto& one) { return name_of(one.meeting); });
    std::ranges::sort(view.resources, {}, [&](const auto& one) { return name_of(one.resource); });
    return view;
}

Result<void> OwnList::put(const Reader& reader, const AboutId& key, const OwnMeeting& asked) {
    if (auto may = check_right(reader); !may) return may;
    const auto meeting = meeting_of(asked, key.text(), zone_of(reader));
    if (!meeting) return meeting.error();
    return keep({meeting->key, directory::to_json(*meeting), store::ListingKind::meeting});
}

Result<void> OwnList::put(const Reader& reader, const AboutId& key, const OwnResource& asked) {
    if (auto may = check_right(reader); !may) return may;
    const auto resource = resource_of(asked, key.text(), zone_of(reader));
    if (!resource) return resource.error();
    return keep({resource->key, directory::to_json(*resource), store::ListingKind::resource});
}

Result<void> OwnList::keep(const store::Listed& listed) {
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const Instant now = context_.now();
            const auto live = store::live_listings(write, context_.organization)[own_source];
            const bool is_new =
                !store::find_listing(write, context_.organization, own_source, listed.key);
            if (is_new && live.meetings + live.resources >= std::int64_t{most_listings}) {
                return Problem{Kind::conflict, "own.too_many", "The list is full.",
                               "Take off what is no longer there.", ""};
            }
            put_source(write, context_.organization, now);
            store::put_listing(write, context_.organization, own_source, listed, now);
            return {};
        }});
    return store::to_result(done);
}

Result<void> OwnList::remove(const Reader& reader, const AboutId& key) {
    if (auto may = check_right(reader); !may) return may;
    bool was_there = false;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            was_there = store::remove_listing(write, context_.organization, own_source, key.text(),
                                              context_.now());
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result;
    if (!was_there) return nothing_here();
    return {};
}

}  // namespace alongside::service
