// backup, restore, copy, keys rotate.
#include "cli/commands.hpp"
#include "cli/instance.hpp"

#include "service/backups.hpp"
#include "store/sessions.hpp"

#include <fmt/format.h>

#include <iostream>

namespace alongside::cli {
namespace {

struct Restored {
    service::Manifest backup;
    service::Verified verified;
};
BOOST_DESCRIBE_STRUCT(Restored, (), (backup, verified))

struct Copied {
    std::string chains;  ///< the same on both sides
    List<service::TableCount, 1000> tables;
    service::Verified from;
    service::Verified to;
};
BOOST_DESCRIBE_STRUCT(Copied, (), (chains, tables, from, to))

struct Rotated {
    std::string before;
    std::string after;
    bool in_file = false;
};
BOOST_DESCRIBE_STRUCT(Rotated, (), (before, after, in_file))

Result<Config> config_of(const Common& common) {
    auto config = load_config(common.data);
    if (config) apply(*config, common.overrides);
    return config;
}

/// How many rows a table had.
template <class Counts>
std::int64_t rows_of(const Counts& counts, std::string_view table) {
    for (const service::TableCount& count : counts) {
        if (count.table == table) return count.rows;
    }
    return 0;
}

std::string in_words(const service::Verified& verified) {
    return fmt::format("{} journals, {} entries, {} signed heads: {}", verified.journals,
                       verified.entries, verified.signed_heads,
                       verified.faults.empty() ? "all whole" : "NOT whole");
}

void print_faults(const service::Verified& verified) {
    for (const std::string& fault : verified.faults) fmt::print("  {}\n", fault);
}

Result<service::Verified> verify_store(Vaulted vaulted, const Config& config) {
    auto instance = open_instance(std::move(vaulted), config, system_now, post_at_once());
    if (!instance) return instance.error();
    return (*instance)->services().upkeep.verify();
}

/// A folder within the data folder in which a backup is looked at before it is believed.
class Bench {
public:
    explicit Bench(const std::filesystem::path& data) : path_(data / "restoring") {
        std::filesystem::remove_all(path_);  // left behind by a restore that was cut short
        std::filesystem::create_directories(path_);
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;
    ~Bench() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// The backup's database on the bench, brought up to date, opened with the key that is here, and
/// with nobody signed in.
Result<Vaulted> open_on(const Bench& bench, const Config& config) {
    store::StoreOptions options;
    options.directory = bench.path();
    auto store = store::Store::open(options);
    if (!store) return store.error();
    auto vaulted = with_key(std::move(*store), config.data);
    if (!vaulted) return vaulted.error();
    const auto organization = service::only_organization(*vaulted->store);
    if (!organization) return organization.error();
    if (const auto opens = vaulted->vault->opens(*organization); !opens) return opens.error();
    const auto ended =
        vaulted->store->write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::end_all_ways_in(write, *organization);
            return {};
        }});
    if (auto done = store::to_result(ended); !done) return done.error();
    return vaulted;
}

Problem occupied(const std::filesystem::path& data) {
    return {Kind::conflict, "restore.not_empty", "There is a database in " + data.string() + ".",
            "Restore into another folder, or move that database away; nothing is ever overwritten.",
            ""};
}

/// Brings the backup to where it shall be used.
Result<service::Manifest> put_back(const std::filesystem::path& directory, const Config& config) {
    const auto place = store::database_file(config.data);
    const bool embedded = config.database.empty();
    if (embedded && std::filesystem::exists(place)) return occupied(config.data);
    if (const auto key = store::load_master_key(config.data); !key) return key.error();
    const Bench bench{config.data};
    auto manifest = service::fetch_backup(directory, bench.path());
    if (!manifest) return manifest;
    {
        const auto vaulted = open_on(bench, config);
        if (!vaulted) return vaulted.error();
        if (!embedded) {
            const auto copied = store::copy_store(*vaulted->store, options_for(config));
            return copied ? manifest : Result<service::Manifest>{copied.error()};
        }
    }
    store::move_database(bench.path(), config.data);
    return manifest;
}

/// Whether it is a connection string of libpq rather than a folder.
bool is_connection(const std::string& to) {
    return to.starts_with("postgresql://") || to.starts_with("postgres://") ||
           (to.find('=') != std::string::npos && !to.starts_with('.') && !to.starts_with('/'));
}

Problem moved_on() {
    return {Kind::conflict, "copy.moved_on", "Something was written while the copy was made.",
            "The copy is whole as of its beginning, but the later entries are not in it. Stop the "
            "server, empty the place that was copied to, and copy again.",
            ""};
}

/// Copies, verifies both sides, and makes sure that nothing was written meanwhile.
Result<Copied> copy_and_verify(const Config& config, const std::string& to) {
    auto vaulted = open_store(config);
    if (!vaulted) return vaulted.error();
    store::StoreOptions target;
    if (is_connection(to)) {
        target.postgresql = to;
    } else {
        target.directory = to;
    }
    const auto contents = store::copy_store(*vaulted->store, target);
    if (!contents) return contents.error();
    Copied copied{to_hex(store::chains_of(*contents)), service::counts_of(*contents), {}, {}};

    auto opened = store::Store::open(target);
    if (!opened) return opened.error();
    auto other = with_key(std::move(*opened), config.data);
    if (!other) return other.error();
    if (store::contents_of(*other->store) != *contents) {
        throw store::StoreError(store::StoreError::Cause::io, "the copy is not what was copied");
    }
    const bool as_before =
        store::chains_of(store::contents_of(*vaulted->store)) == store::chains_of(*contents);
    auto to_verified = verify_store(std::move(*other), config);
    if (!to_verified) return to_verified.error();
    auto from_verified = verify_store(std::move(*vaulted), config);
    if (!from_verified) return from_verified.error();
    copied.to = std::move(*to_verified);
    copied.from = std::move(*from_verified);
    if (!as_before) return moved_on();
    return copied;
}

}  // namespace

