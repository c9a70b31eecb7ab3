// The body of a page: Markdown read into blocks, and what is refused on the way. For page.cpp.
#pragma once

#include "library/page.hpp"

namespace alongside::library {

/// Collects what is wrong with one file: of one kind once a line.
class Faults {
public:
    explicit Faults(std::string_view file) : file_(file) {}
    void add(int line, std::string_view code, std::string sentence);
    [[nodiscard]] bool empty() const { return found_.empty(); }
    [[nodiscard]] std::vector<Fault> take() { return std::move(found_); }

private:
    static constexpr std::size_t most = 50;
    std::string file_;
    std::vector<Fault> found_;
};

/// Small letters, digits and hyphens: the name of a page, a matter or an option.
[[nodiscard]] bool is_id(std::string_view text);
/// "coping/urges.md" → "urges"; nothing where that is no id.
[[nodiscard]] std::optional<std::string> id_of(std::string_view file);
[[nodiscard]] bool is_https(std::string_view address);

/// Reads `text` into the page's blocks, passages and links.
/// @param lines_before  of the file, before the body
void read_body(std::string_view text, int lines_before, Page& page, Faults& faults);

}  // namespace alongside::library
