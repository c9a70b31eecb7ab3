#include "service/reach.hpp"

#include "outgoing/addresses.hpp"
#include "store/sessions.hpp"

#include <fmt/format.h>
#include <sodium.h>

namespace alongside::service {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr minutes code_lasts{15};
constexpr int tries_of_a_code = 5;
constexpr std::uint32_t codes = 1'000'000;

/// How many codes one person may ask for, and one address may be sent, within a while: a stranger's
/// mailbox must not be filled from here.
struct Bound {
    std::int64_t most;
    std::chrono::milliseconds within;
};
constexpr Bound per_person[] = {{6, hours{1}}, {20, hours{24}}};
constexpr Bound per_address[] = {{4, hours{1}}, {10, hours{24}}};

Problem wait() {
    return {Kind::too_many,
            "reach.wait",
            "Too many codes were asked for.",
            "Wait an hour, then try again.",
            "",
            3600};
}

Problem no_address(ReminderBy channel) {
    if (channel == ReminderBy::email) {
        return {Kind::invalid, "reach.address", "This is not an e-mail address.",
                "Write it as name@example.org.", "/address"};
    }
    return {Kind::invalid, "reach.address", "This is not a phone number.",
            "Begin with + and the number of the country, such as +1 816 555 0100.", "/address"};
}

Problem code_over() {
    return {Kind::gone, "reach.code_over", "This code is no longer good.", "Ask for a new one.",
            "/code"};
}

Problem code_wrong() {
    return {Kind::invalid, "reach.code_wrong", "That code is not right.",
            "Type in the newest code that you got.", "/code"};
}

std::optional<std::string> address_of(ReminderBy channel, std::string_view typed) {
    return channel == ReminderBy::email ? outgoing::email_address(typed)
                                        : outgoing::phone_number(typed);
}

Bytes reach_place(const OrganizationId& organization, const PersonId& person, ReminderBy channel) {
    const std::array<std::uint8_t, 1> code{static_cast<std::uint8_t>(code_of(channel))};
    return store::place_of("reach.sealed", {organization.bytes(), person.bytes(), code});
}

Bytes message_place(const OrganizationId& organization, const Hash& id) {
    return store::place_of("outgoing.sealed", {organization.bytes(), id});
}

}  // namespace

Reach::Reach(Context& context) : context_(context) {}

void Reach::offer(ReminderBy channel) {
    channels_.insert(channel);
}

void Reach::on_queued(std::function<void()> listener) {
    on_queued_ = std::move(listener);
}

Hash Reach::hash_of_code(const PersonId& person, ReminderBy channel, std::string_view code) {
    // Keyed: of a million codes a plain hash could be tried out.
    return context_.vault.bucket(
        context_.organization,
        fmt::format("reach code {} {} {}", person.text(), code_of(channel), code));
}

std::optional<Words> Reach::address_in(store::ReadTransaction& read, const store::Reach& reach) {
    const auto key =
        context_.vault.subject_key(read, context_.organization, reach.person.as<SubjectId>());
    if (!key) return std::nullopt;
    const auto plain = store::open(
        *key,
        reach_place(context_.organization, reach.person, static_cast<ReminderBy>(reach.channel)),
        reach.sealed);
    if (!plain) return std::nullopt;
    return Words(std::string(text_of(*plain)));
}

ReachView Reach::view(const PersonId& person) {
    ReachView view{{channels_.begin(), channels_.end()}, {}};
    auto read = context_.store.read();
    const Instant now = context_.now();
    for (const store::Reach& reach : store::reach_of(read, context_.organization, person)) {
        auto address = address_in(read, reach);
        if (!address) continue;
        const bool is_out = reach.code_until && *reach.code_until > now;
        view.items.push_back({static_cast<ReminderBy>(reach.channel), std::move(*address),
                              reach.confirmed_at.has_value(),
                              is_out ? reach.code_until : std::nullopt});
    }
    return view;
}

Result<void> Reach::not_too_often(store::WriteTransaction& write, const PersonId& person,
                                  ReminderBy channel, const std::string& address) {
    const Instant now = context_.now();
    const auto is_too_often = [&](const std::string& what, std::span<const Bound> bounds) {
        return std::ranges::any_of(bounds, [&](const Bound& bound) {
            const Hash bucket = context_.vault.bucket(
                context_.organization, fmt::format("{}/{}", what, bound.within.count()));
            return store::count_attempt(write, context_.organization, bucket, now, bound.within) >
                   bound.most;
        });
    };
    if (is_too_often("reach of " + person.text(), per_person) ||
        is_too_often(fmt::format("reach to {} {}", code_of(channel), address), per_address)) {
        return wait();
    }
    return {};
}

