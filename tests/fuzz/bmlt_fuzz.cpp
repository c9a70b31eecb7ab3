// Whatever bytes come as the answers of a BMLT server: no crash, every record accounted for, and
// every meeting comes back from storage as it went in.
#include "directory/bmlt.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace alongside;
using namespace alongside::directory;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    // Two zero bytes part the answers; without them the one text serves as each.
    const std::size_t cut = text.find(std::string_view("\0\0", 2));
    const bool is_parted = cut != std::string_view::npos;
    const std::string_view meetings = text.substr(0, cut);
    const std::string_view rest = is_parted ? text.substr(cut + 2) : text;
    const Source source{"fuzz", "na", ""};
    for (const BmltAnswers& answers :
         {BmltAnswers{meetings, "", ""}, BmltAnswers{meetings, rest, ""},
          BmltAnswers{meetings, "", rest}}) {
        const auto result = read_bmlt(answers, source);
        if (!result) continue;
        const Report& report = result->report;
        if (report.read != report.kept + report.merged + report.skipped) std::abort();
        for (const auto& [reason, count] : report.reasons) {
            if (what_to_do(reason).empty()) std::abort();
        }
        for (const Meeting& meeting : result->meetings) {
            const auto back = meeting_from_json(to_json(meeting));
            if (!back || *back != meeting) std::abort();
        }
    }
    return 0;
}
