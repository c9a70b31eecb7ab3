#include "service/curation.hpp"

#include "directory/merge.hpp"
#include "service/throttle.hpp"

namespace alongside::service {
namespace {

/// How many hints one person may give in a day.
constexpr std::array hints{Bound{20, std::chrono::hours{24}}};

Result<void> check_right(const Reader& reader) {
    if (!reader.is_staff()) return nothing_here();
    const bool may = reader.is(Role::recovery_coach) || reader.is(Role::supervisor) ||
                     reader.is(Role::administrator);
    if (may) return {};
    return Problem{Kind::refused, "directory.not_yours",
                   "Recovery coaches and leads look after the lists.", "Ask one of them.", ""};
}

std::optional<std::pair<std::string, std::string>> parts_of(const std::string& listing) {
    const auto slash = listing.find('/');
    if (slash == std::string::npos) return std::nullopt;
    return std::pair(listing.substr(0, slash), listing.substr(slash + 1));
}

/// How a listing is called. @returns nothing where no list names it any more
std::optional<std::string> name_of(store::ReadTransaction& read, const OrganizationId& organization,
                                   const std::string& listing) {
    const auto parts = parts_of(listing);
    if (!parts) return std::nullopt;
    const auto stored = store::find_listing(read, organization, parts->first, parts->second);
    if (!stored || stored->vanished_at) return std::nullopt;
    return std::string(boost::json::parse(stored->payload).at("name").as_string());
}

CorrectionFate fate_of(store::CorrectionState state) {
    return static_cast<CorrectionFate>(static_cast<int>(state) - 1);
}
store::CorrectionState state_of(CorrectionFate fate) {
    return static_cast<store::CorrectionState>(static_cast<int>(fate) + 1);
}

}  // namespace

Result<void> Curation::suggest(const Reader& reader, const CorrectionAsked& asked) {
    if (!asked.words && asked.what != CorrectionOf::gone) {
        return Problem{Kind::invalid, "request.field", "Say what is different.",
                       "A few words are enough.", "/words"};
    }
    {
        auto read = context_.store.read();
        if (!name_of(read, context_.organization, asked.listing.text())) return nothing_here();
    }
    const Counted said{"correction " + reader.person.text(), hints};
    if (failed_too_often(context_, {said})) {
        return Problem{Kind::too_many, "correction.wait", "That is a lot for one day.",
                       "Go on tomorrow, or tell your program.", ""};
    }
    count_failure(context_, {said});
    const std::string body = json::text(CorrectionBody{asked.what, asked.words});
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const auto all = store::corrections(write, context_.organization);
            const auto waiting = std::ranges::count(all, store::CorrectionState::open,
                                                    &store::StoredCorrection::state);
            if (waiting >= std::int64_t{most_open}) {
                return Problem{Kind::too_many, "correction.enough",
                               "So many hints are waiting that no more are taken.",
                               "Tell your program instead.", ""};
            }
            store::add_correction(write, context_.organization,
                                  {asked.id, asked.listing.text(), body,
                                   store::CorrectionState::open, context_.now()});
            return {};
        }});
    return store::to_result(done);
}

Result<CurationView> Curation::read(const Reader& reader) {
    if (!reader.is_staff()) return nothing_here();
    CurationView view;
    view.may_set = check_right(reader).has_value();
    auto read = context_.store.snapshot();
    std::map<std::string, std::string> labels;
    for (const auto& source : store::directory_sources(read, context_.organization)) {
        labels[source.source] = label_of(source);
    }
    for (const auto& stored : store::corrections(read, context_.organization)) {
        const auto body = json::from_text<CorrectionBody>(stored.body);
        check(body.has_value());
        CorrectionView one{
            stored.id,     stored.listing, {}, {}, body->what, {}, fate_of(stored.state),
            stored.made_at};
        one.name = name_of(read, context_.organization, stored.listing);
        const auto parts = parts_of(stored.listing);
        if (const auto at = labels.find(parts ? parts->first : ""); at != labels.end()) {
            one.source = at->second;
        }
        if (body->words) one.words = body->words->text();
        view.corrections.push_back(std::move(one));
    }
    for (const auto& [first, second] : store::directory_splits(read, context_.organization)) {
        view.splits.push_back({first, name_of(read, context_.organization, first), second,
                               name_of(read, context_.organization, second)});
    }
    return view;
}

Result<void> Curation::settle(const Reader& reader, const CorrectionId& id,
                              const CorrectionSettled& settled) {
    if (auto may = check_right(reader); !may) return may;
    bool was_there = false;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            was_there =
                store::move_correction(write, context_.organization, id, state_of(settled.state));
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result;
    if (!was_there) return nothing_here();
    return {};
}

Result<void> Curation::split(const Reader& reader, const SplitAsked& asked) {
    if (auto may = check_right(reader); !may) return may;
    const std::string& listing = asked.listing.text();
    const auto index = directory_.index();
    const auto parts = parts_of(listing);
    const auto* meeting = parts ? index->find(parts->first, parts->second) : nullptr;
    if (meeting == nullptr) return nothing_here();
    std::vector<std::string> others = meeting->also_from;
    others.push_back(directory::id_of(*meeting));
    std::erase(others, listing);
    if (others.empty()) {
        return Problem{Kind::conflict, "split.alone", "No other list names this meeting.",
                       "There is nothing to split.", ""};
    }
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            for (const std::string& other : others) {
                store::put_split(write, context_.organization, listing, other);
            }
            return {};
        }});
    return store::to_result(done);
}

Result<void> Curation::join(const Reader& reader, const std::string& listing) {
    if (auto may = check_right(reader); !may) return may;
    bool was_split = false;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            was_split = store::drop_splits(write, context_.organization, listing);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result;
    if (!was_split) return nothing_here();
    return {};
}

}  // namespace alongside::service
