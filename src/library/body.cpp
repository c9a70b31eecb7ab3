// Every node that cmark-gfm makes of the text is looked at: what is not named here is refused.
#include "library/body.hpp"

#include <cmark-gfm.h>

#include <algorithm>
#include <memory>

namespace alongside::library {
namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Document = std::unique_ptr<cmark_node, FreeNode>;

cmark_node_type type_of(cmark_node* node) {
    return cmark_node_get_type(node);
}

/// Makes blocks of a document's nodes.
class Body {
public:
    Body(Page& page, Faults& faults, int lines_before)
        : page_(page), faults_(faults), lines_before_(lines_before) {}

    void look_at(cmark_node* document) {
        const std::unique_ptr<cmark_iter, FreeIterator> nodes(cmark_iter_new(document));
        for (auto event = cmark_iter_next(nodes.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(nodes.get())) {
            cmark_node* node = cmark_iter_get_node(nodes.get());
            if (event == CMARK_EVENT_EXIT) {
                leave(node);
            } else {
                enter(node);
            }
        }
    }

    /// The words of each block; what says nothing is left out.
    void finish() {
        std::vector<Block> kept;
        for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
            Block& block = page_.blocks[i];
            std::string words;
            for (Span& span : block.spans) {
                // Once more: `&#7;` and `e&#769;` have become characters only now.
                auto text = normalized(span.text);
                if (!text) {
                    return faults_.add(lines_[i], "content.text",
                                       "Write no control characters as &#…;.");
                }
                span.text = std::move(*text);
                words += span.text;
            }
            const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
            if (std::ranges::all_of(words, is_space)) continue;
            if (words.starts_with('|')) {
                faults_.add(lines_[i], "content.block", "Pages hold no tables: write a list.");
            }
            const bool is_heading = block.kind == BlockKind::heading;
            page_.passages.push_back({is_heading ? Passage::Place::heading : Passage::Place::text,
                                      lines_[i], std::move(words)});
            kept.push_back(std::move(block));
        }
        page_.blocks = std::move(kept);
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

    void refuse(cmark_node* node, std::string_view code, std::string sentence) {
        faults_.add(line_of(node), code, std::move(sentence));
    }

    void enter(cmark_node* node) {
        const cmark_node_type type = type_of(node);
        if (type == CMARK_NODE_TEXT) {
            add_text(cmark_node_get_literal(node));
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            add_text(" ");
        } else if (type == CMARK_NODE_STRONG) {
            ++look_.strong;
        } else if (type == CMARK_NODE_EMPH) {
            ++look_.emphasis;
        } else if (type == CMARK_NODE_LINK) {
            enter_link(node);
        } else if (type == CMARK_NODE_PARAGRAPH) {
            enter_paragraph(node);
        } else if (type == CMARK_NODE_HEADING) {
            enter_heading(node);
        } else if (type == CMARK_NODE_LIST) {
            enter_list(node);
        } else if (type == CMARK_NODE_BLOCK_QUOTE) {
            if (!stands_free(node)) refuse_nesting(node);
        } else if (type != CMARK_NODE_DOCUMENT && type != CMARK_NODE_ITEM) {
            refuse_other(node, type);
        }
    }

    void leave(cmark_node* node) {
        const cmark_node_type type = type_of(node);
        if (type == CMARK_NODE_STRONG) {
            --look_.strong;
        } else if (type == CMARK_NODE_EMPH) {
            --look_.emphasis;
        } else if (type == CMARK_NODE_LINK) {
            look_.page.reset();
            look_.address.reset();
        } else if (type == CMARK_NODE_LIST) {
            --lists_;
        }
    }

    static bool stands_free(cmark_node* node) {
        return type_of(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
    }

    void refuse_nesting(cmark_node* node) {
        refuse(node, "content.block",
               "This cannot stand within a list or a quote: an item is one paragraph with lists "
               "below it, a quote is paragraphs.");
    }

    void refuse_other(cmark_node* node, cmark_node_type type) {
        if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
            refuse(node, "content.html", "Write this without HTML.");
        } else if (type == CMARK_NODE_IMAGE) {
            refuse(node, "content.image", "Pages hold no pictures: say it in words.");
        } else {
            refuse(node, "content.block",
                   "Use headings, paragraphs, lists and quotes, and no code, lines or notes.");
        }
    }

    void begin(cmark_node* node, BlockKind kind, int level) {
        page_.blocks.push_back({kind, level, {}});
        lines_.push_back(line_of(node));
    }

    void enter_paragraph(cmark_node* node) {
        cmark_node* around = cmark_node_parent(node);
        if (type_of(around) == CMARK_NODE_BLOCK_QUOTE) return begin(node, BlockKind::quote, 1);
        if (type_of(around) != CMARK_NODE_ITEM) return begin(node, BlockKind::paragraph, 1);
        if (cmark_node_previous(node) != nullptr) return refuse_nesting(node);
        const bool is_numbered =
            cmark_node_get_list_type(cmark_node_parent(around)) == CMARK_ORDERED_LIST;
        begin(node, is_numbered ? BlockKind::numbered_item : BlockKind::item,
              std::min(lists_, deepest_list));
    }

    void enter_heading(cmark_node* node) {
        const int level = cmark_node_get_heading_level(node);
        if (!stands_free(node)) return refuse_nesting(node);
        if (level < 2 || level > lowest_heading) {
            refuse(node, "content.heading",
                   "Headings begin at ## and go to ####: the title stands above them.");
        }
        begin(node, BlockKind::heading, level);
    }

    void enter_list(cmark_node* node) {
        if (type_of(cmark_node_parent(node)) == CMARK_NODE_BLOCK_QUOTE) refuse_nesting(node);
        if (++lists_ == deepest_list + 1) {
            refuse(node, "content.depth", "This is too deep: use fewer lists within each other.");
        }
    }

    void enter_link(cmark_node* node) {
        std::string address = cmark_node_get_url(node);
        if (is_https(address)) {
            look_.address = std::move(address);
            return;
        }
        const auto id = address.find(':') == std::string::npos ? id_of(address) : std::nullopt;
        if (!id) {
            return refuse(node, "content.link",
                          "A link leads to https://… or to another page, such as urges.md.");
        }
        page_.links.push_back({*id, line_of(node)});
        look_.page = *id;
    }

    void add_text(std::string_view text) {
        if (page_.blocks.empty() || text.empty()) return;
        std::vector<Span>& spans = page_.blocks.back().spans;
        const bool strong = look_.strong > 0;
        const bool emphasis = look_.emphasis > 0;
        const auto looks_so = [&](const Span& span) {
            return span.strong == strong && span.emphasis == emphasis && span.page == look_.page &&
                   span.address == look_.address;
        };
        if (spans.empty() || !looks_so(spans.back())) {
            spans.push_back({{}, strong, emphasis, look_.page, look_.address});
        }
        spans.back().text += text;
    }

    struct Look {
        int strong = 0;
        int emphasis = 0;
        std::optional<std::string> page;
        std::optional<std::string> address;
    };

    Page& page_;
    Faults& faults_;
    int lines_before_;
    int lists_ = 0;
    Look look_;
    std::vector<int> lines_;  ///< of the blocks
};

}  // namespace

void Faults::add(int line, std::string_view code, std::string sentence) {
    const auto is_same = [&](const Fault& f) { return f.line == line && f.code == code; };
    if (found_.size() == most || std::ranges::any_of(found_, is_same)) return;
    found_.push_back({file_, line, std::string(code), std::move(sentence)});
}

bool is_id(std::string_view text) {
    return !text.empty() && text.size() <= 60 && text.front() != '-' && text.back() != '-' &&
           std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

std::optional<std::string> id_of(std::string_view file) {
    if (!file.ends_with(".md")) return std::nullopt;
    file.remove_suffix(3);
    const auto slash = file.rfind('/');
    if (slash != std::string_view::npos) file.remove_prefix(slash + 1);
    if (!is_id(file)) return std::nullopt;
    return std::string(file);
}

bool is_https(std::string_view address) {
    return address.starts_with("https://") && address.size() > 8 && address[8] != '/' &&
           address.find_first_of(" \t\n\"<>\\") == std::string_view::npos &&
           address.find('@') == std::string_view::npos;
}

void read_body(std::string_view text, int lines_before, Page& page, Faults& faults) {
    const Document document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
    Body body(page, faults, lines_before);
    body.look_at(document.get());
    body.finish();
    if (page.blocks.empty()) {
        faults.add(lines_before + 1, "content.empty", "The page says nothing.");
    }
}

}  // namespace alongside::library
