// A program with people in it, made through the same services as everyone's: what every
// measurement begins with.
#pragma once

#include "cli/instance.hpp"
#include "simulate/simulate.hpp"

#include <filesystem>
#include <span>

namespace alongside::bench {

/// Someone who is signed in. The session is written beside the password check, which would take
/// 25 ms for each of them.
struct SignedIn {
    service::Reader reader;
    std::string token;
};

/// An organization of its own in a data folder, opened for work.
class Program {
public:
    /// Sets it up. @param database  of PostgreSQL, `host=… dbname=…`; empty: SQLite in `folder`
    Program(const std::filesystem::path& folder, const std::string& database = {});

    /// A copy of the folder as it is now, opened; of SQLite only.
    [[nodiscard]] std::unique_ptr<Program> copy_to(const std::filesystem::path& folder);

    /// Adds clients with their clinicians, 40 to each, in programs of 1,000; each client brings
    /// `entries` entries beside the one that begins their journal, handed in together.
    void add_clients(std::size_t count, std::size_t entries);

    /// Opens sessions. Those of staff count as fully signed in too.
    [[nodiscard]] std::vector<SignedIn> sign_in(std::span<const service::Reader> readers);

    [[nodiscard]] service::Services& services() { return instance_->services(); }
    [[nodiscard]] store::Store& store() { return instance_->store(); }
    /// The clock that everything is written at; stands at the system's time once people are added.
    [[nodiscard]] simulate::SimulatedTime& time() { return time_; }
    [[nodiscard]] const std::vector<service::Reader>& clients() const { return clients_; }
    [[nodiscard]] const std::vector<service::Reader>& clinicians() const { return clinicians_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return config_.data; }
    [[nodiscard]] const std::string& database() const { return config_.database; }

    /// Closes the folder, so that a server can be measured alone.
    void close() { instance_.reset(); }
    void open();

private:
    Program() = default;
    void write_people(std::span<const service::Reader> people);
    void begin_journals(std::size_t first, std::size_t entries);

    cli::Config config_;
    simulate::SimulatedTime time_;
    std::unique_ptr<cli::Instance> instance_;
    std::vector<service::Reader> clients_;
    std::vector<service::Reader> clinicians_;
};

/// The command that serves a data folder on a free port.
[[nodiscard]] std::vector<std::string> serve_command(const std::filesystem::path& binary,
                                                     const std::filesystem::path& folder,
                                                     const std::string& database = {});

/// The value of a result that must be there.
/// @throws std::runtime_error  with the sentence of the problem
template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().title + " " + result.error().detail);
    return std::move(*result);
}
void must(const Result<void>& result);

}  // namespace alongside::bench
