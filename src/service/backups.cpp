#include "service/backups.hpp"

#include "store/files.hpp"

#include <fstream>
#include <sstream>

namespace alongside::service {
namespace {

constexpr std::uintmax_t longest_manifest = 1U << 20U;

/// A folder that is removed with all that is in it unless it was given its name.
class NewFolder {
public:
    explicit NewFolder(std::filesystem::path name) : name_(std::move(name)), part_(name_) {
        part_ += ".part";
        std::filesystem::remove_all(part_);  // left behind by a backup that was cut short
        std::filesystem::create_directories(part_);
        std::filesystem::permissions(part_, std::filesystem::perms::owner_all);
    }
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;
    ~NewFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(part_, ignored);
    }
    [[nodiscard]] const std::filesystem::path& part() const { return part_; }
    void keep() const {
        store::sync(part_);
        std::filesystem::rename(part_, name_);
        store::sync(name_.parent_path());
    }

private:
    std::filesystem::path name_;
    std::filesystem::path part_;
};

std::filesystem::path manifest_in(const std::filesystem::path& directory) {
    return directory / "manifest.json";
}

Problem altered(std::string_view what) {
    return {Kind::refused,
            "backup.altered",
            "This backup is not as it was written: " + std::string(what) + ".",
            "Use another backup. Nothing was restored.",
            "",
            0};
}

Result<Manifest> read_manifest(const std::filesystem::path& directory) {
    const auto file = manifest_in(directory);
    std::error_code missing;
    const auto size = std::filesystem::file_size(file, missing);
    if (missing) {
        return Problem{Kind::not_found,
                       "backup.missing",
                       "There is no backup in " + directory.string() + ".",
                       "A backup is a folder with alongside.db and manifest.json.",
                       "",
                       0};
    }
    std::ostringstream text;
    if (size <= longest_manifest) text << std::ifstream(file, std::ios::binary).rdbuf();
    auto manifest = json::from_text<Manifest>(text.str());
    if (manifest && manifest->format == 1) return manifest;
    return Problem{Kind::refused,
                   "backup.unreadable",
                   "The manifest of this backup cannot be read.",
                   "It may come from a later version of Alongside: restore it with that one. "
                   "Otherwise use another backup.",
                   "",
                   0};
}

}  // namespace

List<TableCount, 1000> counts_of(const store::Contents& contents) {
    List<TableCount, 1000> counts;
    for (const store::TableContents& table : contents.tables) {
        counts.push_back({table.table, table.rows});
    }
    return counts;
}

Result<Manifest> back_up(store::Store& store, const std::filesystem::path& directory, Instant now) {
    const auto name = std::filesystem::absolute(directory / "").parent_path();
    if (std::filesystem::exists(name) && !std::filesystem::is_empty(name)) {
        return Problem{Kind::conflict,
                       "backup.not_empty",
                       "There is something in " + name.string() + " already.",
                       "Give each backup a folder of its own; nothing is ever overwritten.",
                       "",
                       0};
    }
    const NewFolder made{name};
    store::StoreOptions to;
    to.directory = made.part();
    const auto copied = store::copy_store(store, to);
    if (!copied) return copied.error();
    const auto file = store::database_file(made.part());
    Manifest manifest;
    manifest.schema = store::schema_steps().back().version;
    manifest.made_by = ALONGSIDE_VERSION;
    manifest.made_at = {now, "UTC"};
    manifest.bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
    manifest.sha256 = to_hex(store::hash_of_file(file));
    manifest.chains = to_hex(store::chains_of(*copied));
    manifest.tables = counts_of(*copied);
    store::write_private(manifest_in(made.part()), json::text(manifest) + "\n");
    made.keep();
    return manifest;
}

Result<Manifest> fetch_backup(const std::filesystem::path& directory,
                              const std::filesystem::path& into) {
    auto manifest = read_manifest(directory);
    if (!manifest) return manifest;
    const auto file = store::database_file(directory);
    std::error_code missing;
    const auto bytes = std::filesystem::file_size(file, missing);
    if (missing) return altered("alongside.db is missing");
    if (static_cast<std::int64_t>(bytes) != manifest->bytes) {
        return altered("alongside.db has " + std::to_string(bytes) + " bytes instead of " +
                       std::to_string(manifest->bytes));
    }
    const auto name = store::database_file(into);
    check(!std::filesystem::exists(name));
    const auto part = into / "alongside.db.part";
    std::filesystem::remove(part);
    const Hash hash = store::copy_private(file, part);
    if (to_hex(hash) != manifest->sha256) {
        std::filesystem::remove(part);
        return altered("the bytes of alongside.db have changed");
    }
    std::filesystem::rename(part, name);
    store::sync(into);
    return manifest;
}

}  // namespace alongside::service
