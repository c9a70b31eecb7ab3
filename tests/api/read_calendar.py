"""Reads a calendar with a library that is none of ours (python3-icalendar) and prints it as JSON: the
zones by their own rules, as the file tells them, and the first occurrences of each event."""

import json
import sys
from datetime import timedelta

from dateutil.rrule import rrulestr
from icalendar import Calendar

calendar = Calendar.from_ical(sys.stdin.buffer.read())
zones = {str(part["TZID"]): part.to_tz() for part in calendar.walk("VTIMEZONE")}


def instant(start, wall):
    """An occurrence at a wall time, by the rules in the file."""
    zone = start.params.get("TZID")
    if zone is None:
        return wall.isoformat()
    return zones[zone].localize(wall.replace(tzinfo=None)).isoformat()


def told(event):
    start = event["DTSTART"]
    first = start.dt.replace(tzinfo=None) if "TZID" in start.params else start.dt
    walls = [first]
    if "RRULE" in event:
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=first)
        walls = [wall for wall, _ in zip(rule, range(4))]
    length = event["DURATION"].dt if "DURATION" in event else timedelta()
    fields = ["UID", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "STATUS", "CLASS"]
    return {
        **{name.lower(): str(event[name]) for name in fields if name in event},
        "sequence": int(event["SEQUENCE"]),
        "starts": [instant(start, wall) for wall in walls],
        "minutes": length.total_seconds() / 60,
    }


json.dump(
    {
        "name": str(calendar["X-WR-CALNAME"]),
        "method": str(calendar["METHOD"]),
        "events": [told(event) for event in calendar.walk("VEVENT")],
    },
    sys.stdout,
)
