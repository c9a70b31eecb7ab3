// Signing in and staying signed in: invitations, passwords, the second factor, sessions.
// Every method here may take a while (password hashing): never on a connection's thread, but for
// `remembered`.
#pragma once

#include "service/people.hpp"
#include "store/sessions.hpp"

#include <cstring>

namespace alongside::service {

/// How far a session has come. The numbers are stored.
enum class Level : std::uint8_t {
    awaiting_code = 0,   ///< password right; the second factor is still to come
    awaiting_setup = 1,  ///< staff who must set up an authenticator app first
    full = 2,
};

/// A session that a request belongs to.
struct Session {
    Reader reader;
    Level level = Level::full;
    Hash token_hash{};
};

/// Who is signed in.
struct Me {
    PersonId id;
    Words name;
    std::string organization;
    bool is_client = false;
    bool is_staff = false;
    std::vector<Membership> memberships;
    bool totp = false;
    std::vector<Role> may_add;
};
BOOST_DESCRIBE_STRUCT(Me, (),
                      (id, name, organization, is_client, is_staff, memberships, totp, may_add))

/// A step of signing in that went well.
struct SignedIn {
    std::string next;      ///< `done`, `code` or `set_up_totp`
    std::optional<Me> me;  ///< with `done` and `set_up_totp`
    std::string token;     ///< of the session; goes into the cookie
    std::chrono::seconds lasts{};
};

struct Invitation {
    Words name;
    Role role = Role::client;
    std::string organization;
    std::string program;
    Words invited_by;
    bool needs_totp = false;
    int password_length = 15;
    Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (name, role, organization, program, invited_by, needs_totp, password_length,
                       expires_at))

/// The secrets of a new invitation; they are not kept anywhere.
struct InvitationSecrets {
    std::string link;
    std::string code;
    Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(InvitationSecrets, (), (link, code, expires_at))

struct TotpSetup {
    std::string secret;
    std::string uri;
};
BOOST_DESCRIBE_STRUCT(TotpSetup, (), (secret, uri))

class Accounts {
public:
    Accounts(Context& context, People& people);

    /// @error unauthenticated `sign_in.wrong`  name or password; nothing tells which
    /// @error too_many `sign_in.wait`  tried too often; the same for names that do not exist
    [[nodiscard]] Result<SignedIn> sign_in(const std::string& login, const std::string& password,
                                           const std::string& address);
    /// The second step, with a code of the app or a recovery code. The session gets a new token.
    [[nodiscard]] Result<SignedIn> sign_in_code(const Session& session, const std::string& code,
                                                const std::string& address);
    void sign_out(const Session& session);
    /// Calls `listener` when a session of a person has ended, here or on another server: their
    /// live connections close.
    void on_sessions_ended(std::function<void(const PersonId&)> listener);
    void sign_out_everywhere(const Session& session);
    /// Ends every session of a person.
    void end_sessions(const PersonId& person);
    /// The session behind a cookie's token.
    /// @error unauthenticated  there is none, or it has ended
    [[nodiscard]] Result<Session> session_of(std::string_view token);
    /// The same from memory alone. @returns nothing where the store has to be asked
    [[nodiscard]] std::optional<Session> remembered(std::string_view token);
    [[nodiscard]] Me me(const Session& session);

    /// @param person  nobody's: the command line's
    [[nodiscard]] Result<InvitationSecrets> invite(const PersonId& by, const PersonId& person);
    /// The same after asking whether the reader may: who walks with a client, or leads every
    /// program in which the person has a role.
    /// @error not_found  they may not, or there is no such person
    [[nodiscard]] Result<InvitationSecrets> invite(const Reader& reader, const PersonId& person);
    [[nodiscard]] Result<Invitation> look_at(const std::string& secret, const std::string& address);
    [[nodiscard]] Result<SignedIn> accept(const std::string& secret, const std::string& login,
                                          const std::string& password, const std::string& address);

    /// Whether this is the password of who is signed in; wrong ones are counted.
    /// @error invalid `password.wrong`
    [[nodiscard]] Result<void> confirm_password(const Session& session, const std::string& current);
    [[nodiscard]] Result<SignedIn> change_password(const Session& session,
                                                   const std::string& current,
                                                   const std::string& password);
    [[nodiscard]] Result<TotpSetup> begin_totp(const Session& session);
    /// @returns recovery codes, shown once
    [[nodiscard]] Result<std::vector<std::string>> confirm_totp(const Session& session,
                                                                const std::string& code);

private:
    /// A SHA-256 is evenly spread: its first bytes will do.
    struct HashFirst {
        std::size_t operator()(const Hash& hash) const {
            std::size_t first = 0;
            std::memcpy(&first, hash.data(), sizeof(first));
            return first;
        }
    };
    struct Remembered {
        store::Session stored;
        Reader reader;
    };

    [[nodiscard]] std::uint64_t generation();
    [[nodiscard]] std::optional<Remembered> find_remembered(const Hash& token);
    [[nodiscard]] Result<Session> checked(const Remembered& found);
    [[nodiscard]] Result<void> not_too_often(const Hash& login, const std::string& address);
    void count_failure(const Hash& login, const std::string& address);
    void forgive(const Hash& login);
    [[nodiscard]] SignedIn open_session(const PersonId& person, Level level);
    /// The login of who is signed in, once their password was right.
    [[nodiscard]] Result<store::Login> confirmed_login(const Session& session,
                                                       const std::string& current);
    [[nodiscard]] Level level_for(const Reader& reader, const store::Login& login) const;
    [[nodiscard]] std::optional<store::Invite> find_invite(const std::string& secret);
    [[nodiscard]] bool uses_recovery_code(const store::Login& login, const std::string& code);
    [[nodiscard]] std::size_t shortest_password(const Reader& reader, bool has_totp) const;
    [[nodiscard]] std::vector<std::string> known_words(const PersonId& person,
                                                       const std::string& login);
    void touch(const store::Session& session);

    Context& context_;
    People& people_;
    std::function<void(const PersonId&)> on_ended_ = [](const PersonId&) {};
    std::mutex mutex_;
    std::unordered_map<Hash, Remembered, HashFirst> remembered_;  ///< by token hash
    std::uint64_t generation_ = 0;  ///< grows when something had to be forgotten
};

}  // namespace alongside::service
