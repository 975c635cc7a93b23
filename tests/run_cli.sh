#!/bin/sh
# run_cli.sh [--accept] PROGRAM [CASE]...: the command-line tests.
#
# A case is a folder of tests/cli. Its cmd runs under sh, with dateline and dateline-dict on the PATH, in a fresh
# directory that holds a copy of the case's other files; standard input is the file in, if there is one.
# Standard output must be that of the file out, standard error that of err (without the file:
# empty), and the exit status that of status (without the file: 0). --accept writes what came out
# into these files.
accept=false
if [ "$1" = --accept ]; then accept=true; shift; fi
program=${1:?usage: run_cli.sh [--accept] PROGRAM [CASE]...}
shift
cases=$(cd "$(dirname "$0")/cli" && pwd)
. "$(dirname "$0")/scratch.sh"
passed=0 failed=0
[ $# -gt 0 ] || set -- $(cd "$cases" && ls)

# compare PART: what came out with the case's file; one that is not there stands for an empty one
compare() {
    expected=$case/$1
    [ -f "$expected" ] || expected=/dev/null
    cmp -s "$expected" "$scratch/$1" || { diff -u "$expected" "$scratch/$1" | sed "s|^|    $name: |"; return 1; }
}

for name; do
    case=$cases/$name work=$scratch/$name
    cp -R "$case" "$work"
    (cd "$work" && rm -f cmd in out err status)
    input=/dev/null
    [ -f "$case/in" ] && input=$case/in
    (cd "$work" && env -i PATH="$scratch/bin:$PATH" LC_ALL=C sh "$case/cmd") <"$input" >"$scratch/out" 2>"$scratch/err"
    echo $? | sed '/^0$/d' >"$scratch/status"
    if $accept; then
        for part in out err status; do
            if [ -s "$scratch/$part" ]; then cp "$scratch/$part" "$case/$part"; else rm -f "$case/$part"; fi
        done
    fi
    if compare out && compare err && compare status; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $name"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
