#!/bin/sh
# What the built-in dictionary knows of the names in agreed texts and in public lists.
#
#     sh tools/coverage.sh COVERAGE_PROGRAM SHARED [MISSES]
#
# SHARED holds gold/names/SET/gold.csv and lists/*.tsv; neither is part of the project.
set -eu
coverage=$1 shared=$2 misses=${3:-20}

# CSV → "type TAB text" for the names of places and agencies; one record is one line there. What begins or ends with
# a small letter is no name but a description ("the car maker", "ISIL fighters"); "the Zemblan Government" is no place.
# "Paris, Texas" and "Denmark or Norway" are two names of places each.
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
    function is_name(text) {
        sub(/^[Tt]he /, "", text); sub(/(\047|’)s$/, "", text)
        return text !~ /^[[:lower:]]/ && text !~ /[ ,.(][[:lower:]][[:lower:]-]*$/
    }
    function print_places(text,   n, part, i) {
        if (text ~ /[Gg]overnments?$/ || text ~ /[Aa]dministration$/ || !is_name(text)) return
        n = split(text, part, /, (and |or )?| or /)
        for (i = 1; i <= n; i++) print "PLACE\t" part[i]
    }
    NR > 1 { fields($0, f) }
    NR > 1 && f[4] == "PLACE" { print_places(f[5]) }
    NR > 1 && f[4] == "AGENCY" && is_name(f[5]) { print f[4] "\t" f[5] }' "$1"
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

# The main leaders, parties and legislatures are those of countries of more than a million people: all but the ones below (GEC codes). No list
# says which parties are the large ones; of each country the first four that the list names are taken.
small=' aa ac an aq av ax bb bd bf bh bp bt bx cc cj ck cn cq cv cw do dx fj fk fm fo fp gi gj gk gl gq gy ic
 im io ip je jn kr kt ls lu mc mh mj mn mt mv nc ne nf nh nn nr ns pc pf pg ps rm rn sb sc se sh sm st sv sx tb tk tl tn
 tp tv uc um vc vi vq vt wf wi wq ws '

# "President Abdelmadjid TEBBOUNE (since ...)": the title is cut at the first given name that has a family name in
# capitals behind it; both in mixed case, as texts write them.
awk -F'\t' -v small=" $(echo $small) " '
    function mixed(w, is_last,   i, c, out, up) {
        if (w !~ /[[:upper:]][[:upper:]]/ || (is_last && w ~ /^[IVX]+$/)) return w
        up = 1
        for (i = 1; i <= length(w); i++) {
            c = substr(w, i, 1); out = out (up ? c : tolower(c)); up = (c == "-" || c == "'"'"'")
        }
        for (i in small_letter) while (match(out, "[[:alpha:]]" i)) # awk knows no letters beyond ASCII
            out = substr(out, 1, RSTART) small_letter[i] substr(out, RSTART + RLENGTH)
        return out
    }
    BEGIN { n = split("É é Á á Í í Ó ó Ú ú Ñ ñ Ç ç Ö ö Ü ü", pair, " ")
            for (i = 1; i < n; i += 2) small_letter[pair[i]] = pair[i + 1] }
    NR > 1 && /since/ && index(small, " " $1 " ") == 0 {
        sub(/ \(.*/, "", $3)
        sub(/^.*(President|Minister|King|Queen|Emir|Sultan|Prince|General|Chancellor|Premier|Chairman|Amir|Governor|Dr\.|Col\.|Capt\.|Lt\.|Leader|of China) /, "", $3)
        sub(/[,;].*/, "", $3)
        n = split($3, w, " "); name = ""
        if ($3 !~ /[[:upper:]][[:upper:]]/ || n < 2 || n > 4) next
        for (i = 1; i <= n; i++) name = name (i > 1 ? " " : "") mixed(w[i], i == n)
        print "PERSON\t" name
    }' "$lists/factbook_leaders.tsv" | sort -u | report "leaders today"

# The lists of parties and legislatures are prose: "Democratic Rally (Dimokratikos Synagermos) or DISY". A name is
# what stands before a bracket, an "or", "aka" or "formerly"; notes ("none", "note: ...") are no names. The lists have
# the lines of another system, and some fields are quoted as in CSV.
#
main_names='
    function clean(name) {
        sub(/\r$/, "", name)
        if (name ~ /^"/) { sub(/^"/, "", name); sub(/"$/, "", name); gsub(/""/, "\"", name) }
        sub(/ *[([].*/, "", name); sub(/ *(,| -| –)? (or|aka|formerly) .*/, "", name); sub(/ - .*/, "", name)
        gsub(/^[ "]+|[ ":]+$/, "", name)
        if (name ~ /^(none|note|no |the |all |although|legal|major|area|there)/ || name ~ /^[[:lower:]]/ ||
            name ~ /(prohibited|parties|independents|government|banned)/ || name ~ / parties$/) return ""
        return name
    }
    NR > 1 && index(small, " " $1 " ") == 0 {
        name = clean($2)
        if (name == "" || ($1, name) in seen || ++of[$1] > limit) next
        seen[$1, name] = 1
        print "AGENCY\t" name
    }'

awk -F'\t' -v small=" $(echo $small) " -v limit=4 "$main_names" "$lists/factbook_parties.tsv" |
    report "parties (the first four a country)"

awk -F'\t' -v small=" $(echo $small) " -v limit=1 "$main_names" "$lists/factbook_legislatures.tsv" | report "legislatures"
