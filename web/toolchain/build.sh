#!/usr/bin/env bash
# build.sh PRESET [TARGET...]: configures build/PRESET where needed and builds it, quietly unless something is wrong.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
preset=$1
shift

log=build/$preset/configure.log
if [[ ! -f build/$preset/CMakeCache.txt || ! -f build/$preset/build.ninja || CMakePresets.json -nt $log ]]; then
    mkdir -p "build/$preset"
    cmake --preset "$preset" >"$log" 2>&1 || { cat "$log"; rm -f "$log"; exit 1; }
fi
# At a terminal ninja keeps one line of progress; in a log only failures matter.
quiet=--quiet
[[ -t 1 ]] && quiet=
export NINJA_STATUS="$preset %f/%t "
# shellcheck disable=SC2086
exec ninja $quiet -C "build/$preset" "$@"
