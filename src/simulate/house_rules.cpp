#include "simulate/house_rules.hpp"

namespace alongside::simulate {
namespace {

using service::OnCall;
using service::ProgramLimit;
using enum service::DayName;

service::PolicyAsked make_house_rules() {
    service::PolicyAsked asked;
    asked.limits = {
        ProgramLimit{"Visits without a word",
                     "After two visits without a word we meet by phone for two weeks.",
                     "An hour that is kept free for you could help someone else."},
        ProgramLimit{"Calls at night",
                     "We turn our phones off from nine in the evening until seven.",
                     "We rest so that we can be there for you. Help now works at any hour."},
    };
    const List<service::DayName, 7> workdays = {monday, tuesday, wednesday, thursday, friday};
    asked.on_call = {
        OnCall{"The front desk", "+1 816 555 0100", {}, workdays, "08:00", "18:00", {}},
        OnCall{"The coach on call",
               "+1 816 555 0101",
               "+1 816 555 0101",
               {sunday, monday, tuesday, wednesday, thursday, friday, saturday},
               "18:00",
               "22:00",
               "A recovery coach answers, not a machine."},
    };
    return asked;
}

}  // namespace

const service::PolicyAsked& house_rules() {
    static const service::PolicyAsked asked = make_house_rules();
    return asked;
}

}  // namespace alongside::simulate
