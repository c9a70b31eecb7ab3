#include "service/kiosks.hpp"

#include "service/accounts_parts.hpp"
#include "service/throttle.hpp"
#include "store/password.hpp"

namespace alongside::service {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// Wrong codes and PINs at one tablet; wrong PINs of one name, as the client is told.
constexpr Bound per_kiosk[] = {{40, minutes{15}}};
constexpr Bound per_name[] = {{5, hours{1}}};
constexpr std::size_t id_letters = 32;  // of the hash: enough to tell tablets apart

Problem no_kiosk() {
    return {Kind::unauthenticated, "kiosk.none", "This device is not set up for check-ins.",
            "Ask a lead of the program to set it up again.", ""};
}

Problem wrong() {
    return {Kind::invalid, "kiosk.wrong", "That does not work here.",
            "Try again, or ask at the desk for a new code.", ""};
}

Problem not_now() {
    return {Kind::too_many,
            "kiosk.wait",
            "There were too many tries.",
            "Ask at the desk for a code.",
            "",
            3600};
}

Counted at(const store::Kiosk& kiosk) {
    return {"kiosk " + to_hex(kiosk.token_hash), per_kiosk};
}

Counted pin_of_name(const Hash& login) {
    return {"pin " + to_hex(login), per_name};
}

std::string id_of(const store::Kiosk& kiosk) {
    return to_hex(kiosk.token_hash).substr(0, id_letters);
}

/// Taken where there is no PIN, so that a wrong name takes as long as a wrong PIN.
const std::string& some_hash() {
    static const std::string hash = store::hash_password(random_token());
    return hash;
}

}  // namespace

Kiosks::Kiosks(Context& context, People& people, Access& access, Accounts& accounts, Passes& passes,
               ClientViews& views)
    : context_(context),
      people_(people),
      access_(access),
      accounts_(accounts),
      passes_(passes),
      views_(views) {}

// --- at the desk ---------------------------------------------------------------------------------

/// Keyed: a code is so short that a stolen database could be asked for every one.
Hash Kiosks::code_hash(const std::string& code) {
    return context_.vault.bucket(context_.organization, "desk code " + tidy_code(code));
}

Result<DeskCode> Kiosks::desk_code(const Reader& reader, const SubjectId& subject) {
    const Viewer viewer = access_.viewer(reader, subject);
    if (viewer.relation != Relation::care_team && viewer.relation != Relation::lead) {
        return nothing_here();
    }
    access_.log(viewer, subject, Part::desk_code);
    const Instant now = context_.now();
    const std::string code = random_code(2);
    store::Pass pass;
    pass.token_hash = hash_of(random_token());  // nobody has it: the code is the way in
    pass.code_hash = code_hash(code);
    pass.person = subject.as<PersonId>();
    pass.purpose = code_of(PassPurpose::desk_code);
    pass.created_by = reader.person;
    pass.created_at = now;
    pass.expires_at = now + desk_code_lasts;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::end_passes_of(write, context_.organization, pass.person, pass.purpose);
            store::add_pass(write, context_.organization, pass);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    return DeskCode{code, pass.expires_at};
}

// --- tablets -------------------------------------------------------------------------------------

Bytes Kiosks::sealed_name(const Hash& token_hash, const Text<60>& name) {
    return store::seal(context_.vault.data_key(context_.organization),
                       store::place_of("kiosk", {context_.organization.bytes(), token_hash}),
                       bytes_of(name.text()));
}

std::string Kiosks::opened_name(const store::Kiosk& kiosk) {
    const auto plain = store::open(
        context_.vault.data_key(context_.organization),
        store::place_of("kiosk", {context_.organization.bytes(), kiosk.token_hash}), kiosk.sealed);
    check(plain.has_value());
    return std::string(text_of(*plain));
}

Result<KioskStarted> Kiosks::start(const Session& session, const ProgramId& program,
                                   const Text<60>& name) {
    const auto known = people_.find_program(program);
    if (!known || !session.reader.leads(program)) return nothing_here();
    const Instant now = context_.now();
    KioskStarted started{{name.text(), known->name}, random_token()};
    const Hash token_hash = hash_of(started.token);
    const store::Kiosk kiosk{
        token_hash, program,          sealed_name(token_hash, name), session.reader.person, now,
        now,        now + kiosk_lasts};
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::add_kiosk(write, context_.organization, kiosk);
            // In one: a tablet that is left lying about must not be signed in to a lead's account.
            store::end_session(write, context_.organization, session.token_hash);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    return started;
}

Result<KiosksView> Kiosks::list(const Reader& reader, const ProgramId& program) {
    if (!reader.leads(program)) return nothing_here();
    KiosksView view{program, {}};
    auto read = context_.store.read();
    for (const store::Kiosk& kiosk : store::kiosks_of(read, context_.organization, program)) {
        if (kiosk.expires_at <= context_.now()) continue;
        view.kiosks.push_back({id_of(kiosk),
                               Words(opened_name(kiosk)),
                               {kiosk.created_by, people_.name_of(kiosk.created_by)},
                               kiosk.created_at,
                               kiosk.seen_at});
    }
    return view;
}

