// People, memberships, signing in, openings.
#include "fixture.hpp"

#include "store/openings.hpp"
#include "store/organizations.hpp"
#include "store/people.hpp"
#include "store/sessions.hpp"

namespace alongside::store {
namespace {

class People : public OnEachEngine {};

TEST_P(People, ComeBackAsTheyWereWritten) {
    with_people();
    const Person changed{ana.as<PersonId>(), some_bytes("new"), 5, morning()};
    written([&](WriteTransaction& write) { put_person(write, harbor, changed); });
    Reader read = store().read();
    EXPECT_EQ(find_person(read, harbor, ana.as<PersonId>()), changed);
    EXPECT_FALSE(find_person(read, elsewhere, ana.as<PersonId>()).has_value());
    EXPECT_EQ(people(read, harbor, {}, 100).size(), 4U);
    EXPECT_EQ(people(read, harbor, people(read, harbor, {}, 3).back().person, 3).size(), 1U);
    EXPECT_EQ(programs(read, harbor).size(), 1U);
    EXPECT_EQ(organizations(read).size(), 1U);
}

TEST_P(People, EveryChangeRaisesTheirVersion) {
    with_people();
    const auto version = [&] {
        Reader read = store().read();
        return find_organization(read, harbor)->people_version;
    };
    const std::int64_t before = version();
    written([](WriteTransaction& write) {
        put_membership(write, harbor, {coach, outpatient, 3, morning(), std::nullopt});
    });
    EXPECT_GT(version(), before);
}

TEST_P(People, AMembershipEndsAndStaysOnRecord) {
    with_people();
    const Membership ended{coach, outpatient, 3, morning(), morning(100)};
    written([&](WriteTransaction& write) {
        put_membership(write, harbor, {coach, outpatient, 3, morning(), std::nullopt});
        put_membership(write, harbor, ended);
    });
    Reader read = store().read();
    EXPECT_EQ(memberships_of(read, harbor, coach), std::vector{ended});
    EXPECT_EQ(members_of(read, harbor, outpatient), std::vector{ended});
}

TEST_P(People, ALoginNameBelongsToOnePerson) {
    with_people();
    const Login login{hash_of(1), coach,    some_bytes("argon"), some_bytes("totp"), std::nullopt,
                      0,          morning()};
    written([&](WriteTransaction& write) { put_login(write, harbor, login); });
    {
        Reader read = store().read();
        EXPECT_EQ(find_login(read, harbor, hash_of(1)), login);
        EXPECT_EQ(login_of(read, harbor, coach), login);
        EXPECT_FALSE(find_login(read, harbor, hash_of(2)).has_value());
    }
    const Outcome taken = store().write(Task{[&](WriteTransaction& write) -> Result<void> {
        Login other = login;
        other.person = clinician;
        put_login(write, harbor, other);
        return {};
    }});
    EXPECT_EQ(taken.cause, StoreError::Cause::constraint);
}

TEST_P(People, ATimeStepOfTheSecondFactorWorksOnce) {
    with_people();
    written([&](WriteTransaction& write) {
        put_login(write, harbor, {hash_of(1), coach, {}, {}, {}, 0, morning()});
        EXPECT_TRUE(use_totp(write, harbor, coach, 1000));
        EXPECT_FALSE(use_totp(write, harbor, coach, 1000));
        EXPECT_FALSE(use_totp(write, harbor, coach, 999));
        EXPECT_TRUE(use_totp(write, harbor, coach, 1001));
    });
}

TEST_P(People, SessionsBeginMoveAndEnd) {
    with_people();
    const Session first{hash_of(1), coach, morning(), morning(), morning(1000), 1};
    const Session second{hash_of(2), coach, morning(), morning(5), morning(2000), 2};
    written([&](WriteTransaction& write) {
        add_session(write, harbor, first);
        add_session(write, harbor, second);
        add_session(write, harbor, {hash_of(3), clinician, morning(), morning(), morning(10), 1});
        touch_session(write, harbor, hash_of(1), morning(7), morning(1007), 2);
    });
    {
        Reader read = store().read();
        EXPECT_EQ(find_session(read, harbor, hash_of(2)), second);
        EXPECT_EQ(find_session(read, harbor, hash_of(1))->expires_at, morning(1007));
        EXPECT_FALSE(find_session(read, elsewhere, hash_of(1)).has_value());
        ASSERT_EQ(sessions_of(read, harbor, coach).size(), 2U);
        EXPECT_EQ(sessions_of(read, harbor, coach).front().token_hash, hash_of(1));
    }
    written([&](WriteTransaction& write) {
        EXPECT_EQ(sweep_sessions(write, harbor, morning(10)), 0);
        EXPECT_EQ(sweep_sessions(write, harbor, morning(11)), 1);
        end_sessions_of(write, harbor, coach, hash_of(2));
        EXPECT_FALSE(end_session(write, harbor, hash_of(1)));
        EXPECT_TRUE(end_session(write, harbor, hash_of(2)));
    });
    Reader read = store().read();
    EXPECT_TRUE(sessions_of(read, harbor, coach).empty());
}

TEST_P(People, AnInvitationIsUsedOnceAndInTime) {
    with_people();
    const Invite invite{hash_of(1), hash_of(2), ana.as<PersonId>(), coach, morning(1000), {}};
    written([&](WriteTransaction& write) {
        add_invite(write, harbor, invite);
        EXPECT_FALSE(use_invite(write, harbor, hash_of(1), morning(1000)));
        EXPECT_FALSE(use_invite(write, harbor, hash_of(9), morning()));
        EXPECT_TRUE(use_invite(write, harbor, hash_of(1), morning(999)));
        EXPECT_FALSE(use_invite(write, harbor, hash_of(1), morning(999)));
    });
    Reader read = store().read();
    EXPECT_EQ(find_invite(read, harbor, hash_of(1))->used_at, morning(999));
    EXPECT_EQ(invites_of(read, harbor, ana.as<PersonId>()).size(), 1U);
}

TEST_P(People, AttemptsAreCountedWithinTheirWindow) {
    using namespace std::chrono_literals;
    const Bytes bucket = some_bytes("bucket");
    written([&](WriteTransaction& write) {
        EXPECT_EQ(attempts(write, harbor, bucket, morning(), 1000ms), 0);
        EXPECT_EQ(count_attempt(write, harbor, bucket, morning(), 1000ms), 1);
        EXPECT_EQ(count_attempt(write, harbor, bucket, morning(999), 1000ms), 2);
        EXPECT_EQ(attempts(write, harbor, bucket, morning(999), 1000ms), 2);
        EXPECT_EQ(attempts(write, harbor, bucket, morning(1000), 1000ms), 0);
        EXPECT_EQ(count_attempt(write, harbor, bucket, morning(1000), 1000ms), 1);
        forget_attempts(write, harbor, bucket);
        EXPECT_EQ(attempts(write, harbor, bucket, morning(1000), 1000ms), 0);
    });
}

TEST_P(People, OpeningsAreKeptAndReadInPages) {
    std::vector<Opening> openings;
    for (int i = 0; i < 10; ++i) openings.push_back({ana, morning(i / 2), coach, i, 1});
    written([&](WriteTransaction& write) { add_openings(write, harbor, openings); });
    Reader read = store().read();
    std::size_t seen = 0;
    Instant before = morning(1000);
    for (;;) {
        const auto page = openings_of(read, harbor, ana, before, 3);
        if (page.empty()) break;
        EXPECT_LE(page.size(), 4U);
        seen += page.size();
        before = page.back().at;
    }
    EXPECT_EQ(seen, 10U);
    EXPECT_EQ(openings_of(read, harbor, ana, morning(1000), 100).size(), 10U);
    EXPECT_TRUE(openings_of(read, harbor, ben, morning(1000), 100).empty());
    EXPECT_EQ(openings_by(read, harbor, coach, morning(1), morning(3)).size(), 4U);
    const auto server = connection();
    EXPECT_THROW(
        {
            WriteTransaction write{*server};
            write.run("DELETE FROM opening");
        },
        StoreError);
}

RUN_ON_EACH_ENGINE(People);

}  // namespace
}  // namespace alongside::store
