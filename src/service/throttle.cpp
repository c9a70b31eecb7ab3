#include "service/throttle.hpp"

#include "store/sessions.hpp"

#include <algorithm>

namespace alongside::service {
namespace {

/// The bucket for one bound: the same name has one for each while.
Hash bucket_of(Context& context, const std::string& what, const Bound& bound) {
    return context.vault.bucket(context.organization,
                                what + "/" + std::to_string(bound.within.count()));
}

}  // namespace

bool failed_too_often(Context& context, std::initializer_list<Counted> counted) {
    auto read = context.store.read();
    const Instant now = context.now();
    return std::ranges::any_of(counted, [&](const Counted& one) {
        return std::ranges::any_of(one.bounds, [&](const Bound& bound) {
            return store::attempts(read, context.organization, bucket_of(context, one.what, bound),
                                   now, bound.within) >= bound.most;
        });
    });
}

void count_failure(Context& context, std::initializer_list<Counted> counted) {
    const auto done =
        context.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const Instant now = context.now();
            for (const Counted& one : counted) {
                for (const Bound& bound : one.bounds) {
                    store::count_attempt(write, context.organization,
                                         bucket_of(context, one.what, bound), now, bound.within);
                }
            }
            return {};
        }});
    if (!done.committed()) throw store::StoreError(done.cause, "a failure was not counted");
}

void forgive(Context& context, const Counted& counted) {
    (void)context.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
        for (const Bound& bound : counted.bounds) {
            store::forget_attempts(write, context.organization,
                                   bucket_of(context, counted.what, bound));
        }
        return {};
    }});
}

}  // namespace alongside::service
