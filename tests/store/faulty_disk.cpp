// The VFS. Each call of a file first asks the one State whether it must fail, then goes on to the
// usual VFS. Nothing is really synced: what a sync would keep is remembered beside the file.
#include "faulty_disk.hpp"

#include "base/result.hpp"

#include <sqlite3.h>

#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <sstream>
#include <vector>

namespace alongside::store {
namespace {

constexpr const char* vfs_name = "alongside-faulty";
constexpr std::size_t sector = 512;

/// A file, as it is on the platter and what is still on its way there.
struct Platter {
    struct Change {
        std::size_t offset = 0;  ///< of `bytes`, or the new size
        std::string bytes;
        bool truncates = false;
    };
    std::string synced;
    std::vector<Change> pending;
};

void apply(std::string& file, const Platter::Change& change) {
    if (change.truncates) {
        file.resize(change.offset);
        return;
    }
    if (file.size() < change.offset + change.bytes.size()) {
        file.resize(change.offset + change.bytes.size());
    }
    file.replace(change.offset, change.bytes.size(), change.bytes);
}

/// Some of what was on its way arrived, in any order: each sector on its own.
std::string after_the_cut(const Platter& platter, std::uint32_t seed) {
    std::string file = platter.synced;
    std::mt19937 chance{seed};
    for (const Platter::Change& change : platter.pending) {
        if (change.truncates) {
            if (seed == 1 || (seed > 1 && chance() % 2 == 0)) apply(file, change);
            continue;
        }
        for (std::size_t at = 0; at < change.bytes.size(); at += sector) {
            if (seed == 0 || (seed > 1 && chance() % 2 == 0)) continue;
            apply(file, {change.offset + at, change.bytes.substr(at, sector), false});
        }
    }
    return file;
}

std::string contents_of(const std::filesystem::path& path) {
    std::ostringstream all;
    all << std::ifstream(path, std::ios::binary).rdbuf();
    return all.str();
}

}  // namespace

const char* to_text(Fault fault) {
    static constexpr std::array names = {"write", "short_write",  "full", "sync",
                                         "read",  "open",         "lock", "truncate",
                                         "size",  "shared_memory"};
    return names.at(static_cast<std::size_t>(fault));
}

struct FaultyDisk::State {
    sqlite3_vfs* usual = nullptr;
    sqlite3_vfs vfs{};

    mutable std::mutex mutex;
    std::optional<Fault> fault;
    std::int64_t nth = 0;
    bool from_then_on = false;
    std::optional<PowerCut> cut;
    std::uint32_t seed = 0;
    bool lies = false;
    bool powerless = false;
    bool struck = false;
    std::int64_t calls = 0;
    bool maps = false;
    std::map<std::string, Platter> platters;
    std::map<std::string, std::string> survived;

    void asked_to_map() {
        const std::lock_guard lock{mutex};
        maps = true;
    }
    [[nodiscard]] bool is_powerless() const {
        const std::lock_guard lock{mutex};
        return powerless;
    }
    /// Counts a call that `asked` can strike. @returns whether it must fail
    [[nodiscard]] bool strikes(Fault asked) {
        const std::lock_guard lock{mutex};
        if (powerless) return true;
        if (fault != asked) return false;
        ++calls;
        const bool now = from_then_on ? calls >= nth : calls == nth;
        struck |= now;
        return now;
    }
    void changed(const std::string& path, Platter::Change change) {
        const std::lock_guard lock{mutex};
        if (!powerless) platters[path].pending.push_back(std::move(change));
    }
    /// @returns whether the sync is acknowledged
    [[nodiscard]] bool syncs(const std::string& path) {
        const std::lock_guard lock{mutex};
        if (powerless) return false;
        const bool now = cut && ++calls == nth;
        if (now && cut == PowerCut::before_sync) lose_power();
        if (powerless) return false;
        if (!lies) {
            Platter& platter = platters[path];
            for (const Platter::Change& change : platter.pending) apply(platter.synced, change);
            platter.pending.clear();
        }
        if (now) lose_power();
        return !powerless;
    }
    void lose_power() {
        powerless = struck = true;
        for (const auto& [path, platter] : platters) {
            survived[path] = after_the_cut(platter, seed);
        }
    }
};

/// What SQLite allocates for an open file; the usual VFS's own file follows it in memory.
struct FaultyDisk::File {
    sqlite3_file base;
    State* state;
    const char* path;  ///< SQLite keeps it as long as the file; none for temporary files

