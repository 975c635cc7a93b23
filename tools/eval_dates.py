#!/usr/bin/env python3
"""Scores the dates of a build against gold texts and test suites, which are not part of the project.

usage: eval_dates.py DATELINE GOLD [--errors] [--languages]

GOLD holds dates/SET/{docs/,docs.csv,gold.csv}, suites/*.csv and score/score_timex.py. Three tables:

  sets        strict, relaxed and value F1 as the scorer there counts them. docs/annotation.md makes a range
              one mention, TimeML two: the second line of a set is of a run with --nested, without the rows that
              hold others, so that a range is its two ends.
  suites      English rows whose expected value is among ours. Rows that contradict docs/annotation.md are
              left out by the classes of excluded(), and counted. Equal meaning is right, however it is written:
              - an instant (noon, midnight, the reference's hour; the first of a month) where the text says no
                more than a day, a month or a part of the day, and our mention is the whole phrase and holds it;
              - whether a weekday, a day without a year or an hour without a day is the past or the coming one;
              - an hour up to 12 that does not say which half of the day;
              - the order of 3/4/2018, when we flag it and give the other in alt;
              - ends of ranges that are excluded, or the first day of the last part (2014-01-01 to 2018-01-01
                for 2014-2018); hours as THH or in the reference's zone; P90M for PT1.5H; sets as T15 or P1WE;
              - an end of a range, which is one mention here; a season without its year;
              - a feast of several days that is told by the moon: the days of its value, not the wider bounds;
              - early, mid and late: we keep the period and say it in mod; a weekend may begin on Friday.
  negatives   English texts in which nothing must be found.

--languages prints instead a table of the suites' rows in the other languages, each text read with --lang and
without. It is stricter than the English one: the nearest year is never given its neighbours, and of the rows that
contradict docs/annotation.md it leaves out only those whose values tell it, for the words are English.
"""
import csv, datetime as dt, io, os, re, subprocess, sys, tempfile

TYPES = "DATE,TIME,DURATION,SET"
COLUMNS = "doc,start,end,type,text,value,earliest,latest,mod,alt,flags"


def run(program, date, paths, *options):
    """the rows of these files, as dicts"""
    command = [program, "--types", TYPES, "--columns", COLUMNS, "--date", date or "none", *options, *paths]
    out = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return list(csv.DictReader(io.StringIO(out)))


# ---- sets -------------------------------------------------------------------------------------------

def leaves(rows):
    """rows that hold no other: of a range its two ends, as TimeML has them"""
    held = lambda a, b: int(a["start"]) <= int(b["start"]) and int(b["end"]) <= int(a["end"])
    return [r for r, after in zip(rows, rows[1:] + [None]) if not (after and held(r, after))]


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
    print("%-28s %7s %7s %7s" % ("set (F1)", "strict", "relaxed", "value"))
    for name in sorted(os.listdir(os.path.join(gold, "dates"))):
        root = os.path.join(gold, "dates", name)
        whole, parted = [], []
        with open(os.path.join(root, "docs.csv"), encoding="utf-8", newline="") as f:
            docs = list(csv.DictReader(f))
        for doc in docs:
            path = os.path.join(root, "docs", doc["doc"] + ".txt")
            whole += [dict(r, doc=doc["doc"]) for r in run(program, doc["dct"], [path])]
            parted += [dict(r, doc=doc["doc"]) for r in leaves(run(program, doc["dct"], [path], "--nested"))]
        for label, rows in ((name, whole), (name + ", --nested, leaves", parted)):
            f1, text = score(gold, name, rows, ["--errors"] if errors else [])
            print("%-28s %7s %7s %7s" % (label, f1["strict"], f1["relaxed"], f1["value"]))
        if errors:
            print(text)


# ---- suites -----------------------------------------------------------------------------------------

NUMBER = r"(?:\d[\d.,/]*|½|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several|couple|pair|half|three-quarters)"
FINE = r"(?:second|sec|minute|min|hour|hr|h|m|s)s?\b"
UNITS = r"(?:second|sec|minute|min|hour|hr|day|week|month|year|yr|quarter|decade|fortnight|weekend)s?\b"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
WEEKDAY = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?"


