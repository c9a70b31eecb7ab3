#!/usr/bin/env python3
"""A second scorer, written from the clinical facts alone and by another hand than src/measures.

It knows nothing of the definitions in content/instruments: the rules of each instrument are written
out here once more. `compare.py` holds the program against it over random answer sheets.

A sheet is a list of item values in the order of the form, None where nothing was answered. A result
is a dict with status, total, band, subscales and flags; `Impossible` names the item that cannot be.
"""

from fractions import Fraction
from math import floor


class Impossible(Exception):
    """An answer that the form does not offer; says which item."""

    def __init__(self, item):
        super().__init__(item)
        self.item = item


def half_up(value, decimals=0):
    scale = 10**decimals
    rounded = Fraction(floor(Fraction(value) * scale + Fraction(1, 2)), scale)
    return int(rounded) if rounded.denominator == 1 else float(rounded)


def result(status, total=None, band=None, subscales=None, flags=()):
    return {
        "status": status,
        "total": total,
        "band": band,
        "subscales": subscales or {},
        "flags": sorted(flags),
    }


def named(numbers):
    return [str(number) for number in numbers]


def offered(sheet, names, choices):
    """Every answer has to be one that the form offers."""
    for answer, name, allowed in zip(sheet, names, choices, strict=True):
        if answer is not None and answer not in allowed:
            raise Impossible(name)


def answered(values):
    return [value for value in values if value is not None]


def complete(values):
    return None not in values


def band_of(total, bands):
    """`bands`: the lowest total of each and its name, from high to low."""
    return next((name for lowest, name in bands if total >= lowest), None)


# --- the depression and anxiety questionnaires ----------------------------------------------------

PHQ_BANDS = [(20, "severe"), (15, "moderately severe"), (10, "moderate"), (5, "mild"), (0, "minimal")]
GAD_BANDS = [(15, "severe"), (10, "moderate"), (5, "mild"), (0, "minimal")]


def phq_9(sheet):
    offered(sheet, named(range(1, 10)), [range(4)] * 9)
    flags = []
    ninth = sheet[8]
    if ninth is None:
        flags.append("safety-incomplete")
    elif ninth >= 1:
        flags.append("safety-step")
    given = answered(sheet)
    missing = 9 - len(given)
    if ninth is None or missing > 2:
        return result("not-scored", flags=flags)
    total = half_up(Fraction(sum(given) * 9, len(given)))
    if missing:
        flags.append(f"prorated({missing})")
    return result("prorated" if missing else "scored", total, band_of(total, PHQ_BANDS), flags=flags)


def gad_7(sheet):
    offered(sheet, named(range(1, 8)), [range(4)] * 7)
    given = answered(sheet)
    missing = 7 - len(given)
    if missing > 1:
        return result("not-scored")
    total = half_up(Fraction(sum(given) * 7, len(given)))
    flags = [f"prorated({missing})"] if missing else []
    return result("prorated" if missing else "scored", total, band_of(total, GAD_BANDS), flags=flags)


def two_items(gate):
    def score(sheet):
        offered(sheet, ["1", "2"], [range(4)] * 2)
        if not complete(sheet):
            return result("not-scored")
        total = sum(sheet)
        flags = [f"positive-at-{cut}" for cut in (2, 3) if total >= cut]
        return result("scored", total, "positive" if total >= gate else "negative", flags=flags)

    return score


# --- alcohol and drugs ----------------------------------------------------------------------------

AUDIT_CHOICES = [range(5)] * 8 + [(0, 2, 4)] * 2
ZONES = [(20, "Zone IV"), (16, "Zone III"), (8, "Zone II"), (0, "Zone I")]


