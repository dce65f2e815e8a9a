// repeats.hpp: how often a property is tried.
//
// Problem   The same properties run natively, under sanitizers and as wasm, where each try costs seven to ten and two to
//           three times as much; and whether a property holds is a question for the native run.
// Result    Natively every try. Under sanitizers, which look for faults of memory and arithmetic, and as wasm, which
//           could only differ by the compiler, the first of them.
#pragma once

namespace support {

/// SERASI_REPEATS is the share that the kind of build takes: one in so many (web/toolchain/serasi.cmake).
template <class Number>
constexpr Number repeats(Number natively) {
    return (natively + SERASI_REPEATS - 1) / SERASI_REPEATS;
}

}  // namespace support
