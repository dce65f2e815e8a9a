#!/usr/bin/env bash
# Makes this machine able to build and test Serasi; called by ./run and ./test, or by hand before cmake.
#
# Result   The system packages of `versions` are installed, the fetched code of `versions` stands in a folder outside the
#          checkout that all clones share, node_modules follows package-lock.json, and .serasi/paths.cmake tells CMake.
# Cost     Half a minute beside apt's own time at first; a repeated call checks and leaves in well under a second.
# Failure  One sentence on standard error and exit code 1. An interrupted call leaves nothing half made: folders are
#          completed under a temporary name and then renamed. Two calls at once wait for each other.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cache=${SERASI_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/serasi}
# shellcheck source=versions
source "$here/versions"

say() { printf 'setup: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

installed() { dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }

missing_packages() {
    local package pair
    local known
    # shellcheck disable=SC2086
    known=" $(dpkg-query -W -f '${db:Status-Status} ${Package} ' $system_packages 2>/dev/null || true) "
    for package in $system_packages; do
        [[ $known == *" installed $package "* ]] || printf '%s ' "$package"
    done
    for pair in $system_programs; do
        command -v "${pair%%:*}" >/dev/null || printf '%s ' "${pair##*:}"
    done
}

install_packages() {
    local missing as_root=()
    missing=$(missing_packages)
    [[ -z $missing ]] && return
    command -v apt-get >/dev/null || stop "this needs Debian 12 or newer (apt-get was not found); missing: $missing"
    if [[ $(id -u) != 0 ]]; then
        command -v sudo >/dev/null || stop "please install as root, then call again: apt-get install $missing"
        as_root=(sudo)
    fi
    say "installing $missing"
    local log="$cache/apt.log"
    # shellcheck disable=SC2086
    local install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends
        -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 $missing)
    "${install[@]}" >"$log" 2>&1 </dev/null && return
    "${as_root[@]}" apt-get update >>"$log" 2>&1 </dev/null || true
    "${install[@]}" >>"$log" 2>&1 </dev/null || { tail -n 20 "$log" >&2; stop "apt-get could not install: $missing"; }
}

# The folder of an emcc on PATH (or of emsdk) that is new enough, or nothing.
usable_emscripten() {
    local emcc version folder
    emcc=$(command -v emcc || { [[ -n ${EMSDK:-} ]] && command -v "$EMSDK/upstream/emscripten/emcc"; }) || return 0
    version=$("$emcc" -dumpversion 2>/dev/null | head -n 1) || return 0
    [[ $(printf '%s\n' "$emscripten_minimum" "${version%%-*}" | sort -V | head -n 1) == "$emscripten_minimum" ]] || return 0
    # Debian's emcc in /usr/bin only calls the one in /usr/share.
    for folder in "$(dirname "$(readlink -f "$emcc")")" /usr/share/emscripten; do
        [[ -f $folder/cmake/Modules/Platform/Emscripten.cmake ]] && { echo "$folder"; return; }
    done
    return 0
}

install_npm() {
    [[ -f $root/package-lock.json ]] || return 0
    local stamp="$root/node_modules/.serasi-lock"
    cmp -s "$root/package-lock.json" "$stamp" && return
    say "installing the npm packages of package-lock.json"
    local log="$cache/npm.log"
    (cd "$root" && npm ci --no-audit --no-fund --ignore-scripts >"$log" 2>&1 </dev/null) ||
        { tail -n 20 "$log" >&2; stop "npm ci failed"; }
    cp "$root/package-lock.json" "$stamp"
}

write_paths() {
    local text
    text="# Written by web/toolchain/setup.sh; where the fetched code stands on this machine.
set(SERASI_THIRD_PARTY \"$fetched/third_party\" CACHE PATH \"fetched sources\" FORCE)
set(SERASI_EMSCRIPTEN \"${emscripten:-$fetched/emscripten/usr/share/emscripten}\")
set(SERASI_CCACHE_DIR \"$cache/ccache\")"
    mkdir -p "$root/.serasi"
    [[ -f $root/.serasi/paths.cmake && $(<"$root/.serasi/paths.cmake") == "$text" ]] && return
    printf '%s\n' "$text" >"$root/.serasi/paths.cmake"
    # CMake cannot change the compiler of a configured folder.
    rm -f "$root"/build/{native,asan,web}/CMakeCache.txt
}

mkdir -p "$cache"
command -v flock >/dev/null || stop "the program flock (package util-linux) is missing"
exec 9>"$cache/lock"
flock 9

install_packages
emscripten=$(usable_emscripten)
private=$([[ -n $emscripten ]] && echo no || echo yes)
key=$( (cat "$here/versions"; echo "$private") | sha256sum | cut -c 1-12)
fetched=$cache/fetched-$key
if [[ ! -d $fetched ]]; then
    "$here/fetch.sh" "$cache/downloads" "$fetched" "$private" || stop "fetching the toolchain failed"
fi
install_npm
write_paths
