// The response policy for sensitive answers (CHK5): which answer somebody has to know of, who they
// are, how soon. What follows is written into the journal together with the answer.
#pragma once

#include "service/instruments.hpp"
#include "views/record.hpp"

namespace alongside::service {

/// What is to be told of one answer.
struct ToTell {
    AboutId about;  ///< the entry with the answer
    ConcernRaised what;
};

class Concerns {
public:
    Concerns(People& people, Policies& policies, Instruments& instruments);

    /// What the program's policy says of an entry that is about to be written.
    /// @param record  the care team's, before the entry
    /// @param about  the answer it is, or the answer it corrects
    [[nodiscard]] std::vector<ToTell> of(const Record& record, const Body& said,
                                         const AboutId& about);
    /// Whether memory alone tells that nothing follows from an entry.
    [[nodiscard]] bool is_surely_none(const Record& record, const Body& said);

    /// Who would be told of a sensitive answer to the instruments of the client's program.
    [[nodiscard]] std::vector<TellsShape> told_beforehand(const Record& record);

private:
    [[nodiscard]] std::vector<PersonId> persons(const Record& record,
                                                const std::vector<Role>& roles);
    [[nodiscard]] ConcernRaised raised(const Record& record, const SensitiveAnswer& rule);

    People& people_;
    Policies& policies_;
    Instruments& instruments_;
};

}  // namespace alongside::service
