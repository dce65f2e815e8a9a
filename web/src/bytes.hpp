// bytes.hpp: bytes on their way to JavaScript.
#pragma once

#include <emscripten/val.h>

#include <string_view>

namespace web {

/// A copy as a Uint8Array; copies because the heap may move at any later call.
[[nodiscard]] inline emscripten::val to_array(std::string_view bytes) {
    return emscripten::val(emscripten::typed_memory_view(bytes.size(), reinterpret_cast<const unsigned char*>(bytes.data()))).call<emscripten::val>("slice");
}

}  // namespace web
