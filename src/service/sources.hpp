// The lists that the directory is made of, and reading them again by themselves: politely, and
// never for worse. A list that cannot be read, or has suddenly lost most of what it had, leaves
// what was read before as it is (SUP1).
#pragma once

#include "directory/fetch.hpp"
#include "service/directory.hpp"
#include "service/people.hpp"
#include "service/source_shapes.hpp"

#include <condition_variable>
#include <set>
#include <thread>

namespace alongside::service {

/// How long until a list is tried again that could not be read `failures` times in a row: a quarter
/// of an hour, doubled each time, at most a day and at most as long as it usually is.
[[nodiscard]] std::chrono::minutes back_off(std::int64_t failures, std::chrono::minutes usual);
/// Whether a list that had `before` listings and now has `now` must be looked at by somebody first:
/// it had 20 or more, and more than half of them are gone.
[[nodiscard]] bool has_shrunk(std::int64_t before, std::int64_t now);

class Sources {
public:
    Sources(Context& context, Directory& directory);
    ~Sources();

    /// Begins to read lists when they are due, on a thread of its own.
    void start();
    void stop();

    /// All of them, by label. For staff. @error not_found  the reader is a client or supporter
    [[nodiscard]] Result<SourceList> list(const Reader& reader);
    /// Adds a list or changes what is known of it; one with an address is read soon.
    /// By supervisors and administrators, like the next two.
    /// @error not_found, refused
    /// @error invalid  names the field
    [[nodiscard]] Result<SourceView> set(const Reader& reader, const std::string& source,
                                         const SourceSettings& settings);
    /// Removes a list with everything that only it names.
    [[nodiscard]] Result<void> remove(const Reader& reader, const std::string& source);
    /// Has a list read soon. @error invalid `source.no_address`
    [[nodiscard]] Result<SourceView> ask(const Reader& reader, const std::string& source,
                                         const RefreshAsked& asked);

    // For the operator, who asks nobody.
    [[nodiscard]] std::vector<SourceView> all();
    [[nodiscard]] Result<void> put(const std::string& source, const SourceSettings& settings);
    [[nodiscard]] Result<void> drop(const std::string& source);
    /// Reads one list now. What became of it is kept in any case.
    /// @error  not_found; `source.no_address`; whatever `fetch` and the importers say;
    ///   conflict `source.shrunk`
    [[nodiscard]] Result<SourceView> refresh(const std::string& source, bool anyway);
    /// Reads what is due. @returns how many lists
    int run_once();

private:
    struct Read;

    void work();
    [[nodiscard]] std::optional<store::DirectorySource> find(const std::string& source);
    [[nodiscard]] Result<Read> fetch(const store::DirectorySource& source,
                                     const SourceState& state);
    [[nodiscard]] Result<void> take(const store::DirectorySource& source, SourceState& state,
                                    Read read, bool anyway);
    void keep(const store::DirectorySource& source, const SourceState& state);
    [[nodiscard]] SourceView shape(const store::DirectorySource& source,
                                   const store::ListingCounts& counts);

    Context& context_;
    Directory& directory_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::map<std::string, bool> asked_;  ///< read soon, and whether anyway
    std::set<std::string> busy_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace alongside::service
