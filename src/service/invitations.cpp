// Invitations: made, looked at, accepted.
#include "service/accounts_parts.hpp"

#include "store/caseload.hpp"
#include "store/password.hpp"

namespace alongside::service {
namespace {

Problem no_invitation() {
    return {Kind::gone, "invitation.ended", "This invitation does not work any more.",
            "Ask the person who invited you for a new one.", "/secret"};
}

}  // namespace

Result<InvitationSecrets> Accounts::invite(const Reader& reader, const PersonId& person) {
    const auto places = people_.places_of(person);
    auto read = context_.store.read();
    const auto role =
        store::care_team_role(read, context_.organization, reader.person, person.as<SubjectId>());
    // A supporter is in that table too, and invites nobody.
    const bool walks_with = role && role != code_of(Role::supporter) && reader.is(role_of(*role));
    // An invitation gives a new password: whoever makes one could become that person, so it takes
    // a say in every place that they have.
    const bool may =
        !places.empty() && std::ranges::all_of(places, [&](const Reader::Place& place) {
            return reader.leads(place.program) || (place.role == Role::client && walks_with);
        });
    if (!may) return nothing_here();
    return invite(reader.person, person);
}

Result<InvitationSecrets> Accounts::invite(const PersonId& by, const PersonId& person) {
    if (!people_.exists(person)) return nothing_here();
    const Instant now = context_.now();
    const std::string token = random_token();
    const std::string code = random_code();
    const store::Invite invite{
        hash_of(token), hash_of(code), person, by, now + context_.policy.invitation_lasts,
        std::nullopt};
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            for (const auto& earlier : store::invites_of(write, context_.organization, person)) {
                if (!earlier.used_at) {
                    store::use_invite(write, context_.organization, earlier.token_hash, now);
                }
            }
            store::add_invite(write, context_.organization, invite);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    people_.set_state(person, PersonState::invited);
    return InvitationSecrets{context_.policy.origin + "/join#" + token, code, invite.expires_at};
}

std::optional<store::Invite> Accounts::find_invite(const std::string& secret) {
    auto read = context_.store.read();
    auto found = store::find_invite(read, context_.organization, hash_of(secret));
    if (!found) {
        found = store::find_invite_by_code(read, context_.organization, hash_of(tidy_code(secret)));
    }
    if (!found || found->used_at || found->expires_at <= context_.now()) return std::nullopt;
    return found;
}

std::size_t Accounts::shortest_password(const Reader& reader, bool has_totp) const {
    const bool has_second = has_totp || (reader.is_staff() && context_.policy.staff_totp_required);
    return has_second ? 8 : 15;
}

Result<Invitation> Accounts::look_at(const std::string& secret, const std::string& address) {
    const Hash nobody{};
    if (auto calm = not_too_often(nobody, address); !calm && calm.error().kind == Kind::too_many) {
        return calm.error();
    }
    const auto invite = find_invite(secret);
    const auto person = invite ? people_.find(invite->person) : std::nullopt;
    if (!person || person->memberships.empty()) {
        count_failure(hash_of(secret), address);
        return no_invitation();
    }
    const Reader reader{person->id, people_.places_of(person->id)};
    Invitation invitation;
    invitation.name = person->name;
    invitation.role = person->memberships.front().role;
    invitation.organization = people_.organization_name();
    invitation.program = person->memberships.front().program.name;
    invitation.invited_by = Words(people_.name_of(invite->created_by));
    invitation.needs_totp = reader.is_staff() && context_.policy.staff_totp_required;
    invitation.password_length = static_cast<int>(shortest_password(reader, false));
    invitation.expires_at = invite->expires_at;
    return invitation;
}

std::vector<std::string> Accounts::known_words(const PersonId& person, const std::string& login) {
    return {people_.name_of(person), people_.organization_name(), login};
}

Result<SignedIn> Accounts::accept(const std::string& secret, const std::string& login,
                                  const std::string& password, const std::string& address) {
    const Hash nobody{};
    if (auto calm = not_too_often(nobody, address); !calm) return calm.error();
    const auto invite = find_invite(secret);
    if (!invite) {
        count_failure(hash_of(secret), address);
        return no_invitation();
    }
    const PersonId person = invite->person;
    const Reader reader{person, people_.places_of(person)};
    std::optional<store::Login> before;
    {
        auto read = context_.store.read();
        before = store::login_of(read, context_.organization, person);
    }
    const auto good =
        password_may_be_used(password, shortest_password(reader, before && before->sealed_totp),
                             known_words(person, login));
    if (!good) return good.error();
    const std::string hashed = store::hash_password(normalized(password).value_or(""));
    // A new invitation gives a new password, but never a way around the second factor.
    store::Login next = before.value_or(store::Login{});
    next.person = person;
    next.login_index = context_.vault.login_index(context_.organization, folded(login));
    next.sealed_password = seal_for(context_, person, "login.password", bytes_of(hashed));
    next.changed_at = context_.now();
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const auto owner = store::find_login(write, context_.organization, next.login_index);
            if (owner && owner->person != person) {
                return Problem{Kind::conflict, "login.taken", "This sign-in name is in use.",
                               "Choose another one.", "/login"};
            }
            if (!store::use_invite(write, context_.organization, invite->token_hash,
                                   context_.now())) {
                return no_invitation();
            }
            store::put_login(write, context_.organization, next);
            store::end_sessions_of(write, context_.organization, person);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    people_.set_state(person, PersonState::active);
    forgive(next.login_index);
    return open_session(person, level_for(reader, next));
}

}  // namespace alongside::service
