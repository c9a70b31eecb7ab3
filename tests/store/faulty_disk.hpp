// A disk under SQLite that fails on demand: a VFS around the usual one, registered as the default
// while it lives, so that the store opens its files through it without knowing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace alongside::store {

enum class Fault : std::uint8_t {
    write,          ///< nothing is written
    short_write,    ///< the first half is written
    full,           ///< the first half is written; there is no more space
    sync,           ///< what was written may or may not be on the disk
    read,           ///< nothing is read
    open,           ///< a file cannot be opened
    lock,           ///< a file cannot be locked
    truncate,       ///< a file cannot be cut
    size,           ///< a file's size cannot be asked
    shared_memory,  ///< the log's index cannot be mapped
};
[[nodiscard]] const char* to_text(Fault fault);

/// Where the power goes.
enum class PowerCut : std::uint8_t {
    before_sync,  ///< as the n-th sync is asked for
    after_sync,   ///< once the n-th sync is done, and nobody was told yet
};

/// One at a time; every database opened through it must be closed before it goes.
class FaultyDisk {
public:
    FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;
    ~FaultyDisk();

    /// The n-th call from now on that `fault` can strike fails, or it and all after it.
    void fail(Fault fault, std::int64_t nth, bool from_then_on);
    /// The power goes at the n-th sync from now on: nothing works any more, and of what was written
    /// to a file since its last sync only some survives.
    /// @param seed  chooses which: 0 nothing, 1 everything, else a part, sector by sector
    void cut_power(PowerCut cut, std::int64_t nth, std::uint32_t seed);
    /// Works as a disk should from now on.
    void heal();
    /// The same after a power cut; of the old files only a copy of what survived is good.
    void give_power();
    /// From now on a sync is acknowledged and does nothing, as on hardware that lies.
    void lie();

    /// Whether the fault, or the cut, has struck since it was asked for.
    [[nodiscard]] bool struck() const;
    /// Whether any file was to be mapped into memory.
    [[nodiscard]] bool was_asked_to_map() const;
    /// Copies the files of a folder as the power cut left them, without the log's index.
    void copy_what_survived(const std::filesystem::path& from,
                            const std::filesystem::path& to) const;

private:
    struct State;
    struct File;
    struct Calls;
    std::unique_ptr<State> state_;
};

}  // namespace alongside::store
