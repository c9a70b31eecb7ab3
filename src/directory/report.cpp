#include "directory/report.hpp"

#include <algorithm>
#include <array>

namespace alongside::directory {
namespace {

struct Advice {
    std::string_view reason;
    std::string_view sentence;
};
// Sorted by format, then as the importers ask.
constexpr Advice advices[] = {
    {"no name", "Give it a name: without one nobody can be told where to go."},
    {"no slug", "Give it a slug or an id of its own."},
    {"impossible time", "Write the start as 19:00 or 7:00 PM."},
    {"impossible day", "Write the day as its name, or as the number this kind of list counts by."},
    {"no zone can be told", "Add a time zone, a state or a country; or import with --zone."},
    {"slug used twice", "Give one of the two records another slug or id."},
    {"not an object", "Write each record in curly brackets."},
    {"not readable JSON", "Look for a missing quotation mark or comma in this record."},
    {"record too large", "Shorten it to less than 1 MiB."},
    {"more cells than headings", "Put cells that hold the separator into quotation marks."},
    {"not a row", "Write each row of the sheet in square brackets."},
    {"not published", "Publish it on the server that the list comes from."},
    {"no day or no time",
     "Fill in weekday and start; a shortened answer must ask for both fields."},
    {"no id", "Give it the id that it keeps from one export to the next."},
    {"id used twice", "Give one of the two records another id."},
    {"no service in it", "Add the services that this organization offers."},
    {"service is inactive", "Nothing, unless it is open again: then set its status to active."},
    {"list too large", "Split the list: all its texts together are more than can be kept."},
    {"service has ended", "Nothing: its status says that it does not exist any more."},
};

}  // namespace

std::string_view what_to_do(std::string_view reason) {
    const auto* const found = std::ranges::find(advices, reason, &Advice::reason);
    return found == std::end(advices) ? std::string_view() : found->sentence;
}

}  // namespace alongside::directory
