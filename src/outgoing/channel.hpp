// One way out of the house. A channel tries once and says honestly what became of it; whether it is
// tried again is decided by whoever keeps the queue.
#pragma once

#include "base/text.hpp"
#include "base/time.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace alongside::outgoing {

/// A message on its way to one person.
struct Letter {
    std::string
        id;    ///< the same at each try: letters and digits, by which a receiver knows it again
    Words to;  ///< checked by `email_address` or `phone_number`
    std::string subject;  ///< one line; not shown in a text message
    std::string text;     ///< lines end in \n
    Instant at{};         ///< when it is sent
};

/// What became of one try.
enum class Sent : std::uint8_t {
    sent,     ///< taken over by the next server
    refused,  ///< it was not, and never will be: there is no such address
    later,    ///< it was certainly not taken over; another try may be
    unknown,  ///< it may have been: the connection was lost after everything had been said
};

/// May be used by one thread at a time, but for `hurry`.
class Channel {
public:
    Channel() = default;
    Channel(const Channel&) = delete;
    Channel& operator=(const Channel&) = delete;
    virtual ~Channel() = default;

    /// Tries once. Takes half a minute at most.
    [[nodiscard]] virtual Sent send(const Letter& letter) = 0;
    /// From another thread: what has not been handed over yet comes back as `later` soon. Holds for
    /// every later letter, too: the server is about to end.
    void hurry() { hurried_ = true; }

protected:
    [[nodiscard]] const std::atomic<bool>& hurried() const { return hurried_; }

private:
    std::atomic<bool> hurried_ = false;
};

/// How mail leaves the house.
struct MailSettings {
    std::string url;   ///< `smtp://host:port` or `smtps://host:port`
    std::string from;  ///< the sender's address
    std::string name;  ///< shown beside it; may be empty
    std::string user;  ///< empty: no sign-in
    std::string password;
    bool only_over_tls = true;  ///< with `smtp://`: nothing is said before STARTTLS
    std::string authorities;    ///< a file of certificates to trust; empty: the system's
};
/// A program's own gateway for text messages.
struct TextSettings {
    std::string url;  ///< `https://…`; `http://` on this machine only
    std::string token;
    std::string authorities;
};

[[nodiscard]] std::unique_ptr<Channel> open_mail(MailSettings settings);
[[nodiscard]] std::unique_ptr<Channel> open_text_gateway(TextSettings settings);

}  // namespace alongside::outgoing
