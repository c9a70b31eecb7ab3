#include "service/policies.hpp"

#include "service/program_settings.hpp"

#include <algorithm>
#include <set>

namespace alongside::service {
namespace {

/// A clock time of 24 hours, as `08:00`.
bool is_clock_time(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':') return false;
    if (!digit(0) || !digit(1) || !digit(3) || !digit(4)) return false;
    return text.substr(0, 2) < "24" && text.substr(3) < "60";
}

/// Digits, and what people write between them; `+` in front.
bool can_be_dialed(std::string_view number) {
    const auto digits = std::ranges::count_if(number, [](char c) { return c >= '0' && c <= '9'; });
    const bool is_clean = number.find_first_not_of("0123456789 +-().") == std::string_view::npos;
    return is_clean && digits >= 3 && digits <= 15 && number.rfind('+') == number.find('+') &&
           (number.find('+') == std::string_view::npos || number.front() == '+');
}

Problem wrong(std::string detail, std::string instead, std::string pointer) {
    return {Kind::invalid, "request.field", std::move(detail), std::move(instead),
            std::move(pointer)};
}

Result<void> check_limits(const std::vector<ProgramLimit>& limits) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < limits.size(); ++i) {
        if (names.insert(folded(limits[i].name.text())).second) continue;
        return wrong("Two limits have the same name.", "Give each its own name.",
                     "/limits/" + std::to_string(i) + "/name");
    }
    return {};
}

Result<void> check_on_call(const OnCall& one, const std::string& at) {
    if (!one.call && !one.text) {
        return wrong("Nobody can be reached without a number.", "Give one to call or to text.",
                     at + "/call");
    }
    if (one.call && !can_be_dialed(one.call->text())) {
        return wrong("This is not a telephone number.", "Write it as +1 816 555 0142.",
                     at + "/call");
    }
    if (one.text && !can_be_dialed(one.text->text())) {
        return wrong("This is not a telephone number.", "Write it as +1 816 555 0142.",
                     at + "/text");
    }
    if (one.days.empty()) return wrong("No day is chosen.", "Choose at least one.", at + "/days");
    if (!is_clock_time(one.from.text())) {
        return wrong("This is not a time of day.", "Write it as 08:00.", at + "/from");
    }
    if (!is_clock_time(one.to.text())) {
        return wrong("This is not a time of day.", "Write it as 20:00.", at + "/to");
    }
    return {};
}

Result<void> check_policy(const PolicyAsked& asked) {
    if (auto fine = check_limits(asked.limits); !fine) return fine;
    for (std::size_t i = 0; i < asked.on_call.size(); ++i) {
        const std::string at = "/on_call/" + std::to_string(i);
        if (auto fine = check_on_call(asked.on_call[i], at); !fine) return fine;
    }
    return {};
}

Problem overtaken() {
    return {Kind::conflict, "policy.changed", "Somebody changed this while you were writing.",
            "Look at what stands there now, and save again.", "/version"};
}

Problem leads_only() {
    return {Kind::refused, "policy.not_yours", "A program's leads set its policy.",
            "Ask a supervisor or administrator of the program.", ""};
}

std::optional<store::Program> stored_program(store::ReadTransaction& read, const Context& context,
                                             const ProgramId& program) {
    for (store::Program& stored : store::programs(read, context.organization)) {
        if (stored.program == program) return std::move(stored);
    }
    return std::nullopt;
}

bool is_in(const Reader& reader, const ProgramId& program) {
    return std::ranges::any_of(
        reader.places, [&](const Reader::Place& place) { return place.program == program; });
}

}  // namespace

std::optional<ProgramPolicy> Policies::find(const ProgramId& program) {
    auto read = context_.store.read();
    const auto stored = stored_program(read, context_, program);
    if (!stored) return std::nullopt;
    return opened_settings(context_, *stored).policy.value_or(ProgramPolicy{});
}

PolicyView Policies::told(const Reader& reader, const Program& program,
                          const ProgramPolicy& policy) {
    PolicyView view{program.id,     program.zone, policy.version,    policy.limits,
                    policy.on_call, {},           policy.changed_at, reader.leads(program.id)};
    if (policy.changed_by) view.changed_by = Words{people_.name_of(*policy.changed_by)};
    return view;
}

Result<PolicyView> Policies::read(const Reader& reader, const ProgramId& program) {
    const auto found = people_.find_program(program);
    if (!found || !is_in(reader, program)) return nothing_here();
    const auto policy = find(program);
    if (!policy) return nothing_here();
    return told(reader, *found, *policy);
}

Result<PolicyView> Policies::set(const Reader& reader, const ProgramId& program,
                                 const PolicyAsked& asked) {
    if (!people_.find_program(program) || !is_in(reader, program)) return nothing_here();
    if (!reader.leads(program)) return leads_only();
    if (auto written = write(program, asked, reader.person, false); !written) {
        return written.error();
    }
    return read(reader, program);
}

Result<void> Policies::put(const ProgramId& program, const PolicyAsked& asked) {
    return write(program, asked, std::nullopt, true);
}

Result<void> Policies::write(const ProgramId& program, const PolicyAsked& asked,
                             std::optional<PersonId> by, bool whatever_stands) {
    if (auto fine = check_policy(asked); !fine) return fine;
    const Instant now = context_.now();
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            auto stored = stored_program(write, context_, program);
            if (!stored) return nothing_here();
            Settings settings = opened_settings(context_, *stored);
            const std::int64_t version = settings.policy ? settings.policy->version : 0;
            if (!whatever_stands && asked.version != version) return overtaken();
            settings.policy =
                ProgramPolicy{version + 1, asked.limits, asked.on_call, by, Moment{now, "UTC"}};
            stored->sealed = sealed_settings(context_, program, settings);
            store::put_program(write, context_.organization, *stored);
            return {};
        }});
    return store::to_result(done);
}

Result<void> Policies::allows(const ProgramId& program, const AgreementProposed& terms) {
    if (!terms.limit && !terms.effect) return {};
    const auto policy = find(program);
    const bool is_listed = policy && terms.limit &&
                           std::ranges::any_of(policy->limits, [&](const ProgramLimit& limit) {
                               return limit.name == *terms.limit && terms.effect == limit.effect;
                           });
    if (is_listed) return {};
    return Problem{Kind::refused, "agreement.limit",
                   "A limit and its effect are those of the program's list, the same for all.",
                   "Choose one of the list, or agree without one.", "/body/limit"};
}

}  // namespace alongside::service
