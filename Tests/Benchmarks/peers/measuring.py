"""Times a piece of work and prints the one line that the benchmark reads."""

import csv
import json
import pathlib
import time

with open(pathlib.Path(__file__).parents[3] / "Examples" / "moons" / "moons.csv") as file:
    MOONS = [(float(r["x"]), float(r["y"]), int(r["label"])) for r in csv.DictReader(file)]
"""The points of the demo: x, y, and a label of -1 or 1."""


def best(run, repeats=3, clock=time.process_time):
    """The least seconds of several runs, of the processor unless `clock` is another."""
    seconds = []
    for _ in range(repeats):
        start = clock()
        run()
        seconds.append(clock() - start)
    return min(seconds)


def report(name, seconds, work, **more):
    print(json.dumps({"name": name, "seconds": seconds, "work": work, **more}))
