// The instruments that programs use: which are on, how their forms look, what answers to them
// score.
#pragma once

#include "measures/catalog.hpp"
#include "measures/reliable_change.hpp"
#include "service/measure_shapes.hpp"
#include "service/policies.hpp"

namespace alongside::service {

class Instruments {
public:
    /// Begins with the built-in ones.
    Instruments(Context& context, People& people, Policies& policies);

    /// Takes these instead; before anybody asks.
    void show(measures::Catalog catalog);

    /// The newest version. @returns nullptr where there is no such instrument
    [[nodiscard]] const measures::Definition* find(std::string_view id) const;
    /// That version. @returns nullptr where there is none
    [[nodiscard]] const measures::Definition* find(std::string_view id,
                                                   std::string_view version) const;
    /// The newest version of each.
    [[nodiscard]] std::vector<const measures::Definition*> newest() const;
    /// Whether a program's people may answer it now: its wording is there and, unless it is free,
    /// its notice was accepted.
    [[nodiscard]] bool is_on(const ProgramId& program, const measures::Definition& definition);

    /// What a program has, for those who work there.
    /// @error not_found  there is no such program, or the reader does not work in it
    [[nodiscard]] Result<InstrumentsView> list(const Reader& reader, const ProgramId& program);
    /// Turns one on or off.
    /// @error not_found  as above, or there is no such instrument
    /// @error refused  the reader is no administrator of the program
    /// @error conflict  its notice is not accepted, or its wording is still to be brought
    [[nodiscard]] Result<InstrumentsView> set(const Reader& reader, const ProgramId& program,
                                              const std::string& id, const InstrumentSet& asked);
    /// The same for the operator and the simulator, asking nobody.
    [[nodiscard]] Result<void> put(const ProgramId& program, const std::string& id, bool on);

    /// @error not_found  there is none of that id and version, or its wording is not there
    [[nodiscard]] Result<FormView> form(const std::string& id, const std::string& version) const;
    [[nodiscard]] InstrumentShape shape(const ProgramId& program,
                                        const measures::Definition& definition);

    /// What a sheet scores.
    /// @error invalid `answers.…`  names the item; `instrument.unknown`
    [[nodiscard]] Result<measures::Score> score(const InstrumentAnswered& sheet) const;
    /// Whether this may be handed in: the instrument is on, and meant for who answers it.
    /// @param by  who answers: the client, or one of the care team for a form of theirs
    /// @error refused `instrument.off`, `instrument.not_yours`  or as `score`
    [[nodiscard]] Result<void> may_be_answered(const ProgramId& program, Role by, bool on_behalf,
                                               const InstrumentAnswered& sheet);

private:
    [[nodiscard]] InstrumentsView told(const Reader& reader, const ProgramId& program);

    Context& context_;
    People& people_;
    Policies& policies_;
    std::shared_ptr<const measures::Catalog> catalog_;
};

[[nodiscard]] bool has_total(const measures::Definition& definition);
/// The lowest and the highest that a line of a chart can reach.
/// @param line  `phq-9` for the total, `bam.risk` for a subscale
[[nodiscard]] std::pair<double, double> reach_of_line(const measures::Definition& definition,
                                                      std::string_view line);
[[nodiscard]] Bilingual bilingual(const measures::Worded& words);
[[nodiscard]] std::optional<Bilingual> bilingual_or_nothing(const measures::Worded& words);

}  // namespace alongside::service