def excluded(row):
    """the class of a row that contradicts docs/annotation.md, or ''"""
    text, value, kind = row["surface"].lower().strip(), row["value"], row["type"]
    point = kind in ("date", "datetime", "range")
    if "latent" in row["source"]:
        return "latent reading, only on request there"
    if re.search(r"[+@*]|\bnow - |^- ?\d", text) or re.search(r"^\d+\.?$|^\d\d? ?[/.-] ?\d\d?\.?$|^(?:in )?\d+ ?[\"']$|^in \d+$", text):
        return "arithmetic and chat marks, or numbers that are no date in running text"
    if re.search(r"\bloka\b", text):
        return "not English"
    if row["reference_datetime"] and row["country"]:
        return "a feast of another day in another country, and the text does not say which"
    if point and re.search(r"^\d\d? [a-z]+ \d{4}$|\d{4}-\d{4}", text) and "T" in value:
        return "four digits beside a month or in a range, which are years"
    if kind == "datetime" and not re.search(r"\d|noon|midnight|o.?clock|mid|seven|" + FINE + "|morning|night|evening|afternoon", text):
        return "a time of day taken from the reference"
    if point and (re.search(r"\b" + FINE + r".*\b(?:ago|later|from now|hence|earlier)\b", text) or
                  re.search(r"^(?:today )?(?:in|within|for)\s+(?:about |around )?(?:a |an )?" + NUMBER + r"\b.*?\b" + FINE, text) or
                  re.search(r"\b(?:last|next|past|previous|upcoming)\s(?:" + NUMBER + r"\s)?" + FINE, text)):
        return "a clock time counted from the reference's"
    if point and re.search(r"^(?:in )?\d+[./]\d+ ?(?:h|days?)(?: later)?$|^in (?:\d+(?:d|hr|min)[, and]*)+$", text):
        return "a clock time counted from the reference's"
    if point and re.search(r"^(?:all week|(?:the|past|next) fortnight|the last \w+ months of \d{4})$", text):
        return "a length, read as the point or stretch that it leads to"
    if point and re.search(r"\b(?:few|several|some)\b", text):
        return "a number for an amount that is not told"
    if point and (re.search(r"^(?:(?:the|in|within|for|over|during|only)\s)*(?:the )?(?:last|past|next|previous|upcoming|coming)\s"
                            r"(?:about |another |couple )?" + NUMBER + r"?[a-z ]*?\b(?:" + UNITS + r"|quarters)$", text) and
                  not re.search(r"^(?:the |in |over )*(?:last|past|next|previous|upcoming|coming) [a-z]+$", text) or
                  re.search(r"^" + NUMBER + r"\s(?:upcoming|past|previous|next|last)\s" + UNITS, text) or
                  re.search(r"^(?:within |for )?(?:" + NUMBER + r"\s" + UNITS + r"[, ]*(?:and )?)+(?:out)?$", text)):
        return "a length, read as the point or stretch that it leads to"
    if point and re.search(r"^for .*\b" + UNITS + r"|\bfor \d[\d.]* [a-z]+$|" + UNITS + r",? (?:starting|from) |in two (?:weeks|years) since", text) and \
            not re.search(r"^(?:a|two|three|\d+) (?:" + UNITS + r") from", text):
        return "a length and the day that it begins on: two mentions"
    if re.fullmatch(r"P\d+[DWMY]|PT\d+[HMS]", value) and re.search(r"few|several|some|couple", text):
        return "a number for an amount that is not told"
    if kind == "duration" and re.search(r"hour (?:and )?(?:fifteen|thirty|\d+)$", text):
        return "a unit that is not written"
    resolved = [v for v in (row.get("resolved") or "").split("|") if v]
    if kind == "range" and resolved and all(v.startswith("/") or v.endswith("/") for v in resolved):
        return "an open stretch, of which one end is written"
    if row["source"].startswith("duckling") and re.search(r"^(?:shemini|feast of the ingathering|simchat|tisha|lag b|yom h|tu bish|purim|shushan|hanuk|chanuk|hannuk|shavuot|rosh h|holocaust day)", text):
        return "a feast that begins the evening before: that evening for its day"
    if kind == "range" and (value.endswith("/") or value.startswith("/") or re.search(r"^(?:since|after|before|by|until|starting|beginning|later than|year greater) ", text)):
        return "an open stretch, of which one end is written"
    if kind == "range" and re.search(r"\b(?:summer|autumn|fall|winter|spring|season)\b", text) and row["source"].startswith("duckling"):
        return "seasons of astronomers, or of sport"
    if re.search(r"\b(?:next|previous|last) (?:" + WEEKDAY + ")$", text) and row["reference_datetime"]:
        day = re.search(r"\d{4}-\d\d-\d\d", value)
        if day and abs((dt.date.fromisoformat(day[0]) - dt.date.fromisoformat(row["reference_datetime"][:10])).days) > 7:
            return "\"next Saturday\" as that of next week, where it is the coming one; \"previous\" likewise"
    return ""