def audit(sheet):
    offered(sheet, named(range(1, 11)), AUDIT_CHOICES)
    filled = list(sheet)
    if sheet[0] == 0:  # never drinks: on to the last two
        filled[1:8] = [value or 0 for value in sheet[1:8]]
    if complete(filled[1:3]) and filled[1] + filled[2] == 0:
        filled[3:8] = [value or 0 for value in filled[3:8]]
    flags = []
    dependence = [value or 0 for value in sheet[3:6]]
    if max(dependence) >= 2 or 4 in sheet[8:]:
        flags.append("step-up")
    if not complete(filled):
        return result("not-scored", flags=flags)
    total = sum(filled)
    return result("scored", total, band_of(total, ZONES), flags=flags)


def audit_c(sheet):
    offered(sheet, named(range(1, 4)), [range(5)] * 3)
    filled = [value or 0 for value in sheet] if sheet[0] == 0 else sheet
    if not complete(filled):
        return result("not-scored")
    total = sum(filled)
    flags = [f"positive-at-{cut}" for cut in (3, 4) if total >= cut]
    if filled[0] >= 1 and filled[1] == filled[2] == 0:
        flags.append("review-intake")
    return result("scored", total, "positive" if total >= 3 else "negative", flags=flags)


def drug_1(sheet):
    offered(sheet, ["1"], [range(10_000)])
    if not complete(sheet):
        return result("not-scored")
    return result("scored", sheet[0], "positive" if sheet[0] >= 1 else "negative")


# --- the brief addiction monitor ------------------------------------------------------------------

BAM_ITEMS = named([*range(1, 7), *range(8, 18)])
BAM_SCALES = {
    "use": named([4, 5, 6]),
    "risk": named([1, 2, 3, 8, 11, 15]),
    "protective": named([9, 10, 12, 13, 14, 16]),
}
DAYS = named([2, 3, 4, 5, 6, 10, 11, 13, 16])


def bam_choices(item, days, extent, income):
    if item in DAYS:
        return days
    return income if item == "14" else extent


def monitor(choices, attention):
    def score(sheet):
        offered(sheet, BAM_ITEMS, [choices(item) for item in BAM_ITEMS])
        by_item = dict(zip(BAM_ITEMS, sheet, strict=True))
        if None not in (by_item["4"], by_item["5"]) and by_item["5"] > by_item["4"]:
            raise Impossible("5")
        subscales = {}
        for name, items in BAM_SCALES.items():
            values = [by_item[item] for item in items]
            subscales[name] = sum(values) if complete(values) else None
        scored = any(value is not None for value in subscales.values())
        return result(
            "scored" if scored else "not-scored", subscales=subscales, flags=attention(subscales)
        )

    return score


def bam_attention(subscales):
    flags = []
    if subscales["use"] is not None and subscales["use"] >= 1:
        flags.append("use-attention")
    if subscales["risk"] is not None and subscales["risk"] >= 12:
        flags.append("risk-attention")
    if subscales["protective"] is not None and subscales["protective"] <= 12:
        flags.append("protective-attention")
    return flags


bam = monitor(lambda item: bam_choices(item, range(5), range(5), (0, 4)), bam_attention)
R_EXTENT = (0, 8, 15, 22, 30)


def bam_r_choices(item):
    if item == "17":  # satisfaction stands by itself and keeps its plain code
        return range(5)
    return bam_choices(item, range(31), R_EXTENT, (0, 30))


bam_r = monitor(bam_r_choices, lambda subscales: [])


def days_code(days):
    return next(code for most, code in [(0, 0), (3, 1), (8, 2), (15, 3), (30, 4)] if days <= most)


# --- strengths, craving, wellbeing ----------------------------------------------------------------


def barc_10(sheet):
    offered(sheet, named(range(1, 11)), [range(1, 7)] * 10)
    given = answered(sheet)
    missing = 10 - len(given)
    if missing > 1:
        return result("not-scored")
    total = half_up(Fraction(sum(given) * 10, len(given)))
    if missing:  # the cut is not for a total that was filled up
        return result("prorated", total, flags=[f"prorated({missing})"])
    return result("scored", total, flags=["at-or-above-47"] if total >= 47 else [])


