// Whatever a folder of content holds: a page is there or its fault is named, and the blocks of what
// is there hold text and links of the two allowed forms only; and whatever crisis lines it holds,
// they have numbers and words in both languages. An input is one file or several, a byte 0 between
// them; the first line of each is its path.
#include "library/help_lines.hpp"
#include "library/search.hpp"

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

void check_span(const library::Span& span) {
    check(!span.text.empty() && normalized(span.text) == span.text);
    check(!(span.page && span.address));
    if (span.address) check(span.address->starts_with("https://"));
    if (!span.page) return;
    check(!span.page->empty());
    check(span.page->find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
          std::string::npos);
}

void check_block(const library::Block& block) {
    const bool is_heading = block.kind == library::BlockKind::heading;
    check(!block.spans.empty() && block.level >= (is_heading ? 2 : 1));
    check(block.level <= (is_heading ? library::lowest_heading : library::deepest_list));
    for (const library::Span& span : block.spans) check_span(span);
}

void check_aid(const library::FrontMatter& about) {
    if (about.kind == library::PageKind::education) {
        check(!about.matters && !about.options);
        return;
    }
    check(about.matters && about.matters->size() >= library::fewest_matters);
    check(about.options && about.options->size() >= library::fewest_options);
    for (const library::Option& option : *about.options) check(!option.others_ask.empty());
}

void check_page(const library::Page& page) {
    check(!page.blocks.empty() && !page.about.topics.empty() && !page.about.sources.empty());
    for (const library::Source& source : page.about.sources) {
        check(source.address.text().starts_with("https://"));
    }
    for (const library::Block& block : page.blocks) check_block(block);
    for (const library::Passage& passage : page.passages) {
        check(!passage.words.empty() && normalized(passage.words).has_value());
        check(passage.line >= 1);
    }
    check_aid(page.about);
}

/// A page is found by any word that it says, and the excerpt holds text.
void check_search(const library::Library& read) {
    const library::Search search(read);
    for (const library::Page& page : read.pages) {
        const auto words = library::pieces_of(page.passages.back().words);
        if (words.empty()) continue;
        const auto hits = search.find(words.back(), page.language);
        const auto hit = std::ranges::find(hits, &page, &library::Hit::page);
        check(hit != hits.end() && normalized(hit->excerpt).has_value());
    }
}

void check_line(const library::HelpLine& line) {
    check(line.call || line.text);
    check(!line.name.en.empty() && !line.name.es.empty());
    check(!line.about.en.empty() && !line.about.es.empty());
    check(!line.languages.empty() && line.source.text().starts_with("https://"));
    for (const auto& number : {line.call, line.text}) {
        if (!number) continue;
        check(number->text().find_first_not_of("+0123456789 -()") == std::string::npos);
    }
}

void check_help(const library::HelpLines& countries) {
    check(!countries.empty());
    for (const library::HelpCountry& country : countries) {
        check(library::is_country_code(country.code.text()) && !country.emergency.empty());
        check(!country.lines.empty());
        for (const library::HelpLine& line : country.lines) check_line(line);
    }
    const Day today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{22}};
    check(library::unchecked(countries, today).size() <= countries.size());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto files = files_in({reinterpret_cast<const char*>(data), size});
    const library::Library read = library::read_library(files);
    for (const library::Page& page : read.pages) {
        check_page(page);
        check(read.find(page.id, page.language) == &page);
    }
    check_search(read);
    for (const auto& [file, text] : files) {
        if (file != library::help_file) continue;
        const library::ReadHelp help = library::read_help_lines(text);
        check(help.lines.has_value() == help.faults.empty());
        if (help.lines) check_help(*help.lines);
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
