#!/bin/sh
# Precision, recall and F1 of the names on the agreed texts, one line for each set and way of matching.
#
#     sh tools/eval_names.sh DATELINE SHARED WORK
#
# SHARED holds gold/names/SET and gold/score/score_ner.py (Python 3); WORK takes the rows.
set -eu
dateline=$1 shared=$2 work=$3
mkdir -p "$work"
for set in "$shared"/gold/names/*/; do
    name=$(basename "$set")
    "$dateline" -o "$work/$name.csv" --types PERSON,PLACE,AGENCY "$set/docs"
    python3 "$shared/gold/score/score_ner.py" "$set" "$work/$name.csv" |
        awk -v set="$name" '/^(exact|overlap)/ { match_kind = $1 }
            $1 ~ /^(PERSON|PLACE|AGENCY|micro)$/ { printf "%-24s %-13s %-7s P %6s  R %6s  F %6s\n", set, match_kind, $1, $5, $6, $7 }'
done
