#!/usr/bin/env python3
"""Scores the dates of a build against gold texts and test suites, which are not part of the project.

usage: eval_dates.py DATELINE GOLD [--errors]

GOLD holds dates/SET/{docs/,docs.csv,gold.csv}, suites/*.csv and score/score_timex.py. Three tables:

  sets        strict, relaxed and value F1 as the scorer there counts them. docs/annotation.md makes a range
              one mention, TimeML two: the second line of a set has each range cut in two at its joint.
  suites      English rows whose expected value is among ours, as instants or as bounds. Rows that
              contradict docs/annotation.md are left out by the classes of excluded(), and counted.
  negatives   English texts in which nothing must be found.
"""
import csv, datetime as dt, io, os, re, subprocess, sys, tempfile

TYPES = "DATE,TIME,DURATION,SET"
COLUMNS = "doc,start,end,type,text,value,earliest,latest"
JOINT = re.compile(r"\s*(?:[-–—/]|\b(?:to|and|until|till|through|thru)\b)\s*", re.I)


def run(program, date, paths):
    """the rows of these files, as dicts"""
    command = [program, "--types", TYPES, "--columns", COLUMNS, "--date", date or "none", *paths]
    out = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return list(csv.DictReader(io.StringIO(out)))


# ---- sets -------------------------------------------------------------------------------------------

def halves(row, data):
    """a range as TimeML has it: its two ends; any other row as it is"""
    first, slash, last = row["value"].partition("/")
    start, end = int(row["start"]), int(row["end"])
    if not slash or row["type"] != "DATE":
        return [row]
    surface = data[start:end].decode("utf-8")
    lead = re.match(r"(?:from|between)\s+", surface, re.I)
    lead = lead.end() if lead else 0
    joints = list(JOINT.finditer(surface, lead))
    if not joints:
        return [row]
    joint = joints[len(joints) // 2]
    size = lambda s: len(s.encode("utf-8"))
    one = dict(row, start=start + size(surface[:lead]), end=start + size(surface[:joint.start()]), value=first)
    two = dict(row, start=start + size(surface[:joint.end()]), end=end, value=last)
    return [one, two]


def score(gold, name, rows, options=()):
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="", encoding="utf-8") as f:
        out = csv.DictWriter(f, ["doc", "start", "end", "type", "text", "value"], extrasaction="ignore")
        out.writeheader()
        out.writerows(rows)
        f.flush()
        command = [sys.executable, os.path.join(gold, "score/score_timex.py"), os.path.join(gold, "dates", name), f.name]
        text = subprocess.run(command + list(options), capture_output=True, check=True).stdout.decode("utf-8")
    f1 = {m[1]: m[2] for m in re.finditer(r"^(strict|relaxed) +[\d.]+ +[\d.]+ +([\d.]+)", text, re.M)}
    f1["value"] = re.search(r"^value .*F1 +([\d.]+)", text, re.M)[1]
    return f1, text


def sets(program, gold, errors):
    print("%-22s %7s %7s %7s" % ("set (F1)", "strict", "relaxed", "value"))
    for name in sorted(os.listdir(os.path.join(gold, "dates"))):
        root = os.path.join(gold, "dates", name)
        whole, cut = [], []
        with open(os.path.join(root, "docs.csv"), encoding="utf-8", newline="") as f:
            docs = list(csv.DictReader(f))
        for doc in docs:
            path = os.path.join(root, "docs", doc["doc"] + ".txt")
            with open(path, "rb") as f:
                data = f.read()
            for row in run(program, doc["dct"], [path]):
                row["doc"] = doc["doc"]
                whole.append(row)
                cut += halves(row, data)
        for label, rows in ((name, whole), (name + ", ranges cut", cut)):
            f1, text = score(gold, name, rows, ["--errors"] if errors else [])
            print("%-22s %7s %7s %7s" % (label, f1["strict"], f1["relaxed"], f1["value"]))
        if errors:
            print(text)


# ---- suites -----------------------------------------------------------------------------------------

