"""Times a piece of work and prints the one line that the benchmark reads."""

import json
import time


def best(run, repeats=3):
    """The least seconds of several runs; `run` returns nothing, or seconds to count instead."""
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        counted = run()
        seconds.append(time.perf_counter() - start if counted is None else counted)
    return min(seconds)


def report(name, seconds, work, **more):
    print(json.dumps({"name": name, "seconds": seconds, "work": work, **more}))
