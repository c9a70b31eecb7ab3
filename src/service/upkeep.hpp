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
    std::vector<std::string> faults;  ///< the first of each journal that has one; names no one
};
BOOST_DESCRIBE_STRUCT(Verified, (), (journals, entries, signed_heads, faults))

/// What `rebuild` found or did.
struct Rebuilt {
    std::int64_t journals = 0;
    std::int64_t entries = 0;
    std::vector<std::string> differences;  ///< with `check`: subjects whose rows differ
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
    /// Walks every chain from its beginning and checks every signature.
    [[nodiscard]] Verified verify();
    /// Folds every journal again; with `only_check` compares with what is stored, else replaces it.
    [[nodiscard]] Rebuilt rebuild(bool only_check);

private:
    void work();
    [[nodiscard]] std::string first_fault(const store::Journal& journal, Verified& verified);

    Context& context_;
    Records& records_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace alongside::service
