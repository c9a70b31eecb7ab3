#!/usr/bin/env python3
"""compare.py BINARY INSTRUMENT [--sheets N] [--seed N]: the program against the second scorer.

Makes up answer sheets, complete ones, ones with gaps and ones with answers that cannot be, has both
score them, and names the first that they disagree about. The same seed makes the same sheets.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile

from second_scorer import FORMS, Impossible

IMPOSSIBLE = (-1, 10_001, 0.5, 999, "often")


def make_sheet(chance, choices):
    """One sheet; its gaps and its faults are as likely as it takes to see every rule at work."""
    gaps = chance.choice((0, 0, 0.05, 0.15, 0.4, 0.9))
    lean = chance.choice((None, None, "low", "high"))
    sheet = []
    for allowed in choices:
        values = list(allowed)
        if lean == "low":
            values = values[: max(1, len(values) // 3)]
        elif lean == "high":
            values = values[-max(1, len(values) // 3) :]
        sheet.append(None if chance.random() < gaps else chance.choice(values))
    if chance.random() < 0.1:
        sheet[chance.randrange(len(sheet))] = chance.choice(IMPOSSIBLE)
    return sheet


def second(score, sheet):
    try:
        return score(sheet)
    except Impossible as impossible:
        return {"item": impossible.item}


def same_number(one, other):
    if one is None or other is None:
        return one is other
    return abs(one - other) < 1e-9


def agrees(program, expected):
    if "item" in expected:
        return "problem" in program and program["title"].startswith(f"Item {expected['item']}")
    if "problem" in program or set(program["subscales"]) != set(expected["subscales"]):
        return False
    return (
        program["status"] == expected["status"]
        and program["band"] == expected["band"]
        and sorted(program["flags"]) == expected["flags"]
        and same_number(program["total"], expected["total"])
        and all(
            same_number(program["subscales"][name], value)
            for name, value in expected["subscales"].items()
        )
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("instrument", choices=sorted(FORMS))
    parser.add_argument("--sheets", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=20261122)
    asked = parser.parse_args()

    score, choices = FORMS[asked.instrument]
    chance = random.Random(f"{asked.instrument} {asked.seed}")
    sheets = [make_sheet(chance, choices) for _ in range(asked.sheets)]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps(sheet) + "\n" for sheet in sheets)
        file.flush()
        command = [asked.binary, "instrument", "score", asked.instrument, "--batch", file.name]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    if len(answers) != len(sheets):
        sys.exit(f"{len(answers)} answers to {len(sheets)} sheets\n{ran.stderr}")
    for sheet, program in zip(sheets, answers, strict=True):
        expected = second(score, sheet)
        if not agrees(program, expected):
            sys.exit(f"{json.dumps(sheet)}\nprogram: {program}\nsecond:  {expected}")
    impossible = sum("problem" in program for program in answers)
    print(f"{asked.instrument}: {len(sheets)} sheets agree, {impossible} of them refused")


if __name__ == "__main__":
    main()
