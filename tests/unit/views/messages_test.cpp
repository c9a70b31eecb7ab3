// Messages of the circle, and which of them waits.
#include "support/story.hpp"

#include <gtest/gtest.h>

namespace alongside::testing {

TEST(WORK6, TheOldestUnansweredMessageOfTheClientWaits) {
    Story story;
    EXPECT_EQ(message_waiting(told<Messages>(story)), nullptr);
    story.writes(client, "", MessageSent{"Could we meet on Monday?"});
    const AboutId first = story.last();
    story.writes(client, "walk", MessageSent{"About the walk"});
    Messages messages = told<Messages>(story);
    ASSERT_NE(message_waiting(messages), nullptr);
    EXPECT_EQ(message_waiting(messages)->id, first);
    EXPECT_EQ(messages.items[1].about, named<AboutId>("walk"));

    story.writes(clinician, "", MessageSent{"Yes, at ten"});
    messages = told<Messages>(story);
    EXPECT_EQ(message_waiting(messages), nullptr);
    EXPECT_EQ(messages.items[2].by.role, Role::clinician);

    story.writes(client, "", MessageSent{"Thank you"});
    messages = told<Messages>(story);
    EXPECT_EQ(message_waiting(messages)->words, Words("Thank you"));
}

TEST(WORK6, TheLastHundredStayAtHand) {
    Story story;
    for (std::size_t i = 0; i < messages_kept + 1; ++i) {
        story.writes(clinician, "", MessageSent{"Good morning"});
    }
    const Messages messages = told<Messages>(story);
    EXPECT_EQ(messages.items.size(), messages_kept);
    EXPECT_EQ(messages.items.front().id, story.entries[1].id.as<AboutId>());
}

}  // namespace alongside::testing