def excluded(row):
    """the class of a row that contradicts docs/annotation.md, or ''"""
    text, value, kind = row["surface"].lower(), row["value"], row["type"]
    units = r"(?:second|sec|minute|min|hour|hr|day|week|month|year|yr|quarter|decade|fortnight|weekend)s?\b"
    fine = r"(?:second|sec|minute|min|hour|hr|h|m|s)s?\b"
    number = r"(?:\d[\d.,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several|couple)"
    if "latent" in row["source"]:
        return "latent reading, only on request there"
    if re.search(r"[+@*]|^- ?\d", text) or re.search(r"^\d+\.?$|^\d\d? ?[/.-] ?\d\d?\.?$|^\d+ ?[\"']", text):
        return "arithmetic and chat marks, or numbers that are no date in running text"
    if kind == "datetime" and not re.search(r"\d|noon|midnight|o.?clock|" + fine + "|morning|night|evening", text):
        return "a time of day taken from the reference"
    if kind in ("datetime", "range") and re.search(fine + r".*\b(?:ago|later|from now|hence|before|earlier)\b", text):
        return "a clock time counted from the reference's"
    if kind in ("date", "datetime", "range") and \
            re.search(r"^(?:(?:the|in|within|after|for|over|during)\b ?)*(?:the )?(?:last|past|next|previous|upcoming|coming|"
                      r"following|rest of)?\b ?(?:about |another |" + number + r"\b)[^/]*?" + units, text) and \
            not re.search(r"\b(?:ago|later|from|hence|before|after|earlier|of)\b", text):
        return "a length, read as the point or stretch that it leads to"
    if kind == "date" and value.endswith("-01") and re.fullmatch(r"(?:[a-z]+\.?,? )?(?:of )?'?\d{2,4}|[a-z]+\.?", text):
        return "the first day for a month or a year"
    if re.fullmatch(r"P\d+[DWMY]", value) and re.search(r"few|several|some|couple", text):
        return "a number for an amount that is not told"
    if kind == "duration" and re.search(r"hour (?:and )?(?:fifteen|thirty|\d+)$", text):
        return "a unit that is not written"
    if kind == "range" and re.search(r"^(?:at |by |in )?(?:the )?(?:early|mid|late|end|beginning|start|middle|eo|bo)", text):
        return "bounds for early, mid and late, where the period's are kept"
    return ""


def dates_of(value):
    """the first and last day of an expected value, '' where there is none"""
    days = re.findall(r"-?\d{4}-\d\d(?:-\d\d)?|\b\d{4}\b", value)
    return days


def bounds(day):
    """first and last day of YYYY, YYYY-MM or YYYY-MM-DD"""
    n = day.count("-")
    try:
        if n == 2:
            return day, day
        year, month = int(day[:4]), int(day[5:7] or 1)
        nxt = dt.date(year + 1, 1, 1) if n == 0 else dt.date(year + month // 12, month % 12 + 1, 1)
        return dt.date(year, month, 1).isoformat(), (nxt - dt.timedelta(1)).isoformat()
    except ValueError:
        return day, day


def clock(value):
    m = re.search(r"T(\d\d)(?::(\d\d))?(?::(\d\d))?", value)
    return tuple(int(x or 0) for x in m.groups()) if m else None


def seconds(period):
    """a period in seconds, a year as 365 days; None: not told"""
    m = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)Q)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
                     r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?", period)
    sizes = (31536000, 91 * 86400, 2628000, 604800, 86400, 3600, 60, 1)
    return sum(float(n) * s for n, s in zip(m.groups(), sizes) if n) if m else None


def neighbours(value, row):
    """the value, and where no year and no direction is written its neighbours in the years or weeks beside it:
    whether "Monday" is the last or the coming one is told by the sentence, which the suites do not have"""
    text = row["surface"].lower()
    yield value
    if re.search(r"\d{4}|'\d\d|last|next|this|past|coming|ago|hence|from now|today|tomorrow|yesterday", text):
        return
    years = re.findall(r"\b\d{4}(?=-)", value)
    if re.search(r"mon|tue|wed|thu|fri|sat|sun", text) and not re.search(r"\d", text):
        move = lambda m, days: (dt.date.fromisoformat(m[0]) + dt.timedelta(days)).isoformat()
        for days in (-7, 7):
            yield re.sub(r"\d{4}-\d\d-\d\d", lambda m: move(m, days), value)
    elif years:
        for step in (-1, 1):
            yield re.sub(r"\b\d{4}(?=-)", lambda m: "%04d" % (int(m[0]) + step), value)


def is_right(ours, row):
    """true when one of our rows says what the suite expects"""
    wanted = [row["value"]] + [v for v in (row.get("resolved") or "").split("|") if v]
    for want in [n for w in wanted for n in neighbours(w, row)]:
        if ours["value"] == want:
            return True
        if row["type"] in ("duration", "set"):
            a, b = seconds(ours["value"]), seconds(want)
            if a is not None and b is not None and abs(a - b) <= 0.02 * b:
                return True
            continue
        days = dates_of(want)
        if not days or not ours["earliest"]:
            if clock(want) and clock(ours["value"]) == clock(want) and not days:
                return True
            continue
        if clock(want) not in (None, (0, 0, 0)) and clock(ours["value"]) != clock(want) and row["type"] == "datetime":
            continue
        first, last = bounds(days[0])[0], bounds(days[-1])[1]
        if row["type"] != "range":
            inside = ours["earliest"] <= first <= ours["latest"]
            if first == ours["earliest"] or (inside and days[0].count("-") < 2 and last == ours["latest"]):
                return True
            continue
        day_before = (dt.date.fromisoformat(last) - dt.timedelta(1)).isoformat() if len(last) == 10 else last
        if first == ours["earliest"] and ours["latest"] in (last, day_before, bounds(bounds(day_before)[1][:7])[1]):
            return True
    return False


