# scratch.sh: sourced by the scripts beside it: makes $scratch, a directory that goes when the script ends, with
# $program and the dateline-dict that lies beside it in $scratch/bin.
case $program in /*) ;; *) program=$PWD/$program ;; esac
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$program" "$scratch/bin/dateline"
ln -s "$program-dict" "$scratch/bin/dateline-dict"
