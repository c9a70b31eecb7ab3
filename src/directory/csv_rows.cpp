#include "directory/csv_rows.hpp"

#include "directory/json_rows.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace alongside::directory {
namespace {

std::string from_utf16(std::string_view text, const char* encoding) {
    const icu::UnicodeString wide(text.data(), static_cast<std::int32_t>(text.size()), encoding);
    std::string result;
    wide.toUTF8String(result);
    return result;
}

bool ends_line(char c) {
    return c == '\n' || c == '\r';
}

/// What stands most often between the cells of the first line, outside of quotation marks.
char separator_of(std::string_view text) {
    static constexpr std::array candidates = {',', ';', '\t'};
    std::array<std::size_t, candidates.size()> counts{};
    bool is_quoted = false;
    for (const char c : text) {
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (ends_line(c)) break;
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            if (candidates[i] == c) ++counts[i];
        }
    }
    const auto most = std::ranges::max_element(counts);
    return candidates[static_cast<std::size_t>(most - counts.begin())];
}

class Splitter {
public:
    Splitter(std::string_view text, char separator) : text_(text), separator_(separator) {}

    bool is_done() const { return at_ >= text_.size(); }
    bool has_stray_quotes() const { return has_stray_quotes_; }
    /// Of the row that was taken last, or could not be.
    std::size_t number() const { return number_; }

    /// The next row, which may be blank; nothing where a quotation mark is never closed.
    std::optional<SheetRow> take_row() {
        SheetRow row;
        row.number = ++number_;
        const std::size_t from = at_;
        while (true) {
            std::string cell;
            if (!take_cell(cell)) return std::nullopt;
            if (at_ - from <= longest_row) {
                row.cells.push_back(std::move(cell));
            } else {
                row.is_too_large = true;
                row.cells.clear();
            }
            if (is_done() || text_[at_] != separator_) break;
            ++at_;
        }
        if (text_.substr(at_).starts_with("\r\n")) ++at_;
        if (!is_done()) ++at_;
        return row;
    }

private:
    bool take_cell(std::string& cell) {
        // Blanks before a quotation mark are a habit of some programs.
        const std::size_t begin = text_.find_first_not_of(' ', at_);
        if (begin != std::string_view::npos && text_[begin] == '"') {
            at_ = begin + 1;
            if (!take_quoted(cell)) return false;
        }
        const std::size_t from = at_;
        while (!is_done() && text_[at_] != separator_ && !ends_line(text_[at_])) ++at_;
        const std::string_view rest = text_.substr(from, at_ - from);
        cell += rest;
        has_stray_quotes_ |= from > 0 && text_[from - 1] == '"' &&
                             rest.find_first_not_of(' ') != std::string_view::npos;
        return true;
    }

    bool take_quoted(std::string& cell) {
        while (true) {
            const std::size_t end = text_.find('"', at_);
            if (end == std::string_view::npos) return false;
            cell += text_.substr(at_, end - at_);
            at_ = end + 1;
            if (is_done() || text_[at_] != '"') return true;
            cell += '"';
            ++at_;
        }
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t number_ = 0;
    bool has_stray_quotes_ = false;
};

bool is_blank(const SheetRow& row) {
    return !row.is_too_large && std::ranges::all_of(row.cells, [](const std::string& cell) {
        return cell.find_first_not_of(" \t\r\n") == std::string::npos;
    });
}

Problem open_quote(std::size_t row) {
    return {Kind::invalid, "directory.open_quote",
            "A quotation mark in row " + std::to_string(row) + " is never closed.",
            "Close it, or double it where the text itself has one.", ""};
}

Problem too_large(const char* code, const char* title) {
    return {Kind::too_large, code, title, "", ""};
}

}  // namespace

Result<Sheet> split_sheet(std::string_view text) {
    if (text.size() > longest_file) {
        return too_large("directory.file_too_large", "This list is larger than 64 MiB.");
    }
    Sheet sheet;
    std::string converted;
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        converted = from_utf16(text.substr(2), text[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
        text = converted;
        sheet.was_utf16 = true;
    }
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (looks_like_web_page(text)) {
        return Problem{Kind::invalid, "directory.web_page",
                       "This address answered with a web page, not with a list of meetings.",
                       "Check the address or the file of this list.", ""};
    }
    // Written by spreadsheet programs for each other.
    const bool is_named = text.size() > 5 && text.starts_with("sep=") && ends_line(text[5]);
    sheet.separator = is_named ? text[4] : separator_of(text);
    Splitter splitter(text, sheet.separator);
    if (is_named && !splitter.take_row()) return open_quote(1);
    while (!splitter.is_done()) {
        auto row = splitter.take_row();
        if (!row) return open_quote(splitter.number());
        if (is_blank(*row)) continue;
        if (sheet.rows.size() > most_rows) {
            return too_large("directory.too_many_rows",
                             "This list holds more than 500,000 records.");
        }
        sheet.rows.push_back(std::move(*row));
    }
    sheet.has_stray_quotes = splitter.has_stray_quotes();
    return sheet;
}

}  // namespace alongside::directory
