// Front matter through the reader of described structs; the body in body.cpp.
#include "library/page.hpp"

#include "library/toml_reading.hpp"

#include <algorithm>
#include <set>

namespace alongside::library {
namespace {

constexpr std::string_view fence = "+++\n";

// --- where a page stands -------------------------------------------------------------------------

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

/// The line of a field in the file: its front matter begins below the fence.
int line_of(const toml::table& table, std::string_view pointer) {
    return library::line_of(table, pointer, 1) + 1;
}

/// Where in the front matter something stands.
class Front {
public:
    Front(const toml::table& table, Faults& faults) : table_(table), faults_(faults) {}
    [[nodiscard]] int line(const std::string& pointer) const { return line_of(table_, pointer); }
    void fault(const std::string& pointer, std::string_view code, std::string sentence) const {
        faults_.add(line(pointer), code, std::move(sentence));
    }

private:
    const toml::table& table_;
    Faults& faults_;
};

void check_sources(const FrontMatter& about, const Front& front) {
    if (about.sources.empty()) {
        front.fault("/sources", "content.sources",
                    "Name at least one source: title, address, checked_on.");
    }
    for (std::size_t i = 0; i < about.sources.size(); ++i) {
        if (is_https(about.sources[i].address.text())) continue;
        front.fault("/sources/" + std::to_string(i) + "/address", "content.sources",
                    "A source's address begins with https://.");
    }
}

void check_topics(const FrontMatter& about, const Front& front) {
    if (about.topics.empty()) front.fault("/topics", "content.topics", "Name at least one topic.");
    const std::set<Topic> different(about.topics.begin(), about.topics.end());
    if (different.size() == about.topics.size()) return;
    front.fault("/topics", "content.topics", "Name each topic once.");
}

/// The ids of matters or of options: each well formed, each once.
template <class Things>
void check_ids(const Things& things, const std::string& field, const Front& front) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < things.size(); ++i) {
        const std::string& id = things[i].id.text();
        const std::string pointer = field + "/" + std::to_string(i) + "/id";
        if (!is_id(id)) {
            front.fault(pointer, "content.aid",
                        "An id has small letters, digits and hyphens only.");
        } else if (!seen.insert(id).second) {
            front.fault(pointer, "content.aid", "The id " + id + " is there twice.");
        }
    }
}

void check_aid(const FrontMatter& about, const Front& front) {
    if (about.kind != PageKind::decision_aid) {
        if (!about.matters && !about.options) return;
        front.fault(about.matters ? "/matters" : "/options", "content.aid",
                    "Only a decision aid has matters and options.");
        return;
    }
    if (!about.matters || about.matters->size() < fewest_matters) {
        front.fault("/matters", "content.aid", "Name four to ten matters that a person may weigh.");
    }
    if (!about.options || about.options->size() < fewest_options) {
        front.fault("/options", "content.aid", "Name at least four options.");
    }
    if (about.matters) check_ids(*about.matters, "/matters", front);
    if (!about.options) return;
    check_ids(*about.options, "/options", front);
    for (std::size_t i = 0; i < about.options->size(); ++i) {
        if (!(*about.options)[i].others_ask.empty()) continue;
        front.fault("/options/" + std::to_string(i), "content.aid",
                    "Each option has at least one question that others ask.");
    }
}

/// What a decision aid's options and matters say, in the order of reading.
void add_aid_passages(const FrontMatter& about, const Front& front, Page& page) {
    const auto add = [&](const std::string& pointer, const Words& words, Passage::Place place) {
        page.passages.push_back({place, front.line(pointer), words.text()});
    };
    using enum Passage::Place;
    for (std::size_t i = 0; about.matters && i < about.matters->size(); ++i) {
        add("/matters/" + std::to_string(i) + "/words", (*about.matters)[i].words, text);
    }
    for (std::size_t i = 0; about.options && i < about.options->size(); ++i) {
        const Option& option = (*about.options)[i];
        const std::string at = "/options/" + std::to_string(i);
        add(at + "/title", option.title, heading);
        add(at + "/what_it_is", option.what_it_is, text);
        add(at + "/may_help", option.may_help, text);
        add(at + "/downsides", option.downsides, text);
        add(at + "/asks_of_me", option.asks_of_me, text);
        for (std::size_t j = 0; j < option.others_ask.size(); ++j) {
            const std::string asked = at + "/others_ask/" + std::to_string(j);
            add(asked + "/question", option.others_ask[j].question, text);
            add(asked + "/answer", option.others_ask[j].answer, text);
        }
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
        faults.add(line_of(table, about.error().field), "content.front_matter",
                   sentence_of(about.error()));
        return;
    }
    const Front front(table, faults);
    check_topics(*about, front);
    check_sources(*about, front);
    check_aid(*about, front);
    page.passages.push_back({Passage::Place::title, front.line("/title"), about->title.text()});
    page.passages.push_back(
        {Passage::Place::summary, front.line("/summary"), about->summary.text()});
    add_aid_passages(*about, front, page);
    page.about = std::move(*about);
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
