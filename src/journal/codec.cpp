#include "journal/codec.hpp"

namespace alongside {
namespace {

/// What an author's device sends, before the body's kind is known.
struct Incoming {
    EntryId id;
    Text<64> kind;
    std::optional<int> v;
    std::optional<bool> on_behalf;
    Moment occurred_at;
    std::optional<Audience> audience;
    std::optional<AboutId> about;
};
BOOST_DESCRIBE_STRUCT(Incoming, (), (id, kind, v, on_behalf, occurred_at, audience, about))

Problem unknown_kind(std::string_view field) {
    return {Kind::invalid, "entry.kind_unknown", "This server does not know that kind of entry.",
            "Check its spelling, or update the app or the server.", std::string(field)};
}

Problem within_body(Problem problem) {
    if (problem.code == "request.field") problem.field = "/body" + problem.field;
    return problem;
}

template <class T>
Result<Body> read_as(int version, const json::value& source) {
    auto body = read_version<T>(version, source);
    if (!body) return body.error();
    return Body{std::move(*body)};
}

}  // namespace

Result<Body> read_body(std::string_view kind, int version, const json::value& source) {
    const KindInfo* info = find_kind(kind);
    if (info == nullptr) return unknown_kind("/kind");
    if (version < 1 || version > info->version) {
        return Problem{Kind::invalid, "entry.version_unknown",
                       "This server does not know that version of the entry.",
                       "Use version " + std::to_string(info->version) + " or older.", "/v"};
    }
    const auto index = static_cast<std::size_t>(info - all_kinds().data());
    return boost::mp11::mp_with_index<boost::mp11::mp_size<AllKinds>>(
        index, [&](auto i) { return read_as<boost::mp11::mp_at_c<AllKinds, i>>(version, source); });
}

Result<Draft> read_draft(const json::value& source) {
    const auto* fields = source.if_object();
    const auto* body = fields != nullptr ? fields->if_contains("body") : nullptr;
    if (body == nullptr) {
        return Problem{Kind::invalid, "request.field", "This is needed and is missing.", "",
                       "/body"};
    }
    boost::json::object envelope(source.storage());
    for (const auto& field : *fields) {
        if (field.key() != "body") envelope.insert(field);
    }
    auto incoming = json::from<Incoming>(envelope);
    if (!incoming) return incoming.error();
    const KindInfo* info = find_kind(incoming->kind.text());
    if (info == nullptr) return unknown_kind("/kind");
    auto read = read_body(info->name, incoming->v.value_or(info->version), *body);
    if (!read) return within_body(read.error());
    return Draft{incoming->id,
                 incoming->on_behalf.value_or(false),
                 std::move(incoming->occurred_at),
                 incoming->audience.value_or(Audience::circle),
                 incoming->about.value_or(AboutId{}),
                 std::move(*read)};
}

std::string body_json(const Body& body) {
    return std::visit([](const auto& b) { return json::text(b); }, body);
}

std::string payload_json(const Entry& entry) {
    std::string out = "{\"zone\":";
    json::write_string(out, entry.occurred_at.zone);
    out += ",\"body\":";
    std::visit([&](const auto& b) { json::write(out, b); }, entry.body);
    out += '}';
    return out;
}

Entry read_stored(const Envelope& envelope, std::string_view payload) {
    unsigned char arena[8192];
    boost::json::monotonic_resource memory(arena, sizeof arena);
    const auto parsed = json::parse(payload, &memory);
    check(parsed.has_value() && parsed->is_object());
    const auto& fields = parsed->get_object();
    const KindInfo* info = find_kind(envelope.kind);
    check(info != nullptr && fields.contains("zone") && fields.contains("body"));
    auto body = read_body(info->name, envelope.version, fields.at("body"));
    check(body.has_value());
    const auto& zone = fields.at("zone").as_string();
    return Entry{envelope.subject,
                 envelope.seq,
                 envelope.id,
                 envelope.author,
                 envelope.role,
                 envelope.on_behalf,
                 Moment{envelope.occurred_at, std::string(zone.data(), zone.size())},
                 envelope.recorded_at,
                 envelope.audience,
                 envelope.about,
                 std::move(*body)};
}

void write_entry(std::string& out, const Entry& entry) {
    const KindInfo& info = kind_of(entry.body);
    const auto member = [&](std::string_view name, const auto& value) {
        out += ",\"";
        out += name;
        out += "\":";
        json::write(out, value);
    };
    out += "{\"id\":";
    json::write(out, entry.id);
    member("subject", entry.subject);
    member("seq", entry.seq);
    member("kind", std::string(info.name));
    member("v", info.version);
    member("author", entry.author);
    member("role", entry.role);
    member("on_behalf", entry.on_behalf);
    member("occurred_at", entry.occurred_at);
    member("recorded_at", entry.recorded_at);
    member("audience", entry.audience);
    if (!entry.about.is_nil()) member("about", entry.about);
    out += ",\"body\":";
    std::visit([&](const auto& b) { json::write(out, b); }, entry.body);
    out += '}';
}

std::string entry_json(const Entry& entry) {
    std::string out;
    write_entry(out, entry);
    return out;
}

Envelope envelope_of(const OrganizationId& organization, const Entry& entry) {
    const KindInfo& info = kind_of(entry.body);
    return Envelope{organization,      entry.subject,
                    entry.seq,         entry.id,
                    info.code,         static_cast<std::uint8_t>(info.version),
                    entry.author,      entry.role,
                    entry.on_behalf,   entry.occurred_at.at,
                    entry.recorded_at, entry.audience,
                    entry.about};
}

}  // namespace alongside
