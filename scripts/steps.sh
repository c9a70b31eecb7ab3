# The steps of ./test and their count. A step prints one line: name, seconds, result; a failed one
# prints its output below, and the rest goes on. Sourced by ./test after scripts/lib.sh.
# shellcheck shell=bash

# shellcheck disable=SC2154  # root comes from lib.sh
results=$root/build/test-results
rm -rf "$results"
mkdir -p "$results"
passed=0
failed=0
skipped=0
export NO_COLOR=1

# run_step NAME COMMAND...: runs it with its output in $log; leaves `code` and `seconds`.
run_step() {
    local name=$1 started=$SECONDS
    shift
    log=$results/${name//[^A-Za-z0-9]/-}.log
    printf '  %-42s' "$name"
    code=0
    { "$@" </dev/null >"$log" 2>&1; } 2>>"$log" || code=$?  # the shell's own word on a crash too
    seconds=$((SECONDS - started))
}

# tell P F S: ends the step's line and adds to the sums; shows the output where something failed.
tell() {
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
    printf '%5d s  %d passed, %d failed' "$seconds" "$1" "$2"
    if (($3)); then printf ', %d skipped' "$3"; fi
    printf '\n'
    if (($2)); then
        printf -- '---- %s (exit code %d)\n' "$log" "$code"
        tail -n 200 "$log"
        printf -- '----\n'
    fi
}

# check NAME COMMAND...: counts as one test, which passes when the command does.
check() {
    run_step "$@"
    tell "$((code == 0))" "$((code != 0))" 0
}

# needed NAME COMMAND...: counts like a check, but without it the rest has no meaning.
needed() {
    check "$@"
    ((code == 0)) || finish
}

# counted P F S: what a suite found. One that ended badly without a failed test to show for it, or
# ran none, has failed once.
counted() {
    local f=$2
    if ((code != 0 && f == 0)) || (($1 + f + $3 == 0)); then f=1; fi
    tell "$1" "$f" "$3"
}

# counted_from FILE: the same, with what a JSON result says.
counted_from() {
    local numbers
    read -ra numbers < <(node "$root/scripts/count.mjs" "$1" || echo 0 0 0)
    counted "${numbers[@]}"
}

# gtest_suite NAME PROGRAM [ARGUMENT...]
gtest_suite() {
    local name=$1 json
    shift
    json=$results/${name//[^A-Za-z0-9]/-}.json
    run_step "$name" "$@" --gtest_output="json:$json"
    counted_from "$json"
}

# vitest_suite NAME FOLDER [ARGUMENT...]
vitest_suite() {
    local name=$1 folder=$2 json
    shift 2
    json=$results/${name//[^A-Za-z0-9]/-}.json
    run_step "$name" npm exec --workspace "$folder" -- vitest run "$@" \
        --reporter=default --reporter=json --outputFile.json="$json"
    counted_from "$json"
}

# fuzz_suite NAME SECONDS: each fuzz target counts as one test.
fuzz_suite() {
    FUZZ_SEED=1 run_step "$1" scripts/fuzz "$2"
    counted "$(grep -c '^passed: ' "$log")" "$(grep -c '^failed: ' "$log")" 0
}

# finish: the closing line, and the exit code of ./test.
finish() {
    printf '%d s in all\n' "$SECONDS"
    printf '%d passed, %d failed' "$passed" "$failed"
    if ((skipped)); then printf ', %d skipped' "$skipped"; fi
    printf '\n'
    exit "$((failed > 0 || passed == 0))"
}
