#include "service/live.hpp"

namespace alongside::service {

std::uint64_t Live::add(const PersonId& person, Listener listener) {
    const std::lock_guard lock(mutex_);
    by_person_.emplace(person, Listening{++last_, std::move(listener)});
    return last_;
}

void Live::remove(std::uint64_t listener) {
    const std::lock_guard lock(mutex_);
    std::erase_if(by_person_, [&](const auto& item) { return item.second.id == listener; });
}

void Live::tell(const Notice& notice) {
    // Copies leave the lock before anyone is told: a listener may remove itself.
    std::vector<Listener> told;
    {
        const std::lock_guard lock(mutex_);
        const auto [first, last] = by_person_.equal_range(notice.reader);
        for (auto at = first; at != last; ++at) told.push_back(at->second.listener);
    }
    for (const Listener& listener : told) listener.tell(notice);
}

void Live::end(const PersonId& person) {
    std::vector<Listener> ended;
    {
        const std::lock_guard lock(mutex_);
        const auto [first, last] = by_person_.equal_range(person);
        for (auto at = first; at != last; ++at) ended.push_back(at->second.listener);
    }
    for (const Listener& listener : ended) listener.end();
}

std::size_t Live::listening() const {
    const std::lock_guard lock(mutex_);
    return by_person_.size();
}

}  // namespace alongside::service
