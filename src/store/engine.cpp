// Transactions, and how changes are spelled between processes.
#include "store/engine.hpp"

#include <charconv>
#include <utility>

namespace alongside::store {
namespace {

constexpr std::array<std::pair<Topic, std::string_view>, 5> topics{{
    {Topic::journal, "journal"},
    {Topic::people, "people"},
    {Topic::sessions, "sessions"},
    {Topic::directory, "directory"},
    {Topic::keys, "keys"},
}};

/// Takes the text up to the next space off the front.
std::string_view take_word(std::string_view& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

/// The same, as a number.
std::optional<std::int64_t> take_number(std::string_view& text) {
    const std::string_view word = take_word(text);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return number;
}

}  // namespace

const char* to_text(StoreError::Cause cause) {
    switch (cause) {
        case StoreError::Cause::busy:
            return "busy";
        case StoreError::Cause::full:
            return "full";
        case StoreError::Cause::io:
            return "io";
        case StoreError::Cause::connection:
            return "connection";
        case StoreError::Cause::constraint:
            return "constraint";
        case StoreError::Cause::serialization:
            return "serialization";
        case StoreError::Cause::other:
            break;
    }
    return "other";
}

std::string to_text(const Change& change) {
    std::string text;
    for (const auto& [topic, word] : topics) {
        if (topic == change.topic) text = word;
    }
    return text + ' ' + change.organization.text() + ' ' + change.subject.text() + ' ' +
           std::to_string(change.seq) + ' ' + std::to_string(change.after);
}

std::optional<Change> parse_change(std::string_view text) {
    Change change;
    const std::string_view word = take_word(text);
    bool known = false;
    for (const auto& [topic, name] : topics) {
        if (name != word) continue;
        change.topic = topic;
        known = true;
    }
    const auto organization = OrganizationId::parse(take_word(text));
    const auto subject = SubjectId::parse(take_word(text));
    const auto seq = take_number(text);
    const auto after = take_number(text);
    if (!known || !organization || !subject || !seq || !after || !text.empty()) return std::nullopt;
    change.organization = *organization;
    change.subject = *subject;
    change.seq = *seq;
    change.after = *after;
    return change;
}

WriteTransaction::WriteTransaction(Connection& to) : ReadTransaction(to) {
    connection().begin_writing();
}

WriteTransaction::~WriteTransaction() {
    if (open_) connection().roll_back();
}

void WriteTransaction::begin_part() {
    changes_before_part_ = changes_;
    connection().run("SAVEPOINT part", {});
}

void WriteTransaction::keep_part() {
    connection().run("RELEASE SAVEPOINT part", {});
}

void WriteTransaction::undo_part() {
    changes_ = changes_before_part_;
    connection().run("ROLLBACK TO SAVEPOINT part", {});
    connection().run("RELEASE SAVEPOINT part", {});
}

void WriteTransaction::commit() {
    if (engine() == Engine::postgresql && !changes_.empty()) {
        std::string lines;
        for (const Change& change : changes_) {
            if (!lines.empty()) lines += '\n';
            lines += to_text(change);
        }
        Rows told = query(
            "SELECT count(pg_notify(?1, line)) "
            "FROM unnest(string_to_array(?2, chr(10))) AS line",
            change_channel, lines);
        check(told.next());
    }
    connection().commit();
    open_ = false;
}

}  // namespace alongside::store
