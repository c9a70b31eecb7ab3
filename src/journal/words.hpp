// The small closed sets that every area shares: who acts, who may see, which part of a record.
#pragma once

#include <boost/describe.hpp>

#include <cstdint>

namespace alongside {

/// In which capacity a person acts. The numbers are stored: never change or reuse one.
enum class Role : std::uint8_t {
    client = 1,
    clinician = 2,
    recovery_coach = 3,
    supporter = 4,
    supervisor = 5,
    administrator = 6,
};
BOOST_DESCRIBE_ENUM(Role, client, clinician, recovery_coach, supporter, supervisor, administrator)

/// Who an entry is for. The numbers are stored: never change or reuse one.
enum class Audience : std::uint8_t {
    mine = 1,        ///< its author only
    circle = 2,      ///< the client and their care team; the default
    shared = 3,      ///< also the supporters the client named for this area
    counseling = 4,  ///< separately kept counseling notes; their existence stays visible
};
BOOST_DESCRIBE_ENUM(Audience, mine, circle, shared, counseling)

/// Parts of a record that a client can share one by one.
enum class Area : std::uint8_t {
    story = 1,
    plan = 2,
    checkins = 3,
    supports = 4,
    care = 5,
    trust = 6,
    wins = 7,
    setbacks = 8,
    coping = 9,
    learning = 10,
    appointments = 11
};
BOOST_DESCRIBE_ENUM(Area, story, plan, checkins, supports, care, trust, wins, setbacks, coping,
                    learning, appointments)

/// A day of the week. In the order of the week as clocks count it: 0 is Sunday.
enum class DayName : std::uint8_t {
    sunday,
    monday,
    tuesday,
    wednesday,
    thursday,
    friday,
    saturday
};
BOOST_DESCRIBE_ENUM(DayName, sunday, monday, tuesday, wednesday, thursday, friday, saturday)

}  // namespace alongside
