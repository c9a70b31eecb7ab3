// Front matter through the reader of described structs, the body through cmark-gfm, whose nodes are
// looked at one by one before anything becomes HTML.
#include "library/page.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <toml++/toml.h>

#include <algorithm>
#include <memory>

namespace alongside::library {
namespace {

constexpr std::string_view fence = "+++\n";

/// Collects what is wrong with one file: of one kind once a line.
class Faults {
public:
    explicit Faults(std::string_view file) : file_(file) {}
    void add(int line, std::string_view code, std::string sentence) {
        const auto is_same = [&](const Fault& f) { return f.line == line && f.code == code; };
        if (found_.size() == most || std::ranges::any_of(found_, is_same)) return;
        found_.push_back({file_, line, std::string(code), std::move(sentence)});
    }
    [[nodiscard]] bool empty() const { return found_.empty(); }
    [[nodiscard]] std::vector<Fault> take() { return std::move(found_); }

private:
    static constexpr std::size_t most = 50;
    std::string file_;
    std::vector<Fault> found_;
};

// --- where a page stands -------------------------------------------------------------------------

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 60 && text.front() != '-' && text.back() != '-' &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

/// "coping/urges.md" → "urges"; nothing where that is no id.
std::optional<std::string> id_of(std::string_view file) {
    if (!file.ends_with(".md")) return std::nullopt;
    file.remove_suffix(3);
    const auto slash = file.rfind('/');
    if (slash != std::string_view::npos) file.remove_prefix(slash + 1);
    if (!is_id(file)) return std::nullopt;
    return std::string(file);
}

bool read_place(std::string_view file, Page& page, Faults& faults) {
    const auto id = id_of(file);
    const bool is_known = boost::describe::enum_from_string(
        std::string(file.substr(0, std::min(file.find('/'), file.size()))).c_str(), page.language);
    if (!id || !is_known) {
        faults.add(1, "content.name",
                   "A page is called en/… or es/…, ends with .md, and its name has small letters, "
                   "digits and hyphens only.");
        return false;
    }
    page.id = *id;
    page.file = file;
    return true;
}

// --- front matter --------------------------------------------------------------------------------

boost::json::value as_json(const toml::node& node, int depth = 0) {
    if (depth > 4) return nullptr;
    if (const auto text = node.value_exact<std::string>()) return boost::json::value(*text);
    if (const auto number = node.value_exact<std::int64_t>()) return *number;
    if (const auto flag = node.value_exact<bool>()) return *flag;
    if (const auto day = node.value_exact<toml::date>()) {
        const Day read{std::chrono::year{day->year}, std::chrono::month{day->month},
                       std::chrono::day{day->day}};
        return boost::json::value(to_text(read));
    }
    if (const auto* items = node.as_array()) {
        boost::json::array array;
        for (const toml::node& item : *items) array.push_back(as_json(item, depth + 1));
        return array;
    }
    if (const auto* fields = node.as_table()) {
        boost::json::object object;
        for (const auto& [key, value] : *fields) object[key.str()] = as_json(value, depth + 1);
        return object;
    }
    return nullptr;
}

/// The line of a field, as far as the file has it: `/sources/0/address` → that of the address.
int line_of(const toml::table& table, std::string_view pointer) {
    const toml::node* node = &table;
    int line = 2;
    while (node != nullptr && !pointer.empty()) {
        pointer.remove_prefix(1);
        const auto end = std::min(pointer.find('/'), pointer.size());
        const std::string_view name = pointer.substr(0, end);
        pointer.remove_prefix(end);
        if (const auto* fields = node->as_table()) {
            node = fields->get(name);
        } else if (const auto* items = node->as_array()) {
            std::size_t index = 0;
            (void)std::from_chars(name.data(), name.data() + name.size(), index);
            node = items->get(index);
        } else {
            node = nullptr;
        }
        if (node != nullptr && node->source().begin.line > 0) {
            line = static_cast<int>(node->source().begin.line) + 1;
        }
    }
    return line;
}

bool is_https(std::string_view address) {
    return address.starts_with("https://") && address.size() > 8 && address[8] != '/' &&
           address.find_first_of(" \t\n\"<>\\") == std::string_view::npos &&
           address.find('@') == std::string_view::npos;
}

void check_front_matter(const FrontMatter& about, const toml::table& table, Faults& faults) {
    if (about.topics.empty()) {
        faults.add(line_of(table, "/topics"), "content.topics", "Name at least one topic.");
    }
    if (about.sources.empty()) {
        faults.add(line_of(table, "/sources"), "content.sources",
                   "Name at least one source: title, address, checked_on.");
    }
    for (std::size_t i = 0; i < about.sources.size(); ++i) {
        if (is_https(about.sources[i].address.text())) continue;
        faults.add(line_of(table, "/sources/" + std::to_string(i) + "/address"), "content.sources",
                   "A source's address begins with https://.");
    }
}

void read_front_matter(std::string_view text, Page& page, Faults& faults) {
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (const toml::parse_error& error) {
        faults.add(static_cast<int>(error.source().begin.line) + 1, "content.front_matter",
                   "This cannot be read: " + std::string(error.description()) + ".");
        return;
    }
    auto about = json::from<FrontMatter>(as_json(table));
    if (!about) {
        const Problem& problem = about.error();
        faults.add(line_of(table, problem.field), "content.front_matter",
                   problem.field.substr(std::min<std::size_t>(1, problem.field.size())) + ": " +
                       problem.title + (problem.detail.empty() ? "" : " " + problem.detail));
        return;
    }
    check_front_matter(*about, table, faults);
    page.about = std::move(*about);
}

// --- the body ------------------------------------------------------------------------------------

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

/// CommonMark with tables, which decision aids need.
Document parse_markdown(std::string_view text) {
    static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
    check(registered);
    const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
    cmark_syntax_extension* table = cmark_find_syntax_extension("table");
    check(table != nullptr && cmark_parser_attach_syntax_extension(parser.get(), table) == 1);
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return Document(cmark_parser_finish(parser.get()));
}

/// Looks at every node of a document: what is refused, where it leads, what it says.
class Body {
public:
    Body(Page& page, Faults& faults, int lines_before)
        : page_(page), faults_(faults), lines_before_(lines_before) {}

