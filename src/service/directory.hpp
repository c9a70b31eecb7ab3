// Finding meetings: imports go into the store, the search index lives in memory and is made anew
// when a list has changed.
#pragma once

#include "directory/index.hpp"
#include "directory/listing.hpp"
#include "journal/json.hpp"
#include "service/context.hpp"

#include <map>
#include <memory>
#include <mutex>

namespace alongside::service {

/// A meeting as readers get it; see `directory::Meeting`.
struct MeetingShape {
    std::string id;  ///< `source/key`
    std::string name;
    std::string fellowship;
    std::string attendance;
    std::optional<int> weekday;
    std::optional<std::string> starts;
    std::int64_t length_minutes = 60;
    std::string zone;
    std::optional<std::string> location;
    std::optional<std::string> address;
    std::optional<std::string> region;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::optional<bool> approximate;
    std::optional<std::string> conference_url;
    std::optional<std::string> conference_url_notes;
    std::optional<std::string> conference_phone;
    std::optional<std::string> conference_phone_notes;
    std::vector<std::string> types;
    std::optional<std::string> notes;
    std::optional<std::string> location_notes;
    std::optional<std::string> group;
    std::optional<std::string> url;
    std::optional<bool> irregular;
    std::optional<std::string> source;
    std::optional<Instant> updated_at;
};
BOOST_DESCRIBE_STRUCT(MeetingShape, (),
                      (id, name, fellowship, attendance, weekday, starts, length_minutes, zone,
                       location, address, region, latitude, longitude, approximate, conference_url,
                       conference_url_notes, conference_phone, conference_phone_notes, types, notes,
                       location_notes, group, url, irregular, source, updated_at))

struct MeetingHit {
    MeetingShape meeting;
    std::optional<Moment> starts_at;
    std::optional<Moment> ends_at;
    std::optional<double> distance_km;
};
BOOST_DESCRIBE_STRUCT(MeetingHit, (), (meeting, starts_at, ends_at, distance_km))

struct DirectoryAnswer {
    std::vector<MeetingHit> meetings;
    std::optional<std::int64_t> total;
    std::vector<std::string> places;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(DirectoryAnswer, (), (meetings, total, places, next))

/// What one import did; `read == kept + merged + skipped`.
struct ImportReport {
    std::string source;
    std::int64_t read = 0;
    std::int64_t kept = 0;
    std::int64_t merged = 0;
    std::int64_t skipped = 0;
    std::map<std::string, std::int64_t> reasons;  ///< why records were skipped
    std::map<std::string, std::int64_t> notes;    ///< what was noticed and kept
    std::int64_t added = 0;                       ///< listings that were not there before
    std::int64_t changed = 0;
    std::int64_t vanished = 0;  ///< listed before, not any more
    std::int64_t unchanged = 0;
};
BOOST_DESCRIBE_STRUCT(ImportReport, (),
                      (source, read, kept, merged, skipped, reasons, notes, added, changed,
                       vanished, unchanged))

/// A place as people write it: "Salem, OR, US".
[[nodiscard]] std::string named_place(const directory::NamedPlace& place);

/// One meeting of an index with its next time at `now`. @param id  `source/key`
[[nodiscard]] std::optional<directory::Hit> hit_of(const directory::Index& index,
                                                   std::string_view id, Instant now);

class Directory {
public:
    explicit Directory(Context& context);

    /// Takes over the meetings or resources of a list, in one transaction. The same list again
    /// changes nothing.
    [[nodiscard]] Result<ImportReport> take_over(const directory::Source& source,
                                                 directory::ListFormat format,
                                                 const directory::Listing& listing);
    [[nodiscard]] Result<DirectoryAnswer> search(const directory::Query& query);
    /// One meeting with its next time. @param id  `source/key`
    /// @returns nothing where no list names it any more
    [[nodiscard]] std::optional<MeetingHit> find(const std::string& id);
    /// A found meeting as readers get it, without what stands on its own page alone.
    [[nodiscard]] MeetingHit shown(const directory::Hit& hit) const { return shape(hit, false); }
    /// The index as it is now; it stays whole while it is held.
    [[nodiscard]] std::shared_ptr<const directory::Index> index();

private:
    [[nodiscard]] MeetingHit shape(const directory::Hit& hit, bool whole) const;
    [[nodiscard]] std::shared_ptr<const directory::Index> load();

    Context& context_;
    std::mutex mutex_;
    std::shared_ptr<const directory::Index> index_;
    std::map<std::string, Instant> updated_;  ///< when each source was last read
};

}  // namespace alongside::service
