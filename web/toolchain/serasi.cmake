# The functions every folder's CMakeLists.txt uses. A library may include only what it links: the dependency
# table of the README is these link lines, and tests/guards checks the includes against it.

# Paths inside programs begin at the checkout, so that two machines build the same bytes and share a compiler cache.
add_compile_options(-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)

# Sanitizers watch third-party code as well: libc++'s container checks need every object built the same way. The
# coverage that libFuzzer steers by comes along, so that one build serves the sanitized tests and the fuzz targets.
if(SERASI_SANITIZE)
  add_compile_options(-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  add_compile_definitions(_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_EXTENSIVE)
endif()

# Our own code: warnings are errors. Third-party headers come in as SYSTEM and are not warned about.
function(serasi_own_code target)
  cmake_parse_arguments(ARG "SMALL" "HEADERS" "" ${ARGN})
  # A designated initializer says which members matter; the others keep their defaults, and that is the point.
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wconversion -Wshadow -Wswitch-enum -Werror
    -Wno-missing-designated-field-initializers)
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
  # Nothing of ours throws; without the landing pads the web's first load is a twentieth smaller. Catch2's programs do throw.
  if(EMSCRIPTEN AND NOT ARG_HEADERS)
    target_compile_options(${target} PRIVATE -fno-exceptions)
  endif()
  if(ARG_SMALL AND EMSCRIPTEN)
    target_compile_options(${target} PRIVATE -Oz)
    serasi_precompiled(${target} small)
  elseif(ARG_HEADERS)
    serasi_precompiled(${target} ${ARG_HEADERS})
  else()
    serasi_precompiled(${target} common)
  endif()
endfunction()

# serasi_library(name [SMALL] [BUT a.cpp] DEPS a b): a static library of every .cpp directly in this folder. SMALL: compiled
# for size on the web, where bytes to first load count more than speed. BUT: these files the other way round.
function(serasi_library name)
  cmake_parse_arguments(ARG "SMALL" "" "DEPS;BUT" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)  # headers only so far
    file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${name}_empty.cpp "")
    set(sources ${CMAKE_CURRENT_BINARY_DIR}/${name}_empty.cpp)
  endif()
  if(ARG_SMALL)
    set(size SMALL)
  else()
    set(other_size SMALL)
  endif()
  if(ARG_BUT AND EMSCRIPTEN)
    list(TRANSFORM ARG_BUT PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    list(REMOVE_ITEM sources ${ARG_BUT})
    add_library(serasi_${name}_other OBJECT ${ARG_BUT})
    serasi_own_code(serasi_${name}_other ${other_size})
    target_link_libraries(serasi_${name}_other PUBLIC ${ARG_DEPS})
    list(APPEND sources $<TARGET_OBJECTS:serasi_${name}_other>)
  endif()
  add_library(serasi_${name} STATIC ${sources})
  serasi_own_code(serasi_${name} ${size})
  target_link_libraries(serasi_${name} PUBLIC ${ARG_DEPS})
endfunction()

# A wasm program that node runs like any other: `node unit_base.mjs --list-tests`, with the real file system.
function(serasi_node_program target)
  set_target_properties(${target} PROPERTIES SUFFIX .mjs)
  target_link_options(${target} PRIVATE -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1
    -sMAXIMUM_MEMORY=4GB -sSTACK_SIZE=1MB -sNODERAWFS=1
    --extern-post-js=${CMAKE_SOURCE_DIR}/web/toolchain/node_main.js)
  set_target_properties(${target} PROPERTIES LINK_DEPENDS ${CMAKE_SOURCE_DIR}/web/toolchain/node_main.js)
endfunction()

# One in so many tries of a property (tests/support/repeats.hpp).
set(serasi_repeats 1)
if(EMSCRIPTEN)
  set(serasi_repeats 4)
elseif(SERASI_SANITIZE)
  set(serasi_repeats 8)
endif()

# serasi_test(name FOLDER dir DEPS a b [PARTS n] [CASES tags] [FAST]): one Catch2 program of every *.tests.cpp in dir, registered with ctest.
# What a test says is compiled as it stands, which takes half the time; FAST: optimised, for those that compute much themselves.
# Under Emscripten the program is a .mjs for node. PARTS: that many tests, which share the cases, for a program that takes
# long on one core. CASES: only those of these tags.
function(serasi_test name)
  cmake_parse_arguments(ARG "FAST" "FOLDER;PARTS;CASES" "DEPS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${ARG_FOLDER}/*.tests.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  if(ARG_FAST)
    serasi_own_code(${name} HEADERS properties)
  else()
    serasi_own_code(${name} HEADERS tests)
    target_compile_options(${name} PRIVATE -O0)
  endif()
  target_link_libraries(${name} PRIVATE ${ARG_DEPS} catch2_main)
  target_compile_definitions(${name} PRIVATE SERASI_REPEATS=${serasi_repeats})
  if(EMSCRIPTEN)
    serasi_node_program(${name})
    # The compiler has optimised already; the second optimiser at the link costs seconds a program.
    target_link_options(${name} PRIVATE -O1)
  endif()
  if(NOT ARG_PARTS)
    set(ARG_PARTS 1)
  endif()
  foreach(part RANGE 1 ${ARG_PARTS})
    set(test ${name})
    set(share "")
    if(ARG_PARTS GREATER 1)
      math(EXPR index "${part} - 1")
      set(test ${name}_${part})
      set(share --shard-count ${ARG_PARTS} --shard-index ${index})
    endif()
    add_test(NAME ${test} COMMAND ${name} ${ARG_CASES} ${share})
    # The label tells tests/support/runner.mjs that the program counts its own cases.
    set_tests_properties(${test} PROPERTIES LABELS catch2)
  endforeach()
endfunction()

# serasi_script(name SCRIPT file ENVIRONMENT A=b): a test that node runs and that counts for itself: its last line is
# `N passed, N failed`.
function(serasi_script name)
  cmake_parse_arguments(ARG "" "SCRIPT" "ENVIRONMENT" ${ARGN})
  add_test(NAME ${name} COMMAND node ${ARG_SCRIPT})
  set_tests_properties(${name} PROPERTIES LABELS counts ENVIRONMENT "${ARG_ENVIRONMENT}")
endfunction()

# serasi_fuzz(name SOURCE file DEPS a b): one libFuzzer program, in the asan build only. Its test is a short run that
# starts from the corpus in tests/fuzz/corpus/<name>, where there is one; what it finds on the way stays in the build.
function(serasi_fuzz name)
  cmake_parse_arguments(ARG "" "SOURCE" "DEPS" ${ARGN})
  if(NOT SERASI_SANITIZE)
    return()
  endif()
  add_executable(${name} ${ARG_SOURCE})
  serasi_own_code(${name})
  target_link_libraries(${name} PRIVATE ${ARG_DEPS})
  # libFuzzer's own runtime is built against libstdc++, beside the libc++ of everything else.
  target_link_options(${name} PRIVATE -fsanitize=fuzzer -Wl,--no-as-needed -l:libstdc++.so.6)
  set(found ${CMAKE_BINARY_DIR}/fuzz/${name})
  file(MAKE_DIRECTORY ${found})
  set(seeds ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${name})
  if(NOT EXISTS ${seeds})
    set(seeds "")
  endif()
  add_test(NAME ${name} COMMAND ${name} -max_total_time=5 -timeout=10 -rss_limit_mb=2048 -verbosity=0
    -artifact_prefix=${found}- ${found} ${seeds})
  set_tests_properties(${name} PROPERTIES LABELS fuzz)
endfunction()
