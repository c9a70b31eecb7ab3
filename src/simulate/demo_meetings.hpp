// The lists of the demo: a town's week, and where it helps, made up, in the forms in which real
// lists come.
#pragma once

#include <string_view>

namespace alongside::simulate {

/// One list, as a program would name it in its settings.
struct DemoList {
    std::string_view source;
    std::string_view label;  ///< as people call it
    std::string_view fellowship;
    std::string_view text;  ///< the list itself
};

[[nodiscard]] DemoList twelve_step_list();
[[nodiscard]] DemoList narcotics_list();
[[nodiscard]] DemoList secular_list();
/// Community resources, in the Open Referral form; the others are in Meeting Guide's.
[[nodiscard]] DemoList places_that_help();

}  // namespace alongside::simulate
