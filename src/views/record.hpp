// All views of one journal together, as one reader may see it: the state that rules are asked on
// and that is kept in memory.
#pragma once

#include "views/checkins.hpp"
#include "views/messages.hpp"
#include "views/plan.hpp"
#include "views/sharing.hpp"
#include "views/story.hpp"
#include "views/supports.hpp"

namespace alongside {

struct Record {
    Seq head = 0;  ///< the last entry of the journal, seen or not
    Story story;
    Plan plan;
    Checkins checkins;
    Supports supports;
    Messages messages;
    Sharing sharing;
    std::optional<Instant> began_at;      ///< the first entry
    std::optional<Instant> last_word_at;  ///< when the client last wrote
    friend bool operator==(const Record&, const Record&) = default;
};

/// The record after one more entry that its reader may see.
[[nodiscard]] Record advance(Record record, const Entry& entry);

/// About how many bytes a record takes in memory; for bounding the cache.
[[nodiscard]] std::size_t size_in_memory(const Record& record);

}  // namespace alongside
