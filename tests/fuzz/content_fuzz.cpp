// Whatever a folder of content holds: a page is there or its fault is named, and the HTML of what
// is there can do nothing but be read. An input is one file or several, a byte 0 between them; the
// first line of each is its path.
#include "library/library.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace alongside;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<library::File> files_in(std::string_view input) {
    std::vector<library::File> files;
    while (!input.empty()) {
        const auto end = std::min(input.find('\0'), input.size());
        const std::string_view file = input.substr(0, end);
        input.remove_prefix(std::min(end + 1, input.size()));
        const auto line = std::min(file.find('\n'), file.size());
        files.emplace_back(file.substr(0, line), file.substr(std::min(line + 1, file.size())));
    }
    return files;
}

/// Every `<` begins a tag that Markdown makes, and every address is one of the two allowed forms.
void check_html(std::string_view html) {
    static constexpr std::string_view tags[] = {
        "p", "h1",   "h2",  "h3",    "h4",    "h5",    "h6", "ul", "ol", "li", "em", "strong",
        "a", "code", "pre", "table", "thead", "tbody", "tr", "th", "td", "hr", "br", "blockquote"};
    for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        std::string_view tag = html.substr(at + 1, html.find('>', at) - at - 1);
        if (tag.starts_with('/')) tag.remove_prefix(1);
        const std::string_view name = tag.substr(0, tag.find_first_of(" /"));
        check(std::ranges::find(tags, name) != std::end(tags));
        check(tag.find(" on") == std::string_view::npos || name == "a" || name == "code");
        const auto href = tag.find("href=\"");
        if (href == std::string_view::npos) continue;
        const std::string_view address = tag.substr(href + 6, tag.find('"', href + 6) - href - 6);
        const bool is_page = address.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
                             std::string_view::npos;
        check(is_page || address.starts_with("https://"));
    }
}

void check_page(const library::Page& page) {
    check(normalized(page.html).has_value() && normalized(page.words).has_value());
    check(!page.html.empty() && !page.about.topics.empty() && !page.about.sources.empty());
    for (const library::Source& source : page.about.sources) {
        check(source.address.text().starts_with("https://"));
    }
    check_html(page.html);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto files = files_in({reinterpret_cast<const char*>(data), size});
    const library::Library read = library::read_library(files);
    for (const library::Page& page : read.pages) {
        check_page(page);
        check(read.find(page.id, page.language) == &page);
    }
    for (const auto& [file, text] : files) {
        const bool is_there =
            std::ranges::find(read.pages, file, &library::Page::file) != read.pages.end();
        const bool is_named =
            std::ranges::find(read.faults, file, &library::Fault::file) != read.faults.end();
        check(is_there || is_named);
        const auto lines = std::ranges::count(text, '\n') + 2;
        for (const library::Fault& fault : read.faults) {
            check(!fault.sentence.empty() && fault.line >= 1);
            if (files.size() == 1) check(fault.line <= lines);
        }
    }
    return 0;
}
