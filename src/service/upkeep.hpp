// What the server does by itself, and what an operator asks of it: signing heads, sweeping
// sessions, verifying journals, building summaries again.
#pragma once

#include "service/records.hpp"

#include <condition_variable>
#include <thread>

namespace alongside::service {

/// What `verify` found.
struct Verified {
    std::int64_t journals = 0;
    std::int64_t entries = 0;
    std::int64_t signed_heads = 0;
    /// Entries after their journal's newest signature: whoever can write to the database could
    /// replace these. Beside a running server those of the last minute, after its orderly end none.
    std::int64_t unsigned_entries = 0;
    std::int64_t erased = 0;  ///< journals whose key was destroyed: their words are not looked at
    /// `journal ID, entry N: what`, the first place of each journal that has one; names no one.
    std::vector<std::string> faults;
};
BOOST_DESCRIBE_STRUCT(Verified, (),
                      (journals, entries, signed_heads, unsigned_entries, erased, faults))

/// What `rebuild` found or did.
struct Rebuilt {
    std::int64_t journals = 0;
    std::int64_t entries = 0;
    std::vector<std::string> differences;  ///< with `check`: each row that is not what it should be
};
BOOST_DESCRIBE_STRUCT(Rebuilt, (), (journals, entries, differences))

class Upkeep {
public:
    Upkeep(Context& context, Records& records);
    ~Upkeep();

    /// Begins to sign heads and sweep sessions, every minute.
    void start();
    /// Ends that, after signing what is unsigned. Before the store is closed.
    void stop();
    /// Signs the heads of journals that have grown. @returns how many
    std::int64_t sign_heads();
    /// Walks every chain from its beginning, opens every body, checks every signature; on SQLite
    /// the structure of the file, too. May run beside servers that write.
    [[nodiscard]] Verified verify();
    /// Folds every journal again; with `only_check` compares with what is stored, else replaces it,
    /// in one transaction: servers wait with their writing until it is done.
    /// @error conflict  a journal cannot be read; nothing was changed
    [[nodiscard]] Result<Rebuilt> rebuild(bool only_check);

private:
    void work();

    Context& context_;
    Records& records_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace alongside::service