def tea(sheet):
    offered(sheet, named(range(1, 5)), [range(1, 11)] * 4)
    return result("scored", sum(sheet)) if complete(sheet) else result("not-scored")


def pacs(sheet):
    offered(sheet, named(range(1, 6)), [range(7)] * 5)
    if not complete(sheet):
        return result("not-scored")
    total = sum(sheet)
    flags = []
    if total >= 15:
        flags.append("at-or-above-15")
    if total > 20:
        flags.append("above-20")
    return result("scored", total, flags=flags)


def who_5(sheet):
    offered(sheet, named(range(1, 6)), [range(6)] * 5)
    if not complete(sheet):
        return result("not-scored", subscales={"raw": None})
    raw = sum(sheet)
    flags = ["low-wellbeing"] if raw < 13 else []
    return result("scored", raw * 4, subscales={"raw": raw}, flags=flags)


# --- trauma and suicide risk ----------------------------------------------------------------------


def pc_ptsd_5(sheet):
    offered(sheet, ["gate", *named(range(1, 6))], [range(2)] * 6)
    gate, items = sheet[0], sheet[1:]
    if gate is None:
        return result("not-scored")
    if gate == 0:
        return result("scored", 0, "negative", flags=["gate-closed"])
    lowest = sum(answered(items))
    highest = lowest + items.count(None)
    flags = []
    for cut in (3, 4):
        if lowest >= cut:
            flags.append(f"positive-at-{cut}")
        elif highest >= cut:
            flags.append(f"undetermined-at-{cut}")
    band = "positive" if lowest >= 4 else "negative" if highest < 4 else None
    if lowest == highest:
        return result("scored", lowest, band, flags=flags)
    return result("not-scored", None, band, {"lowest": lowest, "highest": highest}, flags)


def c_ssrs(sheet):
    """Order: 1 to 5 of the past month, behaviour ever, behaviour in the past three months."""
    offered(sheet, [*named(range(1, 7)), "6-recent"], [range(2)] * 7)
    wish, thoughts, method, intent, plan, ever, recent = sheet
    flags = ["safety-step"] if 1 in sheet else []
    needed = [wish, thoughts, ever]
    if thoughts == 1:
        needed += [method, intent, plan]
    if ever == 1:
        needed.append(recent)
    if not complete(needed):
        return result("not-scored", flags=[*flags, "needs-a-person"])
    if 1 in (intent, plan, recent):
        level = "high"
    elif 1 in (method, ever):
        level = "moderate"
    elif 1 in (wish, thoughts):
        level = "low"
    else:
        level = "none reported"
    if level in ("moderate", "low"):  # these two rows still have to be confirmed
        flags.append("band-not-confirmed")
    return result("scored", band=level, flags=flags)


# --- staff ----------------------------------------------------------------------------------------


def burnout_1(sheet):
    offered(sheet, ["1"], [range(1, 6)])
    if not complete(sheet):
        return result("not-scored")
    return result("scored", sheet[0], "burned out" if sheet[0] >= 3 else "not burned out")


CBI_SCALES = {"personal": range(0, 6), "work": range(6, 13), "client": range(13, 19)}
CBI_REVERSED = 12


def cbi(sheet):
    offered(sheet, named(range(1, 20)), [(0, 25, 50, 75, 100)] * 19)
    values = list(sheet)
    if values[CBI_REVERSED] is not None:
        values[CBI_REVERSED] = 100 - values[CBI_REVERSED]
    subscales = {}
    for name, places in CBI_SCALES.items():
        part = [values[place] for place in places]
        subscales[name] = half_up(Fraction(sum(part), len(part)), 1) if complete(part) else None
    scored = any(value is not None for value in subscales.values())
    return result("scored" if scored else "not-scored", subscales=subscales)


# --- imported instruments -------------------------------------------------------------------------


