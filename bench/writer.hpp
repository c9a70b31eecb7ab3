// Many entries of one client, handed in fifty at a time.
#pragma once

#include "program.hpp"

namespace alongside::bench {

/// Writes as the client does: what comes back must be accepted.
class Writer {
public:
    Writer(Program& program, const service::Reader& author)
        : program_(program),
          author_(author),
          subject_(program.clients().front().person.as<SubjectId>()) {}

    void add(Body body, const AboutId& about) {
        const Instant now = program_.time().now();
        drafts_.push_back(
            {EntryId::make(now), false, {now, "UTC"}, Audience::circle, about, std::move(body)});
        if (drafts_.size() == 50) hand_in();
    }
    void hand_in() {
        const auto written =
            must(program_.services().journals.append_now(author_, subject_, std::move(drafts_)));
        for (const auto& answer : written.answers) {
            if (answer.problem) must(Result<void>(*answer.problem));
        }
        drafts_.clear();
    }

private:
    Program& program_;
    const service::Reader& author_;
    SubjectId subject_;
    std::vector<Draft> drafts_;
};

}  // namespace alongside::bench
