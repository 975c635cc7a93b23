#!/usr/bin/env python3
"""Proposes weights for dicts/evidence.csv, from the readings of agreed texts.

usage: fit_evidence.py READINGS EVIDENCE.csv GOLD_DIR... [--keep FEATURE,...] [--pull P] [--favour F] [--steps N]

READINGS is the program of tools/readings.c; a GOLD_DIR has docs/*.txt and gold.csv (doc,start,end,type).
Prints EVIDENCE.csv with the rows of PERSON, PLACE and AGENCY made anew: one logistic regression a type over all its
readings, right when the gold has that span with that type.  The weights are pulled to those that stand in the file
(a ridge of strength P, default 3), so that what the texts do not show stays as it is written.  Rows of the type "*"
and the FEATUREs to keep are left alone.  A right reading counts as F (1.6) wrong ones: a row that is missing is as bad as one too many.
Judge the result on texts that were not fitted.
"""
import argparse, csv, glob, math, os, subprocess, sys
from collections import defaultdict

TYPES = ('PERSON', 'PLACE', 'AGENCY')
ALIAS = {'PER': 'PERSON', 'LOC': 'PLACE', 'GPE': 'PLACE', 'FAC': 'PLACE', 'ORG': 'AGENCY'}


def gold_spans(directory):
    with open(os.path.join(directory, 'gold.csv'), newline='', encoding='utf-8') as f:
        return {(r['doc'].removesuffix('.txt'), int(r['start']), int(r['end'])): ALIAS.get(r['type'], r['type'])
                for r in csv.DictReader(f)}


def readings(program, directory):
    """(type, features with values, right?, shown how often), alike readings together."""
    gold = gold_spans(directory)
    spans = defaultdict(list)
    for (doc, start, end), t in gold.items():
        spans[doc].append((start, end, t not in TYPES))
    files = sorted(glob.glob(os.path.join(directory, 'docs', '*.txt')))
    out = subprocess.run([program] + files, capture_output=True, text=True, check=True).stdout
    for line in out.splitlines():
        path, start, end, of, rule, weight, features = line.rsplit(',', 6)
        doc = os.path.basename(path).removesuffix('.txt')
        start, end = int(start), int(end)
        if any(s < end and start < e and (other or (s <= start and end <= e and e - s > end - start))
               for s, e, other in spans[doc]):
            continue  # in or beside a name of no type of ours, or a part of a longer name, which will win
        have = [(f, 1.0) for f in features.split()]
        if float(weight) > 0:
            have.append(('weight', float(weight)))
        for t in TYPES if of == 'ANY' else (of,):
            yield t, tuple(have), gold.get((doc, start, end)) == t


def fit(rows, prior, fixed, keep, pull, steps):
    """Weights of one type: gradient steps with a rate of its own for every feature (Adagrad), from the prior."""
    weights, speed = dict(prior), defaultdict(float)
    for _ in range(steps):
        slope = defaultdict(float)
        for have, (right, wrong) in rows.items():
            z = sum((weights.get(f, 0.0) + fixed.get(f, 0.0)) * v for f, v in have)
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
            push = (right + wrong) * p - right
            for f, v in have:
                slope[f] += push * v
        for f, g in slope.items():
            if f in keep:
                continue
            g += pull * (weights.get(f, 0.0) - prior.get(f, 0.0))
            speed[f] += g * g
            weights[f] = weights.get(f, 0.0) - 0.5 * g / (math.sqrt(speed[f]) + 1e-9)
    return weights


def main():
    a = argparse.ArgumentParser(usage=__doc__)
    a.add_argument('program')
    a.add_argument('evidence')
    a.add_argument('gold', nargs='+')
    a.add_argument('--pull', type=float, default=3)
    a.add_argument('--keep', default='')
    a.add_argument('--favour', type=float, default=1.6)
    a.add_argument('--steps', type=int, default=150)
    o = a.parse_args()
    with open(o.evidence, newline='', encoding='utf-8') as f:
        table = [(r['feature'], r['type'], float(r['weight'])) for r in csv.DictReader(f)]
    fixed = {}
    priors = {t: {} for t in TYPES}
    for feature, t, weight in table:
        if t == '*':
            fixed[feature] = weight
        elif t in TYPES:
            priors[t][feature] = weight - fixed.get(feature, 0.0)
    counts = {t: defaultdict(lambda: [0, 0]) for t in TYPES}
    for directory in o.gold:
        for t, have, right in readings(o.program, directory):
            counts[t][have][0 if right else 1] += o.favour if right else 1
    print('feature,type,weight')
    for feature, t, weight in table:
        if t not in TYPES:
            print('%s,%s,%.1f' % (feature, t, weight))
    for t in TYPES:
        seen = {f for have in counts[t] for f, _ in have}
        weights = fit(counts[t], priors[t], fixed, o.keep.split(','), o.pull, o.steps)
        for f in sorted(seen | set(priors[t])):
            total = weights.get(f, 0.0) + fixed.get(f, 0.0)
            digits = 2 if f == 'weight' else 1
            if abs(weights.get(f, 0.0)) >= 0.05 or f in priors[t]:
                print('%s,%s,%.*f' % (f, t, digits, total))


if __name__ == '__main__':
    main()
