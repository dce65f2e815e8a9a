# Code by others, fetched by setup.sh and built once per build folder. Its headers are SYSTEM: no warnings from them.
function(third_party_library target)
  cmake_parse_arguments(ARG "" "" "SOURCES;INCLUDES" ${ARGN})
  add_library(${target} STATIC EXCLUDE_FROM_ALL ${ARG_SOURCES})
  target_include_directories(${target} SYSTEM PUBLIC ${ARG_INCLUDES})
  target_compile_options(${target} PRIVATE -w)
  if(SERASI_SANITIZE)
    # Memory is watched here too; undefined behaviour and coverage of code by others are not ours, and cost minutes.
    target_compile_options(${target} PRIVATE -fno-sanitize=undefined,fuzzer-no-link)
  endif()
endfunction()

if(NOT EXISTS ${SERASI_THIRD_PARTY}/imgui/imgui.cpp)
  message(FATAL_ERROR "The fetched code is missing; please run web/toolchain/setup.sh.")
endif()

# JSON (nlohmann, MIT): header only. Conversions are explicit, so that a wrong type is seen where it is read.
add_library(nlohmann_json INTERFACE)
target_include_directories(nlohmann_json SYSTEM INTERFACE ${SERASI_THIRD_PARTY}/debian/usr/include)
target_compile_definitions(nlohmann_json INTERFACE JSON_USE_IMPLICIT_CONVERSIONS=0)

# Cryptography (libsodium, ISC): the system's library natively, the same version from Debian's patched source for the web.
if(EMSCRIPTEN)
  set(sodium ${SERASI_THIRD_PARTY}/libsodium/src/libsodium)
  file(GLOB_RECURSE sodium_sources ${sodium}/*.c)
  list(FILTER sodium_sources EXCLUDE REGEX "aesni|sse|avx|xmm6")
  set(VERSION 1.0.18)
  set(SODIUM_LIBRARY_VERSION_MAJOR 10)
  set(SODIUM_LIBRARY_VERSION_MINOR 3)
  set(SODIUM_LIBRARY_MINIMAL_DEF "")
  file(COPY ${sodium}/include DESTINATION ${CMAKE_BINARY_DIR}/sodium FILES_MATCHING PATTERN "*.h")
  set(headers ${CMAKE_BINARY_DIR}/sodium/include)
  configure_file(${sodium}/include/sodium/version.h.in ${headers}/sodium/version.h @ONLY)
  third_party_library(sodium SOURCES ${sodium_sources} INCLUDES ${headers})
  target_include_directories(sodium PRIVATE ${headers}/sodium)
  target_compile_definitions(sodium PRIVATE CONFIGURED=1 NATIVE_LITTLE_ENDIAN=1)
else()
  find_library(SODIUM_LIBRARY sodium REQUIRED)
  add_library(sodium INTERFACE)
  target_link_libraries(sodium INTERFACE ${SODIUM_LIBRARY})
endif()

# ZIP archives (zlib and its contrib/minizip, Zlib licence): the system's zlib natively, the same source for the web.
set(zlib ${SERASI_THIRD_PARTY}/zlib)
set(minizip ${zlib}/contrib/minizip)
third_party_library(minizip SOURCES ${minizip}/ioapi.c ${minizip}/unzip.c ${minizip}/zip.c INCLUDES ${minizip})
target_compile_definitions(minizip PRIVATE NOCRYPT NOUNCRYPT)
if(EMSCRIPTEN)
  set(zlib_sources adler32 crc32 deflate inffast inflate inftrees trees zutil)
  list(TRANSFORM zlib_sources REPLACE "(.+)" "${zlib}/\\1.c")
  third_party_library(zlib SOURCES ${zlib_sources} INCLUDES ${zlib})
  target_compile_options(minizip PRIVATE -Os)
  target_link_libraries(minizip PUBLIC zlib)
else()
  find_package(ZLIB REQUIRED)
  target_link_libraries(minizip PUBLIC ZLIB::ZLIB)
endif()

# XML (pugixml, MIT): without exceptions, XPath and streams.
third_party_library(pugixml SOURCES ${SERASI_THIRD_PARTY}/pugixml/src/pugixml.cpp INCLUDES ${SERASI_THIRD_PARTY}/pugixml/src)
target_compile_definitions(pugixml PUBLIC PUGIXML_NO_EXCEPTIONS PUGIXML_NO_XPATH PUGIXML_NO_STL)

# Unit tests (Catch2, BSL-1.0), with its main(). Slow to optimise and never the bottleneck: -O1.
third_party_library(catch2_main SOURCES ${SERASI_THIRD_PARTY}/catch2/extras/catch_amalgamated.cpp
  INCLUDES ${SERASI_THIRD_PARTY}/catch2/extras)
target_compile_options(catch2_main PRIVATE -O1)

# Interface (Dear ImGui, MIT). The hooks of its test engine are on everywhere: shell/probe answers them, for tests and
# for the accessibility mirror. The demo and the debug windows are not part of the product.
set(imgui ${SERASI_THIRD_PARTY}/imgui)
third_party_library(imgui SOURCES ${imgui}/imgui.cpp ${imgui}/imgui_draw.cpp ${imgui}/imgui_tables.cpp
  ${imgui}/imgui_widgets.cpp INCLUDES ${imgui})
target_compile_definitions(imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS "ImDrawIdx=unsigned int")  # a long page has more than 65,536 corners
if(EMSCRIPTEN)
  target_compile_options(imgui PRIVATE -Oz)
  third_party_library(imgui_opengl3 SOURCES ${imgui}/backends/imgui_impl_opengl3.cpp INCLUDES ${imgui}/backends)
  target_compile_definitions(imgui_opengl3 PUBLIC IMGUI_IMPL_OPENGL_ES3)
  target_link_libraries(imgui_opengl3 PUBLIC imgui)
endif()
