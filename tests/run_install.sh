#!/bin/sh
# run_install.sh BUILD README CC CXX [FLAG]...: installs the build into a fresh directory and uses what is there as
# a stranger would: the lines of README's "From C" as a program in C, in C++ and linked statically.
build=${1:?usage: run_install.sh BUILD README CC CXX [FLAG]...} readme=$2 cc=$3 cxx=$4
shift 4
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
set -e
cmake --install "$build" --prefix "$scratch/put" >"$scratch/log"
mv "$scratch/put" "$scratch/moved"
pc=$(find "$scratch/moved" -name dateline.pc)
lib=$(dirname "$(dirname "$pc")")
PKG_CONFIG_LIBDIR=$(dirname "$pc") # and nothing else: nobody needs the files of the libraries that ours was made with
export PKG_CONFIG_LIBDIR

snippet() { sed -n '/^## From C/,/^## Reading/s/^    //p' "$readme"; }
{
    snippet | grep '^#include'
    cat <<'C'
#include <stdio.h>
static bool on_row(const dateline_row *row, void *ctx)
{
    (void)ctx;
    printf("%.*s %.*s\n", (int)row->type.len, row->type.ptr, (int)row->value.len, row->value.ptr);
    return true;
}
int main(void)
{
    static const char bytes[] = "Angela Merkel came to Paris on 3 March 2021.";
    const size_t size = sizeof bytes - 1;
C
    snippet | grep -v '^#include'
    echo '    dateline_stream_free(stream);'
    echo '    dateline_dict_free(dict);'
    echo '}'
} >"$scratch/own.c"
printf 'PERSON Angela Merkel\nPLACE Paris\nDATE 2021-03-03\n' >"$scratch/want"

# try NAME COMMAND...: compiles, runs and compares
try() {
    name=$1
    shift
    "$@" -o "$scratch/$name"
    LD_LIBRARY_PATH=$lib "$scratch/$name" >"$scratch/got"
    diff -u "$scratch/want" "$scratch/got"
}

# What pkg-config answers is words, and the flags are, too.
try c "$cc" -std=c99 -Wall -Wextra -Wpedantic -Werror "$@" "$scratch/own.c" $(pkg-config --cflags --libs dateline)
try c++ "$cxx" -std=c++11 -Wall -Wextra -Werror "$@" -x c++ "$scratch/own.c" $(pkg-config --cflags --libs dateline)
mkdir "$scratch/archive" # found before the shared one
cp "$lib/libdateline.a" "$scratch/archive"
try static "$cc" "$@" "$scratch/own.c" $(pkg-config --cflags dateline) -L"$scratch/archive" \
    $(pkg-config --static --libs dateline)
[ "$(ldd "$scratch/static" | grep -c libdateline)" = 0 ]
case $(pkg-config --cflags dateline) in *-D*) false ;; esac

# Nothing but the public interface is to be seen, and all of it.
nm -D --defined-only "$lib/libdateline.so" | awk '$2 != "A" { print $3 }' | sort >"$scratch/exported"
sed -n 's/^DATELINE_API [a-z_]* [*]*\(dateline_[a-z_]*\)(.*/\1/p; s/^DATELINE_API const char [*]\(dateline_[a-z_]*\)(.*/\1/p' \
    "$scratch/moved/include/dateline.h" | sort -u >"$scratch/declared"
grep '^dateline_' "$scratch/exported" | diff -u "$scratch/declared" -
[ "$(grep -c '^dl_' "$scratch/exported")" = 0 ]
[ -s "$scratch/declared" ]
test -f "$scratch/moved/share/man/man1/dateline.1" && test -f "$scratch/moved/share/man/man1/dateline-dict.1"
"$scratch/moved/bin/dateline" --version