def overlaps(ours, row):
    return int(ours["start"]) < int(row["end"]) and int(row["start"]) < int(ours["end"])


def english(path):
    with open(path, encoding="utf-8", newline="") as f:
        return [r for r in csv.DictReader(f) if r["lang"].split("-")[0].split("_")[0] == "en"]


def found(program, rows):
    """for every row of a suite what the program finds in its text"""
    with tempfile.TemporaryDirectory() as folder:
        by_date = {}
        for i, row in enumerate(rows):
            path = os.path.join(folder, "%05d.txt" % i)
            with open(path, "wb") as f:
                f.write(row["text"].encode("utf-8"))
            by_date.setdefault((row.get("reference_datetime") or "")[:10], []).append(path)
        answers = [[] for _ in rows]
        for date, paths in by_date.items():
            for r in run(program, date, paths):
                answers[int(os.path.basename(r["doc"])[:5])].append(r)
    return answers


def suites(program, gold, errors):
    print("\n%-22s %7s %7s %7s" % ("suite (English)", "rows", "right", "%"))
    left_out, total, total_right, wrong = {}, 0, 0, []
    names = sorted(n for n in os.listdir(os.path.join(gold, "suites")) if n != "negatives.csv")
    for name in names:
        rows = english(os.path.join(gold, "suites", name))
        counted = right = 0
        for row, ours in zip(rows, found(program, rows)):
            why = excluded(row)
            if why:
                left_out[why] = left_out.get(why, 0) + 1
                continue
            counted += 1
            ok = any(overlaps(r, row) and is_right(r, row) for r in ours)
            right += ok
            if not ok:
                wrong.append((name, row, ours))
        total, total_right = total + counted, total_right + right
        print("%-22s %7d %7d %7.1f" % (name[:-4], counted, right, 100 * right / counted))
    print("%-22s %7d %7d %7.1f" % ("all", total, total_right, 100 * total_right / total))
    print("left out, for they contradict docs/annotation.md:")
    for why, n in sorted(left_out.items(), key=lambda x: -x[1]):
        print("%8d  %s" % (n, why))
    if errors:
        for name, row, ours in wrong:
            print("WRONG  %s %r (%s) %s %s <- %s" % (name[:-4], row["surface"], row["reference_datetime"], row["type"], row["value"],
                                              "; ".join("%s %r %s" % (r["type"], r["text"], r["value"]) for r in ours)))


def is_mention(text):
    """the class of a text that has a mention by docs/annotation.md, or ''"""
    if re.fullmatch(r"\s*(?:\d{4}(?: to |-)?){1,2}\d{0,2}\s*", text):
        return "years"
    if re.fullmatch(r"\s*(?:(?:\d+|an?) \w+ ?)+", text) and not re.search(r"[A-Z]", text):
        return "lengths"
    if re.search(r"half of \d{4}|the \d+(?:st|nd|rd|th)\b", text):
        return "halves of a year, days of a month"
    if re.search(r"29|31|32", text) and re.fullmatch(r"[\w/ ,-]+", text):
        return "days that do not exist: flagged, not silent"
    return ""


def negatives(program, gold, errors):
    rows = english(os.path.join(gold, "suites/negatives.csv"))
    every = len(rows)
    rows = [r for r in rows if not is_mention(r["text"])]
    answers = found(program, rows)
    silent = sum(not a for a in answers)
    print("\n%-22s %7d %7d %7.1f" % ("negatives, silent", len(rows), silent, 100 * silent / len(rows)))
    print("%8d  left out: years, halves, days of a month, lengths and flagged impossible days are mentions" % (every - len(rows)))
    if errors:
        for row, ours in zip(rows, answers):
            if ours:
                print("FOUND  %r <- %s" % (row["text"], "; ".join("%s %r %s" % (r["type"], r["text"], r["value"]) for r in ours)))


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, gold, errors = sys.argv[1], sys.argv[2], "--errors" in sys.argv[3:]
    sets(program, gold, errors)
    suites(program, gold, errors)
    negatives(program, gold, errors)


if __name__ == "__main__":
    main()
