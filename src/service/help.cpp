#include "service/help.hpp"

#include "journal/chain.hpp"

#include <algorithm>

namespace alongside::service {

HelpView help_view(const HelpChoices& choices, const library::HelpLines& lines) {
    HelpView view{choices.country, choices.leave_to, {lines.begin(), lines.end()}};
    std::ranges::stable_partition(view.countries, [&](const library::HelpCountry& country) {
        return country.code.text() == choices.country;
    });
    return view;
}

Help::Help(const HelpView& view)
    : text_(std::make_shared<const std::string>(json::text(view))),
      tag_(to_hex(ByteView(sha256({bytes_of(*text_)})).first(12))) {}

}  // namespace alongside::service
