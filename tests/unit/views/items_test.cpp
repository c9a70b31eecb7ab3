#include "views/items.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace alongside {
namespace {

struct Named {
    int id = 0;
    std::string name;
    friend bool operator==(const Named&, const Named&) = default;
};

TEST(Items, ACopyKeepsWhatItHadWhenTheOtherIsChanged) {
    Items<Named> items{{1, "walk"}, {2, "call"}};
    const Items<Named> before = items;
    edit_item(items, 2)->name = "write";
    items.add({3, "rest"});
    EXPECT_EQ(before, (Items<Named>{{1, "walk"}, {2, "call"}}));
    EXPECT_EQ(items, (Items<Named>{{1, "walk"}, {2, "write"}, {3, "rest"}}));
}

TEST(Items, CopiesShareWhatNeitherHasChanged) {
    Items<Named> items{{1, "walk"}, {2, "call"}};
    const Items<Named> before = items;
    edit_item(items, 2)->name = "write";
    EXPECT_EQ(&items[0], &before[0]);
    EXPECT_NE(&items[1], &before[1]);
}

TEST(Items, AnUnsharedItemIsChangedWhereItIs) {
    Items<Named> items{{1, "walk"}};
    const Named* place = &items[0];
    EXPECT_EQ(edit_item(items, 1), place);
    EXPECT_EQ(edit_item(items, 7), nullptr);
}

/// Any changes to one of two copies: it ends as a vector would, and the other as it began.
RC_GTEST_PROP(Items, ChangesLikeAVectorAndLeavesItsCopiesAlone, ()) {
    const auto names = *rc::gen::container<std::vector<std::string>>(
        rc::gen::container<std::string>(rc::gen::inRange('a', 'e')));
    Items<std::string> items;
    for (const std::string& name : names) items.add(name);
    std::vector<std::string> plain = names;
    const Items<std::string> before = items;
    for (const int step : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 30))) {
        if (plain.empty() || step == 0) {
            items.add("new");
            plain.emplace_back("new");
        } else if (step == 1) {
            items.drop_first();
            plain.erase(plain.begin());
        } else {
            const auto at =
                static_cast<std::ptrdiff_t>(static_cast<std::size_t>(step) % plain.size());
            items.edit(items.begin() + at) += "!";
            plain[static_cast<std::size_t>(at)] += "!";
        }
    }
    RC_ASSERT(std::ranges::equal(items, plain));
    RC_ASSERT(std::ranges::equal(before, names));
}

}  // namespace
}  // namespace alongside