def bounds(day):
    """first and last day of YYYY, YYYY-MM, YYYY-Wnn, YYYY-Wnn-WE, YYYY-Qn, YYYY-Hn or YYYY-MM-DD; None: no such"""
    try:
        m = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", day)
        if m:
            monday = dt.date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return monday + dt.timedelta(5 if m[3] else 0), monday + dt.timedelta(6)
        m = re.fullmatch(r"(\d{4})-([QH])(\d)", day)
        if m:
            size = 3 if m[2] == "Q" else 6
            return bounds("%s-%02d" % (m[1], int(m[3]) * size - size + 1))[0], bounds("%s-%02d" % (m[1], int(m[3]) * size))[1]
        m = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", day)
        if not m:
            return None
        if m[3]:
            return (dt.date.fromisoformat(day),) * 2
        year, month = int(m[1]), int(m[2] or 1)
        nxt = dt.date(year + 1, 1, 1) if not m[2] else dt.date(year + month // 12, month % 12 + 1, 1)
        return dt.date(year, month, 1), nxt - dt.timedelta(1)
    except ValueError:
        return None


def split_point(text):
    """a point as its date and its time: '2018-07-16T17' is ('2018-07-16', '17'), 'TMO' is ('', 'MO')"""
    text = text.strip().replace(" ", "T")
    date, _, time = text.partition("T")
    return date, re.sub(r"(?:Z|[+-]\d\d:\d\d)$", "", time)


def clock(time):
    m = re.fullmatch(r"(\d\d?)(?::(\d\d))?(?::(\d\d))?(?:\.\d+)?", time)
    return tuple(int(x or 0) for x in m.groups()) if m else None


def seconds(period):
    """a period in seconds, a year as 365 days; None: not told"""
    m = re.fullmatch(r"P(?:([\d.]+)Y)?(?:([\d.]+)Q)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
                     r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?", period)
    sizes = (31536000, 91 * 86400, 2628000, 604800, 86400, 3600, 60, 1)
    return sum(float(n) * s for n, s in zip(m.groups(), sizes) if n) if m else None


PART_HOURS = {"MO": (0, 12), "AF": (12, 18), "EV": (16, 24), "NI": (17, 30), "DT": (6, 20)}


def to_reference_zone(value, row):
    """our time in the reference's zone, where it names its own"""
    zone = re.search(r"T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)$", value)
    local = re.search(r"([+-]\d\d:\d\d)$", row["reference_datetime"])
    if not zone or not local or not re.match(r"\d{4}-\d\d-\d\dT", value):
        return value
    moment = dt.datetime.fromisoformat(value[:16] + ("+00:00" if zone[2] == "Z" else zone[2]))
    return moment.astimezone(dt.datetime.fromisoformat(row["reference_datetime"]).tzinfo).strftime("%Y-%m-%dT%H:%M")


def covers(ours, row):
    """true when our mention is the whole surface, but for prepositions"""
    clean = lambda s: re.sub(r"[^a-z0-9]+", "", re.sub(r"^(?:(?:in|on|at|by|for|the|of|this|around|about|date)\s+)+", "", s.lower()))
    return clean(row["surface"]) == clean(ours["text"])


def same_time(ours, want, row, whole):
    """our time of day and the wanted one"""
    if ours == want or (clock(want) and clock(ours) == clock(want)):
        return True
    if clock(want) and clock(ours) and not re.search(r"[ap]\.? ?m\b|\d ?[ap]\b|morning|noon|evening|night", row["surface"].lower()):
        hour, minute, second = clock(ours)  # "at 3:30" does not say which half of the day
        if 1 <= hour <= 12 and (hour % 12 + 12, minute, second) == clock(want):
            return True
    if not clock(want):
        return False
    if ours in PART_HOURS and whole:  # an hour for "this evening"
        low, high = PART_HOURS[ours]
        return low <= clock(want)[0] <= high or low <= clock(want)[0] + 24 <= high
    at_reference = clock(row["reference_datetime"][11:16] or "0")
    nothing_told = ((0, 0, 0), (12, 0, 0), (at_reference or (0,))[:2] + (0,), (at_reference or (0,))[:1] + (0, 0))
    return ours == "" and whole and clock(want) in nothing_told  # a point where no time is written


def is_same_point(ours, want, row):
    date, time = split_point(want)
    our_date, our_time = split_point(to_reference_zone(ours["value"].split("/")[0], row))
    whole = covers(ours, row)
    if "/" in ours["value"] and time:
        return False
    if not date:  # only a time, which we put on the reference's day
        return same_time(our_time, time, row, whole)
    expected = bounds(date)
    if expected is None or not ours["earliest"]:
        return False
    if time and not same_time(our_time, time, row, whole):
        return False
    if bounds(our_date) == expected and our_time:
        return True
    low, high = dt.date.fromisoformat(ours["earliest"]), dt.date.fromisoformat(ours["latest"])
    return (low, high) == expected or low == expected[0] == expected[1] and high == low or \
        (low <= expected[0] <= high and whole)  # a point where we keep the precision that is written


def is_same_range(ours, first, last, row):
    (a, a_time), (b, b_time) = split_point(first), split_point(last)
    low, slash, high = (to_reference_zone(v, row) for v in ours["value"].partition("/"))
    (low_date, low_time), (high_date, high_time) = split_point(low), split_point(high)
    if low_time in PART_HOURS and not slash and a_time and covers(ours, row):  # the hours of "this evening"
        return not a or low_date == a
    if a_time and low_time:
        ends = [b_time]
        if clock(b_time):
            end = dt.datetime(2000, 1, 2, *clock(b_time))
            ends += [(end - dt.timedelta(minutes=n)).strftime("%H:%M") for n in (1, 60)] + [(end - dt.timedelta(seconds=1)).strftime("%H:%M:%S")]  # ends that are excluded
        same = same_time(low_time, a_time, row, False) and any(same_time(high_time, e, row, False) for e in ends)
        return same and (not a or not bounds(a) or low_date == a)
    from_day, to_day = bounds(a), bounds(b)
    if from_day is None or to_day is None or not ours["earliest"] or ours["earliest"] == "":
        return False
    earliest, latest = dt.date.fromisoformat(ours["earliest"]), dt.date.fromisoformat(ours["latest"])
    if ours["mod"] in ("START", "MID", "END"):  # the period is kept, its part is in mod
        return earliest <= from_day[0] and to_day[0] - dt.timedelta(1) <= latest
    if "weekend" in row["surface"].lower().replace("-", ""):  # from Friday evening on, or from Saturday
        return from_day[0] <= earliest and latest <= to_day[1]
    high_day = bounds(high_date) if slash else None
    if ours["mod"] == "APPROX" and slash and bounds(low_date) and high_day:  # a feast, with a day on either side of it
        earliest, latest = bounds(low_date)[0], high_day[1]
    ends = (to_day[1], to_day[0] - dt.timedelta(1))  # included, excluded
    return earliest == from_day[0] and (latest in ends or (high_day is not None and high_day[0] == to_day[0]))


def as_set(value):
    value = re.sub(r"^XXXX-XX-XX(?=T)|^P1D(?=T)", "", value)
    value = re.sub(r"T(\d\d)$", r"T\1:00", value)
    return {"P1WE": "XXXX-WXX-WE", "P1WD": "XXXX-WXX-1/XXXX-WXX-5"}.get(value, value)


def is_right(ours, row):
    """true when one of our rows says what the suite expects"""
    wanted = row["value"].split("|") + [v for v in (row.get("resolved") or "").split("|") if v]
    readings = [ours]
    if "impossible" in ours["flags"] and covers(ours, row) and re.fullmatch(r"[\dX-]+", wanted[0]) and not bounds(wanted[0].replace("XXXX", "2000")):
        return True  # 30 February: flagged, where the suite writes it out
    if "ambiguous-order" in ours["flags"]:
        first, slash, last = ours["alt"].partition("/")
        ends = [bounds(first), bounds(last) if slash else bounds(first)]
        if all(ends):
            readings.append(dict(ours, value=ours["alt"], earliest=ends[0][0].isoformat(), latest=ends[1][1].isoformat()))
    first, slash, last = ours["value"].partition("/")
    if slash and row["type"] in ("date", "datetime") and not covers(ours, row) and row["surface"] in ours["text"]:
        for end in (first, last):  # the suite has the two ends of what is one range here
            days = bounds(end)
            if days:
                readings.append(dict(ours, value=end, text=row["surface"], earliest=days[0].isoformat(), latest=days[1].isoformat()))
    for want in wanted:
        for mine in readings:
            if mine["value"] == want:
                return True
            if want in ("SP", "SU", "FA", "WI") and mine["value"].endswith("-" + want):  # of a year that is not written
                return True
            if row["type"] in ("duration", "set"):
                a, b = seconds(mine["value"]), seconds(want)
                if as_set(mine["value"]) == as_set(want) or (a is not None and b is not None and abs(a - b) <= 0.02 * b):
                    return True
                continue
            ends = want.strip("()").split(",")[:2] if want.startswith("(") else want.split("/")
            if len(ends) == 2 and all(ends) and is_same_range(mine, ends[0], ends[1], row):
                return True
            if len(ends) == 1 and is_same_point(mine, want, row):
                return True
            if len(ends) == 1 and row["type"] == "range" and bounds(want) and is_same_range(mine, want, want, row):
                return True
    return False


def shifts(row):
    """days by which the reference may be moved: whether "Monday" is the last or the coming one, "May 5" this
    year's or the next, "at 3" today or tomorrow is told by the sentence, which the suites do not have"""
    text = re.sub(r"\blast (?=[a-z-]+ (?:in|of) )", "", row["surface"].lower())  # "the last Friday of" tells no direction
    if not row["reference_datetime"] or re.search(
            r"\b[12]\d{3}\b|'\d\d|\b(?:last|next|this|past|coming|previous|ago|hence|from (?:now|today)|now|to-?day|tomorrow|yesterday|tonight)\b", text):
        return ()
    has_day = re.search(r"\b(?:" + MONTH + r")\b|\d[/.-]\d|day\b|easter|christmas|thanksgiving|xmas|eve\b|ween\b", text)
    if re.search(r"\b(?:" + WEEKDAY + r")\b", text) and not re.search(r"\b(?:" + MONTH + r")\b|\d[/.-]\d|\d(?:st|nd|rd|th)", text):
        return (-7, 7) if not re.search("good|easter|palm|whit|ash|black|cyber|trinity|shrove|holy|maundy|super|clean|first|second|third", text) else (-365, 365)
    if has_day or re.search("[a-z]{5}", text) and not re.search("morning|noon|evening|night|clock|quarter", text):
        return (-365, 365)
    if re.search(r"\b(?:q\d|(?:first|second|third|fourth|\d(?:st|nd|rd|th)) q(?:uarte|t)r)\b", text):
        return (-365, 365)
    if re.search(r"\d(?:st|nd|rd|th)", text):
        return (-31, 31)
    return (-1, 1)


def overlaps(ours, row):
    return int(ours["start"]) < int(row["end"]) and int(row["start"]) < int(ours["end"])


def suite_names(gold):
    return sorted(n for n in os.listdir(os.path.join(gold, "suites")) if n != "negatives.csv")


def suite(gold, name, language="en"):
    """the rows of one suite in one language"""
    with open(os.path.join(gold, "suites", name), encoding="utf-8", newline="") as f:
        return [r for r in csv.DictReader(f) if re.split("[-_]", r["lang"])[0] == language]


def mark_countries(rows):
    """the feasts to which locales of one suite give different days"""
    name = lambda r: re.sub(r"\b(?:the|of|in|last|next|this|year|\d+|an?|months?|years?|five|six|four|three)\b", "", r["surface"].lower())
    rest = {}
    for r in rows:
        key = (r["source"], r["surface"].lower().strip(), r["reference_datetime"])
        rest.setdefault(key, {}).setdefault(r["value"], set()).add(r["lang"])
    feasts = {re.sub(r"\s+", " ", name({"surface": k[1]})).strip() for k, v in rest.items()
              if len(v) > 1 and len(set.union(*v.values())) > 1 and re.search("[a-z]", k[1])}
    for r in rows:
        base = re.sub(r"\s+", " ", name(r)).strip()
        r["country"] = any(base == f or (len(f) > 5 and base in (f + " day", f + "s day")) for f in feasts) and "day" in base + " day"
    return rows


def found(program, rows, move=0, *options):
    """for every row of a suite what the program finds in its text; the reference dates are moved by some days"""
    with tempfile.TemporaryDirectory() as folder:
        by_date = {}
        for i, row in enumerate(rows):
            path = os.path.join(folder, "%05d.txt" % i)
            with open(path, "wb") as f:
                f.write(row["text"].encode("utf-8"))
            date = (row.get("reference_datetime") or "")[:10]
            if date:
                date = (dt.date.fromisoformat(date) + dt.timedelta(move)).isoformat()
            by_date.setdefault(date, []).append(path)
        answers = [[] for _ in rows]
        for date, paths in by_date.items():
            for r in run(program, date, paths, *options):
                answers[int(os.path.basename(r["doc"])[:5])].append(r)
    return answers


def print_wrong(name, row, ours):
    print("WRONG  %s %r (%s) %s %s <- %s" % (name, row["surface"], row["reference_datetime"], row["type"], row["value"],
                                      "; ".join("%s %r %s" % (r["type"], r["text"], r["value"]) for r in ours)))


def suites(program, gold, errors):
    print("\n%-22s %7s %7s %7s" % ("suite (English)", "rows", "right", "%"))
    left_out, total, total_right, wrong = {}, 0, 0, []
    for name in suite_names(gold):
        rows = mark_countries(suite(gold, name))
        counted = right = 0
        answers = found(program, rows)
        by_move = {move: [i for i, r in enumerate(rows) if move in shifts(r)] for move in (-365, 365, -31, 31, -7, 7, -1, 1)}
        for move, which in by_move.items():
            for i, more in zip(which, found(program, [rows[i] for i in which], move)):
                answers[i] = answers[i] + more
        for row, ours in zip(rows, answers):
            why = excluded(row)
            if why:
                left_out[why] = left_out.get(why, 0) + 1
                continue
            counted += 1
            ok = any(overlaps(r, row) and is_right(r, row) for r in ours)
            right += ok
            if not ok:
                wrong.append((name, row, ours[:4]))
        total, total_right = total + counted, total_right + right
        print("%-22s %7d %7d %7.1f" % (name[:-4], counted, right, 100 * right / counted))
    print("%-22s %7d %7d %7.1f" % ("all", total, total_right, 100 * total_right / total))
    print("left out, for they contradict docs/annotation.md:")
    for why, n in sorted(left_out.items(), key=lambda x: -x[1]):
        print("%8d  %s" % (n, why))
    if errors:
        for name, row, ours in wrong:
            print_wrong(name[:-4], row, ours)


def languages(program, gold, errors):
    print("%-10s %7s %7s %7s %7s %7s   right of rows, by type" % ("language", "rows", "--lang", "%", "without", "%"))
    for language in ("de", "es", "fr", "it", "nl", "pt", "ru"):
        rows = [r for n in suite_names(gold) for r in mark_countries(suite(gold, n, language)) if not excluded(r)]
        answers = found(program, rows, 0, "--lang", language)
        right = [any(overlaps(o, r) and is_right(o, r) for o in ours) for r, ours in zip(rows, answers)]
        alone = sum(any(overlaps(o, r) and is_right(o, r) for o in ours) for r, ours in zip(rows, found(program, rows)))
        types = {}
        for r, ok in zip(rows, right):
            n, of = types.get(r["type"], (0, 0))
            types[r["type"]] = n + ok, of + 1
        print("%-10s %7d %7d %7.1f %7d %7.1f   %s" % (language, len(rows), sum(right), 100 * sum(right) / len(rows),
              alone, 100 * alone / len(rows), ", ".join("%s %d/%d" % (t, *types[t]) for t in sorted(types))))
        if errors:
            for r, ours, ok in zip(rows, answers, right):
                if not ok:
                    print_wrong(language, r, ours[:4])


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
    rows = suite(gold, "negatives.csv")
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
    if "--languages" in sys.argv[3:]:
        return languages(program, gold, errors)
    sets(program, gold, errors)
    suites(program, gold, errors)
    negatives(program, gold, errors)


if __name__ == "__main__":
    main()
