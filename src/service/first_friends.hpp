// A program's list of first friends: people in recovery and coaches who are willing to go along to
// a first meeting (SUP6). They said yes to being on it. How to reach them is sealed with the list
// and told to a client only once both have said yes to an introduction.
#pragma once

#include "journal/introductions.hpp"
#include "service/people.hpp"

namespace alongside::service {

struct FirstFriend {
    FirstFriendId id;
    Text<80> name;  ///< as they like to be called
    std::optional<Text<40>> pronouns;
    std::optional<Text<300>> about;       ///< in their own words
    std::optional<Text<300>> boundaries;  ///< what they do not do
    List<Text<20>, 6> languages;          ///< as the directory names them
    List<Text<40>, 12> fellowships;       ///< as the directory names them
    List<SupportGroup, 7> groups;
    std::optional<SupportWay> way;
    List<DayName, 7> days;
    List<PartOfDay, 4> times;
    std::optional<Text<200>> contact;  ///< a number or address; absent only where it is not told
    Day agreed_on{};                   ///< when they agreed to be on the list
    std::optional<bool> resting{};     ///< they take a break
    friend bool operator==(const FirstFriend&, const FirstFriend&) = default;
};
BOOST_DESCRIBE_STRUCT(FirstFriend, (),
                      (id, name, pronouns, about, boundaries, languages, fellowships, groups, way,
                       days, times, contact, agreed_on, resting))

using FirstFriendList = List<FirstFriend, 200>;

/// What is kept, and what is asked for: the whole list, with the version that was read.
struct FirstFriendsAsked {
    std::int64_t version = 0;  ///< 0: none was made yet; grows by one with every change
    FirstFriendList people;
    friend bool operator==(const FirstFriendsAsked&, const FirstFriendsAsked&) = default;
};
BOOST_DESCRIBE_STRUCT(FirstFriendsAsked, (), (version, people))

/// The list as a reader gets it.
struct FirstFriendsView {
    std::int64_t version = 0;
    FirstFriendList people;  ///< clients get no contact, and nobody who takes a break
    bool may_set = false;
};
BOOST_DESCRIBE_STRUCT(FirstFriendsView, (), (version, people, may_set))

class FirstFriends {
public:
    FirstFriends(Context& context, People& people);

    /// @error not_found  the reader has no place in the program
    [[nodiscard]] Result<FirstFriendsView> read(const Reader& reader, const ProgramId& program);
    /// By the program's leads and recovery coaches.
    /// @error refused  the reader is neither
    /// @error invalid  the same id twice, or somebody who cannot be reached
    /// @error conflict  somebody changed it since `asked.version` was read
    [[nodiscard]] Result<FirstFriendsView> set(const Reader& reader, const ProgramId& program,
                                               const FirstFriendsAsked& asked);
    /// The same for the simulator, asking nobody and whatever stands there.
    [[nodiscard]] Result<void> put(const ProgramId& program, FirstFriendList people);
    /// @returns nothing where nobody on the list has that id
    [[nodiscard]] std::optional<FirstFriend> find(const ProgramId& program,
                                                  const FirstFriendId& id);

private:
    [[nodiscard]] std::optional<FirstFriendsAsked> kept(const ProgramId& program);
    [[nodiscard]] Result<void> write(const ProgramId& program, FirstFriendsAsked asked,
                                     bool whatever_stands);

    Context& context_;
    People& people_;
};

}  // namespace alongside::service
