#!/usr/bin/env python3
"""compare.py BINARY FORMAT FILE [FILE...]: the program against the second reader, record by record.

Names the first record about which they disagree, else says how many agree.
"""

import json
import re
import subprocess
import sys

import second_reader


def program_row(row):
    weekday = row.get("weekday")
    return {
        "key": row["key"], "name": row["name"], "weekday": weekday,
        "start": None if weekday is None else row["start_minutes"],
        "point": [row["lat"], row["lon"]] if "lat" in row else None,
        "facets": sorted(row.get("facets", [])),
    }


def program_resource(row):
    return {
        "key": row["key"], "name": row["name"], "organization": row["organization"],
        "hours": [[each["weekday"], each["opens_minutes"], each["length_minutes"]]
                  for each in row.get("hours", [])],
        "phones": sorted({each["number"] for each in row["phones"]}),
        "point": [row["lat"], row["lon"]] if "lat" in row else None,
        "last_verified_on": row["last_verified_on"],
    }


def plain(text):
    """Entities and runs of blanks are told alike."""
    for entity, sign in (("&amp;", "&"), ("&#8217;", "’"), ("&#038;", "&"), ("&quot;", '"')):
        text = text.replace(entity, sign)
    return re.sub(r"\s+", " ", text).strip()


def same_point(one, other):
    """Half a millionth is rounded up by one hand and down by the other: a metre is enough."""
    if one is None or other is None:
        return one is other
    return all(abs(a - b) < 1e-5 for a, b in zip(one, other, strict=True))


def main():
    binary, form, *files = sys.argv[1:]
    done = subprocess.run(
        [binary, "directory", "check", *files, "--json", "--rows"],
        capture_output=True, text=True, check=True,
    )
    told = json.loads(done.stdout)["lists"][0]
    reader = getattr(second_reader, "read_" + form)
    expected = list(reader(files[0], *files[1:2])) if form == "bmlt" else list(reader(files[0]))
    is_resource = form == "hsds"
    found = [program_resource(row) if is_resource else program_row(row) for row in told["rows"]]
    if told["read"] != told["kept"] + told["merged"] + told["skipped"]:
        sys.exit(f"{files[0]}: the counts do not add up")
    if told["kept"] != len(expected) or told["skipped"] != 0:
        sys.exit(f"{files[0]}: kept {told['kept']}, the second reader {len(expected)}")
    for row, other in zip(found, expected, strict=True):
        other["name"] = plain(other["name"])
        if not is_resource and row["facets"] != other["facets"]:
            # What describes a room says nothing about a meeting that is online only.
            other["facets"] = [each for each in other["facets"]
                               if each not in second_reader.ROOM or each in row["facets"]]
        if same_point(row["point"], other["point"]):
            other["point"] = row["point"]
        if row != other:
            sys.exit(f"{files[0]}:\n  the program: {row}\n  the other:   {other}")
    print(f"{len(found)} records agree")


if __name__ == "__main__":
    main()
