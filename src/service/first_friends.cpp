#include "service/first_friends.hpp"

#include "service/program_settings.hpp"

namespace alongside::service {
namespace {

bool may_read(const Reader& reader, const ProgramId& program) {
    return std::ranges::any_of(
        reader.places, [&](const Reader::Place& place) { return place.program == program; });
}

bool may_set(const Reader& reader, const ProgramId& program) {
    return reader.leads(program) || reader.is_in(program, Role::recovery_coach);
}

bool works_in(const Reader& reader, const ProgramId& program) {
    return may_set(reader, program) || reader.is_in(program, Role::clinician);
}

Result<void> check_people(const FirstFriendList& people) {
    for (auto at = people.begin(); at != people.end(); ++at) {
        const std::string where = "/people/" + std::to_string(at - people.begin());
        if (std::ranges::find(people.begin(), at, at->id, &FirstFriend::id) != at) {
            return Problem{Kind::invalid, "request.field", "Two people have the same id.",
                           "Give each their own.", where + "/id"};
        }
        if (!at->contact) {
            return Problem{Kind::invalid, "request.field", "Nobody could reach this person.",
                           "Give a number or address; it is told to nobody before both say yes.",
                           where + "/contact"};
        }
    }
    return {};
}

}  // namespace

FirstFriends::FirstFriends(Context& context, People& people) : context_(context), people_(people) {}

std::optional<FirstFriendsAsked> FirstFriends::kept(const ProgramId& program) {
    auto read = context_.store.read();
    const auto stored = stored_program(read, context_, program);
    if (!stored) return std::nullopt;
    return opened_settings(context_, *stored).first_friends.value_or(FirstFriendsAsked{});
}

Result<FirstFriendsView> FirstFriends::read(const Reader& reader, const ProgramId& program) {
    auto list = may_read(reader, program) ? kept(program) : std::nullopt;
    if (!list) return nothing_here();
    FirstFriendsView view{list->version, std::move(list->people), may_set(reader, program)};
    if (works_in(reader, program)) return view;
    std::erase_if(view.people, [](const FirstFriend& one) { return one.resting.value_or(false); });
    for (FirstFriend& one : view.people) one.contact.reset();
    return view;
}

Result<FirstFriendsView> FirstFriends::set(const Reader& reader, const ProgramId& program,
                                           const FirstFriendsAsked& asked) {
    if (!may_read(reader, program)) return nothing_here();
    if (!may_set(reader, program)) {
        return Problem{Kind::refused, "first_friends.not_yours",
                       "Recovery coaches and leads keep the list of first friends.",
                       "Ask one of them.", ""};
    }
    if (auto written = write(program, asked, false); !written) return written.error();
    return read(reader, program);
}

Result<void> FirstFriends::put(const ProgramId& program, FirstFriendList people) {
    return write(program, {0, std::move(people)}, true);
}

Result<void> FirstFriends::write(const ProgramId& program, FirstFriendsAsked asked,
                                 bool whatever_stands) {
    if (auto fine = check_people(asked.people); !fine) return fine;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            auto stored = stored_program(write, context_, program);
            if (!stored) return nothing_here();
            Settings settings = opened_settings(context_, *stored);
            const std::int64_t version =
                settings.first_friends ? settings.first_friends->version : 0;
            if (!whatever_stands && asked.version != version) {
                return Problem{Kind::conflict, "first_friends.changed",
                               "Somebody changed this while you were writing.",
                               "Look at what stands there now, and save again.", "/version"};
            }
            settings.first_friends = FirstFriendsAsked{version + 1, asked.people};
            stored->sealed = sealed_settings(context_, program, settings);
            store::put_program(write, context_.organization, *stored);
            return {};
        }});
    return store::to_result(done);
}

std::optional<FirstFriend> FirstFriends::find(const ProgramId& program, const FirstFriendId& id) {
    const auto list = kept(program);
    if (!list) return std::nullopt;
    const auto found = std::ranges::find(list->people, id, &FirstFriend::id);
    return found == list->people.end() ? std::nullopt : std::optional(*found);
}

}  // namespace alongside::service
