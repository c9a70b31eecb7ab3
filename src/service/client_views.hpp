// What readers see of a client: the folded record as they may see it, with names put to people and
// with what they may do next. Every look by someone else is logged before it is answered.
#pragma once

#include "service/shapes.hpp"

namespace alongside::service {

class ClientViews {
public:
    ClientViews(Context& context, People& people, Access& access, Records& records,
                Directory& directory);

    /// All of these, as JSON text in the form of the contract.
    /// @error not_found  the reader is a stranger, or the view is not theirs
    [[nodiscard]] Result<ClientView> client(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<PlanView> plan(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<CheckinsView> checkins(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<SupportsView> supports(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<MessagesView> messages(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<SharingView> sharing(const Reader& reader, const SubjectId& subject);
    /// For the client alone.
    [[nodiscard]] Result<TodayView> today(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<TimelineView> timeline(const Reader& reader, const SubjectId& subject,
                                                const std::string& cursor, int limit);
    [[nodiscard]] Result<EntriesPage> entries(const Reader& reader, const SubjectId& subject,
                                              Seq after, int limit);
    /// For the client alone: who looked.
    [[nodiscard]] Result<OpeningsPage> openings(const Reader& reader, const SubjectId& subject,
                                                const std::string& cursor, int limit);

    /// What tells one state of a view from another, for an ETag; logs the look like the view
    /// itself.
    /// @param part  which view
    [[nodiscard]] Result<std::string> tag(const Reader& reader, const SubjectId& subject,
                                          Part part);
    /// The same from memory alone. @returns nothing where the store has to be asked or written to
    [[nodiscard]] std::optional<std::string> tag_at_hand(const Reader& reader,
                                                         const SubjectId& subject, Part part);
    /// The view's text, if it was told to this reader with this tag. @returns nullptr otherwise
    [[nodiscard]] std::shared_ptr<const std::string> told(const Reader& reader,
                                                          const SubjectId& subject, Part part,
                                                          std::string_view tag);
    void keep_told(const Reader& reader, const SubjectId& subject, Part part,
                   const std::string& tag, std::shared_ptr<const std::string> text);

private:
    struct Seen;
    [[nodiscard]] Result<Seen> see(const Reader& reader, const SubjectId& subject, Part part);

    [[nodiscard]] AuthorShape author(const Voice& voice);
    [[nodiscard]] AuthorShape author(const PersonId& person, Role role);
    [[nodiscard]] Actions actions(const Seen& seen, std::span<const std::string_view> kinds,
                                  const AboutId& about = {});
    [[nodiscard]] GoalShape goal(const Seen& seen, const Goal& goal);
    [[nodiscard]] StepShape step(const Seen& seen, const Step& step);
    [[nodiscard]] CheckinShape checkin(const Seen& seen, const Checkin& checkin);
    [[nodiscard]] SupportShape support(const Seen& seen, const Support& support);
    [[nodiscard]] MessageShape message(const Message& message);
    [[nodiscard]] std::vector<TeamMemberShape> team(const Record& record);
    [[nodiscard]] TimelineItem item(const Seen& seen, const Entry& entry,
                                    std::span<const Entry> corrections);

    Context& context_;
    People& people_;
    Access& access_;
    Records& records_;
    Directory& directory_;
};

}  // namespace alongside::service
