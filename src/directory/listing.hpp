// A list of any format: recognized by what it holds, and read by the importer it belongs to.
#pragma once

#include "base/result.hpp"
#include "directory/hsds.hpp"
#include "directory/resource.hpp"
#include "directory/source.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// The forms of lists, and of what goes with one.
enum class ListFormat {
    meeting_guide,
    bmlt,
    csv,
    hsds,
    hsds_package,         ///< a folder of tables
    bmlt_formats,         ///< GetFormats: goes with a list of meetings
    bmlt_service_bodies,  ///< GetServiceBodies: likewise
};

/// "meeting-guide", "bmlt" …, as the command line and the source's settings write it.
[[nodiscard]] std::string_view to_text(ListFormat format);
[[nodiscard]] std::optional<ListFormat> format_named(std::string_view name);
/// Which format a list has.
/// @param name  of its file, or its address: decides only where the contents fit several
/// @returns nothing where it is none of them
[[nodiscard]] std::optional<ListFormat> format_of(std::string_view name, std::string_view contents);
/// Whose type codes a list has that does not say it: "na" of BMLT, "aa" of all else.
[[nodiscard]] std::string_view usual_fellowship(ListFormat format);

/// What one list consists of.
struct ListContents {
    ListFormat format = ListFormat::meeting_guide;
    std::string text;            ///< all but `hsds_package`
    HsdsTables tables;           ///< `hsds_package` alone
    std::string formats;         ///< with `bmlt`, where at hand
    std::string service_bodies;  ///< likewise
};

/// What a list became. Meetings or resources, by its format.
struct Listing {
    std::vector<Meeting> meetings;
    std::vector<Resource> resources;
    Report report;
};

/// @error  as the importers' own; invalid for what only goes with a list
[[nodiscard]] Result<Listing> read_listing(const ListContents& contents, const Source& source);

}  // namespace alongside::directory
