// Lists of a record: cheap to copy, because every commit makes a new record beside the one that
// others are reading at that moment.
#pragma once

#include <boost/iterator/indirect_iterator.hpp>

#include <algorithm>
#include <atomic>
#include <initializer_list>
#include <memory>
#include <vector>

namespace alongside {

/// A list whose copies share their items until one of them is changed. Reads like a vector of
/// constants; `add`, `edit` and the drops change it.
template <class T>
class Items {
    using Held = std::vector<std::shared_ptr<T>>;

public:
    using value_type = T;
    using const_iterator = boost::indirect_iterator<typename Held::const_iterator, const T>;
    using iterator = const_iterator;

    Items() = default;
    Items(std::initializer_list<T> items) {
        for (const T& item : items) add(item);
    }

    [[nodiscard]] const_iterator begin() const { return const_iterator(held_.begin()); }
    [[nodiscard]] const_iterator end() const { return const_iterator(held_.end()); }
    [[nodiscard]] auto rbegin() const { return std::reverse_iterator(end()); }
    [[nodiscard]] auto rend() const { return std::reverse_iterator(begin()); }
    [[nodiscard]] std::size_t size() const { return held_.size(); }
    [[nodiscard]] bool empty() const { return held_.empty(); }
    [[nodiscard]] const T& operator[](std::size_t i) const { return *held_[i]; }
    [[nodiscard]] const T& front() const { return *held_.front(); }
    [[nodiscard]] const T& back() const { return *held_.back(); }

    /// Puts an item at the end. @returns it, to be completed
    T& add(T item) {
        held_.push_back(std::make_shared<T>(std::move(item)));
        return *held_.back();
    }
    /// The item to be changed; other copies of the list keep it as it was.
    [[nodiscard]] T& edit(const_iterator at) {
        std::shared_ptr<T>& item = held_[static_cast<std::size_t>(at - begin())];
        if (item.use_count() > 1) {
            item = std::make_shared<T>(*item);
        } else {
            // Whoever let go of it last may have read it on another thread.
            std::atomic_thread_fence(std::memory_order_acquire);
        }
        return *item;
    }
    void drop_first() { held_.erase(held_.begin()); }
    void drop(const_iterator at) { held_.erase(held_.begin() + (at - begin())); }

    friend bool operator==(const Items& left, const Items& right) {
        return std::equal(left.begin(), left.end(), right.begin(), right.end());
    }

private:
    Held held_;
};

/// The item with that id, to be changed, or nullptr.
template <class Item, class ItemId>
[[nodiscard]] Item* edit_item(Items<Item>& items, const ItemId& id) {
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &items.edit(found);
}
/// The item with that id, or nullptr.
template <class Item, class ItemId>
[[nodiscard]] const Item* find_item(const Items<Item>& items, const ItemId& id) {
    const auto found = std::ranges::find(items, id, &Item::id);
    return found == items.end() ? nullptr : &*found;
}
/// Takes the item with that id out, if there is one.
template <class Item, class ItemId>
void drop_item(Items<Item>& items, const ItemId& id) {
    const auto found = std::ranges::find(items, id, &Item::id);
    if (found != items.end()) items.drop(found);
}

}  // namespace alongside
