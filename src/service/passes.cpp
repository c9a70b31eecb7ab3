#include "service/passes.hpp"

#include "base/log.hpp"
#include "service/accounts_parts.hpp"
#include "service/throttle.hpp"
#include "store/journals.hpp"

namespace alongside::service {
namespace {

using std::chrono::minutes;

/// Unknown tokens from one address; calls with one token.
constexpr Bound per_address[] = {{60, minutes{15}}};
constexpr Bound per_token[] = {{120, minutes{15}}};

Problem ended() {
    return {Kind::gone, "pass.ended", "This does not work any more.",
            "Use the newest link, ask at the desk for a code, or sign in.", ""};
}

Problem not_now() {
    return {Kind::too_many,
            "pass.wait",
            "There were too many tries.",
            "Wait a quarter of an hour, or sign in.",
            "",
            900};
}

Problem only_answers() {
    return {Kind::refused, "pass.only_answers", "Only a check-in can be sent from here.",
            "Sign in for everything else.", "/entries"};
}

Counted from(const std::string& address) {
    return {"pass address " + address, per_address};
}

Counted with(const Hash& token_hash) {
    return {"pass token " + to_hex(token_hash), per_token};
}

/// What may come by a pass: the client's own answers, and nothing about anything else but the
/// check-in whose second part is kept to oneself.
bool is_an_answer(const Handed& handed) {
    if (!handed.draft) return false;
    const Draft& draft = *handed.draft;
    if (draft.on_behalf) return false;
    if (std::holds_alternative<InstrumentAnswered>(draft.body)) return draft.about.is_nil();
    if (!std::holds_alternative<CheckinRecorded>(draft.body)) return false;
    return draft.about.is_nil() || draft.audience == Audience::mine;
}

bool is_checkin(const Handed& handed) {
    return handed.draft && std::holds_alternative<CheckinRecorded>(handed.draft->body);
}

/// Whether one of the accepted entries is among these.
bool is_any_accepted(const Written& written, const std::vector<EntryId>& ids) {
    return std::ranges::any_of(written.answers, [&](const Answer& answer) {
        return answer.seq && std::ranges::find(ids, answer.id) != ids.end();
    });
}

}  // namespace

Passes::Passes(Context& context, People& people, Instruments& instruments, Records& records,
               Journals& journals, ClientViews& views)
    : context_(context),
      people_(people),
      instruments_(instruments),
      records_(records),
      journals_(journals),
      views_(views) {}

Result<PassLink> Passes::link_for(const PersonId& person, Instant until) {
    const Reader reader{person, people_.places_of(person)};
    if (!reader.is(Role::client)) {
        return Problem{Kind::invalid, "pass.no_client", "Only clients check in.",
                       "Choose somebody who is a client.", ""};
    }
    const Instant now = context_.now();
    const std::string token = random_token();
    store::Pass pass;
    pass.token_hash = hash_of(token);
    pass.person = person;
    pass.purpose = code_of(PassPurpose::link);
    pass.created_by = person;
    pass.created_at = now;
    pass.expires_at = std::min(until, now + link_lasts);
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::add_pass(write, context_.organization, pass);
            return {};
        }});
    if (auto result = store::to_result(done); !result) return result.error();
    return PassLink{context_.policy.origin + "/c#" + token, pass.expires_at};
}

std::string Passes::begin_visit(store::WriteTransaction& write, const PersonId& person,
                                const PersonId& by) {
    const Instant now = context_.now();
    std::string token = random_token();
    store::Pass pass;
    pass.token_hash = hash_of(token);
    pass.person = person;
    pass.purpose = code_of(PassPurpose::visit);
    pass.created_by = by;
    pass.created_at = now;
    pass.expires_at = now + visit_idles;
    store::end_passes_of(write, context_.organization, person, pass.purpose);
    store::add_pass(write, context_.organization, pass);
    return token;
}

// --- coming in -----------------------------------------------------------------------------------

Result<Passes::Admitted> Passes::admitted(const std::string& token, const std::string& address) {
    const Hash token_hash = hash_of(token);
    if (failed_too_often(context_, {from(address), with(token_hash)})) return not_now();
    std::optional<store::Pass> pass;
    {
        auto read = context_.store.read();
        pass = store::find_pass(read, context_.organization, token_hash);
    }
    const bool holds = pass && pass->expires_at > context_.now() &&
                       pass->purpose != code_of(PassPurpose::desk_code);
    const Reader reader{pass ? pass->person : PersonId{},
                        pass ? people_.places_of(pass->person) : std::vector<Reader::Place>{}};
    if (!holds || !reader.is(Role::client)) {
        count_failure(context_, {from(address)});
        return ended();
    }
    count_failure(context_, {with(token_hash)});
    return Admitted{*pass, reader};
}

/// A visit goes on while it is used; a link ends when it ends.
Instant Passes::extended(const store::Pass& pass) {
    if (pass.purpose != code_of(PassPurpose::visit)) return pass.expires_at;
    const Instant now = context_.now();
    const Instant until = std::min<Instant>(now + visit_idles, pass.created_at + visit_lasts);
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::extend_pass(write, context_.organization, pass.token_hash, now, until);
            return {};
        }});
    if (!done.committed()) throw store::StoreError(done.cause, "a visit could not go on");
    return until;
}