def dast_10(sheet):
    offered(sheet, named(range(1, 11)), [range(2)] * 10)
    if not complete(sheet):
        return result("not-scored")
    total = sum(1 - value if place == 2 else value for place, value in enumerate(sheet))
    bands = [(9, "severe"), (6, "substantial"), (3, "moderate"), (1, "low"), (0, "none")]
    flags = ["at-or-above-3"] if total >= 3 else []
    return result("scored", total, band_of(total, bands), flags=flags)


COWS_CHOICES = [
    (0, 1, 2, 4),
    (0, 1, 2, 3, 4),
    (0, 1, 3, 5),
    (0, 1, 2, 5),
    (0, 1, 2, 4),
    (0, 1, 2, 4),
    (0, 1, 2, 3, 5),
    (0, 1, 2, 4),
    (0, 1, 2, 4),
    (0, 1, 2, 4),
    (0, 3, 5),
]


def cows(sheet):
    offered(sheet, named(range(1, 12)), COWS_CHOICES)
    if not complete(sheet):
        return result("not-scored")
    total = sum(sheet)
    bands = [(37, "severe"), (25, "moderately severe"), (13, "moderate"), (5, "mild")]
    return result("scored", total, band_of(total, bands))


WAI_SCALES = {"task": (1, 2, 10, 12), "bond": (3, 5, 7, 9), "goal": (4, 6, 8, 11)}


def wai_sr(sheet):
    offered(sheet, named(range(1, 13)), [range(1, 6)] * 12)
    subscales = {}
    for name, items in WAI_SCALES.items():
        part = [sheet[item - 1] for item in items]
        subscales[name] = sum(part) if complete(part) else None
    if not complete(sheet):
        return result("not-scored", subscales=subscales)
    return result("scored", sum(sheet), subscales=subscales)


def csq_8(sheet):
    offered(sheet, named(range(1, 9)), [range(1, 5)] * 8)
    return result("scored", sum(sheet)) if complete(sheet) else result("not-scored")


URICA_SCALES = {
    "precontemplation": (1, 5, 11, 13, 23, 26, 29),
    "contemplation": (2, 8, 12, 15, 19, 21, 24),
    "action": (3, 7, 10, 14, 17, 25, 30),
    "maintenance": (6, 16, 18, 22, 27, 28, 32),
}


def urica(sheet):
    offered(sheet, named(range(1, 33)), [range(1, 6)] * 32)
    means = {}
    for name, items in URICA_SCALES.items():
        part = [sheet[item - 1] for item in items]
        means[name] = Fraction(sum(part), len(part)) if complete(part) else None
    subscales = {n: None if mean is None else half_up(mean, 2) for n, mean in means.items()}
    if not complete(list(means.values())):
        return result("not-scored", subscales=subscales)
    readiness = (
        means["contemplation"] + means["action"] + means["maintenance"] - means["precontemplation"]
    )
    return result("scored", half_up(readiness, 2), subscales=subscales)


OLBI_SCALES = {
    "disengagement": (1, 3, 6, 7, 9, 11, 13, 15),
    "exhaustion": (2, 4, 5, 8, 10, 12, 14, 16),
}
OLBI_REVERSED = (2, 3, 4, 6, 8, 9, 11, 12)


def olbi(sheet):
    offered(sheet, named(range(1, 17)), [range(1, 5)] * 16)
    subscales = {}
    for name, items in OLBI_SCALES.items():
        part = [sheet[item - 1] for item in items]
        if not complete(part):
            subscales[name] = None
            continue
        subscales[name] = sum(
            5 - value if item in OLBI_REVERSED else value
            for item, value in zip(items, part, strict=True)
        )
    scored = any(value is not None for value in subscales.values())
    return result("scored" if scored else "not-scored", subscales=subscales)


