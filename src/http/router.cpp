// Routes as a tree of segments: words first, then `{name}`.
#include "http/router.hpp"

#include "http/problem.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace alongside::http {
namespace {

constexpr std::array<std::string_view, 5> known_methods{"GET", "POST", "PUT", "PATCH", "DELETE"};

bool is_parameter(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// Takes the first segment off a path that begins with `/`.
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    return segment;
}

}  // namespace

/// All methods of one pattern.
struct Router::Route {
    std::string pattern;
    std::vector<std::string> names;  ///< of its `{name}` segments, in order
    std::map<std::string, Handler, std::less<>> handlers;
};

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> words;
    std::unique_ptr<Node> parameter;
    std::optional<Route> route;

    /// @param rest  what is left of the path: empty, or begins with `/`
    /// @param values  in: empty; out: what the `{name}` segments stand for
    [[nodiscard]] const Route* find(std::string_view rest,
                                    std::vector<std::string_view>& values) const {
        if (rest.empty()) return route ? &*route : nullptr;
        const std::string_view segment = take_segment(rest);
        if (const auto word = words.find(segment); word != words.end()) {
            if (const Route* found = word->second->find(rest, values)) return found;
        }
        if (!parameter || segment.empty()) return nullptr;
        values.push_back(segment);
        if (const Route* found = parameter->find(rest, values)) return found;
        values.pop_back();
        return nullptr;
    }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;

void Router::add(std::string_view method, std::string_view pattern, Handler handler) {
    check(std::ranges::find(known_methods, method) != known_methods.end());
    check(pattern.starts_with('/') && pattern.size() > 1 && handler);
    Node* node = root_.get();
    std::vector<std::string> names;
    for (std::string_view rest = pattern; !rest.empty();) {
        const std::string_view segment = take_segment(rest);
        check(!segment.empty());
        if (is_parameter(segment)) {
            names.emplace_back(segment.substr(1, segment.size() - 2));
            if (!node->parameter) node->parameter = std::make_unique<Node>();
            node = node->parameter.get();
        } else {
            auto& child = node->words[std::string(segment)];
            if (!child) child = std::make_unique<Node>();
            node = child.get();
        }
    }
    if (!node->route) node->route = Route{std::string(pattern), std::move(names), {}};
    // Two names for one place would make `parameter` depend on the order of adding.
    check(node->route->pattern == pattern);
    check(node->route->handlers.emplace(method, std::move(handler)).second);
}

Router::Found Router::find(Request& request) const {
    Found found;
    std::string_view rest = request.path;
    if (!root_->words.contains(take_segment(rest))) return found;

    std::vector<std::string_view> values;
    const Route* route = root_->find(request.path, values);
    if (!route) {
        found.answer = problem_json(Problem{
            Kind::not_found, "request.not_found", "There is nothing at this address.", {}, {}});
        return found;
    }
    request.route = route->pattern;
    for (std::size_t i = 0; i < values.size(); ++i) {
        request.path_parameters.emplace_back(route->names[i], values[i]);
    }
    std::string_view wanted = request.method;
    if (wanted == "HEAD") wanted = "GET";
    if (const auto handler = route->handlers.find(wanted); handler != route->handlers.end()) {
        found.handler = &handler->second;
        return found;
    }

    std::string allow = "OPTIONS";
    if (route->handlers.contains("GET")) allow += ", HEAD";
    for (const auto& [method, handler] : route->handlers) allow += ", " + method;
    found.answer = request.method == "OPTIONS"
                       ? no_content()
                       : problem_json(405, Problem{Kind::invalid,
                                                   "request.method",
                                                   "This address does not take that method.",
                                                   "The Allow header names those it takes.",
                                                   {}});
    found.answer->with("Allow", std::move(allow));
    return found;
}

}  // namespace alongside::http
