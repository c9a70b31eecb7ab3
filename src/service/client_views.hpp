// What readers see of a client: the folded record as they may see it, with names put to people and
// with what they may do next. Every look by someone else is logged before it is answered.
#pragma once

#include "service/concerns.hpp"
#include "service/first_friends.hpp"
#include "service/life_shapes.hpp"

namespace alongside::service {

/// Which days of the chart, and how many points of each line at most.
struct ChartAsked {
    std::optional<Day> from;  ///< absent: `usual_chart` before the last
    std::optional<Day> to;    ///< absent: today
    std::size_t points = 400;
};
inline constexpr std::chrono::days usual_chart{90};

/// Whether an appointment stands and is not over at `now`.
[[nodiscard]] bool lies_ahead(const Appointment& one, Instant now);

class ClientViews {
public:
    ClientViews(Context& context, People& people, Policies& policies, Instruments& instruments,
                Concerns& concerns, Access& access, Records& records, Directory& directory,
                FirstFriends& first_friends);

    /// All of these, as JSON text in the form of the contract.
    /// @error not_found  the reader is a stranger, or the view is not theirs
    [[nodiscard]] Result<ClientView> client(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<PlanView> plan(const Reader& reader, const SubjectId& subject);
    /// The plan as it was at the end of that day in `zone`.
    [[nodiscard]] Result<PlanView> plan_as_of(const Reader& reader, const SubjectId& subject,
                                              Day day, const std::string& zone);
    /// For whoever runs the server, on the command line: the plan as the client sees it. The client
    /// sees that it was opened, in the organization's name.
    /// @error not_found  nobody here is a client by that id
    [[nodiscard]] Result<PlanView> plan_for_operator(const SubjectId& subject,
                                                     std::optional<Day> as_of,
                                                     const std::string& zone);
    [[nodiscard]] Result<AgreementsView> agreements(const Reader& reader, const SubjectId& subject);
    /// What was written in session and waits for the client's word.
    [[nodiscard]] Result<TogetherView> together(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<StoryView> story(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<WinsView> wins(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<SetbacksView> setbacks(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<CopingView> coping(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<LearningView> learning(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<CheckinsView> checkins(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<MeasuresView> measures(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<ChartView> chart(const Reader& reader, const SubjectId& subject,
                                          const ChartAsked& asked);
    /// What the reader was told of and nobody has answered, of all clients.
    [[nodiscard]] Result<ConcernsView> concerns(const Reader& reader);
    [[nodiscard]] Result<SupportsView> supports(const Reader& reader, const SubjectId& subject);
    /// Meetings that may fit the client, best first, each with its reasons.
    /// @param meeting  `source/key`: only this one, whatever the client chose; empty: the best
    [[nodiscard]] Result<MatchesView> matches(const Reader& reader, const SubjectId& subject,
                                              const std::string& meeting);
    [[nodiscard]] Result<MessagesView> messages(const Reader& reader, const SubjectId& subject);
    [[nodiscard]] Result<AppointmentsView> appointments(const Reader& reader,
                                                        const SubjectId& subject);
    [[nodiscard]] Result<SharingView> sharing(const Reader& reader, const SubjectId& subject);
    /// For the client alone.
    [[nodiscard]] Result<TodayView> today(const Reader& reader, const SubjectId& subject);
    /// @param area  only entries of that part of the record, if given
    [[nodiscard]] Result<TimelineView> timeline(const Reader& reader, const SubjectId& subject,
                                                const std::string& cursor, int limit,
                                                std::optional<Area> area = std::nullopt);
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
    /// A record as its reader may see it, and who the reader is to it.
    struct Seen {
        Viewer viewer;
        std::shared_ptr<const Record> record;
        Seq head = 0;
        SubjectId subject;
        Instant now{};
    };
    [[nodiscard]] Result<Seen> see(const Reader& reader, const SubjectId& subject, Part part);

    [[nodiscard]] AuthorShape author(const Voice& voice);
    [[nodiscard]] AuthorShape author(const PersonId& person, Role role);
    [[nodiscard]] Actions actions(const Seen& seen, std::span<const std::string_view> kinds,
                                  const AboutId& about = {});
    [[nodiscard]] GoalShape goal(const Seen& seen, const Goal& goal);
    [[nodiscard]] ByAt by_at(const Voice& voice);
    [[nodiscard]] std::optional<ByAt> by_at(const std::optional<Voice>& voice);
    [[nodiscard]] std::vector<WordingShape> wordings(std::span<const Wording> said);
    [[nodiscard]] PlanView plan_of(const Seen& seen);
    [[nodiscard]] PlanView plan_then(Seen seen, Day day, const std::string& zone);
    [[nodiscard]] std::vector<WaitingShape> waiting(const Seen& seen);
    [[nodiscard]] AgreementShape agreement(const Seen& seen, const Agreement& agreement);
    [[nodiscard]] ObstacleShape obstacle(const Seen& seen, const Obstacle& obstacle);
    [[nodiscard]] WinShape win(const Seen& seen, const Win& win);
    [[nodiscard]] SetbackShape setback(const Seen& seen, const Setback& setback);
    [[nodiscard]] DecisionShape decision(const Seen& seen, const Decision& decision);
    [[nodiscard]] StepShape step(const Seen& seen, const Step& step);
    [[nodiscard]] CheckinForm checkin_form(const Record& record);
    [[nodiscard]] RhythmShape rhythm(const Seen& seen, const Said<RhythmChosen>& said);
    /// Until when its author may say it differently. @returns nothing to others, and afterwards
    [[nodiscard]] std::optional<Instant> editable_until(const Seen& seen, const Voice& by, Day on);
    [[nodiscard]] std::vector<InstrumentDue> instruments_due(const Seen& seen);
    [[nodiscard]] ResultShape result(const Seen& seen, const Sheet& sheet);
    [[nodiscard]] MeasureShape measure(const Seen& seen, const measures::Definition& definition);
    [[nodiscard]] ConcernShape concern(const Seen& seen, const Concern& concern);
    void add_instruments(ChartView& view, const Record& record, Instant from, Instant to,
                         std::size_t most, Instant now);
    [[nodiscard]] std::vector<ChartMarker> markers(const Record& record, Instant from, Instant to,
                                                   Instant now);
    [[nodiscard]] CheckinShape checkin(const Seen& seen, const Checkin& checkin);
    [[nodiscard]] SupportShape support(const Seen& seen, const Support& support);
    [[nodiscard]] MatchShape match(const Record& record, const directory::Suggestion& suggestion);
    [[nodiscard]] IntroductionShape introduction(const Seen& seen, const Introduction& one);
    [[nodiscard]] ReferralShape referral(const Seen& seen, const Referral& one);
    [[nodiscard]] AppointmentShape appointment(const Seen& seen, const Appointment& one);
    [[nodiscard]] MessageShape message(const Message& message);
    [[nodiscard]] std::vector<TeamMemberShape> team(const Record& record);
    [[nodiscard]] TimelineItem item(const Seen& seen, const Entry& entry,
                                    std::span<const Entry> corrections);

    Context& context_;
    People& people_;
    Policies& policies_;
    Instruments& instruments_;
    Concerns& concerns_;
    Access& access_;
    Records& records_;
    Directory& directory_;
    FirstFriends& first_friends_;
};

}  // namespace alongside::service
