// simulate, verify, rebuild, migrate, describe.
#include "cli/commands.hpp"
#include "cli/describe.hpp"
#include "cli/instance.hpp"

#include "simulate/simulate.hpp"

#include <fmt/format.h>

#include <iostream>

namespace alongside::cli {
namespace {

struct Migrated {
    int schema = 0;
};
BOOST_DESCRIBE_STRUCT(Migrated, (), (schema))

Result<Config> config_of(const Common& common) {
    auto config = load_config(common.data);
    if (config) apply(*config, common.overrides);
    return config;
}

}  // namespace

int simulate(const Common& common, const SimulateAsked& asked) {
    auto config = config_of(common);
    if (!config) return fail(common, config.error());
    simulate::Plan plan;
    plan.clients = asked.clients;
    plan.days = asked.days;
    plan.seed = asked.seed;
    // Yesterday, so that nothing lies ahead of anyone's clock.
    plan.until = local_day("UTC", system_now() - std::chrono::days{1});
    if (!asked.until.empty()) {
        const auto day = parse_day(asked.until);
        if (!day) {
            return fail(common, {Kind::invalid, "simulate.until", "That is not a day.",
                                 "Write it as YYYY-MM-DD.", ""});
        }
        plan.until = *day;
    }
    simulate::SimulatedTime time;
    time.set(Instant{std::chrono::sys_days{plan.until}} - std::chrono::days{plan.days});
    // An empty folder is set up on the way, so that one command is enough to look at something.
    if (!std::filesystem::exists(config->data / "keys" / "master.key")) {
        const auto made = initialize(*config, "Simulated", "Simulated program 1",
                                     "America/New_York", time.clock());
        if (!made) return fail(common, made.error());
    }
    auto instance =
        open_instance(*config, time.clock(), post_at_once(), simulate::seeded_ids(plan.seed));
    if (!instance) return fail(common, instance.error());
    const auto summary = simulate::run((*instance)->services(), time, plan);
    if (!summary) return fail(common, summary.error());
    if (common.json) {
        std::cout << json::text(*summary) << "\n";
        return 0;
    }
    fmt::print("{} clients, {} entries; digest {}\n", summary->clients, summary->entries,
               summary->digest);
    return 0;
}

int verify(const Common& common) {
    const auto config = config_of(common);
    if (!config) return fail(common, config.error());
    auto instance = open_instance(*config, system_now, post_at_once());
    if (!instance) return fail(common, instance.error());
    const service::Verified verified = (*instance)->services().upkeep.verify();
    if (common.json) {
        std::cout << json::text(verified) << "\n";
    } else {
        fmt::print("{} journals, {} entries, {} signed heads, {} entries not signed yet: {}\n",
                   verified.journals, verified.entries, verified.signed_heads,
                   verified.unsigned_entries, verified.faults.empty() ? "all whole" : "NOT whole");
        for (const std::string& fault : verified.faults) fmt::print("  {}\n", fault);
    }
    return verified.faults.empty() ? 0 : 1;
}

int rebuild(const Common& common, bool only_check) {
    const auto config = config_of(common);
    if (!config) return fail(common, config.error());
    auto instance = open_instance(*config, system_now, post_at_once());
    if (!instance) return fail(common, instance.error());
    const auto rebuilt = (*instance)->services().upkeep.rebuild(only_check);
    if (!rebuilt) return fail(common, rebuilt.error());
    if (common.json) {
        std::cout << json::text(*rebuilt) << "\n";
    } else {
        fmt::print("{} journals, {} entries: {}\n", rebuilt->journals, rebuilt->entries,
                   !only_check                    ? "built again"
                   : rebuilt->differences.empty() ? "all equal"
                                                  : "they differ");
        for (const std::string& difference : rebuilt->differences) {
            fmt::print("  {}\n", difference);
        }
    }
    return rebuilt->differences.empty() ? 0 : 1;
}

int migrate(const Common& common) {
    auto config = config_of(common);
    if (!config) return fail(common, config.error());
    config->may_migrate = true;
    const auto vaulted = open_store(*config);
    if (!vaulted) return fail(common, vaulted.error());
    const Migrated migrated{store::schema_steps().back().version};
    if (common.json) {
        std::cout << json::text(migrated) << "\n";
    } else {
        fmt::print("The database has schema {}.\n", migrated.schema);
    }
    return 0;
}

int describe(const std::string& what, const std::string& write_to, bool as_json) {
    if (!write_to.empty()) {
        const auto written = write_descriptions(write_to);
        return written ? 0 : fail({}, written.error());
    }
    if (what == "kinds") {
        std::cout << kinds_markdown();
    } else if (what == "rules") {
        std::cout << (as_json ? rules_json() : rules_markdown());
    } else if (what == "openapi") {
        std::cout << openapi_kinds();
    } else {
        return fail({}, {Kind::invalid, "describe.what", "That cannot be described.",
                         "Use kinds, rules or openapi.", ""});
    }
    return 0;
}

}  // namespace alongside::cli
