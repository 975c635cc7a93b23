#!/bin/sh
# What the built-in dictionary knows of the names in agreed texts and in public lists.
#
#     sh tools/coverage.sh COVERAGE_PROGRAM SHARED [MISSES]
#
# SHARED holds gold/names/SET/gold.csv and lists/*.tsv; neither is part of the project.
set -eu
coverage=$1 shared=$2 misses=${3:-20}

# CSV → "type TAB text" for places and agencies; one record is one line there.
gold_names() {
    awk '
    function fields(line, out,   n, c, i, quoted, cell) {
        n = 0; quoted = 0; cell = ""
        for (i = 1; i <= length(line); i++) {
            c = substr(line, i, 1)
            if (c == "\"") { if (quoted && substr(line, i + 1, 1) == "\"") { cell = cell c; i++ } else quoted = !quoted }
            else if (c == "," && !quoted) { out[++n] = cell; cell = "" }
            else cell = cell c
        }
        out[++n] = cell
        return n
    }
    NR > 1 { fields($0, f); if (f[4] == "PLACE" || f[4] == "AGENCY") print f[4] "\t" f[5] }' "$1"
}

report() { echo "== $1"; "$coverage" "$misses"; }

if [ -d "$shared/gold/names" ]; then
    for set in "$shared"/gold/names/*/; do
        gold_names "$set/gold.csv" | report "$(basename "$set")"
    done
fi
lists=$shared/lists
[ -d "$lists" ] || exit 0

# Short and long names, without remarks in brackets.
awk -F'\t' 'NR > 1 { for (i = 2; i <= 3; i++) { gsub(/ \(.*\)/, "", $i); sub(/; .*/, "", $i)
    if ($i != "" && $i != "none" && $i !~ /^(no |same|is not|;)/) print "PLACE\t" $i } }' "$lists/factbook_country_names.tsv" |
    report "country names"

# "President Abdelmadjid TEBBOUNE (since ...)": the title is cut at the first given name that has a family name in
# capitals behind it; both in mixed case, as texts write them.
awk -F'\t' '
    function mixed(w,   i, c, out, up) {
        if (w !~ /[[:upper:]][[:upper:]]/ ) return w
        up = 1
        for (i = 1; i <= length(w); i++) {
            c = substr(w, i, 1); out = out (up ? c : tolower(c)); up = (c == "-" || c == "'"'"'")
        }
        return out
    }
    NR > 1 && /since/ {
        sub(/ \(.*/, "", $3)
        sub(/^.*(President|Minister|King|Queen|Emir|Sultan|Prince|General|Chancellor|Premier|Chairman|Amir|Governor|Dr\.|Col\.|Capt\.) /, "", $3)
        n = split($3, w, " "); name = ""
        if ($3 !~ /[[:upper:]][[:upper:]]/ || n < 2 || n > 4) next
        for (i = 1; i <= n; i++) name = name (i > 1 ? " " : "") mixed(w[i])
        print "PERSON\t" name
    }' "$lists/factbook_leaders.tsv" | sort -u | report "leaders today"

awk -F'\t' 'NR > 1 { n = split($2, p, / (or|\[)/); sub(/ \(.*/, "", p[1]); sub(/ +$/, "", p[1])
    if (!(($1, p[1]) in seen) && ++of[$1] <= 4 && p[1] != "") print "AGENCY\t" p[1]; seen[$1, p[1]] }' \
    "$lists/factbook_parties.tsv" | report "parties (the first four a country)"

awk -F'\t' 'NR > 1 { sub(/ \(.*/, "", $2); sub(/ or .*/, "", $2); if ($2 != "") print "AGENCY\t" $2 }' \
    "$lists/factbook_legislatures.tsv" | report "legislatures"