    [[nodiscard]] sqlite3_file* usual() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

/// The functions that SQLite calls. Version 3 offers mapping, which the store must not use.
struct FaultyDisk::Calls {
    static File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
    static const sqlite3_io_methods& usual(sqlite3_file* file) {
        return *of(file).usual()->pMethods;
    }

    static int close(sqlite3_file* file) { return usual(file).xClose(of(file).usual()); }
    static int read(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
        if (of(file).state->strikes(Fault::read)) return SQLITE_IOERR_READ;
        return usual(file).xRead(of(file).usual(), into, size, offset);
    }
    static int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
        State& state = *of(file).state;
        if (state.is_powerless() || state.strikes(Fault::write)) return SQLITE_IOERR_WRITE;
        if (state.strikes(Fault::short_write)) {
            (void)pass_on(file, from, size / 2, offset);
            return SQLITE_IOERR_WRITE;
        }
        if (state.strikes(Fault::full)) {
            (void)pass_on(file, from, size / 2, offset);
            return SQLITE_FULL;
        }
        return pass_on(file, from, size, offset);
    }
    static int pass_on(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
        if (of(file).path != nullptr) {
            of(file).state->changed(
                of(file).path, {static_cast<std::size_t>(offset),
                                {static_cast<const char*>(from), static_cast<std::size_t>(size)},
                                false});
        }
        return usual(file).xWrite(of(file).usual(), from, size, offset);
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        if (of(file).state->strikes(Fault::truncate)) return SQLITE_IOERR_TRUNCATE;
        if (of(file).path != nullptr) {
            of(file).state->changed(of(file).path, {static_cast<std::size_t>(size), {}, true});
        }
        return usual(file).xTruncate(of(file).usual(), size);
    }
    static int sync(sqlite3_file* file, int /*flags*/) {
        if (of(file).state->strikes(Fault::sync)) return SQLITE_IOERR_FSYNC;
        if (of(file).path == nullptr) return SQLITE_OK;
        return of(file).state->syncs(of(file).path) ? SQLITE_OK : SQLITE_IOERR_FSYNC;
    }
    static int file_size(sqlite3_file* file, sqlite3_int64* size) {
        if (of(file).state->strikes(Fault::size)) return SQLITE_IOERR_FSTAT;
        return usual(file).xFileSize(of(file).usual(), size);
    }
    static int lock(sqlite3_file* file, int level) {
        if (of(file).state->strikes(Fault::lock)) return SQLITE_IOERR_LOCK;
        return usual(file).xLock(of(file).usual(), level);
    }
    static int unlock(sqlite3_file* file, int level) {
        return usual(file).xUnlock(of(file).usual(), level);
    }
    static int check_reserved_lock(sqlite3_file* file, int* held) {
        return usual(file).xCheckReservedLock(of(file).usual(), held);
    }
    static int file_control(sqlite3_file* file, int operation, void* argument) {
        return usual(file).xFileControl(of(file).usual(), operation, argument);
    }
    static int sector_size(sqlite3_file* file) { return usual(file).xSectorSize(of(file).usual()); }
    static int characteristics(sqlite3_file* file) {
        return usual(file).xDeviceCharacteristics(of(file).usual());
    }
    static int map_shared_memory(sqlite3_file* file, int page, int size, int extend,
                                 void volatile** memory) {
        if (of(file).state->strikes(Fault::shared_memory)) return SQLITE_IOERR_SHMMAP;
        return usual(file).xShmMap(of(file).usual(), page, size, extend, memory);
    }
    static int lock_shared_memory(sqlite3_file* file, int offset, int count, int flags) {
        return usual(file).xShmLock(of(file).usual(), offset, count, flags);
    }
    static void shared_memory_barrier(sqlite3_file* file) {
        usual(file).xShmBarrier(of(file).usual());
    }
    static int unmap_shared_memory(sqlite3_file* file, int remove) {
        return usual(file).xShmUnmap(of(file).usual(), remove);
    }

    /// Reads of a mapped file would go past us, and their errors past SQLite.
    static int map(sqlite3_file* file, sqlite3_int64 /*offset*/, int /*size*/, void** memory) {
        of(file).state->asked_to_map();
        *memory = nullptr;
        return SQLITE_OK;
    }
    static int unmap(sqlite3_file* /*file*/, sqlite3_int64 /*offset*/, void* /*memory*/) {
        return SQLITE_OK;
    }

