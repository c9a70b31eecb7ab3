// The meeting lists of the demo: a town's week, made up, in the form in which real lists come.
#pragma once

#include <string_view>

namespace alongside::simulate {

/// One list, as a program would name it in its settings.
struct DemoList {
    std::string_view source;
    std::string_view fellowship;
    std::string_view meeting_guide;  ///< the list itself, Meeting Guide JSON
};

[[nodiscard]] DemoList twelve_step_list();
[[nodiscard]] DemoList narcotics_list();
[[nodiscard]] DemoList secular_list();

}  // namespace alongside::simulate
