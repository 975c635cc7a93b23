#!/bin/sh
# run_docs.sh PROGRAM FILE...: runs the examples of documents.
#
# An example is a line "    $ COMMAND" of a Markdown file, and what it prints, with standard error, are the
# indented lines below it. The commands of a file run in its order in one fresh directory, with dateline and
# dateline-dict on the PATH. "$ cat FILE" of a file that is not there makes it.
program=${1:?usage: run_docs.sh PROGRAM FILE...}
shift
. "$(dirname "$0")/scratch.sh"
passed=0 failed=0

# finish: runs the command that was read last, and compares
finish() {
    [ -n "$command" ] || return 0
    case $command in 'cat '*) [ -e "$work/${command#cat }" ] || cp "$scratch/want" "$work/${command#cat }" ;; esac
    (cd "$work" && env -i PATH="$scratch/bin:$PATH" LC_ALL=C sh -c "$command") </dev/null >"$scratch/got" 2>&1
    if cmp -s "$scratch/want" "$scratch/got"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $file: $command"
        diff -u "$scratch/want" "$scratch/got" | sed 's|^|    |'
    fi
    command=
}

for file; do
    work=$(mktemp -d "$scratch/XXXXXX") command=
    while IFS= read -r line; do
        case $line in
        '    $ '*) finish; command=${line#'    $ '}; : >"$scratch/want" ;;
        '    '*) [ -z "$command" ] || printf '%s\n' "${line#    }" >>"$scratch/want" ;;
        *) finish ;;
        esac
    done <"$file"
    finish
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