Result<void> Reach::ask(const PersonId& person, ReminderBy channel, const std::string& address) {
    const Instant now = context_.now();
    const std::string code = fmt::format("{:06}", ::randombytes_uniform(codes));
    const auto key = context_.vault.subject_key(context_.organization, person.as<SubjectId>());
    if (!key) return nothing_here();
    store::Reach reach;
    reach.person = person;
    reach.channel = code_of(channel);
    reach.sealed =
        store::seal(*key, reach_place(context_.organization, person, channel), bytes_of(address));
    reach.code_hash = hash_of_code(person, channel, code);
    reach.code_until = now + code_lasts;
    store::Outgoing message;
    // The same code may come up twice: the moment is part of what is said.
    message.id = context_.vault.bucket(
        context_.organization,
        fmt::format("letter code {} {} {}", person.text(), code, to_milliseconds(now)));
    message.person = person;
    message.purpose = code_of(LetterPurpose::code);
    message.sealed =
        store::seal(*key, message_place(context_.organization, message.id), bytes_of(code));
    message.channel = reach.channel;
    message.due_at = now;
    message.until = now + code_lasts;
    return store::to_result(
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            if (auto calm = not_too_often(write, person, channel, address); !calm) return calm;
            store::put_reach(write, context_.organization, reach);
            store::queue_outgoing(write, context_.organization, message);
            return {};
        }}));
}

Result<ReachView> Reach::set(const PersonId& person, const ReachAsked& asked) {
    if (!channels_.contains(asked.channel)) {
        return Problem{Kind::refused, "reach.channel", "Nothing can be sent in this way here.",
                       "Ask your program for another way.", "/channel"};
    }
    const auto address = address_of(asked.channel, asked.address.text());
    if (!address) return no_address(asked.channel);
    std::optional<Words> there;
    {
        auto read = context_.store.read();
        there = confirmed(read, person, asked.channel);
    }
    if (there != Words(*address)) {
        if (auto done = ask(person, asked.channel, *address); !done) return done.error();
        on_queued_();
    }
    return view(person);
}

Result<ReachView> Reach::confirm(const PersonId& person, const ReachCode& asked) {
    const int channel = code_of(asked.channel);
    std::string digits = asked.code.text();
    std::erase_if(digits, [](char c) { return c == ' ' || c == '-'; });
    const Hash given = hash_of_code(person, asked.channel, digits);
    std::optional<Problem> problem;
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const Instant now = context_.now();
            const auto code = store::try_reach_code(write, context_.organization, person, channel,
                                                    now, tries_of_a_code);
            problem.reset();
            // A wrong try is counted, so it is no problem of the task, which would undo it.
            if (!code) {
                problem = code_over();
            } else if (sodium_memcmp(code->data(), given.data(), given.size()) != 0) {
                problem = code_wrong();
            } else {
                store::confirm_reach(write, context_.organization, person, channel, now);
            }
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    if (problem) return *problem;
    return view(person);
}

Result<void> Reach::end(const PersonId& person, ReminderBy channel) {
    return store::to_result(
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::end_reach(write, context_.organization, person, code_of(channel));
            return {};
        }}));
}

std::optional<Words> Reach::confirmed(store::ReadTransaction& read, const PersonId& person,
                                      ReminderBy channel) {
    const auto reach = store::find_reach(read, context_.organization, person, code_of(channel));
    if (!reach || !reach->confirmed_at) return std::nullopt;
    return address_in(read, *reach);
}

std::vector<ReminderBy> Reach::confirmed_channels(store::ReadTransaction& read,
                                                  const PersonId& person) {
    std::vector<ReminderBy> channels;
    for (const store::Reach& reach : store::reach_of(read, context_.organization, person)) {
        const auto channel = static_cast<ReminderBy>(reach.channel);
        if (reach.confirmed_at && channels_.contains(channel)) channels.push_back(channel);
    }
    return channels;
}

std::optional<Reach::Code> Reach::code_in(store::ReadTransaction& read,
                                          const store::Outgoing& message) {
    const auto reach =
        store::find_reach(read, context_.organization, message.person, message.channel);
    const auto key =
        context_.vault.subject_key(read, context_.organization, message.person.as<SubjectId>());
    if (!reach || !key || !message.sealed) return std::nullopt;
    const auto plain =
        store::open(*key, message_place(context_.organization, message.id), *message.sealed);
    auto address = address_in(read, *reach);
    if (!plain || !address) return std::nullopt;
    std::string code(text_of(*plain));
    const auto channel = static_cast<ReminderBy>(message.channel);
    // A newer code, or another address, is in the place of what this one was made for.
    if (reach->code_hash != hash_of_code(message.person, channel, code)) return std::nullopt;
    return Code{std::move(*address), std::move(code)};
}

}  // namespace alongside::service
