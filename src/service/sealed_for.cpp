#include "service/sealed_for.hpp"

namespace alongside::service {
namespace {

Bytes place(const Context& context, const PersonId& person, std::string_view what) {
    return store::place_of(what, {context.organization.bytes(), person.bytes()});
}

}  // namespace

Bytes seal_for(Context& context, const PersonId& person, std::string_view what, ByteView plain) {
    const auto key = context.vault.subject_key(context.organization, person.as<SubjectId>());
    check(key.has_value());
    return store::seal(*key, place(context, person, what), plain);
}

std::optional<Bytes> open_for(Context& context, const PersonId& person, std::string_view what,
                              ByteView sealed) {
    const auto key = context.vault.subject_key(context.organization, person.as<SubjectId>());
    if (!key) return std::nullopt;
    return store::open(*key, place(context, person, what), sealed);
}

}  // namespace alongside::service