Result<PassView> Passes::look(const std::string& token, const std::string& address) {
    const auto by = admitted(token, address);
    if (!by) return by.error();
    if (by->pass.used_at) {
        count_failure(context_, {from(address)});
        return ended();
    }
    const auto subject = by->reader.person.as<SubjectId>();
    auto checkins = views_.checkins(by->reader, subject);
    if (!checkins) return checkins.error();
    const auto today = views_.today(by->reader, subject);
    if (!today) return today.error();
    PassView view;
    view.purpose = static_cast<PassPurpose>(by->pass.purpose);
    if (view.purpose == PassPurpose::visit) view.called = today->called;
    view.language = records_.standing(subject)->self->story.preferences.language;
    view.form = std::move(checkins->form);
    view.form.chosen.reset();  // it names who wrote it together with the client
    for (const InstrumentDue& due : today->instruments) {
        const measures::Definition* definition = instruments_.find(due.instrument);
        const bool is_theirs =
            definition != nullptr && definition->respondent == measures::Respondent::client;
        if (!is_theirs) continue;
        if (auto form = instruments_.form(due.instrument, definition->version)) {
            view.instruments.push_back(std::move(*form));
        }
    }
    view.expires_at = extended(by->pass);
    return view;
}

// --- answering -----------------------------------------------------------------------------------

bool Passes::is_written(const SubjectId& subject, const std::vector<Handed>& handed) {
    return std::ranges::all_of(handed, [&](const Handed& one) {
        return records_.find_entry(subject, one.id).has_value();
    });
}

/// Whether these may come by this pass now.
/// @returns whether the pass was used up by asking: to be given back if nothing comes of it
Result<bool> Passes::takes(const Admitted& by, const std::vector<Handed>& handed) {
    const store::Pass& pass = by.pass;
    if (pass.purpose == code_of(PassPurpose::visit)) {
        (void)extended(pass);
        return false;
    }
    const bool has_checkin = std::ranges::any_of(handed, is_checkin);
    const Instant now = context_.now();
    if (!pass.used_at) {
        if (!has_checkin) return false;
        const auto used =
            context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
                const bool is_first =
                    store::use_pass(write, context_.organization, pass.token_hash, now);
                return is_first ? Result<void>{} : ended();
            }});
        if (used.committed()) return true;
        if (used.state != store::Outcome::State::problem) {
            throw store::StoreError(used.cause, "a link could not be used up");
        }
    } else if (!has_checkin && now < *pass.used_at + instruments_follow) {
        return false;
    }
    // Used up: only what was written already, whose answer was lost on the way.
    if (is_written(by.reader.person.as<SubjectId>(), handed)) return false;
    return ended();
}

void Passes::hand_in(const std::string& token, const std::string& address,
                     std::vector<Handed> handed, const Done& done) {
    const auto by = admitted(token, address);
    if (!by) return done(by.error());
    if (!std::ranges::all_of(handed, is_an_answer)) return done(only_answers());
    const auto is_taken = takes(*by, handed);
    if (!is_taken) return done(is_taken.error());
    std::vector<EntryId> checkins;
    for (const Handed& one : handed) {
        if (is_checkin(one)) checkins.push_back(one.id);
    }
    const auto subject = by->reader.person.as<SubjectId>();
    const auto finish = [this, subject, checkins, done, token_hash = by->pass.token_hash,
                         is_used = *is_taken](const Result<Written>& written) {
        if (is_used && (!written || !is_any_accepted(*written, checkins))) give_back(token_hash);
        if (!written) return done(written.error());
        done(PassWritten{written->answers, was_told(subject, written->answers)});
    };
    journals_.append(by->reader, subject, std::move(handed),
                     // What is still to be asked of the store must not hold up its writer.
                     [this, finish](Result<Written> written) {
                         context_.post([finish, written = std::move(written)] { finish(written); });
                     });
}

bool Passes::was_told(const SubjectId& subject, const std::vector<Answer>& answers) {
    try {
        const auto standing = records_.standing(subject);
        return std::ranges::any_of(standing->self->concerns.items, [&](const Concern& concern) {
            return std::ranges::any_of(answers, [&](const Answer& answer) {
                return answer.seq && concern.about == answer.id.as<AboutId>();
            });
        });
    } catch (const store::StoreError&) {
        return false;  // what was written is written; only this is not known
    }
}

void Passes::give_back(const Hash& token_hash) {
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            store::unuse_pass(write, context_.organization, token_hash);
            return {};
        }});
    // The link stays used up; the next one works.
    if (!done.committed()) log::warning("A link could not be given back.", {});
}

void Passes::end(const std::string& token) {
    const Hash token_hash = hash_of(token);
    const auto done =
        context_.store.write(store::Task{[&](store::WriteTransaction& write) -> Result<void> {
            const auto pass = store::find_pass(write, context_.organization, token_hash);
            const bool is_visit = pass && pass->purpose == code_of(PassPurpose::visit);
            if (is_visit) store::end_pass(write, context_.organization, token_hash);
            return {};
        }});
    if (!done.committed()) throw store::StoreError(done.cause, "a visit was not ended");
}

}  // namespace alongside::service
