// directory resources: finding community resources from the command line.
#include "cli/commands.hpp"
#include "cli/instance.hpp"

#include <fmt/format.h>

#include <iostream>

namespace alongside::cli {

int directory_resources(const Common& common, const ResourcesAsked& asked) {
    directory::ResourceQuery query;
    query.text = asked.text;
    query.place = asked.place;
    query.language = asked.language;
    query.open_now = asked.open_now;
    query.free_of_cost = asked.free;
    query.limit = static_cast<std::size_t>(asked.limit);
    if (!asked.need.empty()) {
        directory::Need need{};
        if (!boost::describe::enum_from_string(asked.need.c_str(), need)) {
            return fail(common, {Kind::invalid, "search.need", "That need is not known.",
                                 "Use one such as housing, food, health, jobs or legal.", ""});
        }
        query.need = need;
    }
    auto config = load_config(common.data);
    if (!config) return fail(common, config.error());
    apply(*config, common.overrides);
    auto instance = open_instance(*config, system_now, post_at_once());
    if (!instance) return fail(common, instance.error());
    const auto found = (*instance)->services().resources.search(query);
    if (common.json) {
        std::cout << json::text(found) << "\n";
        return 0;
    }
    for (const auto& [resource, opening, km] : found.resources) {
        std::cout << resource.name;
        if (resource.organization) std::cout << ", " << *resource.organization;
        if (!resource.phones.empty()) std::cout << "  " << resource.phones.front().number;
        if (opening && opening->is_now) std::cout << "  open until " << to_text(opening->until);
        std::cout << "\n";
    }
    fmt::print("{} of {}\n", found.resources.size(), found.total);
    return 0;
}

}  // namespace alongside::cli
