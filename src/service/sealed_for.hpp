// What is sealed with a person's own key: gone with it when the person is erased.
#pragma once

#include "service/context.hpp"

namespace alongside::service {

/// @param what  the place: `login.password`
[[nodiscard]] Bytes seal_for(Context& context, const PersonId& person, std::string_view what,
                             ByteView plain);
/// @returns nothing where the person's key was destroyed
[[nodiscard]] std::optional<Bytes> open_for(Context& context, const PersonId& person,
                                            std::string_view what, ByteView sealed);

}  // namespace alongside::service