Result<void> Kiosks::end(const Reader& reader, const ProgramId& program, const std::string& id) {
    if (!reader.leads(program)) return nothing_here();
    return store::to_result(
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            for (const auto& kiosk : store::kiosks_of(write, context_.organization, program)) {
                if (id_of(kiosk) != id) continue;
                store::end_kiosk(write, context_.organization, kiosk.token_hash);
                return {};
            }
            return nothing_here();
        }}));
}

Result<store::Kiosk> Kiosks::found(const std::string& token) {
    const Instant now = context_.now();
    std::optional<store::Kiosk> kiosk;
    {
        auto read = context_.store.read();
        kiosk = store::find_kiosk(read, context_.organization, hash_of(token));
    }
    if (!kiosk || kiosk->expires_at <= now) return no_kiosk();
    if (now - kiosk->seen_at > hours{1}) {
        // Losing it costs nothing: the next use says it again.
        (void)context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::touch_kiosk(write, context_.organization, kiosk->token_hash, now,
                               now + kiosk_lasts);
            return {};
        }});
    }
    return std::move(*kiosk);
}

Result<KioskHere> Kiosks::here(const std::string& token) {
    const auto kiosk = found(token);
    if (!kiosk) return kiosk.error();
    const auto program = people_.find_program(kiosk->program);
    if (!program) return no_kiosk();
    return KioskHere{opened_name(*kiosk), program->name};
}

// --- a visit -------------------------------------------------------------------------------------

bool Kiosks::is_client_of(const ProgramId& program, const PersonId& person) {
    return std::ranges::any_of(people_.places_of(person), [&](const Reader::Place& place) {
        return place.program == program && place.role == Role::client;
    });
}

/// @param used_up  the desk code's pass: it works once
Result<KioskOpened> Kiosks::opened(const PersonId& person, const PersonId& by,
                                   const std::optional<Hash>& used_up) {
    KioskOpened opened;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            if (used_up &&
                !store::use_pass(write, context_.organization, *used_up, context_.now())) {
                return wrong();
            }
            opened.token = passes_.begin_visit(write, person, by);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    const auto client = views_.today({person, people_.places_of(person)}, person.as<SubjectId>());
    if (!client) return client.error();
    opened.called = client->called;
    return opened;
}

Result<KioskOpened> Kiosks::open_with_code(const std::string& token, const std::string& code) {
    const auto kiosk = found(token);
    if (!kiosk) return kiosk.error();
    if (failed_too_often(context_, {at(*kiosk)})) return not_now();
    std::optional<store::Pass> pass;
    {
        auto read = context_.store.read();
        pass = store::find_pass_by_code(read, context_.organization, code_hash(code));
    }
    const bool holds = pass && !pass->used_at && pass->expires_at > context_.now() &&
                       is_client_of(kiosk->program, pass->person);
    if (!holds) {
        count_failure(context_, {at(*kiosk)});
        return wrong();
    }
    return opened(pass->person, pass->created_by, pass->token_hash);
}

Result<KioskOpened> Kiosks::open_with_pin(const std::string& token, const std::string& login,
                                          const std::string& pin) {
    const auto kiosk = found(token);
    if (!kiosk) return kiosk.error();
    const Hash index = context_.vault.login_index(context_.organization, folded(login));
    if (failed_too_often(context_, {at(*kiosk), pin_of_name(index)})) return not_now();
    std::optional<store::Pin> stored;
    {
        auto read = context_.store.read();
        const auto known = store::find_login(read, context_.organization, index);
        if (known) stored = store::pin_of(read, context_.organization, known->person);
    }
    const auto opened_pin =
        stored ? open_for(context_, stored->person, "pin", stored->sealed) : std::nullopt;
    const bool is_right =
        store::password_is(pin, opened_pin ? std::string(text_of(*opened_pin)) : some_hash()) &&
        opened_pin;
    if (!is_right || !is_client_of(kiosk->program, stored->person)) {
        count_failure(context_, {at(*kiosk), pin_of_name(index)});
        return wrong();
    }
    forgive(context_, pin_of_name(index));
    return opened(stored->person, stored->person, {});
}

// --- the PIN -------------------------------------------------------------------------------------

Result<PinSet> Kiosks::pin(const Reader& reader) {
    if (!reader.is(Role::client)) return nothing_here();
    auto read = context_.store.read();
    const auto stored = store::pin_of(read, context_.organization, reader.person);
    return stored ? PinSet{true, stored->changed_at} : PinSet{};
}

Result<void> Kiosks::set_pin(const Session& session, const std::string& password,
                             const std::string& pin) {
    const PersonId person = session.reader.person;
    if (!session.reader.is(Role::client)) return nothing_here();
    if (auto good = pin_may_be_used(pin); !good) return good;
    if (auto right = accounts_.confirm_password(session, password); !right) return right;
    const Bytes sealed = seal_for(context_, person, "pin", bytes_of(store::hash_password(pin)));
    return store::to_result(
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::put_pin(write, context_.organization, {person, sealed, context_.now()});
            return {};
        }}));
}

Result<void> Kiosks::drop_pin(const Reader& reader) {
    if (!reader.is(Role::client)) return nothing_here();
    return store::to_result(
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::drop_pin(write, context_.organization, reader.person);
            return {};
        }}));
}

}  // namespace alongside::service
