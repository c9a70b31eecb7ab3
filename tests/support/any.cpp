#include "support/any.hpp"

namespace alongside::testing {

Body any_body() {
    return any_body(any_from<std::size_t>(0, all_kinds().size()));
}

Body any_body(std::size_t kind) {
    return boost::mp11::mp_with_index<boost::mp11::mp_size<AllKinds>>(
        kind, [](auto i) { return Body{any<boost::mp11::mp_at_c<AllKinds, i>>()}; });
}

}  // namespace alongside::testing
