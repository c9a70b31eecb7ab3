#include "service/sources.hpp"

#include "base/log.hpp"

#include <algorithm>

namespace alongside::service {
namespace {

constexpr std::chrono::minutes first_back_off{15};
constexpr std::chrono::minutes longest_back_off{24 * 60};
constexpr std::int64_t few_listings = 20;
constexpr std::size_t most_sources = 200;

bool may_set(const Reader& reader) {
    return reader.is(Role::supervisor) || reader.is(Role::administrator);
}

Problem not_yours() {
    return {Kind::refused, "source.not_yours", "Supervisors and administrators keep the lists.",
            "Ask one of them.", ""};
}

Problem no_such_source() {
    return {Kind::not_found, "source.unknown", "There is no list of this name.",
            "Look at the lists that there are.", ""};
}

Problem no_address() {
    return {Kind::invalid, "source.no_address", "Nothing says where this list can be read.",
            "Give its address, or import it from a file.", "/url"};
}

SourceState state_in(const store::DirectorySource& source) {
    const auto read = json::from_text<SourceState>(source.state);
    return read ? *read : SourceState{};
}

std::optional<std::string> unless_empty(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

Moment moment_of(Instant at) {
    return {at, "UTC"};
}

}  // namespace

std::chrono::minutes back_off(std::int64_t failures, std::chrono::minutes usual) {
    const auto longest = std::min(usual, longest_back_off);
    const auto doubled = std::min<std::int64_t>(std::max<std::int64_t>(failures, 1) - 1, 10);
    return std::min(first_back_off * (std::int64_t{1} << doubled), longest);
}

bool has_shrunk(std::int64_t before, std::int64_t now) {
    return before >= few_listings && 2 * now < before;
}

/// A list as it was found.
struct Sources::Read {
    bool is_unchanged = false;
    directory::Source source;
    directory::ListFormat format{};
    directory::Listing listing;
    std::string etag;
    std::string last_modified;
};

Sources::Sources(Context& context, Directory& directory)
    : context_(context), directory_(directory) {}

Sources::~Sources() {
    stop();
}

void Sources::start() {
    thread_ = std::thread([this] { work(); });
}

void Sources::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Sources::work() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        try {
            run_once();
        } catch (const std::exception& error) {
            log::warning("Lists were not looked after.", {{"what", error.what()}});
        }
        lock.lock();
        wake_.wait_for(lock, context_.policy.round,
                       [this] { return stopping_ || !asked_.empty(); });
    }
}

int Sources::run_once() {
    std::map<std::string, bool> due;
    {
        const std::lock_guard lock(mutex_);
        due = asked_;  // each stays asked for until it is being read
    }
    const Instant now = context_.now();
    std::vector<store::DirectorySource> sources;
    {
        auto read = context_.store.read();
        sources = store::directory_sources(read, context_.organization);
    }
    for (const auto& source : sources) {
        if (!source.next_at || *source.next_at > now) continue;
        bool is_ours = false;
        const auto claimed =
            context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
                is_ours = store::claim_source(write, context_.organization, source.source,
                                              *source.next_at, now + first_back_off);
                return {};
            }});
        if (claimed.committed() && is_ours) due.try_emplace(source.source, false);
    }
    for (const auto& [source, anyway] : due) {
        const auto done = refresh(source, anyway);
        if (!done) log::warning("A list was not read.", {{"code", done.error().code}});
    }
    return static_cast<int>(due.size());
}

std::optional<store::DirectorySource> Sources::find(const std::string& source) {
    auto read = context_.store.read();
    auto all = store::directory_sources(read, context_.organization);
    const auto at = std::ranges::find(all, source, &store::DirectorySource::source);
    return at == all.end() ? std::nullopt : std::optional(std::move(*at));
}

