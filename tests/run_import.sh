#!/bin/sh
# run_import.sh [--accept] PROGRAM [CASE]...: the tests of the importers of a user's own files; needs node.
#
# A case is a folder of tests/import: its cmd runs under sh in a copy of the folder, with dateline and dateline-dict on
# the PATH and IMPORT as the folder of the importers. Both outputs must be what stands in the file out.
accept=false
if [ "$1" = --accept ]; then accept=true; shift; fi
program=${1:?usage: run_import.sh [--accept] PROGRAM [CASE]...}
shift
here=$(cd "$(dirname "$0")" && pwd)
IMPORT=$here/../tools/import
export IMPORT
. "$here/scratch.sh"
PATH=$scratch/bin:$PATH
passed=0 failed=0
[ $# -gt 0 ] || set -- $(ls "$here/import")

for name; do
    case=$here/import/$name
    cp -R "$case" "$scratch/$name"
    (cd "$scratch/$name" && rm -f out && sh ./cmd </dev/null) >"$scratch/out" 2>&1
    if $accept; then cp "$scratch/out" "$case/out"; fi
    if cmp -s "$case/out" "$scratch/out"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        diff -u "$case/out" "$scratch/out" | sed "s|^|    $name: |"
        echo "FAILED $name"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
