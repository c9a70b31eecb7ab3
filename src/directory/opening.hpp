// Whether a resource is open: its hours are wall times where it is, so a change of daylight saving
// moves nothing.
#pragma once

#include "directory/occurrences.hpp"
#include "directory/resource.hpp"

#include <map>

namespace alongside::directory {

/// The wall clocks of all zones around one moment. Each is looked up once, so that very many
/// resources can be asked about it.
class ClocksAround {
public:
    explicit ClocksAround(Instant now) : now_(now) {}
    ClocksAround(const ClocksAround&) = delete;
    ClocksAround& operator=(const ClocksAround&) = delete;
    [[nodiscard]] Instant now() const { return now_; }
    /// From two days before to two weeks and a bit behind the moment.
    [[nodiscard]] const WallClock& of(const std::string& zone);

private:
    Instant now_;
    std::map<std::string, WallClock> clocks_;
    const std::pair<const std::string, WallClock>* last_ = nullptr;  ///< mostly asked for again
};

/// A stretch of time in which a resource is open, or one that comes.
struct Opening {
    Instant from;
    Instant until;
    friend bool operator==(const Opening&, const Opening&) = default;
};

/// The opening that runs now, or else the next one within two weeks. Hours that touch each other
/// are one. @returns nothing where none is known: no hours, no zone, closed for now
[[nodiscard]] std::optional<Opening> opening_at(const Resource& resource, ClocksAround& clocks);
/// Whether it is open now. @returns nothing where that cannot be told
[[nodiscard]] std::optional<bool> is_open(const Resource& resource, ClocksAround& clocks);
/// Whether what a listing says about its cost means that nothing has to be paid: "free", "no cost",
/// "gratis" … and no "not free". Silence means nothing.
[[nodiscard]] bool is_free_of_cost(std::string_view cost);

}  // namespace alongside::directory
