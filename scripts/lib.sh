# Words that every script of this folder shares. Sourced, never run; the caller has set -euo pipefail.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=$root/.cache
readonly root cache

# Node of our own comes first where scripts/install had to bring one.
PATH=$cache/node/bin:$PATH
export PATH

say() { printf '%s\n' "$*"; }

# stop SENTENCE: ends the script with a reason that a person can act on.
stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

# as_root COMMAND...: runs it as root, directly or through sudo.
as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo -- "$@"
    else
        stop "This needs root once: $*
Run this command again as root, or install sudo and give this account the right to use it."
    fi
}

# node_is_new_enough: ^20.19 or >= 22.12, as the web app's tools demand.
node_is_new_enough() {
    command -v node >/dev/null && command -v npm >/dev/null || return 1
    local version major minor
    version=$(node --version 2>/dev/null) || return 1
    IFS=. read -r major minor _ <<<"${version#v}"
    ((major > 22 || (major == 22 && minor >= 12) || (major == 20 && minor >= 19)))
}

# hash_of PATH...: one hash over the names and contents of the files below these paths.
hash_of() {
    local path
    for path in "$@"; do
        if [[ -e $path ]]; then
            find "$path" -type d \( -name node_modules -o -name dist \) -prune -o -type f -print0
        fi
    done | LC_ALL=C sort -z | xargs -0r sha256sum | sha256sum | cut -d ' ' -f 1
}

# only_when_changed OUTPUT HASH COMMAND...: runs it unless OUTPUT is there and was made at this hash.
only_when_changed() {
    local output=$1 hash=$2 stamp
    stamp=$cache/stamps/${output//\//_}
    shift 2
    if [[ -e $root/$output && -f $stamp && $(<"$stamp") == "$hash" ]]; then return; fi
    "$@"
    mkdir -p "$cache/stamps"
    printf '%s\n' "$hash" >"$stamp"
}
