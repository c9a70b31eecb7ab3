// Passes: ways in for one person, one purpose and a short time, for those who do not sign in (CHK1,
// CHK6). Behind a pass is the form and nothing else.
#pragma once

#include "service/client_views.hpp"
#include "service/journals.hpp"
#include "store/passes.hpp"

namespace alongside::service {

/// What a pass is for. The numbers are stored: never change or reuse one.
enum class PassPurpose : std::uint8_t {
    link = 1,       ///< a link in a reminder
    desk_code = 2,  ///< a code that the desk gave, to be typed at the clinic's tablet
    visit = 3,      ///< a visit at that tablet, once it was opened
};
BOOST_DESCRIBE_ENUM(PassPurpose, link, desk_code, visit)

/// A new link; it is not kept anywhere.
struct PassLink {
    std::string url;
    Instant expires_at{};
};

/// What stands behind a pass.
struct PassView {
    PassPurpose purpose = PassPurpose::link;
    std::optional<std::string> called;  ///< only at the tablet: behind a link is no name
    std::optional<Language> language;   ///< that the client chose
    CheckinForm form;
    std::vector<FormView> instruments;  ///< that it is time to answer
    Instant expires_at{};               ///< unless it is used on
};
BOOST_DESCRIBE_STRUCT(PassView, (), (purpose, called, language, form, instruments, expires_at))

/// What became of the answers that came by a pass.
struct PassWritten {
    std::vector<Answer> answers;  ///< in the order in which they came
    bool told = false;            ///< the program was told of a sensitive answer among them
};

class Passes {
public:
    Passes(Context& context, People& people, Instruments& instruments, Records& records,
           Journals& journals, ClientViews& views);

    /// A link that opens the check-in of a client until `until`, but never for more than
    /// `link_lasts`: a reminder gives the end of its day and some hours. Its token is kept only as
    /// a hash.
    /// @error invalid `pass.no_client`
    [[nodiscard]] Result<PassLink> link_for(const PersonId& person, Instant until);

    /// The form behind a pass. A visit goes on by it.
    /// @error gone `pass.ended`  unknown, used up and expired: the same words for each
    /// @error too_many `pass.wait`
    [[nodiscard]] Result<PassView> look(const std::string& token, const std::string& address);

    using Done = std::function<void(Result<PassWritten>)>;
    /// Writes check-ins and answered instruments in the client's own name, by the rules of
    /// `Journals`. A link is used up by its first accepted check-in; instruments may follow for
    /// `instruments_follow`. What was written before gets the same answer again, as long as the
    /// link would have lasted.
    /// @error as `look`
    /// @error refused `pass.only_answers`  something else is among them; nothing was written
    void hand_in(const std::string& token, const std::string& address, std::vector<Handed> handed,
                 const Done& done);

    /// The client at the tablet is done. Of what was no visit nothing is said.
    void end(const std::string& token);

    /// Begins a visit inside an open transaction. Any earlier one of the same person ends.
    /// @returns its token, not kept anywhere
    [[nodiscard]] std::string begin_visit(store::WriteTransaction& write, const PersonId& person,
                                          const PersonId& by);

    static constexpr std::chrono::hours link_lasts{36};
    static constexpr std::chrono::minutes instruments_follow{15};
    static constexpr std::chrono::minutes visit_idles{3};
    static constexpr std::chrono::minutes visit_lasts{20};

private:
    /// A pass that holds, and whom it lets write.
    struct Admitted {
        store::Pass pass;
        Reader reader;
    };
    [[nodiscard]] Result<Admitted> admitted(const std::string& token, const std::string& address);
    [[nodiscard]] Instant extended(const store::Pass& pass);
    [[nodiscard]] bool is_written(const SubjectId& subject, const std::vector<Handed>& handed);
    [[nodiscard]] Result<bool> takes(const Admitted& by, const std::vector<Handed>& handed);
    [[nodiscard]] bool was_told(const SubjectId& subject, const std::vector<Answer>& answers);
    void give_back(const Hash& token_hash);

    Context& context_;
    People& people_;
    Instruments& instruments_;
    Records& records_;
    Journals& journals_;
    ClientViews& views_;
};

}  // namespace alongside::service
