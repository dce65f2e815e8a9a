#!/usr/bin/env bash
# build.sh PRESET [TARGET...]: configures build/PRESET where needed and builds it, quietly unless something is wrong.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
preset=$1
shift

if [[ ! -f build/$preset/CMakeCache.txt || ! -f build/$preset/build.ninja ]]; then
    mkdir -p "build/$preset"
    cmake --preset "$preset" >"build/$preset/configure.log" 2>&1 || { cat "build/$preset/configure.log"; exit 1; }
fi
# At a terminal ninja keeps one line of progress; in a log only failures matter.
quiet=--quiet
[[ -t 1 ]] && quiet=
export NINJA_STATUS="$preset %f/%t "
# shellcheck disable=SC2086
exec ninja $quiet -C "build/$preset" "$@"
