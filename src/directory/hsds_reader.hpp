// Reads one service of HSDS, nested as the API answers it; the CSV package is nested first.
#pragma once

#include "directory/resource.hpp"
#include "directory/row_reader.hpp"
#include "directory/source.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <string>
#include <string_view>
#include <unordered_map>

namespace alongside::directory {

/// Most parts of one kind (phones, schedules, places …) of one service; more are left out, noted.
inline constexpr std::size_t most_parts = 30;
/// Most places of one service.
inline constexpr std::size_t most_places = 1000;
/// Most bytes of texts of all resources of a list. A service at many places is as many resources,
/// so a small file could become a large list; what is beyond is not taken.
inline constexpr std::size_t most_text = 128U << 20U;

/// One list, service by service. The source must outlive it.
class HsdsReader {
public:
    explicit HsdsReader(const Source& source);

    /// One service that `Report::begin` has counted.
    /// @param organization  whose it is, where the service itself does not hold it
    void read(const boost::json::object& service, const boost::json::object* organization);
    [[nodiscard]] Report& report() { return import_.report; }
    [[nodiscard]] ResourceImport finish() && { return std::move(import_); }

private:
    void read_texts(const boost::json::object& service, Resource& resource);
    void read_organization(const boost::json::object& organization, Resource& resource);
    void read_categories(const boost::json::object& of, Resource& resource);
    void read_cost(const boost::json::object& service, Resource& resource);
    void read_languages(const boost::json::object& of, Resource& resource);
    void read_phones(const boost::json::object& of, Resource& resource);
    void read_hours(const boost::json::object& of, Resource& resource);
    void add_service_wide(const boost::json::object& service, Resource& resource);
    void read_place(const boost::json::object& location, Resource& resource);
    void read_address(const boost::json::object& location, Resource& resource);
    void settle(Resource& resource);
    /// @returns how many of the resources were new, there already, or clash with another one
    struct Kept {
        std::size_t fresh = 0;
        std::size_t repeated = 0;
        std::size_t clashing = 0;
        bool is_cut = false;  ///< the list has no room for more
    };
    void keep(Resource resource, Kept& kept);
    void count(const Kept& kept);

    /// The objects of a list, at most `most`; none where there is no such list.
    [[nodiscard]] std::vector<const boost::json::object*> parts(const boost::json::object& of,
                                                                std::string_view field,
                                                                std::size_t most = most_parts);
    /// Adds a line, if there is room and it does not stand there yet.
    void add_line(std::string& to, const std::string& line);

    const Source& source_;
    std::string source_zone_;
    std::size_t text_ = 0;  ///< bytes of all that is kept
    ResourceImport import_;
    std::unordered_map<std::string, std::size_t> by_key_;
};

/// Reads the schedule of a service or place into hours and words.
void read_schedule(RowReader& row, Resource& resource, Report& report);

}  // namespace alongside::directory
