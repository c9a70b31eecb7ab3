// Whom to call in a crisis, for everybody: the lines of the organization's country first.
#pragma once

#include "library/help_lines.hpp"

#include <memory>

namespace alongside::service {

/// What an organization chose for hard moments (`alongside.toml`).
struct HelpChoices {
    std::string country = "US";        ///< ISO 3166
    std::string leave_to = "/pause/";  ///< where "Leave fast" leads: a path of ours, or https
};

/// The answer of `/api/v1/help`, which is also what the web app is built with.
struct HelpView {
    std::string country;                          ///< of the organization
    std::string leave_to;                         ///< a path of ours, or https
    std::vector<library::HelpCountry> countries;  ///< the organization's first, if it has lines
};
BOOST_DESCRIBE_STRUCT(HelpView, (), (country, leave_to, countries))

/// @param lines  the organization's country comes first, the others follow in their order
[[nodiscard]] HelpView help_view(const HelpChoices& choices, const library::HelpLines& lines);

/// The view as it is told: the same for every reader, for the life of the server.
class Help {
public:
    explicit Help(const HelpView& view);

    [[nodiscard]] std::shared_ptr<const std::string> text() const { return text_; }
    /// What tells it from another state, without quotes.
    [[nodiscard]] const std::string& tag() const { return tag_; }

private:
    std::shared_ptr<const std::string> text_;
    std::string tag_;
};

}  // namespace alongside::service
