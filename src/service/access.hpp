// How a reader stands to a client, and the log of every look into a record.
#pragma once

#include "rules/rule.hpp"
#include "service/people.hpp"
#include "service/records.hpp"

namespace alongside::service {

/// What was looked at. The numbers are stored: never change or reuse one.
enum class Part : std::uint8_t {
    client = 1,
    plan = 2,
    checkins = 3,
    supports = 4,
    messages = 5,
    sharing = 6,
    timeline = 7,
    entries = 8,
    caseload = 9,
    story = 10,
    agreements = 11,
    together = 12,
    wins = 13,
    setbacks = 14,
    coping = 15,
    learning = 16,
    measures = 17,
    chart = 18,
    desk_code = 19,  ///< not looked at: a code for the clinic's tablet was made
    appointments = 20,
    matches = 21
};
BOOST_DESCRIBE_ENUM(Part, client, plan, checkins, supports, messages, sharing, timeline, entries,
                    caseload, story, agreements, together, wins, setbacks, coping, learning,
                    measures, chart, desk_code, appointments, matches)

class Access {
public:
    Access(Context& context, People& people, Records& records);

    /// How `reader` stands to `subject` now. A stranger gets `Relation::none` by the same look-ups
    /// whether or not there is such a client.
    [[nodiscard]] Viewer viewer(const Reader& reader, const SubjectId& subject);

    /// The same from memory alone, for the client and their care team. @returns nothing where the
    /// store has to be asked, and for every stranger: what is in memory must not tell them apart
    [[nodiscard]] std::optional<Viewer> near_viewer(const Reader& reader, const SubjectId& subject);

    /// Whether a look of this viewer is covered by one that was logged, or needs no logging.
    [[nodiscard]] bool is_covered(const Viewer& viewer, const SubjectId& subject, Part part);
    /// Makes sure that the look is logged before anything is shown. Looks of one person into one
    /// part within a quarter of an hour are one opening; a caseload's line, within a day.
    /// @throws store::StoreError  it could not be logged: then nothing is shown
    void log(const Viewer& viewer, std::span<const SubjectId> subjects, Part part);
    /// The same for one record.
    void log(const Viewer& viewer, const SubjectId& subject, Part part) {
        log(viewer, std::span(&subject, 1), part);
    }

private:
    struct Look {
        PersonId viewer;
        SubjectId subject;
        Part part;
        friend bool operator==(const Look&, const Look&) = default;
    };
    struct HashLook {
        std::size_t operator()(const Look& look) const {
            return std::hash<PersonId>{}(look.viewer) ^ std::hash<SubjectId>{}(look.subject) ^
                   static_cast<std::size_t>(look.part);
        }
    };
    [[nodiscard]] bool is_fresh(const Look& look, Instant now);

    Context& context_;
    People& people_;
    Records& records_;
    std::mutex mutex_;
    std::unordered_map<Look, Instant, HashLook> looks_;  ///< until when each is covered
};

}  // namespace alongside::service
