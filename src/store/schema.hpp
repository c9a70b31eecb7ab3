// The schema's steps: forward only, each in one transaction, the same for both engines.
#pragma once

#include "store/engine.hpp"

namespace alongside::store {

/// One file of schema/, put into the program by cmake/schema.cmake.
struct SchemaStep {
    int version;
    const char* name;
    const char* sql;
};
[[nodiscard]] std::span<const SchemaStep> schema_steps();

/// The text of a step for one engine: its types, and the parts that are meant for it.
[[nodiscard]] std::string sql_for(Engine engine, std::string_view step);

/// The last step that was applied; 0 for a database that is not set up.
[[nodiscard]] int schema_version(Connection& connection);
/// There is no database where one was looked for.
[[nodiscard]] Problem nothing_there();

/// Brings a database from whatever version it has to the newest of `steps`. Safe when several
/// processes start at once.
/// @error unavailable  newer than the steps known here, or older and `may_migrate` is off or the
///   login may not set up tables
/// @error not_found  it is not set up and `may_migrate` is off
/// @throws StoreError  a step failed; the database is as it was
[[nodiscard]] Result<void> migrate(Connection& connection, std::span<const SchemaStep> steps,
                                   bool may_migrate = true);

}  // namespace alongside::store
