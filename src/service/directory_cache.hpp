// Something that is made of what the directory's tables hold, kept until they change.
#pragma once

#include "base/remade.hpp"
#include "service/context.hpp"

namespace alongside::service {

/// Made when it is asked for, and anew after the directory has changed, here or on another server.
template <class T>
class DirectoryCache {
public:
    DirectoryCache(Context& context, typename Remade<T>::Make load) : made_(std::move(load)) {
        const auto heard = [this](const store::Change& change) {
            if (change.everything || change.topic == store::Topic::directory) made_.changed();
        };
        context.store.on_change(heard);
        context.store.on_commit([heard](const store::Committed& committed) {
            for (const store::Change& change : committed.changes) heard(change);
        });
    }

    [[nodiscard]] std::shared_ptr<const T> get() { return made_.get(); }

private:
    Remade<T> made_;
};

}  // namespace alongside::service
