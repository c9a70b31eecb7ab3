// What Marisol tells of herself, what helps her, and what she and Dana agreed on.
#pragma once

#include "simulate/teller.hpp"

namespace alongside::simulate {

/// @param evenings  her goal for the evenings, to which what she learns leads
void tell_more_of_marisol(Teller& teller, const Cast& cast, const service::Reader& marisol,
                          const AboutId& evenings);

}  // namespace alongside::simulate
