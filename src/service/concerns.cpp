#include "service/concerns.hpp"

namespace alongside::service {
namespace {

bool is_lead(Role role) {
    return role == Role::supervisor || role == Role::administrator;
}

bool has(const std::vector<Role>& roles, Role role) {
    return std::ranges::find(roles, role) != roles.end();
}

/// Whether a check-in has such an answer.
bool matches(const SensitiveAnswer& rule, const CheckinRecorded& report) {
    CheckinQuestion question{};
    if (rule.instrument.text() != "checkin" || !rule.at_least) return false;
    if (!boost::describe::enum_from_string(rule.because.text().c_str(), question)) return false;
    const auto answer = answer_to(report, question);
    return answer && *answer >= rule.at_least->value;
}

bool was_raised(const Record& record, const AboutId& about, const SensitiveAnswer& rule) {
    return std::ranges::any_of(record.concerns.items, [&](const Concern& concern) {
        return concern.about == about && concern.raised.because == rule.because;
    });
}

/// A list of at most so many, the first ones.
List<PersonId, 40> first_of(const std::vector<PersonId>& persons) {
    List<PersonId, 40> first;
    first.assign(persons.begin(),
                 persons.begin() + std::min(std::ssize(persons), std::ptrdiff_t{first.most}));
    return first;
}

}  // namespace

Concerns::Concerns(People& people, Policies& policies, Instruments& instruments)
    : people_(people), policies_(policies), instruments_(instruments) {}

std::vector<PersonId> Concerns::persons(const Record& record, const std::vector<Role>& roles) {
    std::vector<PersonId> persons;
    const auto add = [&](const PersonId& person) {
        if (std::ranges::find(persons, person) == persons.end()) persons.push_back(person);
    };
    for (const TeamMember& member : record.sharing.care_team) {
        if (has(roles, member.role)) add(member.person);
    }
    if (std::ranges::any_of(roles, is_lead)) {
        for (const auto& [person, role] : people_.leads_of(record.sharing.program)) {
            if (has(roles, role)) add(person);
        }
    }
    return persons;
}

ConcernRaised Concerns::raised(const Record& record, const SensitiveAnswer& rule) {
    auto told = persons(record, rule.tell);
    // Somebody always knows: where nobody has the roles that are named, the leads, else the team.
    if (told.empty()) told = persons(record, {Role::supervisor, Role::administrator});
    if (told.empty()) told = persons(record, {Role::clinician, Role::recovery_coach});
    auto then = persons(record, rule.then);
    std::erase_if(then, [&](const PersonId& person) {
        return std::ranges::find(told, person) != told.end();
    });
    return {rule.instrument, rule.because, first_of(told), rule.minutes, first_of(then)};
}

std::vector<ToTell> Concerns::of(const Record& record, const Body& said, const AboutId& about) {
    std::vector<ToTell> concerns;
    const auto* sheet = std::get_if<InstrumentAnswered>(&said);
    const auto* report = std::get_if<CheckinRecorded>(&said);
    if (sheet == nullptr && report == nullptr) return concerns;
    const auto score =
        sheet != nullptr ? instruments_.score(*sheet) : Result<measures::Score>(measures::Score{});
    if (!score) return concerns;
    const ProgramPolicy policy = policies_.in_force(record.sharing.program);
    for (const SensitiveAnswer& rule : sensitive_answers_of(policy)) {
        const bool is_flagged =
            sheet != nullptr && rule.instrument == sheet->instrument &&
            std::ranges::find(score->flags, rule.because.text()) != score->flags.end();
        if (!is_flagged && (report == nullptr || !matches(rule, *report))) continue;
        if (was_raised(record, about, rule)) continue;
        concerns.push_back({about, raised(record, rule)});
    }
    return concerns;
}

bool Concerns::is_surely_none(const Record& record, const Body& said) {
    const auto* report = std::get_if<CheckinRecorded>(&said);
    if (report == nullptr) return !std::holds_alternative<InstrumentAnswered>(said);
    const auto policy = policies_.remembered(record.sharing.program);
    if (!policy) return false;
    const auto rules = sensitive_answers_of(*policy);
    return std::ranges::none_of(rules, [&](const auto& rule) { return matches(rule, *report); });
}

std::vector<TellsShape> Concerns::told_beforehand(const Record& record) {
    std::vector<TellsShape> tells;
    for (const SensitiveAnswer& rule :
         sensitive_answers_of(policies_.in_force(record.sharing.program))) {
        const bool is_told = std::ranges::any_of(
            tells, [&](const TellsShape& one) { return one.instrument == rule.instrument.text(); });
        if (is_told) continue;
        TellsShape shape{rule.instrument.text(), {}, rule.minutes.value};
        for (const PersonId& person : raised(record, rule).told) {
            shape.told.push_back({person, people_.name_of(person)});
        }
        tells.push_back(std::move(shape));
    }
    return tells;
}

}  // namespace alongside::service
