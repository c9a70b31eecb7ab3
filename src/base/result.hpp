// What a function answers when it can fail for a reason the caller should handle.
// Engine, network and memory failures are exceptions instead; see docs/architecture.md, "Errors".
#pragma once

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

#include <stdexcept>
#include <string>
#include <utility>

namespace alongside {

/// Why something did not happen. Becomes an HTTP status in exactly one place (`http/problem.cpp`).
enum class Kind {
    invalid,          ///< the input breaks a limit or a form; nothing was written
    unauthenticated,  ///< nobody is signed in
    refused,          ///< a rule says no; the sentence says which and what to do instead
    not_found,        ///< not there, or the reader may not know that it is
    conflict,         ///< overtaken by somebody else's write, or an id used twice
    gone,             ///< was there and has ended: an expired invitation, a used link
    too_large,        ///< more than the limit for one request
    too_many,         ///< too often; wait before trying again
    unavailable,      ///< busy or shutting down; try again shortly
    storage_full,     ///< the disk is full; reading goes on
};

/// One expected failure, written for the person who will read it. Holds no personal data.
struct Problem {
    Kind kind{};
    std::string code;    ///< stable, dotted, for programs: `goal.accepted`, `sign_in.locked`
    std::string title;   ///< one plain sentence: what is the matter
    std::string detail;  ///< what to do instead; may be empty
    std::string field;   ///< JSON pointer to the part of the input; empty where none is meant
    int retry_after_seconds = 0;  ///< with `too_many` and `unavailable`; 0 says nothing

    friend bool operator==(const Problem&, const Problem&) = default;
};

[[noreturn]] inline void throw_exception_from_error(const Problem& problem,
                                                    const boost::source_location&) {
    throw std::logic_error("a Problem was not handled: " + problem.code);
}

/// A value or a `Problem`. Handle it on the next line: `if (!x) return x.error();`.
template <class T>
struct [[nodiscard]] Result : boost::system::result<T, Problem> {
    using boost::system::result<T, Problem>::result;
};

/// Our own mistake, never the input's: answered as 500 with no detail, logged with its place.
struct Mistake : std::logic_error {
    using std::logic_error::logic_error;
};

/// On in every build.
/// @throws Mistake  with the place of the call
inline void check(bool condition, const boost::source_location& place = BOOST_CURRENT_LOCATION) {
    if (!condition) {
        throw Mistake(std::string(place.file_name()) + ":" + std::to_string(place.line()));
    }
}

/// For `std::visit` over a closed set of kinds.
template <class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;  // clang 16 does not deduce an aggregate's by itself

}  // namespace alongside
