#include "directory/listing_words.hpp"

#include <gtest/gtest.h>

using namespace alongside::directory;

TEST(ListingWords, ANameMaySayThatItIsNotWeekly) {
    for (const char* name :
         {"Steering Committee (2nd Thursday)", "First Friday Speaker", "Meets 1st & 3rd",
          "1st and 3rd Mondays", "Last Friday of the month", "Monthly business meeting",
          "Every other Tuesday", "Bi-weekly", "Once a month", "Grupo Nuevo (primer lunes)",
          "2nd, 4th and 5th Sunday", "Alternate weeks", "3rd week of the month"}) {
        EXPECT_TRUE(name_says_irregular(name)) << name;
    }
    for (const char* name :
         {"First Things First", "12th Step", "2nd floor", "Step 2 Study", "Second Chance",
          "Friday Night", "Last Call", "11th Hour", "Every Monday", "Happy Hour", "",
          "The First 164", "5th Street Group", "Third Tradition"}) {
        EXPECT_FALSE(name_says_irregular(name)) << name;
    }
}

TEST(ListingWords, NotesMustSpeakOfTheMeetingItself) {
    EXPECT_TRUE(notes_say_irregular("Meeting is not held on the last Friday of each month"));
    EXPECT_TRUE(notes_say_irregular("Side door. Meets ONLY on the 2nd Thursday of the month."));
    EXPECT_TRUE(notes_say_irregular("No meeting first Monday"));
    EXPECT_FALSE(notes_say_irregular("Last Friday is a speaker meeting."));
    EXPECT_FALSE(notes_say_irregular("1st Sunday: birthday. Only street parking."));
    EXPECT_FALSE(notes_say_irregular("Rear entrance, 2nd floor"));
    EXPECT_FALSE(notes_say_irregular(""));
}
