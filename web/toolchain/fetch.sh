#!/usr/bin/env bash
# fetch.sh DOWNLOADS TARGET PRIVATE: downloads the fetched packages of `versions` and unpacks them as the folder TARGET.
#
# Problem  Debian 12's own Emscripten and libraries are too old, and its successor's programs need a newer C library.
# Result   TARGET/third_party: sources and headers. TARGET/emscripten (unless PRIVATE is "no"): Emscripten as the next
#          Debian packages it, its binaryen run through that Debian's own program loader. The system changes nothing.
# Source   The machine's own apt sources name the archive; apt checks the signatures and hashes of what it downloads.
set -euo pipefail

downloads=$1 target=$2 private=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=versions
source "$here/versions"

stop() { printf 'fetch: %s\n' "$*" >&2; exit 1; }

apt_folder=$downloads/apt
mkdir -p "$apt_folder/lists/partial" "$apt_folder/cache/archives/partial"
sources=$apt_folder/private.sources
options=(-o "Dir::Etc::SourceList=$sources" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$apt_folder/lists"
    -o "Dir::Cache=$apt_folder/cache" -o APT::Sandbox::User=root -o Acquire::Retries=3 -q)

# The machine's own entry for its release, rewritten to the private suite. Both formats of apt: stanzas and one-liners.
derive_sources() {
    local codename
    codename=$(. /etc/os-release && echo "${VERSION_CODENAME:?}")
    local stanza_files=() line_files=()
    shopt -s nullglob
    stanza_files=(/etc/apt/sources.list.d/*.sources)
    line_files=(/etc/apt/sources.list /etc/apt/sources.list.d/*.list)
    shopt -u nullglob
    if ((${#stanza_files[@]})); then
        awk -v codename="$codename" -v suite="$private_suite" '
            BEGIN { RS = ""; FS = "\n" }
            {
                uris = options = ""; matches = 0
                for (i = 1; i <= NF; i++) {
                    if ($i ~ /^Suites:/ && " " substr($i, 8) " " ~ "[ \t]" codename "[ \t]") matches = 1
                    if ($i ~ /^URIs:/) uris = $i
                    if ($i ~ /^(Signed-By:[ \t]*\/|Trusted:|Check-Valid-Until:)/) options = options "\n" $i
                    if ($i ~ /^Enabled:[ \t]*no/) { matches = 0; break }
                }
                if (matches && uris != "") {
                    print "Types: deb deb-src\n" uris "\nSuites: " suite "\nComponents: main" options
                    exit
                }
            }' "${stanza_files[@]}" >"$sources"
        [[ -s $sources ]] && return
    fi
    for file in "${line_files[@]}"; do
        awk -v codename="$codename" -v suite="$private_suite" '
            $1 == "deb" {
                at = 2; option = ""
                if ($2 ~ /^\[/) { while ($at !~ /\]$/) { option = option $at " "; at++ } option = option $at; at++ }
                signed = option
                if (!sub(/.*signed-by=/, "", signed)) signed = ""
                sub(/[] ].*/, "", signed)
                if ($(at + 1) == codename) {
                    print "Types: deb deb-src\nURIs: " $at "\nSuites: " suite "\nComponents: main"
                    if (signed != "") print "Signed-By: " signed
                    if (option ~ /trusted=yes/) print "Trusted: yes"
                    exit
                }
            }' "$file" >"$sources" 2>/dev/null || continue
        [[ -s $sources ]] && return
    done
    stop "no apt source for $codename was found, from which the archive of $private_suite could be derived"
}

# newest KIND NAME PREFIX: the highest version of a package (KIND Packages) or source (KIND Sources) that begins so.
newest() {
    apt-cache "${options[@]}" madison "$2" |
        awk -F '[ ]*[|][ ]*' -v kind="$1" -v name="$2" -v prefix="$3" '
            { gsub(/^ +/, "", $1); version = $2; bare = version; sub(/^[0-9]+:/, "", bare) }
            $1 == name && $3 ~ kind && index(bare, prefix) == 1 { print version }' | sort -V | tail -n 1
}