def four_lines(sheet):
    """Lines of ten centimetres, read to the millimetre."""
    for place, value in enumerate(sheet, 1):
        if value is not None and value not in LINE:
            raise Impossible(str(place))
    if not complete(sheet):
        return result("not-scored")
    return result("scored", half_up(sum(Fraction(str(value)) for value in sheet), 1))


SUBSTANCES = (
    "tobacco alcohol cannabis cocaine stimulants inhalants sedatives hallucinogens opioids other"
).split()
ASSIST_CHOICES = {
    2: (0, 2, 3, 4, 6),
    3: (0, 3, 4, 5, 6),
    4: (0, 4, 5, 6, 7),
    5: (0, 5, 6, 7, 8),
    6: (0, 3, 6),
    7: (0, 3, 6),
}
ASSIST_ITEMS = [
    (question, substance)
    for substance in SUBSTANCES
    for question in ASSIST_CHOICES
    if (question, substance) != (5, "tobacco")
]


def assist(sheet):
    names = [f"{question}-{substance}" for question, substance in ASSIST_ITEMS]
    offered(sheet, names, [ASSIST_CHOICES[question] for question, _ in ASSIST_ITEMS])
    subscales = {}
    flags = []
    for substance in SUBSTANCES:
        part = [v for (_, of), v in zip(ASSIST_ITEMS, sheet, strict=True) if of == substance]
        score = sum(part) if complete(part) else None
        subscales[substance] = score
        line = 11 if substance == "alcohol" else 4
        if score is None or substance == "tobacco" or score < line:
            continue
        flags.append(f"{substance}-27-or-more" if score >= 27 else f"{substance}-{line}-to-26")
    scored = any(value is not None for value in subscales.values())
    return result("scored" if scored else "not-scored", subscales=subscales, flags=flags)


def ruler(sheet):
    offered(sheet, ["1"], [range(11)])
    return result("scored", sheet[0]) if complete(sheet) else result("not-scored")


# What the form offers, item by item: for making sheets up. Names as in the definitions.
R = range
LINE = [tenth / 10 for tenth in range(101)]
FORMS = {
    "phq-9": (phq_9, [R(4)] * 9),
    "phq-2": (two_items(3), [R(4)] * 2),
    "gad-7": (gad_7, [R(4)] * 7),
    "gad-2": (two_items(2), [R(4)] * 2),
    "audit": (audit, AUDIT_CHOICES),
    "audit-c": (audit_c, [R(5)] * 3),
    "drug-1": (drug_1, [R(400)]),
    "bam": (bam, [bam_choices(item, R(5), R(5), (0, 4)) for item in BAM_ITEMS]),
    "bam-r": (bam_r, [bam_r_choices(item) for item in BAM_ITEMS]),
    "barc-10": (barc_10, [R(1, 7)] * 10),
    "tea": (tea, [R(1, 11)] * 4),
    "pacs": (pacs, [R(7)] * 5),
    "who-5": (who_5, [R(6)] * 5),
    "pc-ptsd-5": (pc_ptsd_5, [R(2)] * 6),
    "c-ssrs": (c_ssrs, [R(2)] * 7),
    "burnout-1": (burnout_1, [R(1, 6)]),
    "cbi": (cbi, [(0, 25, 50, 75, 100)] * 19),
    "cows": (cows, COWS_CHOICES),
    "dast-10": (dast_10, [R(2)] * 10),
    "wai-sr": (wai_sr, [R(1, 6)] * 12),
    "csq-8": (csq_8, [R(1, 5)] * 8),
    "urica": (urica, [R(1, 6)] * 32),
    "olbi": (olbi, [R(1, 5)] * 16),
    "ors": (four_lines, [LINE] * 4),
    "srs": (four_lines, [LINE] * 4),
    "assist": (assist, [ASSIST_CHOICES[question] for question, _ in ASSIST_ITEMS]),
    "readiness": (ruler, [R(11)]),
    "importance": (ruler, [R(11)]),
    "confidence": (ruler, [R(11)]),
}
