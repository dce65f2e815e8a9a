# What both toolchain files share: where setup.sh put the fetched code, and the compiler cache all builds use.
set(serasi_paths ${CMAKE_CURRENT_LIST_DIR}/../../.serasi/paths.cmake)
if(NOT EXISTS ${serasi_paths})
  message(FATAL_ERROR "Please run web/toolchain/setup.sh first; it fetches what the build needs.")
endif()
include(${serasi_paths})

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

# The cache stands beside the fetched code, so that a second clone builds in a minute.
find_program(SERASI_CCACHE ccache)
if(SERASI_CCACHE)
  get_filename_component(serasi_root ${CMAKE_CURRENT_LIST_DIR}/../.. ABSOLUTE)
  foreach(language C CXX)
    set(CMAKE_${language}_COMPILER_LAUNCHER env CCACHE_DIR=${SERASI_CCACHE_DIR} CCACHE_MAXSIZE=4G
      CCACHE_BASEDIR=${serasi_root} CCACHE_NOHASHDIR=true CCACHE_COMPILERCHECK=mtime CCACHE_SLOPPINESS=pch_defines,time_macros ${SERASI_CCACHE})
  endforeach()
endif()
