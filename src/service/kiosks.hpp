// The clinic's tablet (CHK6): which tablets a program has, and how a client opens a visit there,
// with a code from the desk or their PIN.
#pragma once

#include "service/accounts.hpp"
#include "service/passes.hpp"

namespace alongside::service {

/// A code to be typed at the tablet; it is not kept anywhere.
struct DeskCode {
    std::string code;
    Instant expires_at{};
};
BOOST_DESCRIBE_STRUCT(DeskCode, (), (code, expires_at))

struct KioskNamed {
    Text<60> name;
};
BOOST_DESCRIBE_STRUCT(KioskNamed, (), (name))

/// A tablet as the leads of its program see it.
struct KioskShape {
    std::string id;
    Words name;
    PersonNamed added_by;
    Instant added_at{};
    Instant seen_at{};  ///< when it was last used, to the hour
};
BOOST_DESCRIBE_STRUCT(KioskShape, (), (id, name, added_by, added_at, seen_at))

struct KiosksView {
    ProgramId program;
    std::vector<KioskShape> kiosks;
};
BOOST_DESCRIBE_STRUCT(KiosksView, (), (program, kiosks))

/// What a tablet knows of itself.
struct KioskHere {
    std::string name;
    std::string program;
};
BOOST_DESCRIBE_STRUCT(KioskHere, (), (name, program))

struct KioskStarted {
    KioskHere here;
    std::string token;  ///< goes into the tablet's cookie
};

/// A visit has begun. The token lives in the page's memory alone.
struct KioskOpened {
    std::string token;
    std::string called;
};
BOOST_DESCRIBE_STRUCT(KioskOpened, (), (token, called))

struct PinSet {
    bool is_set = false;
    std::optional<Instant> changed_at;
};
BOOST_DESCRIBE_STRUCT(PinSet, (), (is_set, changed_at))

class Kiosks {
public:
    Kiosks(Context& context, People& people, Access& access, Accounts& accounts, Passes& passes,
           ClientViews& views);

    /// A code for a client's visit at the tablet. Whoever walks with them may make one, and the
    /// leads of their program: it opens a form and shows nothing of the record, so who may not read
    /// it may still help at the desk. The client sees among the openings that one was made. Any
    /// earlier code ends.
    /// @error not_found  to everybody else
    [[nodiscard]] Result<DeskCode> desk_code(const Reader& reader, const SubjectId& subject);

    /// Makes the device of this session a tablet of the program, and ends the session.
    /// @error not_found  the reader does not lead the program
    [[nodiscard]] Result<KioskStarted> start(const Session& session, const ProgramId& program,
                                             const Text<60>& name);
    /// @error not_found  the reader does not lead the program
    [[nodiscard]] Result<KiosksView> list(const Reader& reader, const ProgramId& program);
    /// Signs a tablet out. A visit that has begun there may still be finished.
    /// @error not_found  as above, or the program has no such tablet
    [[nodiscard]] Result<void> end(const Reader& reader, const ProgramId& program,
                                   const std::string& id);

    /// Which tablet this is.
    /// @error unauthenticated `kiosk.none`
    [[nodiscard]] Result<KioskHere> here(const std::string& token);
    /// Begins a visit of a client of the tablet's program.
    /// @error unauthenticated `kiosk.none`
    /// @error invalid `kiosk.wrong`  whatever is wrong with it, in the same words
    /// @error too_many `kiosk.wait`
    [[nodiscard]] Result<KioskOpened> open_with_code(const std::string& token,
                                                     const std::string& code);
    [[nodiscard]] Result<KioskOpened> open_with_pin(const std::string& token,
                                                    const std::string& login,
                                                    const std::string& pin);

    /// Whether a client has a PIN.
    /// @error not_found  the reader is no client
    [[nodiscard]] Result<PinSet> pin(const Reader& reader);
    /// @error invalid `pin.weak`, `password.wrong`
    [[nodiscard]] Result<void> set_pin(const Session& session, const std::string& password,
                                       const std::string& pin);
    [[nodiscard]] Result<void> drop_pin(const Reader& reader);

    static constexpr std::chrono::minutes desk_code_lasts{15};
    /// A tablet that nobody used for so long is signed out.
    static constexpr std::chrono::days kiosk_lasts{90};

private:
    [[nodiscard]] Result<store::Kiosk> found(const std::string& token);
    [[nodiscard]] Hash code_hash(const std::string& code);
    [[nodiscard]] Bytes sealed_name(const Hash& token_hash, const Text<60>& name);
    [[nodiscard]] std::string opened_name(const store::Kiosk& kiosk);
    [[nodiscard]] bool is_client_of(const ProgramId& program, const PersonId& person);
    [[nodiscard]] Result<KioskOpened> opened(const PersonId& person, const PersonId& by,
                                             const std::optional<Hash>& used_up);

    Context& context_;
    People& people_;
    Access& access_;
    Accounts& accounts_;
    Passes& passes_;
    ClientViews& views_;
};

}  // namespace alongside::service
