// directory sources, directory source set, directory source remove, directory refresh.
#include "cli/commands.hpp"
#include "cli/instance.hpp"

#include <fmt/format.h>

#include <iostream>

namespace alongside::cli {
namespace {

using service::SourceView;

/// Several of them, for programs.
struct SourcesTold {
    std::vector<SourceView> sources;
};
BOOST_DESCRIBE_STRUCT(SourcesTold, (), (sources))

Result<std::unique_ptr<Instance>> open(const Common& common) {
    auto config = load_config(common.data);
    if (!config) return config.error();
    apply(*config, common.overrides);
    return open_instance(*config, system_now, post_at_once());
}

void print(const SourceView& view) {
    fmt::print("{} ({}): {} meetings, {} resources, read {}\n", view.source, view.label,
               view.meetings, view.resources, to_text(view.updated_at));
    if (view.settings.url) fmt::print("  from {}\n", view.settings.url->text());
    if (view.settings.every_hours) {
        fmt::print("  every {} hours{}\n", view.settings.every_hours->value,
                   view.next_at ? ", next " + to_text(*view.next_at) : "");
    }
    if (view.problem) {
        fmt::print("  not read the last time: {} {}\n", view.problem->title, view.problem->detail);
    }
}

template <class T>
std::optional<T> given(const std::string& text) {
    return T::fits(text) ? std::optional(T(text)) : std::nullopt;
}

service::SourceSettings settings_of(const SourceAsked& asked) {
    service::SourceSettings settings;
    settings.label = given<Text<80>>(asked.label);
    settings.url = given<Text<500>>(asked.url);
    settings.format = given<Text<20>>(asked.format);
    settings.fellowship = given<Text<40>>(asked.fellowship);
    settings.zone = given<Text<64>>(asked.zone);
    if (asked.every > 0) settings.every_hours = Scale<1, 720>(asked.every);
    settings.formats_url = given<Text<500>>(asked.formats);
    settings.service_bodies_url = given<Text<500>>(asked.service_bodies);
    return settings;
}

int answer(const Common& common, const std::vector<SourceView>& views) {
    if (common.json) {
        std::cout << json::text(SourcesTold{views}) << "\n";
    } else {
        for (const SourceView& view : views) print(view);
    }
    return 0;
}

}  // namespace

int directory_sources(const Common& common) {
    auto instance = open(common);
    if (!instance) return fail(common, instance.error());
    return answer(common, (*instance)->services().sources.all());
}

int directory_source_set(const Common& common, const SourceAsked& asked) {
    auto instance = open(common);
    if (!instance) return fail(common, instance.error());
    auto& sources = (*instance)->services().sources;
    if (auto done = sources.put(asked.source, settings_of(asked)); !done) {
        return fail(common, done.error());
    }
    auto all = sources.all();
    std::erase_if(all, [&](const SourceView& view) { return view.source != asked.source; });
    return answer(common, all);
}

int directory_source_remove(const Common& common, const std::string& source) {
    auto instance = open(common);
    if (!instance) return fail(common, instance.error());
    if (auto done = (*instance)->services().sources.drop(source); !done) {
        return fail(common, done.error());
    }
    return 0;
}

int directory_refresh(const Common& common, const RefreshAsked& asked) {
    auto instance = open(common);
    if (!instance) return fail(common, instance.error());
    auto& sources = (*instance)->services().sources;
    std::vector<std::string> names{asked.source};
    if (asked.source.empty()) {
        names.clear();
        for (const SourceView& view : sources.all()) {
            if (view.settings.url) names.push_back(view.source);
        }
    }
    std::vector<SourceView> read;
    std::optional<Problem> first;
    for (const std::string& name : names) {
        auto view = sources.refresh(name, asked.anyway);
        if (view) {
            read.push_back(std::move(*view));
            continue;
        }
        // One list that cannot be read must not keep the others waiting.
        if (first && !common.json) (void)fail(common, view.error());
        if (!first) first = view.error();
    }
    (void)answer(common, read);
    return first ? fail(common, *first) : 0;
}

}  // namespace alongside::cli
