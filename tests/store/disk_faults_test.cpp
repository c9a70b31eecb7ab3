// SQLite on a disk that fails, at one call after another, or loses power. Nothing acknowledged may
// be lost, nothing may be there by half, and the store must go on by itself once the disk does.
// ALONGSIDE_FAULTS=every tries every call instead of some of them.
#include "faulty_disk.hpp"
#include "storm.hpp"

#include "store/organizations.hpp"
#include "store/people.hpp"
#include "store/sqlite.hpp"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <fstream>

namespace alongside::store {
namespace {

/// How long the disk fails.
enum class Lasting { one_call, until_healed, until_closed };

bool every_call() {
    const char* wanted = std::getenv("ALONGSIDE_FAULTS");
    return wanted != nullptr && std::string_view(wanted) == "every";
}
std::int64_t next_call(std::int64_t n) {
    return every_call() ? n + 1 : 2 * n + 1;
}

class DiskFaults : public testing::Test {
protected:
    void SetUp() override {
        spdlog::set_level(spdlog::level::off);  // thousands of failures are asked for
        const auto store = open(fresh_.path());
        const Outcome outcome = store->write(Task{[](WriteTransaction& write) -> Result<void> {
            put_organization(write, {harbor, some_bytes("harbor"), 0, morning()});
            put_person(write, harbor, {coach, some_bytes("profile"), 1, morning()});
            return {};
        }});
        ASSERT_TRUE(outcome.committed());
    }
    void TearDown() override { spdlog::set_level(spdlog::level::info); }

    static StoreOptions options_for(const std::filesystem::path& folder) {
        StoreOptions options;
        options.directory = folder;
        options.readers = 1;                           // a second reader opens the files anew
        options.writer.poll = std::chrono::hours{24};  // no calls but those of the jobs
        return options;
    }
    static std::unique_ptr<Store> open(const std::filesystem::path& folder) {
        auto opened = Store::open(options_for(folder));
        check(opened.has_value());
        return std::move(*opened);
    }
    static void copy(const std::filesystem::path& from, const std::filesystem::path& to) {
        for (const char* name : {"alongside.db", "alongside.db-wal"}) {
            if (std::filesystem::exists(from / name)) {
                std::filesystem::copy_file(from / name, to / name);
            }
        }
    }
    /// Moves the log into the database, as SQLite does once the log is long.
    static void checkpoint(const std::filesystem::path& folder) {
        try {
            const auto connection = open_sqlite_writer(folder / "alongside.db");
            while (connection->query("PRAGMA wal_checkpoint(TRUNCATE)", {}).next()) break;
        } catch (const StoreError&) {
            return;  // the next one will
        }
    }
    /// A reader that finds no open connection.
    static void read_anew(Store& store) {
        try {
            Reader first = store.read();
            Reader second = store.read();
            (void)head_of(second, harbor, Ledger::journal(10));
        } catch (const StoreError&) {
            return;
        }
    }
    void work(Store& store, Storm& storm, const std::filesystem::path& folder) {
        for (int i = 0; i < 3; ++i) {
            storm.round();
            read_anew(store);
            checkpoint(folder);
        }
        storm.round();
    }
    /// Opens the database as after a restart and compares it with the answers.
    static std::vector<std::string> violations(const std::filesystem::path& folder,
                                               const Ledger& ledger) {
        open(folder).reset();
        const auto connection = open_sqlite_writer(folder / "alongside.db");
        std::vector<std::string> said = ledger.violations(*connection);
        Rows rows = connection->query("PRAGMA integrity_check", {});
        while (rows.next()) {
            if (rows.text(0) != "ok") said.push_back("damaged: " + rows.text(0));
        }
        return said;
    }

    bool strikes(Fault fault, std::int64_t nth, Lasting lasting);
    void walk(Fault fault);
    bool survives_a_cut(PowerCut cut, std::int64_t nth, std::uint32_t seed);
    void cut_after_cut(PowerCut cut);
    bool first_start_survives(Fault fault, std::int64_t nth);

