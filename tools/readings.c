/* readings.c: every reading of every name of texts, with its features: what weights are fitted on (fit_evidence.py).
 *
 *     readings FILE...       file,start,end,type,rule,weight,feature feature ...
 *
 * A file counts up to its first DL_BLOCK_MAX bytes, as one block.
 */
#include <stdio.h>
#include <stdlib.h>

#include "gazetteer/matcher.h"
#include "names/names.h"
#include "resolve/resolver.h"
#include "text/index.h"

struct stages {
    dateline_dict *dict;
    struct dl_index *index;
    struct dl_matcher *matcher;
    struct dl_names *names;
    struct dl_resolver *resolver;
};

static const char *const rules[] = {
#define X(symbol, name) name,
    DL_RULE_LIST(X)
#undef X
};

static void check(dateline_status status)
{
    if (status == DATELINE_OK) return;
    fprintf(stderr, "readings: %s\n", dateline_status_text(status));
    exit(EXIT_FAILURE);
}

static void open_stages(struct stages *s)
{
    size_t size;
    const struct dl_evidence *evidence;
    check(dateline_dict_new(&s->dict, true));
    check(dateline_dict_finish(s->dict, NULL));
    check(dl_index_new(&s->index, DL_INDEX_AUTO, NULL));
    check(dl_matcher_new(&s->matcher, s->dict));
    check(dl_names_new(&s->names, s->matcher, false));
    const void *section = dl_dict_section(DL_SECTION_EVIDENCE, &size);
    check(dl_evidence_open(&evidence, section, size));
    check(dl_resolver_new(&s->resolver, s->dict, evidence, 0.5, 0));
}

static void close_stages(struct stages *s)
{
    dl_resolver_free(s->resolver);
    dl_names_free(s->names);
    dl_matcher_free(s->matcher);
    dl_index_free(s->index);
    dateline_dict_free(s->dict);
}

static void print(const char *path, const struct dl_candidate *c, const char *type, dl_features features,
                  unsigned weight)
{
    printf("%s,%u,%u,%s,%s,%u.%u,", path, c->start, c->end, type, rules[c->rule], weight / 10, weight % 10);
    for (; features != 0; features &= features - 1)
        printf("%s ", dl_feature_name((unsigned)__builtin_ctzll(features)));
    putchar('\n');
}

static void print_readings(const struct stages *s, const char *path, const struct dl_mention *m,
                           const struct dl_sense *senses)
{
    const struct dl_candidate *c = m->candidate;
    if (c->senses == 0) {
        const char *type = c->type == DL_TYPE_ANY_NAME ? "ANY" : dl_dict_type_name(s->dict, c->type).ptr;
        print(path, c, type, c->features | m->around, 0);
    }
    for (unsigned i = 0; i < c->senses; i++) {
        const struct dl_sense *sense = &senses[c->item + i];
        if (!sense->is_name || sense->type > DL_TYPE_AGENCY) continue;
        print(path, c, dl_dict_type_name(s->dict, sense->type).ptr, dl_sense_features(c, sense) | m->around,
              sense->weight);
    }
}

static void take_file(const struct stages *s, const char *path)
{
    static unsigned char padded[DL_BLOCK_PAD + DL_BLOCK_MAX + DL_BLOCK_PAD];
    unsigned char *text = padded + DL_BLOCK_PAD;
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    uint32_t len = (uint32_t)fread(text, 1, DL_BLOCK_MAX, file);
    fclose(file);
    struct dl_block block;
    const struct dl_hit *hits;
    struct dl_mention *const *winners;
    struct dl_window w = { .text = text };
    size_t hit_count, winner_count;
    dl_index_build(s->index, text, len, &block);
    check(dl_matcher_scan(s->matcher, &block, &hits, &hit_count));
    check(dl_names_scan(s->names, &block, hits, hit_count, &w.candidates, &w.count));
    w.senses = dl_matcher_senses(s->matcher);
    check(dl_resolver_run(s->resolver, &w, &winners, &winner_count));
    for (size_t i = 0; i < w.count; i++)
        print_readings(s, path, &dl_resolver_readings(s->resolver)[i], w.senses);
    dl_resolver_reset(s->resolver);
}

int main(int argc, char **argv)
{
    struct stages s;
    open_stages(&s);
    for (int i = 1; i < argc; i++)
        take_file(&s, argv[i]);
    close_stages(&s);
    return 0;
}