    static constexpr sqlite3_io_methods methods = {3,
                                                   close,
                                                   read,
                                                   write,
                                                   truncate,
                                                   sync,
                                                   file_size,
                                                   lock,
                                                   unlock,
                                                   check_reserved_lock,
                                                   file_control,
                                                   sector_size,
                                                   characteristics,
                                                   map_shared_memory,
                                                   lock_shared_memory,
                                                   shared_memory_barrier,
                                                   unmap_shared_memory,
                                                   map,
                                                   unmap};

    static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* given) {
        State& state = *static_cast<State*>(vfs->pAppData);
        of(file).base.pMethods = nullptr;  // nothing to close
        if (state.strikes(Fault::open)) return SQLITE_CANTOPEN;
        of(file).state = &state;
        of(file).path = path;
        const int code = state.usual->xOpen(state.usual, path, of(file).usual(), flags, given);
        if (code != SQLITE_OK) return code;
        of(file).base.pMethods = &methods;
        if (path == nullptr) return code;
        const std::lock_guard lock{state.mutex};
        const auto [platter, is_new] = state.platters.try_emplace(path);
        if (is_new) platter->second.synced = contents_of(path);
        return code;
    }
    static int remove(sqlite3_vfs* vfs, const char* path, int sync_directory) {
        State& state = *static_cast<State*>(vfs->pAppData);
        {
            const std::lock_guard lock{state.mutex};
            if (state.powerless) return SQLITE_IOERR_DELETE;
            state.platters.erase(path);
        }
        return state.usual->xDelete(state.usual, path, sync_directory);
    }
};

FaultyDisk::FaultyDisk() : state_(std::make_unique<State>()) {
    check(sqlite3_vfs_find(vfs_name) == nullptr);
    state_->usual = sqlite3_vfs_find(nullptr);
    state_->vfs = *state_->usual;
    state_->vfs.zName = vfs_name;
    state_->vfs.pAppData = state_.get();
    state_->vfs.pNext = nullptr;
    state_->vfs.szOsFile = static_cast<int>(sizeof(File)) + state_->usual->szOsFile;
    state_->vfs.xOpen = Calls::open;
    state_->vfs.xDelete = Calls::remove;
    check(sqlite3_vfs_register(&state_->vfs, 1) == SQLITE_OK);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&state_->vfs);
    sqlite3_vfs_register(state_->usual, 1);
}

void FaultyDisk::fail(Fault fault, std::int64_t nth, bool from_then_on) {
    const std::lock_guard lock{state_->mutex};
    state_->fault = fault;
    state_->nth = nth;
    state_->from_then_on = from_then_on;
    state_->calls = 0;
    state_->struck = false;
}

void FaultyDisk::cut_power(PowerCut cut, std::int64_t nth, std::uint32_t seed) {
    const std::lock_guard lock{state_->mutex};
    state_->cut = cut;
    state_->survived.clear();
    state_->nth = nth;
    state_->seed = seed;
    state_->calls = 0;
    state_->struck = false;
}

void FaultyDisk::heal() {
    const std::lock_guard lock{state_->mutex};
    state_->fault.reset();
    state_->cut.reset();
}

void FaultyDisk::give_power() {
    heal();
    const std::lock_guard lock{state_->mutex};
    state_->powerless = false;
    state_->lies = false;
    state_->platters.clear();
}

void FaultyDisk::lie() {
    const std::lock_guard lock{state_->mutex};
    state_->lies = true;
}

bool FaultyDisk::struck() const {
    const std::lock_guard lock{state_->mutex};
    return state_->struck;
}

bool FaultyDisk::was_asked_to_map() const {
    const std::lock_guard lock{state_->mutex};
    return state_->maps;
}

void FaultyDisk::copy_what_survived(const std::filesystem::path& from,
                                    const std::filesystem::path& to) const {
    const std::lock_guard lock{state_->mutex};
    for (const auto& [name, bytes] : state_->survived) {
        const std::filesystem::path path = name;
        if (path.parent_path() == from) {
            std::ofstream(to / path.filename(), std::ios::binary) << bytes;
        }
    }
}

}  // namespace alongside::store
