// A whole program in a folder that goes away: one organization, its people, a clock that stands
// still until it is told to move.
#pragma once

#include "service/services.hpp"
#include "support/story.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace alongside::service {

/// A folder that goes away with the test.
class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// One server process: its store, its keys, its use cases. Several may share a folder.
class Server {
public:
    Server(const std::filesystem::path& folder, const Clock& clock, std::size_t cache_bytes);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] Services& services() { return *services_; }

private:
    void post(std::function<void()> job);
    void finish_jobs();

    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Vault> vault_;
    std::optional<Services> services_;
    std::mutex mutex_;
    std::vector<std::thread> threads_;
};

/// Maria is a client; Sam, a clinician, walks with her. Kim is a clinician who does not, Ruth
/// leads the program.
class House {
public:
    explicit House(std::size_t cache_bytes = 256U << 20U);

    [[nodiscard]] Services& services() { return server_->services(); }
    [[nodiscard]] std::unique_ptr<Server> another_server(std::size_t cache_bytes = 256U << 20U);
    void restart(std::size_t cache_bytes = 256U << 20U);

    [[nodiscard]] Instant now() const { return from_milliseconds(now_.load()); }
    void waits(std::chrono::milliseconds time) { now_ += time.count(); }

    /// A new person with one role in the program.
    [[nodiscard]] Reader add(const char* name, Role role);
    /// An entry as its author's device would send it now.
    [[nodiscard]] Draft draft(Body body, const AboutId& about = {},
                              Audience audience = Audience::circle);
    /// Hands in one entry and expects it to be taken.
    Answer writes(const Reader& author, Body body, const AboutId& about = {},
                  Audience audience = Audience::circle);
    /// Hands in one entry. @returns its answer, or the problem of the whole
    [[nodiscard]] Result<Answer> hands_in(const Reader& author, const Draft& draft);

    Reader maria;
    Reader sam;
    Reader kim;
    Reader ruth;
    [[nodiscard]] SubjectId subject() const { return maria.person.as<SubjectId>(); }
    ProgramId program;

private:
    [[nodiscard]] Clock clock() {
        return [this] { return now(); };
    }

    Folder folder_;
    std::atomic<std::int64_t> now_{to_milliseconds(testing::morning)};
    std::unique_ptr<Server> server_;
    int drafts_ = 0;
};

}  // namespace alongside::service
