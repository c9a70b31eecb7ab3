// One page of the library: a Markdown file that begins with TOML between two lines `+++`.
// How pages are written: content/README.md.
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
inline constexpr int deepest_list = 3;                  ///< lists within each other
inline constexpr int lowest_heading = 4;                ///< `####`

enum class PageKind : std::uint8_t { education, decision_aid };
BOOST_DESCRIBE_ENUM(PageKind, education, decision_aid)

/// What a page is about: the shelves of the library.
enum class Topic : std::uint8_t {
    understanding,
    treatment,
    medicines,
    supports,
    coping,
    family,
    daily_life,
    safety
};
BOOST_DESCRIBE_ENUM(Topic, understanding, treatment, medicines, supports, coping, family,
                    daily_life, safety)

/// Where what a page says can be looked up.
struct Source {
    Text<200> title;
    Text<500> address;  ///< begins with https://
    Day checked_on{};   ///< when someone last looked whether it still says so
    friend bool operator==(const Source&, const Source&) = default;
};
BOOST_DESCRIBE_STRUCT(Source, (), (title, address, checked_on))

/// What a person may weigh in a choice.
struct Matter {
    Text<40> id;  ///< the same in both languages; entries of journals name it
    Text<200> words;
    friend bool operator==(const Matter&, const Matter&) = default;
};
BOOST_DESCRIBE_STRUCT(Matter, (), (id, words))

struct OthersAsk {
    Text<200> question;
    Text<600> answer;
    friend bool operator==(const OthersAsk&, const OthersAsk&) = default;
};
BOOST_DESCRIBE_STRUCT(OthersAsk, (), (question, answer))

/// One way to go, told as fairly as the others.
struct Option {
    Text<40> id;  ///< the same in both languages; entries of journals name it
    Text<120> title;
    Text<600> what_it_is;
    Text<600> may_help;
    Text<600> downsides;
    Text<600> asks_of_me;
    List<OthersAsk, 10> others_ask;  ///< at least one
    friend bool operator==(const Option&, const Option&) = default;
};
BOOST_DESCRIBE_STRUCT(Option, (),
                      (id, title, what_it_is, may_help, downsides, asks_of_me, others_ask))

inline constexpr std::size_t fewest_matters = 4;
inline constexpr std::size_t fewest_options = 4;

/// What stands between the two lines `+++`.
struct FrontMatter {
    Text<120> title;
    PageKind kind = PageKind::education;
    Text<300> summary;
    List<Topic, 3> topics;                    ///< at least one
    List<Source, 20> sources;                 ///< at least one
    std::optional<List<Matter, 10>> matters;  ///< of decision aids, and of nothing else
    std::optional<List<Option, 10>> options;  ///< of decision aids, and of nothing else
    friend bool operator==(const FrontMatter&, const FrontMatter&) = default;
};
BOOST_DESCRIBE_STRUCT(FrontMatter, (), (title, kind, summary, topics, sources, matters, options))

/// Words of one look, within a block.
struct Span {
    std::string text;
    bool strong = false;
    bool emphasis = false;
    std::optional<std::string> page;     ///< leads to this page in the same language
    std::optional<std::string> address;  ///< leads there; begins with https://
    friend bool operator==(const Span&, const Span&) = default;
};
BOOST_DESCRIBE_STRUCT(Span, (), (text, strong, emphasis, page, address))

enum class BlockKind : std::uint8_t { heading, paragraph, item, numbered_item, quote };
BOOST_DESCRIBE_ENUM(BlockKind, heading, paragraph, item, numbered_item, quote)

/// A piece of the body. Items that follow each other are one list.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    int level = 1;  ///< of a heading 2 to 4; of an item the depth of its list, 1 to 3; else 1
    std::vector<Span> spans;
    friend bool operator==(const Block&, const Block&) = default;
};
BOOST_DESCRIBE_STRUCT(Block, (), (kind, level, spans))

/// A link from one page to another.
struct Link {
    std::string to;  ///< the id of a page
    int line = 0;
    friend bool operator==(const Link&, const Link&) = default;
};

/// A text of the page without its looks, for searching and measuring.
struct Passage {
    /// A heading's words stand for themselves; they are no sentence to measure.
    enum class Place : std::uint8_t { title, summary, heading, text };
    Place place = Place::text;
    int line = 1;
    std::string words;
    friend bool operator==(const Passage&, const Passage&) = default;
};

struct Page {
    std::string id;  ///< the file's name without its ending: the same in both languages
    Language language = Language::en;
    std::string file;  ///< below `content/`: `en/coping/urges.md`
    FrontMatter about;
    std::vector<Block> blocks;
    std::vector<Passage> passages;  ///< all that a reader reads: title, summary, body, options
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
