// People, programs and memberships.
#include "api/api.hpp"

namespace alongside::api {
namespace {

struct MembershipBody {
    ProgramId program;
    Role role = Role::client;
};
BOOST_DESCRIBE_STRUCT(MembershipBody, (), (program, role))

Response list_people(const Call& call) {
    const auto name = text_in(call.request, "name", 120);
    if (!name) return http::problem_json(name.error());
    const auto cursor = text_in(call.request, "cursor", 200);
    if (!cursor) return http::problem_json(cursor.error());
    const auto limit = number_in(call.request, "limit", 50, 1, 100);
    if (!limit) return http::problem_json(limit.error());
    return answer(call.api.services.people.list(call.session.reader, *name, *cursor,
                                                static_cast<int>(*limit)));
}

Response add_person(const Call& call) {
    const auto body = body_of<service::NewPerson>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.add_person(call.session.reader, *body), 201);
}

Response invite(const Call& call) {
    const auto person = id_in<PersonId>(call.request, "id");
    if (!person) return nothing_here();
    return answer(call.api.services.accounts.invite(call.session.reader, *person), 201);
}

Response add_membership(const Call& call) {
    const auto person = id_in<PersonId>(call.request, "id");
    if (!person) return nothing_here();
    const auto body = body_of<MembershipBody>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.people.add_membership(call.session.reader, *person,
                                                          body->program, body->role));
}

Response end_membership(const Call& call) {
    const auto person = id_in<PersonId>(call.request, "id");
    if (!person) return nothing_here();
    const auto program = ProgramId::parse(call.request.query_value("program").value_or(""));
    if (!program) return http::problem_json(bad_query("program", "Use the program's id."));
    Role role{};
    const std::string name(call.request.query_value("role").value_or(""));
    if (!boost::describe::enum_from_string(name.c_str(), role)) {
        return http::problem_json(bad_query("role", "Use the name of a role."));
    }
    return answer(call.api.services.end_membership(call.session.reader, *person, *program, role));
}

Response list_programs(const Call& call) {
    service::ProgramList list;
    for (service::Program& program : call.api.services.people.programs()) {
        const bool is_theirs =
            std::ranges::any_of(call.session.reader.places,
                                [&](const auto& place) { return place.program == program.id; });
        if (is_theirs) list.programs.push_back(std::move(program));
    }
    return http::json(json::text(list));
}

Response add_program(const Call& call) {
    const auto body = body_of<service::NewProgram>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.people.add_program(call.session.reader, *body), 201);
}

Response list_staff(const Call& call) {
    const auto program = id_in<ProgramId>(call.request, "id");
    if (!program) return nothing_here();
    return answer(call.api.services.people.staff_of(call.session.reader, *program));
}

Response read_policy(const Call& call) {
    const auto program = id_in<ProgramId>(call.request, "id");
    if (!program) return nothing_here();
    return answer(call.api.services.policies.read(call.session.reader, *program));
}

Response set_policy(const Call& call) {
    const auto program = id_in<ProgramId>(call.request, "id");
    if (!program) return nothing_here();
    const auto body = body_of<service::PolicyAsked>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.policies.set(call.session.reader, *program, *body));
}

Response read_first_friends(const Call& call) {
    const auto program = id_in<ProgramId>(call.request, "id");
    if (!program) return nothing_here();
    return answer(call.api.services.first_friends.read(call.session.reader, *program));
}

Response set_first_friends(const Call& call) {
    const auto program = id_in<ProgramId>(call.request, "id");
    if (!program) return nothing_here();
    const auto body = body_of<service::FirstFriendsAsked>(call.request);
    if (!body) return http::problem_json(body.error());
    return answer(call.api.services.first_friends.set(call.session.reader, *program, *body));
}

}  // namespace

void add_people_routes(http::Router& router, Api& api) {
    add(router, api, "GET", "/api/v1/people", list_people);
    add(router, api, "POST", "/api/v1/people", add_person);
    add(router, api, "POST", "/api/v1/people/{id}/invitations", invite);
    add(router, api, "POST", "/api/v1/people/{id}/memberships", add_membership);
    add(router, api, "DELETE", "/api/v1/people/{id}/memberships", end_membership);
    add(router, api, "GET", "/api/v1/programs", list_programs);
    add(router, api, "POST", "/api/v1/programs", add_program);
    add(router, api, "GET", "/api/v1/programs/{id}/staff", list_staff);
    add(router, api, "GET", "/api/v1/programs/{id}/policy", read_policy);
    add(router, api, "PUT", "/api/v1/programs/{id}/policy", set_policy);
    add(router, api, "GET", "/api/v1/programs/{id}/first-friends", read_first_friends);
    add(router, api, "PUT", "/api/v1/programs/{id}/first-friends", set_first_friends);
}

}  // namespace alongside::api