int backup(const Common& common, const std::string& directory) {
    const auto config = config_of(common);
    if (!config) return fail(common, config.error());
    // No key: a backup is made of sealed words as they are.
    const auto store = store::Store::open(options_for(*config));
    if (!store) return fail(common, store.error());
    const auto manifest = service::back_up(**store, directory, system_now());
    if (!manifest) return fail(common, manifest.error());
    if (common.json) {
        std::cout << json::text(*manifest) << "\n";
        return 0;
    }
    fmt::print("{}: {} journals, {} entries, {} bytes\n", directory,
               rows_of(manifest->tables, "journal"), rows_of(manifest->tables, "entry"),
               manifest->bytes);
    fmt::print("The master key is not in it. Keep it apart: without it a backup cannot be read.\n");
    return 0;
}

int restore(const Common& common, const std::string& directory) {
    const auto config = config_of(common);
    if (!config) return fail(common, config.error());
    const auto manifest = put_back(directory, *config);
    if (!manifest) return fail(common, manifest.error());
    auto vaulted = open_store(*config);
    if (!vaulted) return fail(common, vaulted.error());
    const auto verified = verify_store(std::move(*vaulted), *config);
    if (!verified) return fail(common, verified.error());
    if (common.json) {
        std::cout << json::text(Restored{*manifest, *verified}) << "\n";
    } else {
        fmt::print("Restored as of {}. {}\n", to_text(manifest->made_at), in_words(*verified));
        print_faults(*verified);
        fmt::print("Everyone signs in again; invitations that were open have to be made anew.\n");
    }
    return verified->faults.empty() ? 0 : 1;
}

int copy(const Common& common, const std::string& to) {
    const auto config = config_of(common);
    if (!config) return fail(common, config.error());
    const auto copied = copy_and_verify(*config, to);
    if (!copied) return fail(common, copied.error());
    if (common.json) {
        std::cout << json::text(*copied) << "\n";
    } else {
        fmt::print("from: {}\n", in_words(copied->from));
        print_faults(copied->from);
        fmt::print("to:   {}\n", in_words(copied->to));
        print_faults(copied->to);
        fmt::print("Both hold the same. Chains: {}\n", copied->chains);
    }
    return copied->from.faults.empty() && copied->to.faults.empty() ? 0 : 1;
}

int keys_rotate(const Common& common) {
    const auto config = config_of(common);
    if (!config) return fail(common, config.error());
    const auto vaulted = open_store(*config);
    if (!vaulted) return fail(common, vaulted.error());
    const auto done = store::rotate_master_key(config->data, *vaulted->store);
    if (!done) return fail(common, done.error());
    const Rotated rotated{to_hex(done->before), to_hex(done->after), done->in_file};
    if (common.json) {
        std::cout << json::text(rotated) << "\n";
        return 0;
    }
    fmt::print("The master key is now {}; {} no longer opens these data.\n", rotated.after,
               rotated.before);
    if (rotated.in_file) {
        fmt::print(
            "It is in {0}/keys/master.key: save it apart, as the one before. That one is in "
            "{0}/keys/master.key.{1} and still opens older backups.\n",
            config->data.string(), rotated.before);
    } else {
        fmt::print(
            "Set ALONGSIDE_MASTER_KEY to the new key before the next start. "
            "The one before still opens older backups.\n");
    }
    return 0;
}

}  // namespace alongside::cli
