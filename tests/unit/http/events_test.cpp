// The mailbox of an event stream, without a connection.
#include "http/events.hpp"

#include <gtest/gtest.h>

namespace alongside::http {
namespace {

TEST(Events, EveryLineOfTheDataIsADataLine) {
    EXPECT_EQ(*EventStream::frame("view", "one\ntwo\r\nthree\rfour", "7"),
              "id: 7\nevent: view\ndata: one\ndata: two\ndata: three\ndata: four\n\n");
    EXPECT_EQ(*EventStream::frame("ping", ""), "event: ping\ndata: \n\n");
}

TEST(Events, WaitForTheConnectionInOrder) {
    EventStream stream;
    EXPECT_TRUE(stream.send("a", "1"));
    EXPECT_TRUE(stream.send("b", "2"));
    std::string text;
    EXPECT_TRUE(stream.take(text));
    EXPECT_EQ(text, "event: a\ndata: 1\n\nevent: b\ndata: 2\n\n");
}

TEST(Events, WhatWaitsIsSentBeforeTheEnd) {
    EventStream stream;
    stream.send("a", "1");
    stream.close();
    EXPECT_FALSE(stream.send("b", "2"));
    std::string text;
    EXPECT_FALSE(stream.take(text));
    EXPECT_EQ(text, "event: a\ndata: 1\n\n");
}

TEST(Events, AReaderTooSlowIsLetGo) {
    EventStream stream;
    for (std::size_t i = 0; i < EventStream::most_waiting; ++i) EXPECT_TRUE(stream.send("a", "1"));
    EXPECT_FALSE(stream.send("a", "1"));
    EXPECT_TRUE(stream.is_closed());
}

TEST(Events, TheEndIsToldOnce) {
    EventStream stream;
    int told = 0;
    stream.on_close([&] { ++told; });
    stream.close();
    EXPECT_EQ(told, 0) << "the connection is still there";
    stream.detach();
    stream.detach();
    EXPECT_EQ(told, 1);
    stream.on_close([&] { ++told; });
    EXPECT_EQ(told, 2) << "it has ended already";
}

}  // namespace
}  // namespace alongside::http