Result<Sources::Read> Sources::fetch(const store::DirectorySource& source,
                                     const SourceState& state) {
    const SourceSettings settings = settings_in(source);
    if (!settings.url) return no_address();
    const auto loopback = context_.policy.lists_from_here ? directory::Loopback::allowed
                                                          : directory::Loopback::refused;
    directory::Known known;
    // The same list under other settings may mean something else: then it is read whole.
    if (state.good_at) known = {state.etag.value_or(""), state.last_modified.value_or("")};
    auto fetched = directory::fetch(settings.url->text(), known, loopback);
    if (!fetched) return fetched.error();
    Read read;
    read.is_unchanged = fetched->not_modified;
    if (read.is_unchanged) return read;
    read.etag = std::move(fetched->etag);
    read.last_modified = std::move(fetched->last_modified);
    directory::ListContents contents;
    contents.text = std::move(fetched->body);
    const auto format = settings.format ? directory::format_named(settings.format->text())
                                        : directory::format_of(settings.url->text(), contents.text);
    if (!format) {
        return Problem{Kind::invalid, "source.format", "This is in no format that is known here.",
                       "Check the address: lists are JSON or CSV.", "/url"};
    }
    contents.format = *format;
    for (const auto& [url, text] :
         {std::pair{&settings.formats_url, &contents.formats},
          std::pair{&settings.service_bodies_url, &contents.service_bodies}}) {
        if (*format != directory::ListFormat::bmlt || !*url) continue;
        auto side = directory::fetch((*url)->text(), {}, loopback);
        if (!side) return side.error();
        *text = std::move(side->body);
    }
    read.format = *format;
    read.source = {source.source,
                   settings.fellowship ? settings.fellowship->text()
                                       : std::string(directory::usual_fellowship(*format)),
                   settings.zone ? settings.zone->text() : ""};
    auto listing = directory::read_listing(contents, read.source);
    if (!listing) return listing.error();
    read.listing = std::move(*listing);
    return read;
}

Result<void> Sources::take(const store::DirectorySource& source, SourceState& state, Read read,
                           bool anyway) {
    const auto rhythm = rhythm_of(settings_in(source));
    const Instant now = context_.now();
    const auto next = rhythm ? std::optional(now + *rhythm) : std::nullopt;
    store::ListingCounts before;
    {
        auto reader = context_.store.read();
        before = store::live_listings(reader, context_.organization)[source.source];
    }
    const auto found = std::ssize(read.listing.meetings) + std::ssize(read.listing.resources);
    if (!read.is_unchanged && !anyway && has_shrunk(before.meetings + before.resources, found)) {
        return Problem{Kind::conflict, "source.shrunk",
                       "More than half of this list is gone, so what was read before stays.",
                       "Look at the list. If it is right, read it anyway.", ""};
    }
    state.good_at = moment_of(now);
    state.failures.reset();
    state.problem.reset();
    state.problem_title.reset();
    state.problem_detail.reset();
    if (read.is_unchanged) {
        const auto done =
            context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
                store::touch_source(write, context_.organization, source.source, now);
                store::put_source_state(write, context_.organization, source.source,
                                        json::text(state), next);
                return {};
            }});
        return store::to_result(done);
    }
    state.etag = unless_empty(std::move(read.etag));
    state.last_modified = unless_empty(std::move(read.last_modified));
    const auto taken =
        directory_.take_over(read.source, read.format, read.listing,
                             [&](store::WriteTransaction& write, const ImportReport& report) {
                                 state.report = RawObject{json::text(report)};
                                 store::put_source_state(write, context_.organization,
                                                         source.source, json::text(state), next);
                             });
    if (!taken) return taken.error();
    return {};
}

Result<SourceView> Sources::refresh(const std::string& name, bool anyway) {
    {
        const std::lock_guard lock(mutex_);
        if (const auto asked = asked_.extract(name)) anyway = anyway || asked.mapped();
        if (!busy_.insert(name).second) {
            return Problem{Kind::conflict, "source.busy", "This list is being read just now.",
                           "Wait a moment.", ""};
        }
    }
    const std::shared_ptr<void> free(nullptr, [&](void*) {
        const std::lock_guard lock(mutex_);
        busy_.erase(name);
    });
    const auto source = find(name);
    if (!source) return no_such_source();
    SourceState state = state_in(*source);
    state.tried_at = moment_of(context_.now());
    auto read = fetch(*source, state);
    const auto taken =
        read ? take(*source, state, std::move(*read), anyway) : Result<void>(read.error());
    if (!taken) {
        state.failures = state.failures.value_or(0) + 1;
        state.problem = taken.error().code;
        state.problem_title = taken.error().title;
        state.problem_detail = taken.error().detail;
        keep(*source, state);
        return taken.error();
    }
    auto reader = context_.store.read();
    return shape(*find(name), store::live_listings(reader, context_.organization)[name]);
}

