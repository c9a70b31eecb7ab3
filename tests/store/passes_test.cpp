// Passes, tablets and PINs come back as they were written, are used once, and are swept.
#include "fixture.hpp"

#include "store/passes.hpp"
#include "store/sessions.hpp"

namespace alongside::store {
namespace {

class Passes : public OnEachEngine {
protected:
    [[nodiscard]] static Pass pass(std::uint8_t number, Instant until) {
        return {hash_of(number), {}, ana.as<PersonId>(), 1, coach, morning(), until, {}};
    }
};

TEST_P(Passes, ComeBackAsTheyWereWritten) {
    with_people();
    Pass link = pass(1, morning(100));
    Pass desk = pass(2, morning(100));
    desk.code_hash = hash_of(9);
    desk.used_at = morning(5);
    written([&](WriteTransaction& write) {
        add_pass(write, harbor, link);
        add_pass(write, harbor, pass(3, morning(100)));  // no code either: that is no clash
        add_pass(write, harbor, desk);
    });
    Reader read = store().read();
    EXPECT_EQ(find_pass(read, harbor, hash_of(1)), link);
    EXPECT_EQ(find_pass_by_code(read, harbor, hash_of(9)), desk);
    EXPECT_FALSE(find_pass_by_code(read, harbor, hash_of(1)).has_value());
    EXPECT_FALSE(find_pass(read, elsewhere, hash_of(1)).has_value());
    EXPECT_FALSE(find_pass(read, harbor, hash_of(9)).has_value());
}

TEST_P(Passes, TwoNeverHaveTheSameCode) {
    with_people();
    const Outcome taken = store().write(Task{[&](WriteTransaction& write) -> Result<void> {
        Pass first = pass(1, morning(100));
        Pass second = pass(2, morning(100));
        first.code_hash = second.code_hash = hash_of(9);
        add_pass(write, harbor, first);
        add_pass(write, harbor, second);
        return {};
    }});
    EXPECT_EQ(taken.cause, StoreError::Cause::constraint);
}

TEST_P(Passes, AreUsedOnceAndInTime) {
    with_people();
    written([&](WriteTransaction& write) {
        add_pass(write, harbor, pass(1, morning(100)));
        EXPECT_FALSE(use_pass(write, harbor, hash_of(1), morning(100)));
        EXPECT_FALSE(use_pass(write, harbor, hash_of(8), morning()));
        EXPECT_FALSE(use_pass(write, elsewhere, hash_of(1), morning()));
        EXPECT_TRUE(use_pass(write, harbor, hash_of(1), morning(99)));
        EXPECT_FALSE(use_pass(write, harbor, hash_of(1), morning(99)));
        unuse_pass(write, harbor, hash_of(1));
        EXPECT_TRUE(use_pass(write, harbor, hash_of(1), morning(99)));
    });
}

TEST_P(Passes, AreMovedWhileTheyLastAndSweptAfterwards) {
    with_people();
    written([&](WriteTransaction& write) {
        add_pass(write, harbor, pass(1, morning(10)));
        add_pass(write, harbor, pass(2, morning(20)));
        extend_pass(write, harbor, hash_of(1), morning(10), morning(1000));  // has ended
        extend_pass(write, harbor, hash_of(2), morning(19), morning(1000));
        EXPECT_EQ(sweep_passes(write, harbor, morning(10)), 0);
        EXPECT_EQ(sweep_passes(write, harbor, morning(21)), 1);
        EXPECT_EQ(find_pass(write, harbor, hash_of(2))->expires_at, morning(1000));
    });
}

TEST_P(Passes, EndAloneOrAllOfOnePurpose) {
    with_people();
    Pass other = pass(3, morning(10));
    other.purpose = 2;
    written([&](WriteTransaction& write) {
        add_pass(write, harbor, pass(1, morning(10)));
        add_pass(write, harbor, pass(2, morning(10)));
        add_pass(write, harbor, other);
        end_pass(write, harbor, hash_of(1));
        EXPECT_FALSE(find_pass(write, harbor, hash_of(1)).has_value());
        end_passes_of(write, harbor, ana.as<PersonId>(), 1);
        EXPECT_FALSE(find_pass(write, harbor, hash_of(2)).has_value());
        EXPECT_EQ(find_pass(write, harbor, hash_of(3)), other);
    });
}

TEST_P(Passes, TabletsBelongToAProgram) {
    with_people();
    const Kiosk desk{hash_of(1), outpatient, some_bytes("desk"), coach,
                     morning(),  morning(1), morning(100)};
    const Kiosk hall{hash_of(2), outpatient, some_bytes("hall"), coach,
                     morning(),  morning(2), morning(50)};
    written([&](WriteTransaction& write) {
        add_kiosk(write, harbor, desk);
        add_kiosk(write, harbor, hall);
    });
    {
        Reader read = store().read();
        EXPECT_EQ(find_kiosk(read, harbor, hash_of(1)), desk);
        EXPECT_FALSE(find_kiosk(read, elsewhere, hash_of(1)).has_value());
        EXPECT_EQ(kiosks_of(read, harbor, outpatient), (std::vector{hall, desk}));
        EXPECT_TRUE(kiosks_of(read, harbor, id<ProgramId>(99)).empty());
    }
    written([&](WriteTransaction& write) {
        touch_kiosk(write, harbor, hash_of(2), morning(40), morning(200));
        EXPECT_EQ(sweep_passes(write, harbor, morning(150)), 1);
        EXPECT_EQ(find_kiosk(write, harbor, hash_of(2))->seen_at, morning(40));
        EXPECT_TRUE(end_kiosk(write, harbor, hash_of(2)));
        EXPECT_FALSE(end_kiosk(write, harbor, hash_of(2)));
    });
}

TEST_P(Passes, DoNotSurviveARestoredBackup) {
    with_people();
    written([&](WriteTransaction& write) {
        add_pass(write, harbor, pass(1, morning(100)));
        add_kiosk(write, harbor,
                  {hash_of(2), outpatient, some_bytes("desk"), coach, morning(), morning(),
                   morning(100)});
        end_all_ways_in(write, harbor);
        EXPECT_FALSE(find_pass(write, harbor, hash_of(1)).has_value());
        EXPECT_FALSE(find_kiosk(write, harbor, hash_of(2)).has_value());
    });
}

TEST_P(Passes, APinIsReplacedAndDropped) {
    with_people();
    const Pin first{ana.as<PersonId>(), some_bytes("one"), morning()};
    const Pin second{ana.as<PersonId>(), some_bytes("two"), morning(1)};
    written([&](WriteTransaction& write) {
        EXPECT_FALSE(pin_of(write, harbor, ana.as<PersonId>()).has_value());
        put_pin(write, harbor, first);
        put_pin(write, harbor, second);
        EXPECT_EQ(pin_of(write, harbor, ana.as<PersonId>()), second);
        EXPECT_TRUE(drop_pin(write, harbor, ana.as<PersonId>()));
        EXPECT_FALSE(drop_pin(write, harbor, ana.as<PersonId>()));
    });
}

RUN_ON_EACH_ENGINE(Passes);

}  // namespace
}  // namespace alongside::store
