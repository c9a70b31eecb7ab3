// Whatever bytes come as a list: no crash, every record accounted for, and every meeting comes back
// from storage as it went in.
#include "directory/index.hpp"
#include "directory/meeting_guide.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace alongside;
using namespace alongside::directory;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const char* fellowship : {"aa", "na"}) {
        const auto result = read_meeting_guide(text, {"fuzz", fellowship, ""});
        if (!result) continue;
        const Report& report = result->report;
        if (report.read != report.kept + report.merged + report.skipped) std::abort();
        for (const Meeting& meeting : result->meetings) {
            const auto back = meeting_from_json(to_json(meeting));
            if (!back || *back != meeting) std::abort();
        }
        const Index index(result->meetings);
        Query query;
        query.when = When::tonight;
        query.place = "Salem, OR";
        if (!index.search(query, from_milliseconds(1'795'000'000'000))) std::abort();
    }
    return 0;
}
