// Who said something, and what the reader may do about it: the parts that every view has.
#pragma once

#include "service/access.hpp"

namespace alongside::service {

struct AuthorShape {
    PersonId person;
    std::string name;
    Role role = Role::client;
    std::optional<bool> together{};  ///< true where it was written in session and then confirmed
};
BOOST_DESCRIBE_STRUCT(AuthorShape, (), (person, name, role, together))

/// Who did something, and when.
struct ByAt {
    AuthorShape by;
    Moment at;
};
BOOST_DESCRIBE_STRUCT(ByAt, (), (by, at))

/// Something the reader may write now about the item it stands at.
struct Action {
    std::string kind;
};
BOOST_DESCRIBE_STRUCT(Action, (), (kind))

using Actions = std::vector<Action>;

}  // namespace alongside::service
