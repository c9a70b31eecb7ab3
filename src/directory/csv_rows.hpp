// Splits a sheet that was saved as text into rows and cells: RFC 4180 with what spreadsheet
// programs make of it. What the cells mean is not known here.
#pragma once

#include "base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::directory {

/// One row that is not blank.
struct SheetRow {
    std::size_t number = 0;  ///< as spreadsheet programs count, from 1
    std::vector<std::string> cells;
    bool is_too_large = false;  ///< beyond `longest_row` bytes; has no cells then
};

/// A sheet; `rows` begins with the headings.
struct Sheet {
    std::vector<SheetRow> rows;
    char separator = ',';
    bool was_utf16 = false;
    bool has_stray_quotes = false;  ///< text behind a closing quotation mark was taken as it stands
};

/// Reads cells between commas, semicolons or tabs, whichever the first row holds most of, or a line
/// `sep=;` above it names. Quoted cells may hold separators, line ends and doubled quotation marks.
/// A byte order mark is passed over; UTF-16 is read where one announces it.
/// @error invalid  a quotation mark is never closed; a web page
/// @error too_large  more than `longest_file` bytes or `most_rows` rows
[[nodiscard]] Result<Sheet> split_sheet(std::string_view text);

}  // namespace alongside::directory
