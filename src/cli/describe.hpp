// What `alongside describe` writes: the pages and the part of the contract that are made from the
// descriptions of the kinds and from the tables of the rules, so that they cannot tell otherwise;
// and the crisis lines of content/help.toml as the web app is built with them.
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <string>

namespace alongside::cli {

/// `docs/kinds.md`: every kind of entry with its fields and their limits.
[[nodiscard]] std::string kinds_markdown();
/// `docs/rules.md`: who may write what and when, what a refusal says, and who may see what.
[[nodiscard]] std::string rules_markdown();
/// The part of `api/openapi.yaml` between its two marks: one schema a kind, named like the kind,
/// and the codes of all refusals. Indented as under `components.schemas`.
[[nodiscard]] std::string openapi_kinds();
/// The part with the shapes of the views, likewise.
[[nodiscard]] std::string openapi_views();
/// The kinds and all tables of the rules as JSON, for whoever checks a server against them.
[[nodiscard]] std::string rules_json();

/// Writes all of them below `root`, the folder of the source code.
/// @error not_found  the contract, its marks or a folder is not there
[[nodiscard]] Result<void> write_descriptions(const std::filesystem::path& root);
/// Whether all of them below `root` say what the code says.
[[nodiscard]] bool descriptions_are_current(const std::filesystem::path& root);

}  // namespace alongside::cli
