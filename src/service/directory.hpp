// Finding meetings: imports go into the store, the search index lives in memory and is made anew
// when a list has changed.
#pragma once

#include "directory/index.hpp"
#include "directory/listing.hpp"
#include "journal/json.hpp"
#include "service/directory_cache.hpp"
#include "store/directory.hpp"

#include <map>
#include <memory>
#include <set>

namespace alongside::service {

/// What may be otherwise than a list says.
enum class CorrectionOf : std::uint8_t { time, place, link, gone, other };
BOOST_DESCRIBE_ENUM(CorrectionOf, time, place, link, gone, other)

/// What somebody noticed about a listing.
struct CorrectionBody {
    CorrectionOf what = CorrectionOf::other;
    std::optional<Text<500>> words;  ///< may be left out only where it is gone
};
BOOST_DESCRIBE_STRUCT(CorrectionBody, (), (what, words))

/// A correction that the program found to be right.
struct CorrectionShape {
    CorrectionOf what = CorrectionOf::other;
    std::optional<std::string> words;
    Instant made_at{};
};
BOOST_DESCRIBE_STRUCT(CorrectionShape, (), (what, words, made_at))

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
    std::optional<std::string> source;  ///< the list, as people call it
    std::optional<Instant> updated_at;  ///< when the list was last read
    /// On its own page: ids under which other lists name it.
    std::optional<std::vector<std::string>> also_from;
    /// On its own page: what the program found to be otherwise than the list says.
    std::optional<std::vector<CorrectionShape>> corrections;
};
BOOST_DESCRIBE_STRUCT(MeetingShape, (),
                      (id, name, fellowship, attendance, weekday, starts, length_minutes, zone,
                       location, address, region, latitude, longitude, approximate, conference_url,
                       conference_url_notes, conference_phone, conference_phone_notes, types, notes,
                       location_notes, group, url, irregular, source, updated_at, also_from,
                       corrections))

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
    std::optional<bool> beyond_reach;  ///< nothing is near: these are further
};
BOOST_DESCRIBE_STRUCT(DirectoryAnswer, (), (meetings, total, places, next, beyond_reach))

/// A record of a list that was not taken, with what its list-keeper can do.
struct SkippedShape {
    std::int64_t record = 0;
    std::string name;
    std::string reason;
    std::string what_to_do;
};
BOOST_DESCRIBE_STRUCT(SkippedShape, (), (record, name, reason, what_to_do))

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
    std::vector<std::string> added_names;  ///< of the first 50; so of the next two
    std::vector<std::string> changed_names;
    std::vector<std::string> vanished_names;
    std::vector<SkippedShape> skipped_records;  ///< the first 100
};
BOOST_DESCRIBE_STRUCT(ImportReport, (),
                      (source, read, kept, merged, skipped, reasons, notes, added, changed,
                       vanished, unchanged, added_names, changed_names, vanished_names,
                       skipped_records))

/// What the program knows of a list: the list itself does not say it.
struct SourceSettings {
    std::optional<Text<80>> label;   ///< as people call it; absent: its name
    std::optional<Text<500>> url;    ///< where it can be read again
    std::optional<Text<20>> format;  ///< told by what it holds where it is absent
    std::optional<Text<40>> fellowship;
    std::optional<Text<64>> zone;
    std::optional<Scale<1, 720>> every_hours;     ///< absent: read only when somebody asks
    std::optional<Text<500>> formats_url;         ///< of a BMLT server
    std::optional<Text<500>> service_bodies_url;  ///< likewise
    friend bool operator==(const SourceSettings&, const SourceSettings&) = default;
};
BOOST_DESCRIBE_STRUCT(SourceSettings, (),
                      (label, url, format, fellowship, zone, every_hours, formats_url,
                       service_bodies_url))

[[nodiscard]] SourceSettings settings_in(const store::DirectorySource& source);
/// As people call the list.
[[nodiscard]] std::string label_of(const store::DirectorySource& source);
/// Empty ones where there is no such source.
[[nodiscard]] SourceSettings stored_settings(store::ReadTransaction& read,
                                             const OrganizationId& organization,
                                             const std::string& source);

/// A place as people write it: "Salem, OR, US".
[[nodiscard]] std::string named_place(const directory::NamedPlace& place);

/// Ids of listings that the program found to be gone.
[[nodiscard]] std::set<std::string, std::less<>> gone_listings(store::ReadTransaction& read,
                                                               const OrganizationId& organization);

/// One meeting of an index with its next time at `now`. @param id  `source/key`
[[nodiscard]] std::optional<directory::Hit> hit_of(const directory::Index& index,
                                                   std::string_view id, Instant now);

class Directory {
public:
    explicit Directory(Context& context);

    /// Takes over the meetings or resources of a list, in one transaction. The same list again
    /// changes nothing.
    /// @param also  more that belongs into the same transaction
    [[nodiscard]] Result<ImportReport> take_over(
        const directory::Source& source, directory::ListFormat format,
        const directory::Listing& listing,
        const std::function<void(store::WriteTransaction&, const ImportReport&)>& also = {});
    [[nodiscard]] Result<DirectoryAnswer> search(const directory::Query& query);
    /// One meeting with its next time. @param id  `source/key`
    /// @returns nothing where no list names it any more
    [[nodiscard]] std::optional<MeetingHit> find(const std::string& id);
    /// A found meeting as readers get it, without what stands on its own page alone.
    [[nodiscard]] MeetingHit shown(const directory::Hit& hit) { return shape(*loaded_.get(), hit); }
    /// Says of a listing whose list it is from, when that was read, and what was found otherwise.
    template <class Shape>
    void add_source(Shape& shape, const std::string& source) {
        const auto about = about_source(source, shape.id);
        shape.source = about.label;
        shape.updated_at = about.updated_at;
        if (!about.corrections.empty()) shape.corrections = about.corrections;
    }
    /// The index as it is now; it stays whole while it is held.
    [[nodiscard]] std::shared_ptr<const directory::Index> index();

private:
    /// What the store has, as it was at one moment.
    struct Loaded;
    struct About {
        std::optional<std::string> label;
        std::optional<Instant> updated_at;
        std::vector<CorrectionShape> corrections;
    };
    [[nodiscard]] About about_source(const std::string& source, const std::string& id);
    [[nodiscard]] static MeetingHit shape(const Loaded& loaded, const directory::Hit& hit);
    [[nodiscard]] std::shared_ptr<const Loaded> load();

    Context& context_;
    DirectoryCache<Loaded> loaded_;
};

}  // namespace alongside::service
