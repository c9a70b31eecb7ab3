// Whom to call in a crisis. Stands apart from the other resources: it needs no session and no
// store.
#pragma once

#include "http/router.hpp"
#include "service/help.hpp"

namespace alongside::api {

/// `/api/v1/help`, for everybody. @param help  outlives the router
void add_help_routes(http::Router& router, const service::Help& help);

}  // namespace alongside::api