    void look_at(cmark_node* document) {
        const std::unique_ptr<cmark_iter, FreeIterator> nodes(cmark_iter_new(document));
        int depth = 0;
        for (auto event = cmark_iter_next(nodes.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(nodes.get())) {
            cmark_node* node = cmark_iter_get_node(nodes.get());
            if (event == CMARK_EVENT_EXIT) {
                leave(node, depth);
            } else {
                enter(node, depth);
            }
        }
    }

private:
    /// Inline nodes know no line of their own: that of the block around them is near enough.
    int line_of(cmark_node* node) const {
        int line = 0;
        for (; node != nullptr && line == 0; node = cmark_node_parent(node)) {
            line = cmark_node_get_start_line(node);
        }
        return line + lines_before_;
    }

    void enter(cmark_node* node, int& depth) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST) {
            if (++depth == deepest_page + 1) {
                faults_.add(line_of(node), "content.depth",
                            "This is too deep: use fewer lists and quotes within each other.");
            }
        } else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
            faults_.add(line_of(node), "content.html", "Write this without HTML.");
        } else if (type == CMARK_NODE_IMAGE) {
            faults_.add(line_of(node), "content.image", "Pages hold no pictures: say it in words.");
        } else if (type == CMARK_NODE_LINK) {
            enter_link(node);
        } else if (type == CMARK_NODE_TEXT) {
            page_.words += cmark_node_get_literal(node);
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            page_.words += ' ';
        }
    }

    void leave(cmark_node* node, int& depth) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST) --depth;
        const bool is_inline = (type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
        if (!is_inline && !page_.words.empty() && page_.words.back() != '\n') page_.words += '\n';
    }

    void enter_link(cmark_node* node) {
        const std::string address = cmark_node_get_url(node);
        if (is_https(address)) return;
        const auto id = address.find(':') == std::string::npos ? id_of(address) : std::nullopt;
        if (!id) {
            faults_.add(line_of(node), "content.link",
                        "A link leads to https://… or to another page, such as urges.md.");
            return;
        }
        page_.links.push_back({*id, line_of(node)});
        cmark_node_set_url(node, id->c_str());  // beside this page's own address
    }

    Page& page_;
    Faults& faults_;
    int lines_before_;
};

void read_body(std::string_view text, int lines_before, Page& page, Faults& faults) {
    const Document document = parse_markdown(text);
    Body(page, faults, lines_before).look_at(document.get());
    if (page.words.empty()) faults.add(lines_before + 1, "content.empty", "The page says nothing.");
    if (!faults.empty()) return;
    const std::unique_ptr<char, decltype(&std::free)> rendered(
        cmark_render_html(document.get(), CMARK_OPT_DEFAULT, nullptr), &std::free);
    // Once more: `&#7;` and `e&#769;` have become characters only now.
    auto html = normalized(rendered.get());
    auto words = normalized(page.words);
    if (!html || !words) {
        return faults.add(lines_before + 1, "content.text", "Write no control characters as &#…;.");
    }
    page.html = std::move(*html);
    page.words = std::move(*words);
}

}  // namespace

ReadPage read_page(std::string_view file, std::string_view raw) {
    Faults faults(file);
    Page page;
    if (!read_place(file, page, faults)) return {std::nullopt, faults.take()};
    const auto text = raw.size() <= largest_page ? normalized(raw) : std::nullopt;
    if (!text) {
        faults.add(1, "content.text",
                   "A page is at most 64 KiB of UTF-8 text without control characters.");
        return {std::nullopt, faults.take()};
    }
    const std::string_view whole = *text;
    const auto end = whole.find("\n" + std::string(fence), fence.size() - 1);
    if (!whole.starts_with(fence) || end == std::string_view::npos) {
        faults.add(1, "content.front_matter",
                   "A page begins with its front matter between two lines of +++.");
        return {std::nullopt, faults.take()};
    }
    const std::string_view front = whole.substr(fence.size(), end + 1 - fence.size());
    const std::string_view body = whole.substr(end + 1 + fence.size());
    read_front_matter(front, page, faults);
    read_body(body, static_cast<int>(std::ranges::count(front, '\n')) + 2, page, faults);
    if (!faults.empty()) return {std::nullopt, faults.take()};
    return {std::move(page), {}};
}

}  // namespace alongside::library
