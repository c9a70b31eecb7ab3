#include "service/library.hpp"

#include "journal/chain.hpp"

#include <algorithm>
#include <tuple>

namespace alongside::service {
namespace {

template <class T, std::size_t Most>
std::optional<std::vector<T>> plain(const std::optional<List<T, Most>>& list) {
    if (!list) return std::nullopt;
    return std::vector<T>(list->begin(), list->end());
}

ToldPage tell(const library::Library& library, const library::Page& page) {
    const library::FrontMatter& about = page.about;
    const LibraryPage shape{page.id,
                            page.language,
                            about.kind,
                            about.title,
                            about.summary,
                            about.topics,
                            page.blocks,
                            about.sources,
                            library.find(page.id, library::other(page.language)) != nullptr,
                            plain(about.matters),
                            plain(about.options)};
    auto text = std::make_shared<const std::string>(json::text(shape));
    std::string tag = to_hex(ByteView(sha256({bytes_of(*text)})).first(12));
    return {std::move(text), std::move(tag)};
}

std::tuple<library::Topic, std::string, std::string> place_of(const library::Page* page) {
    return {page->about.topics.front(), folded(page->about.title.text()), page->id};
}

}  // namespace

void Library::show(library::Library pages) {
    search_.reset();
    told_.clear();
    by_topic_.clear();
    library_ = std::move(pages);
    search_.emplace(library_);
    for (const library::Page& page : library_.pages) {
        told_[&page] = tell(library_, page);
        by_topic_.push_back(&page);
    }
    std::ranges::sort(by_topic_, {}, place_of);
}

std::vector<library::Hit> Library::chosen(const LibraryAsked& asked) const {
    if (!asked.text.empty()) {
        return search_ ? search_->find(asked.text, asked.language) : std::vector<library::Hit>{};
    }
    std::vector<library::Hit> all;
    for (const library::Page* page : by_topic_) {
        if (page->language == asked.language) all.push_back({page, {}});
    }
    return all;
}

LibraryAnswer Library::list(const LibraryAsked& asked) const {
    LibraryAnswer answer;
    for (library::Hit& hit : chosen(asked)) {
        const library::FrontMatter& about = hit.page->about;
        if (asked.kind && about.kind != *asked.kind) continue;
        if (asked.topic && std::ranges::find(about.topics, *asked.topic) == about.topics.end()) {
            continue;
        }
        PageSummary line{hit.page->id, about.kind, about.title, about.summary, about.topics, {}};
        if (!asked.text.empty()) line.excerpt = std::move(hit.excerpt);
        answer.pages.push_back(std::move(line));
    }
    return answer;
}

const ToldPage* Library::page(Language language, std::string_view id) const {
    const library::Page* page = library_.find(id, language);
    return page == nullptr ? nullptr : &told_.at(page);
}

}  // namespace alongside::service
