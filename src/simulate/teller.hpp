// Tells a story of the demo: one entry at a time, at a time counted back from now.
#pragma once

#include "simulate/scribe.hpp"

namespace alongside::simulate {

/// The people of the demo. Clients are added by `make_demo` before their stories are told.
struct Cast {
    ProgramId program;
    ProgramId other_program;
    service::Reader dana;    ///< clinician
    service::Reader jonah;   ///< recovery coach
    service::Reader priya;   ///< supervisor
    service::Reader walter;  ///< administrator of both programs
    service::Reader elena;   ///< Marisol's sister
    service::Reader theo;    ///< clinician of the other program
};

/// A check-in on an earlier day, and what came back.
struct CheckinDay {
    int days_ago = 0;
    int mood = 2;
    int urge = 1;
    int sleep = 2;
    const char* words = nullptr;  ///< nullptr: numbers only
    const char* reply = nullptr;  ///< nullptr: "seen"
};

class Teller {
public:
    Teller(service::Services& services, SimulatedTime& time, std::string zone, Instant now)
        : services_(services), time_(time), zone_(std::move(zone)), now_(now) {}

    /// The wall time `hour:minute` that many days before today. At least one day.
    [[nodiscard]] Instant at(int days_ago, int hour, int minute = 0) const;
    /// An hour of a day that may lie ahead, below 0 days ago, as an appointment names it.
    [[nodiscard]] Moment hour_of(int days_ago, int hour) const;
    /// The calendar day, before today or ahead of it (below zero).
    [[nodiscard]] Day day(int days_ago) const;
    [[nodiscard]] Instant minutes_ago(int minutes) const {
        return now_ - std::chrono::minutes{minutes};
    }

    /// Adds a person to a program as `by` would.
    /// @throws Mistake  they may not
    [[nodiscard]] service::Reader add(const service::Reader& by, const char* name, Role role,
                                      const ProgramId& program, Instant when);
    /// Notes one entry for `write_down`. Stories are told thread by thread, not by date.
    /// @returns its id
    EntryId tell(const service::Reader& author, const service::Reader& client, Instant when,
                 Body body, AboutId about = {}, Audience audience = Audience::circle);
    /// Writes all that was told, in the order of time: a journal's dates never run back.
    /// @throws Mistake  something was refused
    void write_down();
    /// A new id for a goal, step, support or consent.
    [[nodiscard]] AboutId name_of(Instant when);
    /// Check-ins in the evening, answered by `staff` the next morning.
    void check_ins(const service::Reader& client, const service::Reader& staff,
                   std::span<const CheckinDay> days);
    /// The usual questions and hours, chosen that many days ago.
    void choose_questions(const service::Reader& client, int days_ago);
    /// The first questions of an instrument, with these values.
    void answer_instrument(const service::Reader& client, Instant when, const char* instrument,
                           std::initializer_list<int> values);
    /// The directory's id of a meeting with that name, where a list has one.
    [[nodiscard]] std::optional<Text<200>> meeting(std::string_view name);

    [[nodiscard]] service::Services& services() { return services_; }
    [[nodiscard]] SimulatedTime& time() { return time_; }
    [[nodiscard]] Instant now() const { return now_; }

private:
    service::Services& services_;
    SimulatedTime& time_;
    std::string zone_;
    Instant now_;
    std::vector<Sitting> told_;
};

// The stories, in demo_stories.cpp and marisol.cpp. Each returns its client.
[[nodiscard]] service::Reader marisol(Teller& teller, const Cast& cast);
[[nodiscard]] service::Reader andre(Teller& teller, const Cast& cast);
[[nodiscard]] service::Reader keisha(Teller& teller, const Cast& cast);
[[nodiscard]] service::Reader tomas(Teller& teller, const Cast& cast);
[[nodiscard]] service::Reader ruth(Teller& teller, const Cast& cast);
[[nodiscard]] service::Reader sam(Teller& teller, const Cast& cast);
[[nodiscard]] service::Reader imani(Teller& teller, const Cast& cast);

}  // namespace alongside::simulate
