// result.hpp: how every fallible function in the project answers.
//
// Problem   A wrong file must yield one clear sentence with place and remedy, in the reader's language, and core
//           must not throw (a throw costs microseconds in wasm and can leave a half-drawn frame).
// Result    `Result<T>` is `std::expected<T, Error>`. An `Error` names *what* by a code and its arguments; the
//           sentence itself stands in assets/i18n under `error.<code>` and `error.<code>.remedy` (see message.hpp).
// Failure   Only user-caused failures travel here. A broken invariant is a bug: `BASE_ASSERT` ends the program.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace base {

/// One named argument of a message: `{name}` in the text becomes `value`.
struct Arg {
    std::string name;
    std::string value;
    bool operator==(const Arg&) const = default;
};

/// What went wrong. `place` is for people: "pns.csv, baris 14, kolom NIP BARU"; empty when there is none.
struct Error {
    std::string code;
    std::string place;
    std::vector<Arg> args;
    bool operator==(const Error&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

/// Shorthand at the place of failure: `return base::fail("market.unknown_seat", "scores[3]", {{"id", id}});`
[[nodiscard]] inline std::unexpected<Error> fail(std::string code, std::string place = {}, std::vector<Arg> args = {}) {
    return std::unexpected(Error{std::move(code), std::move(place), std::move(args)});
}

[[noreturn]] inline void assertion_failed(const char* expression, const char* file, int line) {
    std::fprintf(stderr, "%s:%d: broken invariant: %s\n", file, line, expression);
    std::abort();
}

}  // namespace base

/// Checks an invariant in every build; for bugs only, never for user data.
#define BASE_ASSERT(expression) ((expression) ? void(0) : ::base::assertion_failed(#expression, __FILE__, __LINE__))

#define BASE_JOIN_(a, b) a##b
#define BASE_JOIN(a, b) BASE_JOIN_(a, b)
#define BASE_TRY_(temporary, declaration, expression)              \
    auto temporary = (expression);                                 \
    if (!temporary) return std::unexpected(std::move(temporary).error()); \
    declaration = std::move(*temporary)

/// Unwraps a Result or returns its error: `BASE_TRY(auto market, parse_market(text));`
#define BASE_TRY(declaration, expression) BASE_TRY_(BASE_JOIN(result_, __LINE__), declaration, expression)
