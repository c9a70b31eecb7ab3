// From method and path to a handler. Filled once before the server starts, then only read.
#pragma once

#include "http/message.hpp"
#include "http/task.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::http {

/// Answers one request. The request stays where it is until the answer is sent; the function
/// itself stays in the router, so a lambda's captures outlive its coroutine.
using Handler = std::function<Task<Response>(Request&)>;

/// Patterns are paths whose segments are words or `{name}`: `/api/v1/clients/{id}/plan`. A word
/// goes before a `{name}` in the same place.
class Router {
public:
    Router();
    ~Router();
    Router(const Router&) = delete;
    Router& operator=(const Router&) = delete;

    /// @param method  `GET` (answers HEAD too), `POST`, `PUT`, `PATCH` or `DELETE`
    /// @throws Mistake  the pattern is not of that form or is there already
    void add(std::string_view method, std::string_view pattern, Handler handler);

    /// What was found for a path: exactly one of `handler` and `answer`, or neither.
    struct Found {
        const Handler* handler = nullptr;
        std::optional<Response> answer;  ///< 404, 405 with Allow, or the answer to OPTIONS
    };
    /// Looks up and fills `request.path_parameters` and `request.route`.
    /// @returns neither where no route shares the path's first segment: the web app's paths
    [[nodiscard]] Found find(Request& request) const;

private:
    struct Node;
    struct Route;
    std::unique_ptr<Node> root_;
};

}  // namespace alongside::http
