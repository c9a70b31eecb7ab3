// All views of one journal together, as one reader may see it: the state that rules are asked on
// and that is kept in memory.
#pragma once

#include "views/agreements.hpp"
#include "views/appointments.hpp"
#include "views/checkins.hpp"
#include "views/concerns.hpp"
#include "views/coping.hpp"
#include "views/introductions.hpp"
#include "views/learning.hpp"
#include "views/measures.hpp"
#include "views/messages.hpp"
#include "views/plan.hpp"
#include "views/referrals.hpp"
#include "views/setbacks.hpp"
#include "views/sharing.hpp"
#include "views/story.hpp"
#include "views/supports.hpp"
#include "views/wins.hpp"

namespace alongside {

struct Record {
    Seq head = 0;  ///< the last entry of the journal, seen or not
    Story story;
    Plan plan;
    Agreements agreements;
    Checkins checkins;
    Measures measures;
    Concerns concerns;
    Supports supports;
    Introductions introductions;
    Referrals referrals;
    Wins wins;
    Setbacks setbacks;
    Coping coping;
    Learning learning;
    Messages messages;
    Appointments appointments;
    Sharing sharing;
    /// Written in session on the client's behalf and not confirmed yet: it counts for nothing.
    Items<Entry> waiting;
    Items<Entry>
        turned_down;  ///< of these: what the client declined, not to be sent again as it was
    std::optional<Instant> began_at;      ///< the first entry
    std::optional<Instant> last_word_at;  ///< when the client last wrote
    friend bool operator==(const Record&, const Record&) = default;
};

/// The record after one more entry that its reader may see.
[[nodiscard]] Record advance(Record record, const Entry& entry);

/// The record as it would be once the client has confirmed all that waits for it; for asking
/// whether more of the same session may be written.
[[nodiscard]] Record as_if_confirmed(Record record);

/// About how many bytes a record takes in memory; for bounding the cache.
[[nodiscard]] std::size_t size_in_memory(const Record& record);

}  // namespace alongside
