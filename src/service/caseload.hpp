// The caseload board: one read of stored summaries, opened line by line. It costs the size of the
// caseload, whatever the number of clients in the database.
#pragma once

#include "service/policies.hpp"
#include "service/shapes.hpp"

namespace alongside::service {

class Caseload {
public:
    Caseload(Context& context, People& people, Policies& policies, Access& access);

    /// The clients whom the reader walks with, most pressing first.
    /// @error refused  the reader walks with nobody in any role
    [[nodiscard]] Result<CaseloadView> read(const Reader& reader, const std::string& cursor,
                                            int limit);

private:
    [[nodiscard]] std::chrono::hours promise_to(const Reader& reader);

    Context& context_;
    People& people_;
    Policies& policies_;
    Access& access_;
};

}  // namespace alongside::service
