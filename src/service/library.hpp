// The library for readers: lists, searches and whole pages, told from memory.
#pragma once

#include "library/search.hpp"

#include <map>
#include <memory>

namespace alongside::service {

/// What of the library is asked for.
struct LibraryAsked {
    Language language = Language::en;
    std::optional<library::Topic> topic;
    std::optional<library::PageKind> kind;
    std::string text;  ///< words to find; empty: all pages
};

struct PageSummary {
    std::string id;
    library::PageKind kind{};
    Words title;
    Words summary;
    std::vector<library::Topic> topics;
    std::optional<std::string> excerpt;  ///< the words found, where words were asked for
};
BOOST_DESCRIBE_STRUCT(PageSummary, (), (id, kind, title, summary, topics, excerpt))

struct LibraryAnswer {
    std::vector<PageSummary> pages;
};
BOOST_DESCRIBE_STRUCT(LibraryAnswer, (), (pages))

/// One page as readers get it.
struct LibraryPage {
    std::string id;
    Language language{};
    library::PageKind kind{};
    Words title;
    Words summary;
    std::vector<library::Topic> topics;
    std::vector<library::Block> blocks;
    std::vector<library::Source> sources;
    bool other_language = false;  ///< whether it is there in the other language too
    std::optional<std::vector<library::Matter>> matters;
    std::optional<std::vector<library::Option>> options;
};
BOOST_DESCRIBE_STRUCT(LibraryPage, (),
                      (id, language, kind, title, summary, topics, blocks, sources, other_language,
                       matters, options))

/// A page's JSON, and what tells it from another state of it.
struct ToldPage {
    std::shared_ptr<const std::string> text;
    std::string tag;
};

/// Empty until pages are shown; they never change after that. The same for every reader.
class Library {
public:
    /// Before anybody asks.
    void show(library::Library pages);

    /// By topic and title; where words are asked for, the best first.
    [[nodiscard]] LibraryAnswer list(const LibraryAsked& asked) const;
    /// @returns nullptr where there is no such page
    [[nodiscard]] const ToldPage* page(Language language, std::string_view id) const;

private:
    [[nodiscard]] std::vector<library::Hit> chosen(const LibraryAsked& asked) const;

    library::Library library_;
    std::optional<library::Search> search_;
    std::vector<const library::Page*> by_topic_;
    std::map<const library::Page*, ToldPage> told_;
};

}  // namespace alongside::service
