// What people put right about the lists of others: what they noticed, kept apart from what a list
// says, and which two listings are not the same meeting (SUP1).
#pragma once

#include "service/directory.hpp"
#include "service/people.hpp"
#include "store/corrections.hpp"

namespace alongside::service {

using store::CorrectionId;

/// What anybody may say of a listing. Who said it is not kept.
struct CorrectionAsked {
    CorrectionId id;
    Text<500> listing;  ///< `source/key`
    CorrectionOf what = CorrectionOf::other;
    std::optional<Text<500>> words;  ///< may be left out only where it is gone
};
BOOST_DESCRIBE_STRUCT(CorrectionAsked, (), (id, listing, what, words))

/// What becomes of it: shown with the listing, or laid aside. What is gone and shown is no longer
/// found.
enum class CorrectionFate : std::uint8_t { open, shown, set_aside };
BOOST_DESCRIBE_ENUM(CorrectionFate, open, shown, set_aside)

struct CorrectionSettled {
    CorrectionFate state = CorrectionFate::open;
};
BOOST_DESCRIBE_STRUCT(CorrectionSettled, (), (state))

struct CorrectionView {
    CorrectionId id;
    std::string listing;
    std::optional<std::string> name;    ///< of the listing; absent: no list names it any more
    std::optional<std::string> source;  ///< its list, as people call it
    CorrectionOf what = CorrectionOf::other;
    std::optional<std::string> words;
    CorrectionFate state = CorrectionFate::open;
    Instant made_at{};
};
BOOST_DESCRIBE_STRUCT(CorrectionView, (), (id, listing, name, source, what, words, state, made_at))

/// Two listings that are not the same meeting.
struct SplitView {
    std::string first;
    std::optional<std::string> first_name;
    std::string second;
    std::optional<std::string> second_name;
};
BOOST_DESCRIBE_STRUCT(SplitView, (), (first, first_name, second, second_name))

struct SplitAsked {
    Text<500> listing;  ///< `source/key` of a meeting that several lists name
};
BOOST_DESCRIBE_STRUCT(SplitAsked, (), (listing))

struct CurationView {
    std::vector<CorrectionView> corrections;  ///< oldest first, none that were laid aside
    std::vector<SplitView> splits;
    bool may_set = false;
};
BOOST_DESCRIBE_STRUCT(CurationView, (), (corrections, splits, may_set))

class Curation {
public:
    Curation(Context& context, Directory& directory) : context_(context), directory_(directory) {}

    /// By anybody who is signed in. The same again changes nothing.
    /// @error not_found  no list names it
    /// @error invalid  nothing is said
    /// @error too_many  `correction.wait`, or `correction.enough`: too many wait to be looked at
    [[nodiscard]] Result<void> suggest(const Reader& reader, const CorrectionAsked& asked);
    /// For staff. @error not_found  the reader is no staff; so of the others
    [[nodiscard]] Result<CurationView> read(const Reader& reader);
    /// By recovery coaches and leads, as the next two. @error refused, not_found
    [[nodiscard]] Result<void> settle(const Reader& reader, const CorrectionId& id,
                                      const CorrectionSettled& settled);
    /// From now on this listing is no part of the meeting that it was taken for.
    /// @error conflict `split.alone`  no other list names it
    [[nodiscard]] Result<void> split(const Reader& reader, const SplitAsked& asked);
    /// Takes that back. @error not_found  it is split from none
    [[nodiscard]] Result<void> join(const Reader& reader, const std::string& listing);

    static constexpr std::size_t most_open = 500;

private:
    Context& context_;
    Directory& directory_;
};

}  // namespace alongside::service
