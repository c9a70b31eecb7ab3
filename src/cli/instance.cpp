#include "cli/instance.hpp"

namespace alongside::cli {

store::StoreOptions options_for(const Config& config) {
    store::StoreOptions options;
    options.directory = config.data;
    options.postgresql = config.database;
    options.may_migrate = config.may_migrate;
    return options;
}

Result<Vaulted> with_key(std::unique_ptr<store::Store> store, const std::filesystem::path& data) {
    const auto key = store::load_master_key(data, *store);
    if (!key) return key.error();
    Vaulted vaulted;
    vaulted.store = std::move(store);
    vaulted.vault = std::make_unique<store::Vault>(*vaulted.store, *key);
    return vaulted;
}

Result<Vaulted> open_store(const Config& config) {
    // Before anything is made in a folder that was never set up.
    if (const auto key = store::load_master_key(config.data); !key) return key.error();
    auto store = store::Store::open(options_for(config));
    if (!store) return store.error();
    return with_key(std::move(*store), config.data);
}

Result<Initialized> initialize(const Config& config, const std::string& organization,
                               const std::string& program, const std::string& zone,
                               const Clock& clock) {
    const auto name = normalized(organization);
    const auto program_name = normalized(program.empty() ? organization : program);
    if (!name || !program_name || !Text<120>::fits(*name) || !Text<120>::fits(*program_name)) {
        return Problem{Kind::invalid, "init.name", "A name needs 1 to 120 characters.",
                       "Choose a shorter one.", "/organization"};
    }
    if (!is_zone(zone) || zone.size() > 64) {
        return Problem{Kind::invalid, "init.zone", "This is not a time zone.",
                       "Use a name such as America/Chicago.", "/zone"};
    }
    std::filesystem::create_directories(config.data);
    std::filesystem::permissions(config.data, std::filesystem::perms::owner_all);
    // A key that is there already may belong to a database elsewhere, so it is used, never
    // replaced.
    if (const auto made = store::create_master_key(config.data);
        !made && made.error().kind != Kind::conflict) {
        return made.error();
    }
    Config beginning = config;
    beginning.may_migrate = true;
    auto vaulted = open_store(beginning);
    if (!vaulted) return vaulted.error();
    const auto begun = service::begin_organization(*vaulted->store, *vaulted->vault, clock,
                                                   {Text<120>(*name), Text<64>(zone)},
                                                   {Text<120>(*program_name), Text<64>(zone)});
    if (!begun) return begun.error();
    return Initialized{begun->organization, begun->program.id, *name, zone};
}

Instance::Instance(Vaulted vaulted, service::Context context)
    : vaulted_(std::move(vaulted)),
      services_(std::make_unique<service::Services>(std::move(context))) {}

Instance::~Instance() {
    // The store's threads call into the services, so they end first; nothing calls it after that.
    services_->stop_sending();
    services_->sources.stop();
    services_->upkeep.stop();
    vaulted_.store.reset();
    services_.reset();
    vaulted_.vault.reset();
}

Result<std::unique_ptr<Instance>> open_instance(const Config& config, const Clock& clock,
                                                service::Post post,
                                                std::function<Uuid(Instant)> new_id) {
    auto vaulted = open_store(config);
    if (!vaulted) return vaulted.error();
    return open_instance(std::move(*vaulted), config, clock, std::move(post), std::move(new_id));
}

Result<std::unique_ptr<Instance>> open_instance(Vaulted vaulted, const Config& config,
                                                const Clock& clock, service::Post post,
                                                std::function<Uuid(Instant)> new_id) {
    const auto organization = service::only_organization(*vaulted.store);
    if (!organization) return organization.error();
    if (const auto opens = vaulted.vault->opens(*organization); !opens) return opens.error();
    service::Context context{*vaulted.store, *vaulted.vault,  *organization,    clock,
                             config.policy,  std::move(post), std::move(new_id)};
    return std::make_unique<Instance>(std::move(vaulted), std::move(context));
}

service::Post post_at_once() {
    return [](const std::function<void()>& job) { job(); };
}

}  // namespace alongside::cli
