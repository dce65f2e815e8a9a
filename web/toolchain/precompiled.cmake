# The standard headers that nearly every file reads, parsed once for each set of flags: without them a first build takes
# almost twice as long. A file still includes what it uses; a build without SERASI_PRECOMPILED shows a forgotten include.
#
# The result stands beside the compiler cache and holds nothing of this checkout, so that the cache answers for every
# clone. serasi_precompiled(target kind) applies it; kinds: common, tests (-O0), properties (the same headers, at full
# speed), and on the web small (the common ones, -Oz).
option(SERASI_PRECOMPILED "Parse the common standard headers once" OFF)
if(NOT SERASI_PRECOMPILED)
  function(serasi_precompiled)
  endfunction()
  return()
endif()

set(common_headers algorithm array charconv cstdint expected format functional map memory optional ranges set span string
  string_view tuple unordered_map utility variant vector nlohmann/json.hpp)
set(tests_headers ${common_headers} catch_amalgamated.hpp)
set(properties_headers ${tests_headers})
set(small_headers ${common_headers})
set(kinds common tests properties)
set(tests_flags -O0)
if(EMSCRIPTEN)
  list(APPEND kinds small)
  set(common_flags -fno-exceptions)
  set(small_flags -fno-exceptions -Oz)
endif()

string(TOUPPER ${CMAKE_BUILD_TYPE} build_type)
get_directory_property(options COMPILE_OPTIONS)
list(FILTER options EXCLUDE REGEX "file-prefix-map")
get_directory_property(definitions COMPILE_DEFINITIONS)
list(TRANSFORM definitions PREPEND -D)
separate_arguments(flags UNIX_COMMAND
  "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}} ${CMAKE_CXX23_STANDARD_COMPILE_OPTION}")
list(APPEND flags ${options} ${definitions} -DJSON_USE_IMPLICIT_CONVERSIONS=0
  -isystem ${SERASI_THIRD_PARTY}/debian/usr/include -isystem ${SERASI_THIRD_PARTY}/catch2/extras)
execute_process(COMMAND ${CMAKE_CXX_COMPILER} --version OUTPUT_VARIABLE compiler)
string(SHA256 key "${compiler} ${flags} ${common_flags} ${tests_flags} ${tests_headers}")
string(SUBSTRING ${key} 0 12 key)
get_filename_component(folder ${SERASI_CCACHE_DIR}/../precompiled-${key} ABSOLUTE)
file(MAKE_DIRECTORY ${folder})
file(LOCK ${folder}/lock GUARD FILE)
foreach(kind ${kinds})
  set(serasi_precompiled_${kind} ${folder}/${kind}.pch)
  if(EXISTS ${folder}/${kind}.pch)
    continue()
  endif()
  list(TRANSFORM ${kind}_headers REPLACE "(.+)" "#include <\\1>\n" OUTPUT_VARIABLE text)
  string(CONCAT text ${text})
  file(WRITE ${folder}/${kind}.hpp "${text}")
  execute_process(COMMAND ${CMAKE_CXX_COMPILER} ${flags} ${${kind}_flags} -fpch-instantiate-templates -Xclang -fno-pch-timestamp
    -x c++-header ${folder}/${kind}.hpp -o ${folder}/${kind}.part COMMAND_ERROR_IS_FATAL ANY)
  file(RENAME ${folder}/${kind}.part ${folder}/${kind}.pch)
endforeach()

function(serasi_precompiled target kind)
  target_compile_options(${target} PRIVATE "SHELL:-Xclang -include-pch -Xclang ${serasi_precompiled_${kind}}")
endfunction()
