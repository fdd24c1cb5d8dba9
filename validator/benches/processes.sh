#!/usr/bin/env bash
# Whole commands: one small file from a cold start, 10,000 small files, and peak memory on large ones.
#
# validator/benches/processes.sh [FOLDER]: writes the workload there (target/workload) and runs the
# release build of `lienthong` over it, beside `xmllint` where that is installed. CPU time is user
# and system time; each figure is a median of rounds in which the commands take turns.
# ROUNDS=7 rounds, COLD=20 starts a round, MEGABYTES=200.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-target/workload}
rounds=${ROUNDS:-7} starts=${COLD:-20} megabytes=${MEGABYTES:-200}

cargo build --release --quiet -p lienthong-cli
cargo run --release --quiet -p lienthong-workload -- "$folder" 10000 "$megabytes"
ours=target/release/lienthong
catalogue=validator/benches/perf
schema=$catalogue/hoso.xsd
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C TIMEFORMAT='%U %S'

# Runs a command several times and prints its CPU milliseconds, one time.
cpu() {
    local times=$1
    shift
    { time for ((i = 0; i < times; i++)); do "$@" >"$scratch/out" 2>"$scratch/err" || true; done; } 2>&1 |
        awk -v times="$times" '{printf "%.3f\n", ($1 + $2) * 1000 / times}'
}

median() {
    sort -n "$1" | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'
}

# engine NAME COMMAND...: notes a command, which the next `turns` measures in turns with the others.
names=() commands=()
engine() {
    names+=("$1")
    shift
    commands+=("$(printf '%q ' "$@")")
}

# turns TITLE TIMES: measures what was noted, that often a round, and prints it as a table.
turns() {
    local title=$1 times=$2 at round
    echo "## $title"
    echo
    echo '| command | CPU ms |'
    echo '| --- | ---: |'
    for ((round = 0; round < rounds; round++)); do
        for at in "${!names[@]}"; do
            eval "cpu $times ${commands[at]}" >>"$scratch/times.$at"
        done
    done
    for at in "${!names[@]}"; do
        echo "| ${names[at]} | $(median "$scratch/times.$at") |"
    done
    echo
    rm -f "$scratch"/times.*
    names=() commands=()
}

has_xmllint=$(command -v xmllint || true)
[ -n "$has_xmllint" ] || echo 'skipped: xmllint is not installed'

one_xml=$folder/xml/00000.xml one_json=$folder/json/00000.json
engine true /bin/true
engine 'lienthong validate, XML' $ours validate --catalogue $catalogue "$one_xml"
engine 'lienthong validate, JSON' $ours validate --catalogue $catalogue "$one_json"
engine 'lienthong validate, built-in catalogue only' $ours validate --report none messages/specs/edxml/examples/status.xml
[ -z "$has_xmllint" ] || engine 'xmllint --schema' xmllint --noout --schema $schema "$one_xml"
turns 'One 2 KB file, cold command' "$starts"

engine 'lienthong validate, XML' $ours validate --catalogue $catalogue --report none "$folder/xml"
engine 'lienthong validate, JSON' $ours validate --catalogue $catalogue --report none "$folder/json"
[ -z "$has_xmllint" ] || engine 'xmllint --schema' xmllint --noout --schema $schema "$folder"/xml/*.xml
engine 'cat (read only)' cat "$folder"/xml/*.xml
turns '10,000 files of 2 KB, one command' 1

if [ "$megabytes" = 0 ] || ! [ -x /usr/bin/time ]; then
    echo 'skipped: peak memory (MEGABYTES is 0, or there is no /usr/bin/time)'
    exit
fi
echo "## $megabytes MB, peak resident size"
echo
echo '| command | CPU s | peak MiB |'
echo '| --- | ---: | ---: |'
peak() {
    local name=$1
    shift
    /usr/bin/time -f '%U %S %M' -o "$scratch/peak" "$@" >"$scratch/out" 2>"$scratch/err" || true
    tail -1 "$scratch/peak" |
        awk -v name="$name" '{printf "| %s | %.2f | %.1f |\n", name, $1 + $2, $3 / 1024}'
}
peak 'lienthong --version' $ours --version
peak 'lienthong validate, one message' $ours validate --catalogue $catalogue "$one_xml"
# The batch, large.txt, is one message, which no stream takes apart.
for file in xml ndjson; do
    peak "lienthong validate --stream large.$file" $ours validate --stream --catalogue $catalogue "$folder/large.$file"
done
[ -z "$has_xmllint" ] || peak 'xmllint --stream --schema' xmllint --noout --stream --schema $schema "$folder/large.xml"
