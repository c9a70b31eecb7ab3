// Where a person can be reached outside of the app. They say it themselves, and it counts once they
// have typed in a code that went there; nothing else is ever sent to an address before.
#pragma once

#include "journal/checkins.hpp"
#include "service/people.hpp"
#include "store/outgoing.hpp"
#include "store/reach.hpp"

#include <set>

namespace alongside::service {

/// Why a message goes out. The numbers are stored.
enum class LetterPurpose : std::uint8_t { reminder = 1, code = 2, concern = 3 };

/// One place where a person can be reached.
struct ReachShape {
    ReminderBy channel = ReminderBy::email;
    Words address;
    bool confirmed = false;
    std::optional<Instant> code_until;  ///< a code is out, and good until then
};
BOOST_DESCRIBE_STRUCT(ReachShape, (), (channel, address, confirmed, code_until))

struct ReachView {
    std::vector<ReminderBy> channels;  ///< that this server can send by
    std::vector<ReachShape> items;
};
BOOST_DESCRIBE_STRUCT(ReachView, (), (channels, items))

struct ReachAsked {
    ReminderBy channel = ReminderBy::email;
    Text<300> address;
};
BOOST_DESCRIBE_STRUCT(ReachAsked, (), (channel, address))

struct ReachCode {
    ReminderBy channel = ReminderBy::email;
    Text<20> code;
};
BOOST_DESCRIBE_STRUCT(ReachCode, (), (channel, code))

class Reach {
public:
    explicit Reach(Context& context);

    /// A way out that there is from now on. Before requests come.
    void offer(ReminderBy channel);
    /// Calls `listener` when a code was queued.
    void on_queued(std::function<void()> listener);

    [[nodiscard]] ReachView view(const PersonId& person);
    /// Sends a code there. An address that was confirmed stays so where nothing changes.
    /// @error refused `reach.channel`  nothing can be sent in that way here
    /// @error invalid `reach.address`  not an address  @error too_many `reach.wait`
    [[nodiscard]] Result<ReachView> set(const PersonId& person, const ReachAsked& asked);
    /// @error invalid `reach.code_wrong`  @error gone `reach.code_over`  it was good for a quarter
    ///   of an hour and five tries
    [[nodiscard]] Result<ReachView> confirm(const PersonId& person, const ReachCode& asked);
    /// Nothing goes there any more, not even what is on its way.
    [[nodiscard]] Result<void> end(const PersonId& person, ReminderBy channel);

    /// Where something may be sent. @returns nothing where no address was confirmed
    [[nodiscard]] std::optional<Words> confirmed(store::ReadTransaction& read,
                                                 const PersonId& person, ReminderBy channel);
    /// By which channels they may be reached: confirmed, and offered here.
    [[nodiscard]] std::vector<ReminderBy> confirmed_channels(store::ReadTransaction& read,
                                                             const PersonId& person);

    /// A code on its way.
    struct Code {
        Words address;
        std::string code;
    };
    /// What a message of the purpose `code` says. @returns nothing where it is no longer good
    [[nodiscard]] std::optional<Code> code_in(store::ReadTransaction& read,
                                              const store::Outgoing& message);

private:
    [[nodiscard]] Hash hash_of_code(const PersonId& person, ReminderBy channel,
                                    std::string_view code);
    [[nodiscard]] Result<void> not_too_often(store::WriteTransaction& write, const PersonId& person,
                                             ReminderBy channel, const std::string& address);
    [[nodiscard]] Result<void> ask(const PersonId& person, ReminderBy channel,
                                   const std::string& address);
    [[nodiscard]] std::optional<Words> address_in(store::ReadTransaction& read,
                                                  const store::Reach& reach);

    Context& context_;
    std::set<ReminderBy> channels_;
    std::function<void()> on_queued_ = [] {};
};

}  // namespace alongside::service
