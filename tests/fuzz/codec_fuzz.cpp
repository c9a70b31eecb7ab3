// Whatever JSON comes as an entry: what is taken keeps to the contract, and reads back as it was
// after it was handed in, stored, and sent out; what is not taken is refused in words that can be
// sent. The input is a draft, a stored payload, or neither.
#include "http/problem.hpp"
#include "journal/codec.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace alongside;
using boost::json::array;
using boost::json::object;
using boost::json::value;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::string_view view(const boost::json::string& text) {
    return {text.data(), text.size()};
}

std::int64_t number_at(const object& schema, std::string_view name, std::int64_t usual) {
    const auto* found = schema.if_contains(name);
    return found != nullptr ? found->to_number<std::int64_t>() : usual;
}

bool conforms(const value& said, const object& schema);

bool text_conforms(std::string_view text, const object& schema) {
    if (const auto* choices = schema.if_contains("enum")) {
        const auto& names = choices->as_array();
        return std::find(names.begin(), names.end(), value(text)) != names.end();
    }
    if (const auto* format = schema.if_contains("format")) {
        const std::string_view name = view(format->as_string());
        if (name == "uuid") return parse_uuid(text).has_value();
        return name == "date" ? parse_day(text).has_value() : parse_moment(text).has_value();
    }
    const auto length = static_cast<std::int64_t>(count_characters(text));
    return normalized(text) == text && length >= number_at(schema, "minLength", 0) &&
           length <= number_at(schema, "maxLength", INT64_MAX);
}

bool object_conforms(const object& said, const object& schema) {
    const auto* properties = schema.if_contains("properties");
    if (properties == nullptr) return true;  // a RawObject: any fields
    if (const auto* required = schema.if_contains("required")) {
        for (const value& name : required->as_array()) {
            if (!said.contains(name.as_string())) return false;
        }
    }
    return std::ranges::all_of(said, [&](const auto& field) {
        const auto* known = properties->as_object().if_contains(field.key());
        return known != nullptr && conforms(field.value(), known->as_object());
    });
}

/// Whether a value keeps to a schema of the contract, as far as our schemas go.
bool conforms(const value& said, const object& schema) {
    const std::string_view type = view(schema.at("type").as_string());
    if (type == "string") return said.is_string() && text_conforms(view(said.as_string()), schema);
    if (type == "boolean") return said.is_bool();
    if (type == "integer") {
        return said.is_int64() && said.as_int64() >= number_at(schema, "minimum", INT64_MIN) &&
               said.as_int64() <= number_at(schema, "maximum", INT64_MAX);
    }
    if (type == "number") return said.is_number();
    if (type == "array") {
        const array* items = said.if_array();
        return items != nullptr &&
               static_cast<std::int64_t>(items->size()) <= number_at(schema, "maxItems", 0) &&
               std::ranges::all_of(*items, [&](const value& item) {
                   return conforms(item, schema.at("items").as_object());
               });
    }
    return said.is_object() && object_conforms(said.get_object(), schema);
}

/// A refusal can be sent as it is: valid JSON that names a field of bounded length.
void check_refusal(const Problem& problem) {
    check(problem.kind == Kind::invalid && !problem.code.empty() && !problem.title.empty());
    check(problem.field.empty() || problem.field.starts_with('/'));
    check(problem.field.size() <= 300);
    check(json::parse(http::problem_json(problem).body).has_value());
}

void check_body(const Body& body) {
    const std::string text = body_json(body);
    const KindInfo& kind = kind_of(body);
    const auto parsed = json::parse(text);
    check(parsed.has_value() && conforms(*parsed, body_schema(kind.name)));
    const auto again = read_body(kind.name, kind.version, *parsed);
    check(again.has_value() && *again == body && body_json(*again) == text);
}

/// One entry through the whole way: stored, read from storage, sent to a reader.
void check_entry(const Draft& draft) {
    Entry entry;
    entry.id = draft.id;
    entry.occurred_at = draft.occurred_at;
    entry.audience = draft.audience;
    entry.on_behalf = draft.on_behalf;
    entry.about = draft.about;
    entry.body = draft.body;
    const Envelope envelope = envelope_of(OrganizationId{}, entry);
    check(read_stored(envelope, payload_json(entry)) == entry);
    check(json::parse(entry_json(entry)).has_value());
}

void read_as_draft(const value& source) {
    const auto draft = read_draft(source);
    if (!draft) return check_refusal(draft.error());
    check(!draft->id.is_nil() && is_zone(draft->occurred_at.zone));
    check_body(draft->body);
    check_entry(*draft);
}

/// The body as one of every kind, in every version that there ever was.
void read_as_stored(const value& body) {
    for (const KindInfo& kind : all_kinds()) {
        for (int version = 0; version <= kind.version + 1; ++version) {
            const auto read = read_body(kind.name, version, body);
            check(!read || (version >= 1 && version <= kind.version));
            if (read) {
                check(kind_of(*read).code == kind.code);
                check_body(*read);
            } else {
                check_refusal(read.error());
            }
        }
    }
}

std::size_t depth_of(const value& source) {
    std::size_t inner = 0;
    if (const auto* fields = source.if_object()) {
        for (const auto& field : *fields) inner = std::max(inner, depth_of(field.value()));
        return inner + 1;
    }
    if (const auto* items = source.if_array()) {
        for (const value& item : *items) inner = std::max(inner, depth_of(item));
        return inner + 1;
    }
    return 0;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto parsed = json::parse({reinterpret_cast<const char*>(data), size});
    if (!parsed) {
        check_refusal(parsed.error());
        return 0;
    }
    check(depth_of(*parsed) <= json::deepest);
    read_as_draft(*parsed);
    const auto* fields = parsed->if_object();
    const auto* body = fields != nullptr ? fields->if_contains("body") : nullptr;
    read_as_stored(body != nullptr ? *body : *parsed);
    return 0;
}
