// Reads one JSON record of a list, forgiving in form: texts that are numbers, numbers that are
// texts, nulls, markup. What had to be left out is noted in the report.
#pragma once

#include "directory/meeting.hpp"
#include "directory/report.hpp"

#include <boost/json/object.hpp>

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// Longest texts in characters. A longer one is left out with a note, never cut.
inline constexpr std::size_t longest_line = 255;
inline constexpr std::size_t longest_address = 500;
inline constexpr std::size_t longest_notes = 10'000;
inline constexpr std::size_t longest_fellowship = 32;

/// Reads one record of JSON that `Report::begin` has counted, and hands it on; what is no object,
/// or beyond `longest_row` or `deepest` levels, is skipped.
void read_record(std::string_view json, Report& report,
                 const std::function<void(const boost::json::object&)>& use,
                 std::size_t deepest = 16);

/// One record. Keeps references: use it while record and report live.
class RowReader {
public:
    RowReader(const boost::json::object& row, Report& report) : row_(row), report_(report) {}

    /// The first of these fields that says something, as one line of at most `longest` characters.
    [[nodiscard]] std::string line(std::initializer_list<std::string_view> fields,
                                   std::size_t longest = longest_line);
    /// A field as lines of at most `longest_notes` characters.
    [[nodiscard]] std::string lines(std::string_view field);
    /// A field's web address; empty, with a note, for what is none.
    [[nodiscard]] std::string address_of_page(std::string_view field);
    /// A field's texts: of a list, or of one text split at `separator`. Blanks are left out.
    [[nodiscard]] std::vector<std::string> list(std::string_view field, char separator);
    /// A number, written as one or as text; nothing for null, blanks and other texts.
    [[nodiscard]] std::optional<double> number(std::string_view field) const;
    /// A number as it is written, for showing; empty for what is none.
    [[nodiscard]] std::string text_of_number(std::string_view field) const;
    /// Where the record says it is: `latitude` and `longitude`, or `coordinates` ("lat,lng", or
    /// four numbers for a box, whose middle it is).
    struct Found {
        std::optional<Position> position;
        bool is_box = false;
    };
    [[nodiscard]] Found position();
    /// When the list last changed the record, in any of the forms that lists write. UTC.
    [[nodiscard]] std::optional<Instant> updated(std::string_view field = "updated");
    [[nodiscard]] const boost::json::value* find(std::string_view field) const {
        return row_.if_contains(field);
    }

private:
    [[nodiscard]] std::optional<std::string> raw(std::string_view field) const;
    [[nodiscard]] std::string limited(std::string text, std::size_t longest);

    const boost::json::object& row_;
    Report& report_;
};

}  // namespace alongside::directory
