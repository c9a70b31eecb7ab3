// Messages on their way out, and where they go.
#include "fixture.hpp"

#include "store/outgoing.hpp"
#include "store/reach.hpp"

#include <thread>

namespace alongside::store {
namespace {

using namespace std::chrono_literals;

const PersonId reader = ana.as<PersonId>();
constexpr int by_email = 0;
constexpr int by_text = 1;

Outgoing message(std::uint8_t number, Instant due_at = morning()) {
    Outgoing made;
    made.id = hash_of(number);
    made.person = reader;
    made.subject = ana;
    made.purpose = 1;
    made.sealed = some_bytes("words");
    made.due_at = due_at;
    made.until = morning(3'600'000);
    return made;
}

class OutgoingMessages : public OnEachEngine {
protected:
    void SetUp() override {
        OnEachEngine::SetUp();
        with_people();
    }
    bool queues(const Outgoing& made) {
        bool queued = false;
        written([&](WriteTransaction& write) { queued = queue_outgoing(write, harbor, made); });
        return queued;
    }
    bool takes(Store& store, std::uint8_t number, Instant now) {
        bool taken = false;
        const auto done = store.write(Task{[&](WriteTransaction& write) -> Result<void> {
            taken = begin_trying(write, harbor, hash_of(number), now, now + 5min);
            return {};
        }});
        return done.committed() && taken;
    }
    std::optional<Outgoing> find(std::uint8_t number) {
        Reader read = store().read();
        return find_outgoing(read, harbor, hash_of(number));
    }
    std::vector<Outgoing> due(Instant now, int channel = by_email) {
        Reader read = store().read();
        return due_outgoing(read, harbor, channel, now, 100);
    }
};

TEST_P(OutgoingMessages, AreQueuedOnceWhateverBecameOfThem) {
    EXPECT_TRUE(queues(message(1)));
    EXPECT_EQ(find(1), message(1));
    EXPECT_FALSE(queues(message(1)));
    ASSERT_TRUE(takes(store(), 1, morning()));
    written([](WriteTransaction& write) {
        end_trying(write, harbor, hash_of(1), OutgoingState::sent);
    });
    EXPECT_FALSE(queues(message(1)));
    const auto over = find(1);
    ASSERT_TRUE(over);
    EXPECT_EQ(over->state, OutgoingState::sent);
    EXPECT_EQ(over->tries, 1);
    EXPECT_FALSE(over->sealed);
    Reader read = store().read();
    EXPECT_FALSE(find_outgoing(read, elsewhere, hash_of(1)));
}

TEST_P(OutgoingMessages, AreDueFromTheirMomentToTheirEndOnTheirOwnChannel) {
    Outgoing text = message(3);
    text.channel = by_text;
    text.subject.reset();
    text.sealed.reset();
    queues(message(2, morning(1000)));
    queues(message(1, morning(2000)));
    queues(text);
    EXPECT_TRUE(due(morning(999)).empty());
    EXPECT_EQ(due(morning(1000)), std::vector{message(2, morning(1000))});
    EXPECT_EQ(due(morning(2000)).size(), 2U);
    EXPECT_EQ(due(morning(2000)).front().id, hash_of(2));
    EXPECT_EQ(due(morning(), by_text), std::vector{text});
    EXPECT_EQ(due(morning(3'600'000)).size(), 2U);
    EXPECT_TRUE(due(morning(3'600'001)).empty());
    EXPECT_FALSE(takes(store(), 1, morning(3'600'001)));
    EXPECT_FALSE(takes(store(), 1, morning(1999)));
}

TEST_P(OutgoingMessages, OneTryAtATimeAndNoneOnceItIsOver) {
    queues(message(1));
    ASSERT_TRUE(takes(store(), 1, morning()));
    EXPECT_FALSE(takes(store(), 1, morning()));
    EXPECT_TRUE(due(morning(60'000)).empty());
    written([](WriteTransaction& write) { drop_outgoing(write, harbor, hash_of(1)); });
    EXPECT_EQ(find(1)->state, OutgoingState::trying) << "what is on its way is not called back";

    written([](WriteTransaction& write) { try_again(write, harbor, hash_of(1), morning(60'000)); });
    EXPECT_TRUE(due(morning(59'999)).empty());
    EXPECT_FALSE(takes(store(), 1, morning(59'999)));
    ASSERT_TRUE(takes(store(), 1, morning(60'000)));
    EXPECT_EQ(find(1)->tries, 2);
    written([](WriteTransaction& write) {
        end_trying(write, harbor, hash_of(1), OutgoingState::unknown);
        try_again(write, harbor, hash_of(1), morning(60'000));  // too late to change that
    });
    EXPECT_EQ(find(1)->state, OutgoingState::unknown);
    EXPECT_FALSE(takes(store(), 1, morning(120'000)));
}

TEST_P(OutgoingMessages, OfManyTriesAtOnceOneIsGivenIt) {
    std::unique_ptr<Store> other = GetParam() == Engine::postgresql ? another() : nullptr;
    for (std::uint8_t number = 1; number <= 20; ++number) {
        queues(message(number));
        std::atomic<int> given = 0;
        std::vector<std::thread> servers;
        for (int i = 0; i < 4; ++i) {
            Store& server = other && i % 2 == 1 ? *other : store();
            servers.emplace_back([&, number] {
                if (takes(server, number, morning())) ++given;
            });
        }
        for (std::thread& server : servers) server.join();
        EXPECT_EQ(given, 1);
    }
}

TEST_P(OutgoingMessages, WhatIsTooLateOrLostIsPutAsideAndForgottenInTheEnd) {
    Outgoing text = message(3);
    text.channel = by_text;
    queues(message(1));
    queues(message(2));
    queues(text);
    ASSERT_TRUE(takes(store(), 2, morning()));
    OutgoingSwept swept;
    const auto sweep = [&](Instant now, Instant before) {
        written([&](WriteTransaction& write) {
            swept = sweep_outgoing(write, harbor, by_email, now, before);
        });
    };
    sweep(morning(60'000), morning());
    EXPECT_EQ(swept.dropped + swept.lost, 0);
    sweep(morning(5 * 60'000 + 1), morning());
    EXPECT_EQ(swept.lost, 1);
    EXPECT_EQ(find(2)->state, OutgoingState::unknown);
    sweep(morning(3'600'001), morning());
    EXPECT_EQ(swept.dropped, 1);
    EXPECT_EQ(find(1)->state, OutgoingState::dropped);
    EXPECT_FALSE(find(1)->sealed);
    EXPECT_EQ(find(3)->state, OutgoingState::waiting) << "another channel's";
    sweep(morning(4'000'000), morning(3'600'001));
    EXPECT_FALSE(find(1));
    EXPECT_FALSE(find(2));
    EXPECT_TRUE(find(3));
}

TEST_P(OutgoingMessages, OfARestoredDatabaseNoneGoesOut) {
    queues(message(1));
    queues(message(2));
    ASSERT_TRUE(takes(store(), 2, morning()));
    written([](WriteTransaction& write) { end_all_outgoing(write, harbor); });
    EXPECT_EQ(find(1)->state, OutgoingState::unknown);
    EXPECT_EQ(find(2)->state, OutgoingState::unknown);
    EXPECT_TRUE(due(morning(1000)).empty());
}

RUN_ON_EACH_ENGINE(OutgoingMessages);

class WhereToReach : public OutgoingMessages {
protected:
    std::optional<Hash> tries(Instant now) {
        std::optional<Hash> hash;
        written([&](WriteTransaction& write) {
            hash = try_reach_code(write, harbor, reader, by_email, now, 5);
        });
        return hash;
    }
    std::vector<Reach> all() {
        Reader read = store().read();
        return reach_of(read, harbor, reader);
    }
    const Reach asked{reader,           by_email, some_bytes("address"), std::nullopt, hash_of(7),
                      morning(900'000), 0};
};

TEST_P(WhereToReach, OneAddressAChannelComesBackAsItWasWritten) {
    Reach text = asked;
    text.channel = by_text;
    Reach changed = asked;
    changed.sealed = some_bytes("another");
    written([&](WriteTransaction& write) {
        put_reach(write, harbor, text);
        put_reach(write, harbor, asked);
        put_reach(write, harbor, changed);
    });
    EXPECT_EQ(all(), (std::vector{changed, text}));
    {
        Reader read = store().read();
        EXPECT_EQ(find_reach(read, harbor, reader, by_text), text);
        EXPECT_FALSE(find_reach(read, elsewhere, reader, by_text));
        EXPECT_FALSE(find_reach(read, harbor, coach, by_text));
    }
    bool ended = false;
    written([&](WriteTransaction& write) { ended = end_reach(write, harbor, reader, by_text); });
    EXPECT_TRUE(ended);
    written([&](WriteTransaction& write) { ended = end_reach(write, harbor, reader, by_text); });
    EXPECT_FALSE(ended);
    EXPECT_EQ(all(), std::vector{changed});
}

TEST_P(WhereToReach, ACodeHasFiveTriesAndAnEnd) {
    EXPECT_FALSE(tries(morning()));
    written([&](WriteTransaction& write) { put_reach(write, harbor, asked); });
    EXPECT_FALSE(tries(morning(900'000)));
    for (int i = 0; i < 5; ++i) EXPECT_EQ(tries(morning(899'999)), hash_of(7));
    EXPECT_FALSE(tries(morning()));
    // A new code begins anew.
    written([&](WriteTransaction& write) { put_reach(write, harbor, asked); });
    EXPECT_EQ(tries(morning()), hash_of(7));
    written([&](WriteTransaction& write) {
        confirm_reach(write, harbor, reader, by_email, morning(5));
    });
    EXPECT_FALSE(tries(morning(6)));
    Reach confirmed = asked;
    confirmed.confirmed_at = morning(5);
    confirmed.code_hash.reset();
    confirmed.code_until.reset();
    EXPECT_EQ(all(), std::vector{confirmed});
}

RUN_ON_EACH_ENGINE(WhereToReach);

}  // namespace
}  // namespace alongside::store
