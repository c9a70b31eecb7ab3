// One page of the library: a Markdown file that begins with TOML between two lines `+++`.
#pragma once

#include "journal/json.hpp"
#include "journal/story.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace alongside::library {

inline constexpr std::size_t largest_page = 64 * 1024;  ///< bytes of a file
inline constexpr int deepest_page = 16;                 ///< quotes and lists within each other

enum class PageKind : std::uint8_t { education, decision_aid };
BOOST_DESCRIBE_ENUM(PageKind, education, decision_aid)

/// Where what a page says can be looked up.
struct Source {
    Text<200> title;
    Text<500> address;  ///< begins with https://
    Day checked_on{};   ///< when someone last looked whether it still says so
    friend bool operator==(const Source&, const Source&) = default;
};
BOOST_DESCRIBE_STRUCT(Source, (), (title, address, checked_on))

/// What stands between the two lines `+++`.
struct FrontMatter {
    Text<120> title;
    PageKind kind = PageKind::education;
    Text<300> summary;
    List<Text<40>, 8> topics;  ///< at least one
    List<Source, 20> sources;  ///< at least one
    friend bool operator==(const FrontMatter&, const FrontMatter&) = default;
};
BOOST_DESCRIBE_STRUCT(FrontMatter, (), (title, kind, summary, topics, sources))

/// A link from one page to another.
struct Link {
    std::string to;  ///< the id of a page
    int line = 0;
    friend bool operator==(const Link&, const Link&) = default;
};

struct Page {
    std::string id;  ///< the file's name without its ending: the same in both languages
    Language language = Language::en;
    std::string file;  ///< below `content/`: `en/coping/urges.md`
    FrontMatter about;
    std::string html;   ///< safe to show as it is: no raw HTML, no scripts, https links only
    std::string words;  ///< the text alone, a line a sentence or more: for searching and measuring
    std::vector<Link> links;
    friend bool operator==(const Page&, const Page&) = default;
};

/// Something about the content that someone has to mend.
struct Fault {
    std::string file;      ///< below `content/`
    int line = 1;          ///< 1 where the whole file is meant
    std::string code;      ///< stable: `content.front_matter`
    std::string sentence;  ///< what is wrong and what to do
    friend bool operator==(const Fault&, const Fault&) = default;
};
BOOST_DESCRIBE_STRUCT(Fault, (), (file, line, code, sentence))

/// A page, or what keeps it from being shown; never both, never neither.
struct ReadPage {
    std::optional<Page> page;
    std::vector<Fault> faults;
};
/// @param file  its path below `content/`: `en/coping/urges.md`
[[nodiscard]] ReadPage read_page(std::string_view file, std::string_view text);

}  // namespace alongside::library
