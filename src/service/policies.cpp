#include "service/policies.hpp"

#include "service/program_settings.hpp"

#include "views/checkins.hpp"

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

bool is_one_of(Role role, std::initializer_list<Role> roles) {
    return std::ranges::find(roles, role) != roles.end();
}

bool can_be_told(Role role) {
    return is_one_of(
        role, {Role::clinician, Role::recovery_coach, Role::supervisor, Role::administrator});
}

Result<void> check_sensitive(const SensitiveAnswer& one, const std::string& at) {
    if (one.tell.empty()) {
        return wrong("Nobody is told.", "Choose at least one role.", at + "/tell");
    }
    if (!std::ranges::all_of(one.tell, can_be_told)) {
        return wrong("Only staff are told.", "Choose roles of the care team or of leads.",
                     at + "/tell");
    }
    if (!std::ranges::all_of(one.then, can_be_told)) {
        return wrong("Only staff are told.", "Choose roles of the care team or of leads.",
                     at + "/then");
    }
    const bool is_checkin = one.instrument.text() == "checkin";
    if (is_checkin && !one.at_least) {
        return wrong("It is not said from which answer on.", "Give a number from 0 to 4.",
                     at + "/at_least");
    }
    CheckinQuestion question{};
    if (is_checkin && !boost::describe::enum_from_string(one.because.text().c_str(), question)) {
        return wrong("That is no question of the check-in.", "Use one such as mood or urge.",
                     at + "/because");
    }
    return {};
}

Result<void> check_policy(const PolicyAsked& asked) {
    for (std::size_t i = 0; asked.sensitive && i < asked.sensitive->size(); ++i) {
        const std::string at = "/sensitive/" + std::to_string(i);
        if (auto fine = check_sensitive((*asked.sensitive)[i], at); !fine) return fine;
    }
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

bool is_in(const Reader& reader, const ProgramId& program) {
    return std::ranges::any_of(
        reader.places, [&](const Reader::Place& place) { return place.program == program; });
}

}  // namespace

List<SensitiveAnswer, 30> usual_sensitive_answers() {
    const auto of = [](const char* instrument, const char* flag) {
        return SensitiveAnswer{Text<40>(instrument),
                               Text<40>(flag),
                               {},
                               {Role::clinician, Role::recovery_coach},
                               60,
                               {Role::supervisor, Role::administrator}};
    };
    return {of("phq-9", "safety-step"), of("c-ssrs", "safety-step")};
}

std::chrono::hours answer_promise_of(const ProgramPolicy& policy) {
    return policy.answer_hours ? std::chrono::hours{policy.answer_hours->value} : answer_promise;
}

List<SensitiveAnswer, 30> sensitive_answers_of(const ProgramPolicy& policy) {
    return policy.sensitive.value_or(usual_sensitive_answers());
}

std::optional<ProgramPolicy> Policies::find(const ProgramId& program) {
    auto read = context_.store.read();
    const auto stored = stored_program(read, context_, program);
    if (!stored) return std::nullopt;
    return opened_settings(context_, *stored).policy.value_or(ProgramPolicy{});
}

ProgramPolicy Policies::in_force(const ProgramId& program) {
    if (auto held = remembered(program)) return std::move(*held);
    const std::int64_t version = people_.version();
    ProgramPolicy policy = find(program).value_or(ProgramPolicy{});
    const std::lock_guard lock(mutex_);
    if (version_ != version) held_.clear();
    version_ = version;
    held_[program] = policy;
    return policy;
}

std::optional<ProgramPolicy> Policies::remembered(const ProgramId& program) {
    const auto version = people_.remembered_version();
    const std::lock_guard lock(mutex_);
    const auto held = held_.find(program);
    if (!version || *version != version_ || held == held_.end()) return std::nullopt;
    return held->second;
}

PolicyView Policies::told(const Reader& reader, const Program& program,
                          const ProgramPolicy& policy) {
    PolicyView view;
    view.program = program.id;
    view.zone = program.zone;
    view.version = policy.version;
    view.limits = policy.limits;
    view.on_call = policy.on_call;
    view.answer_hours = static_cast<int>(answer_promise_of(policy).count());
    view.sensitive = sensitive_answers_of(policy);
    view.sensitive_is_usual = !policy.sensitive.has_value();
    view.changed_at = policy.changed_at;
    view.may_set = reader.leads(program.id);
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
            auto instruments = settings.policy ? settings.policy->instruments : std::nullopt;
            settings.policy = ProgramPolicy{version + 1,
                                            asked.limits,
                                            asked.on_call,
                                            asked.answer_hours,
                                            asked.sensitive,
                                            std::move(instruments),
                                            by,
                                            Moment{now, "UTC"}};
            stored->sealed = sealed_settings(context_, program, settings);
            store::put_program(write, context_.organization, *stored);
            return {};
        }});
    return store::to_result(done);
}

Result<void> Policies::put_instrument(const ProgramId& program, const InstrumentOn& setting) {
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            auto stored = stored_program(write, context_, program);
            if (!stored) return nothing_here();
            Settings settings = opened_settings(context_, *stored);
            ProgramPolicy policy = settings.policy.value_or(ProgramPolicy{});
            auto& all = policy.instruments ? *policy.instruments : policy.instruments.emplace();
            std::erase_if(
                all, [&](const InstrumentOn& one) { return one.instrument == setting.instrument; });
            all.push_back(setting);
            settings.policy = std::move(policy);
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