void Sources::keep(const store::DirectorySource& source, const SourceState& state) {
    std::optional<Instant> next;
    if (const auto rhythm = rhythm_of(settings_in(source))) {
        next = context_.now() + back_off(state.failures.value_or(1), *rhythm);
    }
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::put_source_state(write, context_.organization, source.source, json::text(state),
                                    next);
            return {};
        }});
    if (!done.committed()) throw store::StoreError(done.cause, "a list's state was not kept");
}

SourceView Sources::shape(const store::DirectorySource& source,
                          const store::ListingCounts& counts) {
    SourceState state = state_in(source);
    SourceView view;
    view.source = source.source;
    view.label = label_of(source);
    view.settings = settings_in(source);
    view.meetings = counts.meetings;
    view.resources = counts.resources;
    view.updated_at = source.updated_at;
    view.tried_at = state.tried_at;
    view.next_at = source.next_at;
    if (state.problem) {
        view.problem = SourceProblem{*state.problem, state.problem_title.value_or(""),
                                     state.problem_detail.value_or("")};
    }
    if (state.report) view.report = KeptReport{std::move(state.report->text)};
    const std::lock_guard lock(mutex_);
    view.refreshing = busy_.contains(source.source) || asked_.contains(source.source);
    return view;
}

std::vector<SourceView> Sources::all() {
    // Before anything is read: what ends meanwhile is looked at once more, and never left as it
    // was.
    std::set<std::string> being_read;
    {
        const std::lock_guard lock(mutex_);
        being_read = busy_;
        for (const auto& [source, anyway] : asked_) being_read.insert(source);
    }
    auto read = context_.store.snapshot();
    auto counts = store::live_listings(read, context_.organization);
    std::vector<SourceView> views;
    for (const auto& source : store::directory_sources(read, context_.organization)) {
        auto& view = views.emplace_back(shape(source, counts[source.source]));
        view.refreshing = view.refreshing || being_read.contains(source.source);
    }
    std::ranges::sort(views, {}, &SourceView::label);
    return views;
}

Result<void> Sources::put(const std::string& source, const SourceSettings& settings) {
    if (auto fine = check_settings(source, settings); !fine) return fine;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const auto all = store::directory_sources(write, context_.organization);
            const auto at = std::ranges::find(all, source, &store::DirectorySource::source);
            if (at == all.end() && all.size() >= most_sources) {
                return Problem{Kind::conflict, "source.too_many", "There are too many lists.",
                               "Remove one that is no longer needed.", ""};
            }
            store::put_directory_source(write, context_.organization, source, json::text(settings),
                                        context_.now());
            SourceState state = at == all.end() ? SourceState{} : state_in(*at);
            state.etag.reset();
            state.last_modified.reset();
            const auto next = rhythm_of(settings) ? std::optional(context_.now()) : std::nullopt;
            store::put_source_state(write, context_.organization, source, json::text(state), next);
            return {};
        }});
    return store::to_result(done);
}

Result<void> Sources::drop(const std::string& source) {
    if (!find(source)) return no_such_source();
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::remove_directory_source(write, context_.organization, source);
            return {};
        }});
    return store::to_result(done);
}

Result<SourceList> Sources::list(const Reader& reader) {
    if (!reader.is_staff()) return nothing_here();
    return SourceList{all(), may_set(reader)};
}

Result<SourceView> Sources::set(const Reader& reader, const std::string& source,
                                const SourceSettings& settings) {
    if (!reader.is_staff()) return nothing_here();
    if (!may_set(reader)) return not_yours();
    if (auto done = put(source, settings); !done) return done.error();
    if (settings.url) return ask(reader, source, {});
    return shape(*find(source), {});
}

Result<void> Sources::remove(const Reader& reader, const std::string& source) {
    if (!reader.is_staff()) return nothing_here();
    if (!may_set(reader)) return not_yours();
    return drop(source);
}

Result<SourceView> Sources::ask(const Reader& reader, const std::string& source,
                                const RefreshAsked& asked) {
    if (!reader.is_staff()) return nothing_here();
    if (!may_set(reader)) return not_yours();
    const auto found = find(source);
    if (!found) return no_such_source();
    if (!settings_in(*found).url) return no_address();
    {
        const std::lock_guard lock(mutex_);
        asked_[source] = asked_[source] || asked.anyway.value_or(false);
    }
    wake_.notify_all();
    auto read = context_.store.read();
    return shape(*found, store::live_listings(read, context_.organization)[source]);
}

}  // namespace alongside::service
