// Whatever bytes come as community resources, nested or as tables: no crash, every service
// accounted for, and every resource comes back from storage as it went in.
#include "directory/hsds.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace alongside;
using namespace alongside::directory;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void check_whole(const Result<ResourceImport>& result) {
    if (!result) return;
    const Report& report = result->report;
    if (report.read != report.kept + report.merged + report.skipped) std::abort();
    for (const auto& [reason, count] : report.reasons) {
        if (what_to_do(reason).empty()) std::abort();
    }
    for (const Resource& resource : result->resources) {
        const auto back = resource_from_json(to_json(resource));
        if (!back || *back != resource) std::abort();
    }
}

/// Tables one after another: "=name" on a line of its own begins the next.
HsdsTables tables_of(std::string_view text) {
    HsdsTables tables;
    std::string name = "services";
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        const std::string_view line = text.substr(0, end + 1);
        if (line.starts_with('=') && line.ends_with('\n')) {
            name = line.substr(1, line.size() - 2);
        } else {
            tables[name] += line;
        }
        text.remove_prefix(line.size());
    }
    return tables;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_whole(read_hsds(text, {"fuzz", "", ""}));
    check_whole(read_hsds_package(tables_of(text), {"fuzz", "", ""}));
    return 0;
}