    FaultyDisk disk_;
    Folder fresh_;
};

/// One run in which the n-th call fails. @returns whether there was such a call
bool DiskFaults::strikes(Fault fault, std::int64_t nth, Lasting lasting) {
    Folder folder, killed;
    copy(fresh_.path(), folder.path());
    Ledger ledger;
    auto store = open(folder.path());
    Storm storm{*store, ledger};
    storm.round();
    EXPECT_EQ(storm.failed_jobs(), 0);

    disk_.fail(fault, nth, lasting != Lasting::one_call);
    work(*store, storm, folder.path());
    const bool struck = disk_.struck();
    if (fault != Fault::read && fault != Fault::shared_memory) {
        EXPECT_EQ(storm.failed_reads(), 0) << "reading did not go on";
    }
    if (fault == Fault::full && storm.failed_jobs() > 0) {
        EXPECT_EQ(storm.causes(), std::set{StoreError::Cause::full});  // a 507 for whoever asked
    }
    if (lasting == Lasting::until_closed) {
        store.reset();
        disk_.heal();
        EXPECT_EQ(violations(folder.path(), ledger), std::vector<std::string>{});
        return struck;
    }
    copy(folder.path(), killed.path());  // what a process that is killed now leaves behind
    disk_.heal();
    EXPECT_EQ(violations(killed.path(), ledger), std::vector<std::string>{}) << "after a kill";
    storm.settle();
    store.reset();
    EXPECT_EQ(violations(folder.path(), ledger), std::vector<std::string>{});
    return struck;
}

/// One run for one call after another, until a whole run goes through.
void DiskFaults::walk(Fault fault) {
    for (const Lasting lasting :
         {Lasting::one_call, Lasting::until_healed, Lasting::until_closed}) {
        std::int64_t n = 1;
        for (;; n = next_call(n)) {
            SCOPED_TRACE(std::string(to_text(fault)) + " at call " + std::to_string(n) +
                         ", lasting " + std::to_string(static_cast<int>(lasting)));
            if (!strikes(fault, n, lasting)) break;
            if (HasFailure()) return;
        }
        EXPECT_GT(n, 1) << "nothing ever failed";
    }
}

/// One run in which the power goes. @returns whether there was such a sync
bool DiskFaults::survives_a_cut(PowerCut cut, std::int64_t nth, std::uint32_t seed) {
    Folder folder, survived;
    copy(fresh_.path(), folder.path());
    Ledger ledger;
    auto store = open(folder.path());
    Storm storm{*store, ledger};
    storm.round();
    disk_.cut_power(cut, nth, seed);
    work(*store, storm, folder.path());
    store.reset();
    disk_.give_power();
    if (!disk_.struck()) return false;
    disk_.copy_what_survived(folder.path(), survived.path());
    EXPECT_EQ(violations(survived.path(), ledger), std::vector<std::string>{});
    return true;
}

void DiskFaults::cut_after_cut(PowerCut cut) {
    const std::uint32_t seeds = every_call() ? 20 : 4;
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        std::int64_t n = 1;
        for (;; n = next_call(n)) {
            SCOPED_TRACE("at sync " + std::to_string(n) + ", seed " + std::to_string(seed));
            if (!survives_a_cut(cut, n, seed)) break;
            if (HasFailure()) return;
        }
        EXPECT_GT(n, 1) << "the power never went";
    }
}

TEST_F(DiskFaults, WriteErrors) {
    walk(Fault::write);
}
TEST_F(DiskFaults, ShortWrites) {
    walk(Fault::short_write);
}
TEST_F(DiskFaults, AFullDisk) {
    walk(Fault::full);
}
TEST_F(DiskFaults, SyncErrors) {
    walk(Fault::sync);
}
TEST_F(DiskFaults, ReadErrors) {
    walk(Fault::read);
}
TEST_F(DiskFaults, FilesThatCannotBeOpened) {
    walk(Fault::open);
}
TEST_F(DiskFaults, FilesThatCannotBeLocked) {
    walk(Fault::lock);
}
TEST_F(DiskFaults, FilesThatCannotBeCut) {
    walk(Fault::truncate);
}
TEST_F(DiskFaults, FilesWithoutASize) {
    walk(Fault::size);
}
TEST_F(DiskFaults, AnIndexThatCannotBeMapped) {
    walk(Fault::shared_memory);
}
TEST_F(DiskFaults, ThePowerGoesBeforeASync) {
    cut_after_cut(PowerCut::before_sync);
}
TEST_F(DiskFaults, ThePowerGoesAfterASync) {
    cut_after_cut(PowerCut::after_sync);
}

TEST_F(DiskFaults, NoFileIsMappedIntoMemory) {
    // An unreadable page of a mapped file ends the process; read, it fails one query.
    const auto store = open(fresh_.path());
    Ledger ledger;
    Storm{*store, ledger}.round();
    checkpoint(fresh_.path());
    read_anew(*store);
    Storm{*store, ledger}.settle();
    EXPECT_FALSE(disk_.was_asked_to_map());

    // The planted case.
    const auto mapping = open_sqlite_reader(fresh_.path() / "alongside.db");
    mapping->script("PRAGMA mmap_size = 1048576");
    EXPECT_TRUE(mapping->query("SELECT count(*) FROM person", {}).next());
    EXPECT_TRUE(disk_.was_asked_to_map());
}

TEST_F(DiskFaults, ADiskThatLiesAboutSyncsIsFoundOut) {
    // The planted case of the power cuts: where a sync keeps nothing, acknowledged entries go.
    Folder folder, survived;
    copy(fresh_.path(), folder.path());
    Ledger ledger;
    auto store = open(folder.path());
    Storm storm{*store, ledger};
    disk_.lie();
    storm.round();
    disk_.cut_power(PowerCut::before_sync, 1, 0);
    storm.round();
    store.reset();
    disk_.give_power();
    ASSERT_TRUE(disk_.struck());
    disk_.copy_what_survived(folder.path(), survived.path());
    EXPECT_TRUE(kinds_of(violations(survived.path(), ledger)).contains("lost"));
}

TEST_F(DiskFaults, ADamagedIndexIsFoundOut) {
    // The planted case of the check for damage: an index that holds other values than its rows.
    Folder folder;
    copy(fresh_.path(), folder.path());
    Ledger ledger;
    {
        const auto store = open(folder.path());
        Storm{*store, ledger}.round();
    }
    EXPECT_EQ(violations(folder.path(), ledger), std::vector<std::string>{});
    open_sqlite_writer(folder.path() / "alongside.db")
        ->script(
            "PRAGMA writable_schema = ON;"
            "UPDATE sqlite_schema SET sql = 'CREATE INDEX session_by_person ON session "
            "(organization, token_hash)' WHERE name = 'session_by_person'");
    EXPECT_TRUE(kinds_of(violations(folder.path(), ledger)).contains("damaged"));
}

/// A first start on a disk that fails: the next one finds an empty folder or a whole database.
bool DiskFaults::first_start_survives(Fault fault, std::int64_t nth) {
    Folder folder;
    disk_.fail(fault, nth, true);
    try {
        (void)Store::open(options_for(folder.path()));
    } catch (const StoreError&) {
        // What the person who starts it is told; the rest is about the next start.
    }
    disk_.heal();
    const bool struck = disk_.struck();
    Ledger ledger;
    EXPECT_EQ(violations(folder.path(), ledger), std::vector<std::string>{});
    return struck;
}

TEST_F(DiskFaults, AFirstStartThatFailsCanBeRepeated) {
    for (const Fault fault :
         {Fault::write, Fault::short_write, Fault::full, Fault::sync, Fault::read, Fault::open,
          Fault::lock, Fault::truncate, Fault::size, Fault::shared_memory}) {
        std::int64_t n = 1;
        for (; first_start_survives(fault, n) && !HasFailure(); n = next_call(n)) {
        }
        EXPECT_GT(n, fault == Fault::truncate ? 0 : 1) << to_text(fault) << " never failed";
    }
}

}  // namespace
}  // namespace alongside::store
