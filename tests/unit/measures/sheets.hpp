// Short ways to score a sheet of the built-in instruments.
#pragma once

#include "measures/catalog.hpp"
#include "measures/scoring.hpp"

#include <gtest/gtest.h>

namespace alongside::measures {

inline const Catalog& built_in() {
    static const Catalog catalog = built_in_catalog();
    return catalog;
}

inline const Definition& instrument(std::string_view id) {
    const Definition* found = built_in().find(id);
    check(found != nullptr);
    return *found;
}

/// "0 1 - 2" of the facts as a list, "-" being what was not answered.
inline std::string list_of(std::string_view cells) {
    std::string list = "[";
    for (std::size_t at = 0; at < cells.size();) {
        const auto end = std::min(cells.find(' ', at), cells.size());
        const std::string_view cell = cells.substr(at, end - at);
        if (list.size() > 1) list += ',';
        list += cell == "-" ? "null" : cell == "declined" ? "\"declined\"" : std::string(cell);
        at = end + 1;
    }
    return list + "]";
}

inline Result<Score> try_sheet(std::string_view id, std::string_view cells) {
    const auto answers = answers_from_text(instrument(id), list_of(cells));
    if (!answers) return answers.error();
    return score(instrument(id), *answers);
}

inline Score sheet(std::string_view id, std::string_view cells) {
    const auto scored = try_sheet(id, cells);
    if (!scored) ADD_FAILURE() << id << ": " << cells << ": " << scored.error().title;
    return scored ? *scored : Score{};
}

/// What the facts' tables of worked examples say of one sheet.
struct Expected {
    std::string cells;
    std::string status;
    std::optional<double> total;
    std::optional<std::string> band;
    std::vector<std::string> flags;
};

inline void expect_sheets(std::string_view id, const std::vector<Expected>& rows) {
    for (const Expected& row : rows) {
        SCOPED_TRACE(std::string(id) + ": " + row.cells);
        const Score got = sheet(id, row.cells);
        EXPECT_EQ(name_of(got.status), row.status);
        EXPECT_EQ(got.total, row.total);
        EXPECT_EQ(got.band, row.band);
        EXPECT_EQ(got.flags, row.flags);
        EXPECT_FALSE(got.rule.empty());
    }
}

/// Refused, and the sentence begins with the item.
inline void expect_refused(std::string_view id, std::string_view cells, std::string_view item) {
    SCOPED_TRACE(std::string(id) + ": " + std::string(cells));
    const auto scored = try_sheet(id, cells);
    ASSERT_FALSE(scored);
    EXPECT_EQ(scored.error().kind, Kind::invalid);
    EXPECT_EQ(scored.error().code, "answers.out_of_range");
    EXPECT_TRUE(scored.error().title.starts_with("Item " + std::string(item)))
        << scored.error().title;
}

}  // namespace alongside::measures