# version_list KIND "name=prefix ...": the same list with full versions, or a clear failure.
version_list() {
    local pair version
    for pair in $2; do
        version=$(newest "$1" "${pair%%=*}" "${pair##*=}")
        [[ -n $version ]] || stop "$private_suite has no ${pair%%=*} of version ${pair##*=}"
        printf '%s=%s ' "${pair%%=*}" "$version"
    done
}

derive_sources
printf 'fetch: fetching Emscripten, Dear ImGui, Catch2 and the other pinned code (about 350 MB)\n' >&2
apt-get "${options[@]}" update >"$apt_folder/update.log" 2>&1 || { tail -n 5 "$apt_folder/update.log" >&2; stop "apt-get update failed"; }
binaries=$(version_list Packages "$library_packages")
[[ $private == yes ]] && emscripten_list=$(version_list Packages "$emscripten_packages") || emscripten_list=
archives=$(version_list Sources "$source_packages")
upstream=$(version_list Sources "$upstream_packages")

partial=$target.partial
rm -rf "$partial"
mkdir -p "$partial/third_party"
cd "$downloads"
# shellcheck disable=SC2086
apt-get "${options[@]}" download $binaries $emscripten_list >"$apt_folder/download.log" 2>&1 ||
    { tail -n 5 "$apt_folder/download.log" >&2; stop "the download failed"; }
# shellcheck disable=SC2086
{
    apt-get "${options[@]}" source --download-only $archives &&
        apt-get "${options[@]}" source --download-only --tar-only $upstream
} >>"$apt_folder/download.log" 2>&1 || { tail -n 5 "$apt_folder/download.log" >&2; stop "the download failed"; }

# package_file NAME=VERSION: apt writes the colon of an epoch as %3a.
package_file() {
    local version=${1##*=}
    ls "${1%%=*}_${version//:/%3a}_"*.deb
}

for package in $binaries; do
    dpkg-deb -x "$(package_file "$package")" "$partial/third_party/debian"
done
for archive in $archives; do
    version=${archive##*=}
    # apt has checked the signed hashes; dpkg-source's own check needs a keyring that older systems lack.
    dpkg-source --no-check -x "${archive%%=*}_${version#*:}.dsc" "$partial/third_party/${archive%%=*}" >/dev/null 2>&1 ||
        stop "unpacking ${archive%%=*} failed"
done
rm -f "$partial/third_party/"*.orig.tar.*
for archive in $upstream; do
    version=${archive##*=}
    version=${version#*:}
    mkdir "$partial/third_party/${archive%%=*}"
    tar -xf "${archive%%=*}_${version%-*}.orig.tar."* -C "$partial/third_party/${archive%%=*}" --strip-components=1 ||
        stop "unpacking ${archive%%=*} failed"
done

if [[ $private == yes ]]; then
    for package in $emscripten_list; do
        dpkg-deb -x "$(package_file "$package")" "$partial/emscripten"
    done
    mkdir -p "$partial/emscripten/usr/share/emscripten/node_modules" "$partial/emscripten/binaryen/bin"
    ln -s ../../nodejs/acorn "$partial/emscripten/usr/share/emscripten/node_modules/acorn"
    final=$target/emscripten
    loader=$(cd "$partial/emscripten" && find usr/lib64 usr/lib -name 'ld-linux*.so.*' | head -n 1)
    libraries=$(cd "$partial/emscripten" && dirname "$(find usr/lib -name 'libc.so.6' | head -n 1)")
    [[ -n $loader && -n $libraries ]] || stop "the program loader was not found in libc6"
    for program in "$partial/emscripten/usr/bin/"wasm*; do
        name=$(basename "$program")
        printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' "$final/$loader" "$final/$libraries" \
            "$final/usr/bin/$name" >"$partial/emscripten/binaryen/bin/$name"
        chmod +x "$partial/emscripten/binaryen/bin/$name"
    done
    cat >"$partial/emscripten/usr/share/emscripten/.emscripten" <<CONFIG
LLVM_ROOT = '/usr/lib/llvm-19/bin'
BINARYEN_ROOT = '$final/binaryen'
NODE_JS = 'node'
FROZEN_CACHE = True
CACHE = '$final/usr/share/emscripten/cache'
CONFIG
fi
mv "$partial" "$target"
