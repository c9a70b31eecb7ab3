// plan show.
#include "cli/commands.hpp"
#include "cli/instance.hpp"

#include "journal/json.hpp"

#include <fmt/format.h>

#include <iostream>

namespace alongside::cli {
namespace {

using namespace service;

/// `not_using` as a person would say it.
template <class E>
std::string in_words(E value) {
    std::string text(json::Format<E>::name(value));
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string day_of(const Moment& at) {
    return to_text(local_day(at.zone, at.at));
}

void print_step(const StepShape& step) {
    std::string more = in_words(step.owner);
    if (step.repeats) more += ", " + in_words(*step.repeats);
    if (step.due_on) more += ", " + to_text(*step.due_on);
    if (step.times_done > 1) more += fmt::format(", done {} times", step.times_done);
    fmt::print("    [{}] {} ({})\n", in_words(step.state), step.words.text(), more);
}

void print_goal(const GoalShape& goal) {
    fmt::print("\n  {}: {}\n", in_words(goal.state), goal.words.text());
    if (goal.wordings.size() > 1) {
        const WordingShape& first = goal.wordings.front();
        fmt::print("    first said by {}: {}\n", first.by.name, first.words.text());
    }
    if (goal.why) fmt::print("    why: {}\n", goal.why->text());
    if (goal.done_looks_like) fmt::print("    done looks like: {}\n", goal.done_looks_like->text());
    if (goal.target_on) fmt::print("    by {}\n", to_text(*goal.target_on));
    for (const StepShape& step : goal.steps) print_step(step);
    for (const ObstacleShape& obstacle : goal.obstacles) {
        fmt::print("    in the way{}: {}\n", obstacle.passed ? " before" : "",
                   obstacle.words ? obstacle.words->text() : in_words(obstacle.barrier));
        for (const WordingShape& way : obstacle.ways)
            fmt::print("      try: {}\n", way.words.text());
    }
}

void print_plan(const std::string& name, const PlanView& plan) {
    fmt::print("Plan of {}\n", name);
    if (plan.vision) fmt::print("\n  {}\n", plan.vision->words.text());
    for (const GoalShape& goal : plan.goals) print_goal(goal);
    for (const PartShape& part : plan.parts) {
        if (!part.ended) fmt::print("\n  {}: {}\n", in_words(part.sort), part.words.text());
    }
    for (const PlanSupport& support : plan.supports)
        fmt::print("\n  support: {}\n", support.name.text());
    for (const PlanChoice& choice : plan.choices)
        fmt::print("\n  choice: {}\n", choice.words.text());
    for (const ReviewShape& review : plan.reviews) {
        fmt::print("\n  looked at together on {}\n", day_of(review.at));
    }
    if (!plan.waiting.empty()) {
        fmt::print("\n  {} written together, not confirmed yet: not part of the plan\n",
                   plan.waiting.size());
    }
}

/// Days are those of the program the client is in.
std::string zone_of(Services& services, const PersonId& client) {
    for (const Reader::Place& place : services.people.places_of(client)) {
        const auto program = services.people.find_program(place.program);
        if (program && place.role == Role::client) return program->zone;
    }
    return "UTC";
}

}  // namespace

int plan_show(const Common& common, const PlanAsked& asked) {
    std::optional<Day> as_of;
    if (!asked.as_of.empty()) {
        as_of = parse_day(asked.as_of);
        if (!as_of) {
            return fail(common, {Kind::invalid, "plan.day", "That is not a day.",
                                 "Write it as YYYY-MM-DD.", ""});
        }
    }
    auto config = load_config(common.data);
    if (!config) return fail(common, config.error());
    apply(*config, common.overrides);
    auto instance = open_instance(*config, system_now, post_at_once());
    if (!instance) return fail(common, instance.error());
    Services& services = (*instance)->services();
    const auto person = find_person(services, asked.client);
    if (!person) return fail(common, person.error());
    const auto plan = services.views.plan_for_operator(person->id.as<SubjectId>(), as_of,
                                                       zone_of(services, person->id));
    if (!plan) {
        return fail(common, {Kind::not_found, "plan.none", "This person is not a client here.",
                             "Run `alongside person list` to see who is.", ""});
    }
    if (common.json) {
        std::cout << json::text(*plan) << "\n";
    } else {
        print_plan(person->name.text(), *plan);
    }
    return 0;
}

}  // namespace alongside::cli
