"""A second reader of lists of meetings and resources, in another language and by another hand.

Written from the facts about the formats and from docs/directory.md alone, never from the program.
It reads a file and answers, for each record, what matters to somebody who wants to go there: the
key, the name, the day, the start, the point, and what kind of meeting it is. Only what the samples
hold is understood: it is a judge of them, not a second importer.
"""

import csv
import json

DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]

# (program, code) to facets, as far as the samples use them.
AA = {
    "O": "open", "C": "closed", "X": "wheelchair", "BA": "childcare", "M": "men", "W": "women",
    "B": "big_book", "BE": "newcomer", "D": "discussion", "H": "birthday", "SP": "speaker",
    "ST": "step_study", "TR": "tradition_study", "S": "spanish", "Y": "young_people",
    "MED": "meditation", "LIT": "literature", "CF": "child_friendly", "XB": "wheelchair_bathroom",
    "CAN": "candlelight", "ASL": "asl", "A": "secular", "OUT": "outdoor", "SM": "smoking",
    "FF": "fragrance_free", "BRK": "breakfast", "P": "professionals", "SEN": "seniors",
    "LGBTQ": "lgbtq", "POC": "people_of_color", "EN": "english", "FR": "french", "AL": "with_alateen",
    "AL-AN": "with_al_anon", "DD": "dual_diagnosis", "XT": "cross_talk", "DB": "digital_basket",
}
AA_TWO = {
    "11": ("eleventh_step", "meditation"), "12x12": ("twelve_and_twelve", "step_study"),
    "ABSI": ("as_bill_sees_it", "literature"), "DR": ("daily_reflections", "literature"),
    "GR": ("grapevine", "literature"), "LS": ("living_sober", "literature"),
    "G": ("gay", "lgbtq"), "L": ("lesbian", "lgbtq"), "T": ("transgender", "lgbtq"),
}
NAMES = {
    "Open": "O", "Closed": "C", "Wheelchair Access": "X", "Men": "M", "Women": "W", "Gay": "G", "Transgender": "T",
    "Lesbian": "L", "Birthday": "H", "Spanish": "S", "Big Book": "B", "Step Meeting": "ST",
    "Step Study": "ST", "Tradition Study": "TR", "Discussion": "D", "Speaker": "SP",
    "Babysitting Available": "BA", "Child-Friendly": "CF", "Newcomer": "BE",
    "12 Steps & 12 Traditions": "12x12", "Literature": "LIT", "Young People": "Y",
}
WORLD = {
    "OPEN": "open", "CLOSED": "closed", "WCHR": "wheelchair", "BEG": "newcomer", "CAN": "candlelight",
    "CPT": "concepts", "CW": "child_friendly", "DISC": "discussion", "M": "men", "MED": "meditation",
    "NS": "non_smoking", "QA": "questions", "SPK": "speaker", "STEP": "step_study", "TOP": "topic",
    "TRAD": "tradition_study", "VAR": "format_varies", "W": "women", "Y": "young_people",
    "LIT": "literature",
}
WORLD_TWO = {
    "BT": ("basic_text", "literature"), "IP": ("informational_pamphlets", "literature"),
    "IW": ("it_works", "literature"), "JFT": ("just_for_today", "literature"),
    "LC": ("living_clean", "literature"), "SWG": ("workbook", "step_study"), "GL": ("gay", "lgbtq"),
}
ROOM = {
    "outdoor", "wheelchair", "wheelchair_bathroom", "childcare", "child_friendly", "fragrance_free",
    "smoking", "non_smoking", "candlelight", "breakfast", "with_al_anon", "with_alateen",
}


def minutes(text):
    """Minutes since midnight of "19:00", "7:00 PM" or "19:00:00"."""
    text = text.strip().upper()
    half = text[-2:] if text.endswith(("AM", "PM")) else ""
    hour, minute = (int(part) for part in text.removesuffix(half).strip().split(":")[:2])
    if half:
        hour = hour % 12 + (12 if half == "PM" else 0)
    return hour * 60 + minute


def point(lat, lon):
    try:
        lat, lon = float(lat), float(lon)
    except (TypeError, ValueError):
        return None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or lat == 0 or lon == 0:
        return None
    return [round(lat, 6), round(lon, 6)]


def aa_facets(codes):
    facets = set()
    for code in codes:
        code = NAMES.get(code, code)
        if code in AA_TWO:
            facets.update(AA_TWO[code])
        elif code in AA:
            facets.add(AA[code])
    if "closed" in facets:
        facets.discard("open")
    return facets


def row(key, name, weekday, start, where, facets):
    return {"key": str(key), "name": name, "weekday": weekday, "start": start, "point": where,
            "facets": sorted(facets)}


def read_meeting_guide(path):
    with open(path, encoding="utf-8-sig") as file:
        records = json.load(file)
    for record in records:
        day, time = record.get("day"), record.get("time")
        by_appointment = day in (None, "") or not time
        types = record.get("types") or []
        yield row(
            record["slug"], record["name"],
            None if by_appointment else int(day), None if by_appointment else minutes(time),
            point(record.get("latitude"), record.get("longitude")),
            aa_facets(types),
        )


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        for record in csv.DictReader(file):
            yield row(
                record["Slug"], record["Name"], DAYS.index(record["Day"].lower()),
                minutes(record["Time"]), None,
                aa_facets(each.strip() for each in record["Types"].split(",")),
            )


def read_bmlt(path, formats_path=None):
    with open(path, encoding="utf-8") as file:
        answer = json.load(file)
    meetings = answer["meetings"] if isinstance(answer, dict) else answer
    formats = answer["formats"] if isinstance(answer, dict) else []
    if formats_path:
        with open(formats_path, encoding="utf-8") as file:
            formats = json.load(file)
    by_id = {each["id"]: each for each in formats}
    by_key = {each["key_string"]: each for each in formats}
    for record in meetings:
        if record.get("published") == "0":
            continue
        ids = [each for each in record.get("format_shared_id_list", "").split(",") if each]
        keys = [each for each in record["formats"].split(",") if each]
        used = [by_id[each] for each in ids] if ids else [by_key[each] for each in keys]
        facets = set()
        for each in used:
            world = each["world_id"]
            facets.update(WORLD_TWO.get(world, (WORLD[world],) if world in WORLD else ()))
            if not world and each["name_string"] == "ASL":
                facets.add("asl")
            if world == "LANG" and each["key_string"] == "ES":
                facets.add("spanish")
        if "closed" in facets:
            facets.discard("open")
        yield row(
            record["id_bigint"], record["meeting_name"], int(record["weekday_tinyint"]) - 1,
            minutes(record["start_time"]), point(record["latitude"], record["longitude"]), facets,
        )


def read_hsds(path):
    with open(path, encoding="utf-8") as file:
        service = json.load(file)
    for place in service["service_at_locations"]:
        schedule = place["schedules"][0]
        location = place["location"]
        days = [["SU", "MO", "TU", "WE", "TH", "FR", "SA"].index(each)
                for each in schedule["byday"].split(",")]
        yield {
            "key": place["id"], "name": service["name"],
            "organization": service["organization"]["name"],
            "hours": [[day, minutes(schedule["opens_at"]),
                       minutes(schedule["closes_at"]) - minutes(schedule["opens_at"])]
                      for day in days],
            "phones": sorted({each["number"].strip('"') for each in service["phones"]}),
            "point": point(location["latitude"], location["longitude"]),
            "last_verified_on": service["assured_date"],
        }
