"""Measures python3-jsonschema on one of the documents, and prints lines as
go test -bench does.

    python3 bench.py DIR Typical|Largest SECONDS
"""

import json
import sys
import time
from pathlib import Path

from jsonschema import Draft202012Validator

folder, group, seconds = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])

schemas = {
    file.stem: Draft202012Validator(json.loads(file.read_bytes()))
    for file in (folder / "schemas").iterdir()
}


def accepts(text):
    """Decodes a change set and checks the envelope, and the details of each
    change by the schema of its type."""
    request = json.loads(text)
    return schemas["StartChangeSet"].is_valid(request) and all(
        schemas[change["ChangeType"]].is_valid(change["DetailsDocument"])
        for change in request["ChangeSet"]
    )


def measure(name, f):
    """Runs f for the time asked for, once at least."""
    start, rounds = time.perf_counter(), 0
    while True:
        f()
        rounds += 1
        took = time.perf_counter() - start
        if took >= seconds:
            break
    print(f"Benchmark{group}/{name} {rounds} {took / rounds * 1e9:.0f} ns/op")


for document in ["typical", "largest"]:
    good = (folder / f"{document}.json").read_bytes()
    bad = (folder / f"{document}-bad-price.json").read_bytes()
    if not accepts(good) or accepts(bad):
        sys.exit(f"python3-jsonschema misjudges the {document} document")

text = (folder / f"{group.lower()}.json").read_bytes()
measure("json.loads", lambda: json.loads(text))
measure("python_jsonschema", lambda: accepts(text))
