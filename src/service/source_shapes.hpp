// What is kept and shown of the lists that the directory is made of.
#pragma once

#include "service/directory.hpp"

namespace alongside {
namespace service {

/// The last `ImportReport` of a list, as it was written when the list was read.
struct KeptReport {
    std::string text;
};

}  // namespace service

template <>
struct json::Format<service::KeptReport> {
    static void write(std::string& out, const service::KeptReport& from) { out += from.text; }
    static object schema() { return json::schema<service::ImportReport>(); }
};

namespace service {

/// What became of reading a list, as it is kept.
struct SourceState {
    std::optional<Moment> tried_at;
    std::optional<Moment> good_at;
    std::optional<std::int64_t> failures;  ///< in a row
    std::optional<std::string> etag;
    std::optional<std::string> last_modified;
    std::optional<std::string> problem;  ///< its code
    std::optional<std::string> problem_title;
    std::optional<std::string> problem_detail;
    std::optional<RawObject> report;  ///< the last `ImportReport`
};
BOOST_DESCRIBE_STRUCT(SourceState, (),
                      (tried_at, good_at, failures, etag, last_modified, problem, problem_title,
                       problem_detail, report))

struct SourceProblem {
    std::string code;
    std::string title;
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(SourceProblem, (), (code, title, detail))

/// A list as staff see it.
struct SourceView {
    std::string source;  ///< its short name, which begins the ids of its listings
    std::string label;
    SourceSettings settings;
    std::int64_t meetings = 0;
    std::int64_t resources = 0;
    Instant updated_at{};  ///< when it was last read, changed or not
    std::optional<Moment> tried_at;
    std::optional<Instant> next_at;
    std::optional<SourceProblem> problem;  ///< of the last try
    bool refreshing = false;
    std::optional<KeptReport> report;
};
BOOST_DESCRIBE_STRUCT(SourceView, (),
                      (source, label, settings, meetings, resources, updated_at, tried_at, next_at,
                       problem, refreshing, report))

struct SourceList {
    std::vector<SourceView> sources;
    bool may_set = false;
};
BOOST_DESCRIBE_STRUCT(SourceList, (), (sources, may_set))

struct RefreshAsked {
    std::optional<bool> anyway;  ///< also if most of the list is gone
};
BOOST_DESCRIBE_STRUCT(RefreshAsked, (), (anyway))

/// Whether a list can have this short name and these settings. @error invalid  names the field
[[nodiscard]] Result<void> check_settings(const std::string& source,
                                          const SourceSettings& settings);
/// How often a list is read by itself; nothing for one that is imported from a file.
[[nodiscard]] std::optional<std::chrono::minutes> rhythm_of(const SourceSettings& settings);

}  // namespace service
}  // namespace alongside
