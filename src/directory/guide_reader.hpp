// Reads records that carry the field names of Meeting Guide, whatever they were written in: its own
// JSON, or a sheet whose headings were turned into those names.
#pragma once

#include "directory/meeting_keeper.hpp"
#include "directory/row_reader.hpp"

#include <boost/json/object.hpp>

#include <optional>

namespace alongside::directory {

/// One list, record by record. The source must outlive it.
class GuideReader {
public:
    /// @param mixed  a record may name a `fellowship` of its own, as our own template lets it
    explicit GuideReader(const Source& source, bool mixed = false)
        : keeper_(source), mixed_(mixed) {}

    /// One record that `Report::begin` has counted.
    void read(const boost::json::object& record);
    [[nodiscard]] Report& report() { return keeper_.report(); }
    [[nodiscard]] Import finish() && { return std::move(keeper_).finish(); }

private:
    /// Days and times as a record gives them.
    struct Schedule {
        std::set<unsigned> days;  ///< empty: by appointment
        bool is_list = false;     ///< the days came as a list, so keys get the day's number
        std::chrono::minutes start{0};
        std::chrono::minutes length{60};
    };
    /// What names a record within its source.
    struct Key {
        std::string text;
        bool needs_day = false;  ///< the same text would name the record of another day too
    };

    std::optional<Schedule> read_schedule(RowReader& row);
    static void read_place(RowReader& row, Meeting& meeting);
    void read_texts(RowReader& row, Meeting& meeting);
    void read_attendance(RowReader& row, Meeting& meeting);
    Key read_key(RowReader& row, const Meeting& meeting);

    MeetingKeeper keeper_;
    bool mixed_;
};

}  // namespace alongside::directory
