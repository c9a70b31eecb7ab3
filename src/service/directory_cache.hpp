// Something that is made of what the directory's tables hold, kept until they change.
#pragma once

#include "service/context.hpp"

#include <functional>
#include <memory>
#include <mutex>

namespace alongside::service {

/// Makes a `T` when it is asked for, and anew after the directory has changed, here or on another
/// server. What was handed out stays whole while it is held.
template <class T>
class DirectoryCache {
public:
    using Load = std::function<std::shared_ptr<const T>()>;

    DirectoryCache(Context& context, Load load) : load_(std::move(load)) {
        const auto heard = [this](const store::Change& change) {
            if (!change.everything && change.topic != store::Topic::directory) return;
            const std::lock_guard lock(mutex_);
            held_.reset();
        };
        context.store.on_change(heard);
        context.store.on_commit([heard](const store::Committed& committed) {
            for (const store::Change& change : committed.changes) heard(change);
        });
    }

    [[nodiscard]] std::shared_ptr<const T> get() {
        const std::lock_guard lock(mutex_);
        if (!held_) held_ = load_();
        return held_;
    }

private:
    Load load_;
    std::mutex mutex_;
    std::shared_ptr<const T> held_;
};

}  // namespace alongside::service
