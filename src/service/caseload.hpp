// The caseload board: one read of stored summaries, opened line by line. It costs the size of the
// caseload, whatever the number of clients in the database.
#pragma once

#include "service/shapes.hpp"

namespace alongside::service {

class Caseload {
public:
    Caseload(Context& context, People& people, Access& access);

    /// The clients whom the reader walks with, most pressing first.
    /// @error refused  the reader walks with nobody in any role
    [[nodiscard]] Result<CaseloadView> read(const Reader& reader, const std::string& cursor,
                                            int limit);

private:
    Context& context_;
    People& people_;
    Access& access_;
};

}  // namespace alongside::service
