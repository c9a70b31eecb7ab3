// What is sealed of a program and of the organization, with the organization's key.
#pragma once

#include "service/policies.hpp"

namespace alongside::service {

struct Settings {
    Text<120> name;
    std::optional<Text<64>> zone;
    std::optional<ProgramPolicy> policy;  ///< of a program; nothing: none was set yet
};
BOOST_DESCRIBE_STRUCT(Settings, (), (name, zone, policy))

[[nodiscard]] Bytes sealed_settings(const Context& context, const ProgramId& program,
                                    const Settings& settings);
[[nodiscard]] Settings opened_settings(const Context& context, const store::Program& stored);

}  // namespace alongside::service
