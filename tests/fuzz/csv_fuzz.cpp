// Whatever bytes come as a sheet: no crash, every row accounted for, and every meeting comes back
// from storage as it went in. Its format is looked for, too.
#include "directory/csv.hpp"
#include "directory/listing.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace alongside;
using namespace alongside::directory;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto result = read_csv(text, {"fuzz", "aa", "America/New_York"});
    const auto format = format_of("fuzz", text);
    if (!result) return 0;
    // Text that is read as a sheet is recognized as one; JSON may as well be another list.
    const bool is_json = text.find_first_not_of("\xEF\xBB\xBF \t\r\n{[") !=
                         text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (!format && !is_json) std::abort();
    const Report& report = result->report;
    if (report.read != report.kept + report.merged + report.skipped) std::abort();
    for (const auto& [reason, count] : report.reasons) {
        if (what_to_do(reason).empty()) std::abort();
    }
    for (const Meeting& meeting : result->meetings) {
        const auto back = meeting_from_json(to_json(meeting));
        if (!back || *back != meeting) std::abort();
    }
    return 0;
}
