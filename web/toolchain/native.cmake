# Native builds: clang 19 with libc++ 19, the same compiler family and standard library as the web build.
include(${CMAKE_CURRENT_LIST_DIR}/paths.cmake)

set(CMAKE_C_COMPILER clang-19)
set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_CXX_FLAGS_INIT "-stdlib=libc++")
set(CMAKE_EXE_LINKER_FLAGS_INIT "-fuse-ld=lld -stdlib=libc++")

# Assertions stay on: a broken invariant must stop a test, and costs little in a native program.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -gline-tables-only" CACHE STRING "")
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -gline-tables-only" CACHE STRING "")
