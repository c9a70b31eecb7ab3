// What a search of the directory asks, as it stands in an address.
#pragma once

#include "directory/index.hpp"
#include "http/message.hpp"

namespace alongside::api {

/// The search that the query of a request asks for.
/// @error invalid `request.query`  names the part that cannot be used
[[nodiscard]] Result<directory::Query> read_search(const http::Request& request);

/// Where one looks: around a point, or in a place of this name.
struct Where {
    std::optional<directory::Position> near;
    std::optional<double> radius_km;  ///< with `near` or `place` only
    std::string place;
};
/// `near`, `radius_km` and `place` of a query. @error invalid `request.query`
[[nodiscard]] Result<Where> read_place(const http::Request& request);

}  // namespace alongside::api
