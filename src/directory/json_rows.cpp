// See json_rows.hpp. Only brackets and strings are understood here; whether a record is good JSON
// is decided when it is read.
#include "directory/json_rows.hpp"

#include "base/text.hpp"

#include <optional>
#include <string>

namespace alongside::directory {
namespace {

Problem invalid(const char* code, const char* title) {
    return {Kind::invalid, code, title, "Check the address or the file of this list.", ""};
}
Problem not_a_list() {
    return invalid("directory.not_a_list", "This is not a list of meetings in JSON.");
}
Problem cut_short() {
    return invalid("directory.cut_short", "This list ends in the middle.");
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    /// The next byte that is not a blank; 0 at the end.
    char peek() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
        return at_ < text_.size() ? text_[at_] : '\0';
    }
    bool take(char expected) {
        if (peek() != expected || at_ >= text_.size()) return false;
        ++at_;
        return true;
    }
    /// Passes over one value: a string, something in brackets, or a bare word.
    /// @returns its text; nothing where there is none, or the text ends in it
    std::optional<std::string_view> take_value() {
        peek();
        const std::size_t from = at_;
        std::string open;  // the closing brackets that are due
        do {
            if (at_ >= text_.size()) return std::nullopt;
            if (!step(open)) return std::nullopt;
        } while (!open.empty());
        return text_.substr(from, at_ - from);
    }

private:
    static bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

    /// One token further.
    bool step(std::string& open) {
        const char c = text_[at_];
        if (c == '"') return skip_string();
        if (c == '[' || c == '{') {
            open += c == '[' ? ']' : '}';
            ++at_;
            return true;
        }
        if (!open.empty() && (c == ']' || c == '}')) {
            if (c != open.back()) return false;
            open.pop_back();
            ++at_;
            return true;
        }
        if (!open.empty() && (c == ',' || c == ':' || is_blank(c))) {
            ++at_;
            return true;
        }
        return skip_bare_word();
    }
    bool skip_string() {
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\\') {
                ++at_;
            } else if (text_[at_] == '"') {
                ++at_;
                return true;
            }
        }
        return false;
    }
    bool skip_bare_word() {
        const std::size_t end = text_.find_first_of(",:[]{}\" \n\r\t", at_);
        const std::size_t stop = end == std::string_view::npos ? text_.size() : end;
        if (stop == at_) return false;
        at_ = stop;
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// Passes over the members of the object at the scanner, at most `most_members`.
std::optional<std::vector<Member>> take_members(Scanner& scan) {
    std::vector<Member> members;
    if (!scan.take('{')) return std::nullopt;
    if (scan.take('}')) return members;
    do {
        if (scan.peek() != '"' || members.size() == most_members) return std::nullopt;
        const auto name = scan.take_value();
        if (!name || !scan.take(':')) return std::nullopt;
        const auto value = scan.take_value();
        if (!value) return std::nullopt;
        members.push_back({name->substr(1, name->size() - 2), *value});
    } while (scan.take(','));
    if (!scan.take('}')) return std::nullopt;
    return members;
}

/// The array of that name, else the only one.
std::optional<std::string_view> find_array(const std::vector<Member>& members,
                                           std::string_view wanted) {
    std::optional<std::string_view> found;
    std::size_t arrays = 0;
    for (const Member& member : members) {
        if (!member.value.starts_with('[')) continue;
        if (!wanted.empty() && member.name == wanted) return member.value;
        found = member.value;
        ++arrays;
    }
    return arrays == 1 ? found : std::nullopt;
}

std::string_view without_mark(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
}

}  // namespace

bool looks_like_web_page(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \n\r\t\xEF\xBB\xBF");
    if (first == std::string_view::npos || text[first] != '<') return false;
    const std::string start = folded(text.substr(first, 2000));
    return start.starts_with("<!doctype html") || start.find("<html") != std::string::npos ||
           start.find("<head") != std::string::npos || start.find("<body") != std::string::npos;
}

std::optional<std::vector<Member>> members_of(std::string_view text) {
    Scanner scan(without_mark(text));
    return take_members(scan);
}

Result<Rows> split_rows(std::string_view text, std::string_view member) {
    if (text.size() > longest_file) {
        return Problem{Kind::too_large, "directory.file_too_large",
                       "This list is larger than 64 MiB.", "", ""};
    }
    text = without_mark(text);
    if (looks_like_web_page(text)) {
        return invalid("directory.web_page",
                       "This address answered with a web page, not with a list of meetings.");
    }
    Scanner scan(text);
    Rows result;
    if (scan.peek() == '{') {
        const auto members = take_members(scan);
        const auto array = members ? find_array(*members, member) : std::nullopt;
        if (!array) return not_a_list();
        scan = Scanner(*array);
        result.in_wrapper = true;
    }
    if (!scan.take('[')) return not_a_list();
    while (!scan.take(']')) {
        const auto row = scan.take_value();
        if (!row) return scan.peek() == '\0' ? cut_short() : not_a_list();
        if (result.rows.size() == most_rows) {
            return Problem{Kind::too_large, "directory.too_many_rows",
                           "This list holds more than 500,000 records.", "", ""};
        }
        result.rows.push_back(*row);
        // A comma after the last record is a common slip of hand-made lists.
        if (!scan.take(',') && scan.peek() != ']') {
            return scan.peek() == '\0' ? cut_short() : not_a_list();
        }
    }
    result.data_after_end = !result.in_wrapper && scan.peek() != '\0';
    return result;
}

}  // namespace alongside::directory
