#include "service/program_settings.hpp"

namespace alongside::service {
namespace {

Bytes place_of_program(const Context& context, const ProgramId& program) {
    return store::place_of("program.sealed", {context.organization.bytes(), program.bytes()});
}

}  // namespace

Bytes sealed_settings(const Context& context, const ProgramId& program, const Settings& settings) {
    return store::seal(context.vault.data_key(context.organization),
                       place_of_program(context, program), bytes_of(json::text(settings)));
}

std::optional<store::Program> stored_program(store::ReadTransaction& read, const Context& context,
                                             const ProgramId& program) {
    for (store::Program& stored : store::programs(read, context.organization)) {
        if (stored.program == program) return std::move(stored);
    }
    return std::nullopt;
}

Settings opened_settings(const Context& context, const store::Program& stored) {
    const auto plain = store::open(context.vault.data_key(context.organization),
                                   place_of_program(context, stored.program), stored.sealed);
    check(plain.has_value());
    auto settings = json::from_text<Settings>(text_of(*plain));
    check(settings.has_value());
    return std::move(*settings);
}

}  // namespace alongside::service
