// A data folder opened for work: store, keys and services, and their orderly end.
#pragma once

#include "cli/config.hpp"
#include "service/services.hpp"

#include <memory>

namespace alongside::cli {

/// Where the database of these settings is.
[[nodiscard]] store::StoreOptions options_for(const Config& config);

/// The store and its keys, before there is an organization.
struct Vaulted {
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Vault> vault;
};

/// Opens the database and the master key.
/// @error not_found  there is no key, or no database: the folder was never set up
/// @error unavailable  see `store::Store::open`
[[nodiscard]] Result<Vaulted> open_store(const Config& config);

/// A store with the master key of a data folder, which need not be the store's own.
/// @error not_found  there is no key
[[nodiscard]] Result<Vaulted> with_key(std::unique_ptr<store::Store> store,
                                       const std::filesystem::path& data);

/// What `init` made; as text for people, as JSON for programs.
struct Initialized {
    OrganizationId organization;
    ProgramId program;
    std::string name;
    std::string zone;
};
BOOST_DESCRIBE_STRUCT(Initialized, (), (organization, program, name, zone))

/// Makes folder, key, database, organization and first program.
/// @error conflict  the folder is set up already
[[nodiscard]] Result<Initialized> initialize(const Config& config, const std::string& organization,
                                             const std::string& program, const std::string& zone,
                                             const Clock& clock);

/// A set-up folder with its services.
class Instance {
public:
    Instance(Vaulted vaulted, service::Context context);
    ~Instance();
    Instance(const Instance&) = delete;
    Instance& operator=(const Instance&) = delete;

    [[nodiscard]] service::Services& services() { return *services_; }
    [[nodiscard]] store::Store& store() { return *vaulted_.store; }

private:
    Vaulted vaulted_;
    std::unique_ptr<service::Services> services_;
};

/// @param post  where overtaken writes are tried again
[[nodiscard]] Result<std::unique_ptr<Instance>> open_instance(
    const Config& config, const Clock& clock, service::Post post,
    std::function<Uuid(Instant)> new_id = [](Instant now) { return make_uuid(now); });

/// The same for a store that is open already.
[[nodiscard]] Result<std::unique_ptr<Instance>> open_instance(
    Vaulted vaulted, const Config& config, const Clock& clock, service::Post post,
    std::function<Uuid(Instant)> new_id = [](Instant now) { return make_uuid(now); });

/// By id, or by a name that only one person has.
/// @error not_found, conflict  nobody, or several
[[nodiscard]] Result<service::Person> find_person(service::Services& services,
                                                  const std::string& asked);

/// For commands that run by themselves: whichever thread asks may wait.
[[nodiscard]] service::Post post_at_once();

}  // namespace alongside::cli
