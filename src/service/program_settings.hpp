// What is sealed of a program and of the organization, with the organization's key.
#pragma once

#include "service/first_friends.hpp"
#include "service/policies.hpp"

namespace alongside::service {

struct Settings {
    Text<120> name;
    std::optional<Text<64>> zone;
    std::optional<ProgramPolicy> policy;  ///< of a program; nothing: none was set yet
    std::optional<FirstFriendsAsked> first_friends{};
};
BOOST_DESCRIBE_STRUCT(Settings, (), (name, zone, policy, first_friends))

[[nodiscard]] Bytes sealed_settings(const Context& context, const ProgramId& program,
                                    const Settings& settings);
/// @returns nothing where there is no such program
[[nodiscard]] std::optional<store::Program> stored_program(store::ReadTransaction& read,
                                                           const Context& context,
                                                           const ProgramId& program);
[[nodiscard]] Settings opened_settings(const Context& context, const store::Program& stored);

}  // namespace alongside::service
