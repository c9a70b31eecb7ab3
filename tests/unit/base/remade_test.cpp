// What takes long to make: made once for all who ask, anew after a change, and never in the way of
// whoever changes something.
#include "base/remade.hpp"

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace alongside {
namespace {

using namespace std::chrono_literals;

TEST(Remade, IsMadeWhenAskedForAndAfterAChange) {
    int made = 0;
    Remade<int> number([&] { return std::make_shared<const int>(++made); });
    EXPECT_EQ(made, 0);
    EXPECT_EQ(*number.get(), 1);
    EXPECT_EQ(*number.get(), 1);
    const auto before = number.get();
    number.changed();
    number.changed();
    EXPECT_EQ(*number.get(), 2);
    EXPECT_EQ(*number.get(), 2);
    EXPECT_EQ(*before, 1) << "what was handed out stays";
}

TEST(Remade, WhatCannotBeMadeIsTriedAgain) {
    bool fails = true;
    Remade<int> number([&] {
        if (fails) throw std::runtime_error("not now");
        return std::make_shared<const int>(7);
    });
    EXPECT_THROW((void)number.get(), std::runtime_error);
    fails = false;
    EXPECT_EQ(*number.get(), 7);
    fails = true;
    number.changed();
    EXPECT_THROW((void)number.get(), std::runtime_error);
    fails = false;
    EXPECT_EQ(*number.get(), 7);
}

/// One whose making waits until it is let go.
struct Slow {
    std::atomic<int> made = 0;
    std::atomic<bool> is_slow = false;
    std::promise<void> begun, let_go;
    Remade<int> number{[this] {
        const int value = ++made;
        if (is_slow.exchange(false)) {
            begun.set_value();
            let_go.get_future().wait();
        }
        return std::make_shared<const int>(value);
    }};
};

TEST(Remade, WhileItIsMadeOthersGetTheOneBeforeAndNobodyIsKeptFromChanging) {
    Slow slow;
    EXPECT_EQ(*slow.number.get(), 1);
    slow.is_slow = true;
    slow.number.changed();
    auto making = std::async(std::launch::async, [&] { return *slow.number.get(); });
    slow.begun.get_future().wait();
    EXPECT_EQ(*slow.number.get(), 1);
    EXPECT_EQ(*slow.number.get(), 1);
    slow.number.changed();  // if it waited it would for ever: only this thread lets the other go
    slow.let_go.set_value();
    EXPECT_EQ(making.get(), 2);
    EXPECT_EQ(*slow.number.get(), 3) << "it changed while the second was made";
    EXPECT_EQ(slow.made, 3);
}

TEST(Remade, TheFirstOneIsWaitedFor) {
    Slow slow;
    slow.is_slow = true;
    auto making = std::async(std::launch::async, [&] { return *slow.number.get(); });
    slow.begun.get_future().wait();
    auto waiting = std::async(std::launch::async, [&] { return *slow.number.get(); });
    EXPECT_EQ(waiting.wait_for(Remade<int>::patience + 50ms), std::future_status::timeout);
    slow.let_go.set_value();
    EXPECT_EQ(making.get(), 1);
    EXPECT_EQ(waiting.get(), 1);
    EXPECT_EQ(slow.made, 1);
}

}  // namespace
}  // namespace alongside
