"""micrograd: steps of its own demo, 100 moons points through an MLP 2-16-16-1.

A step is forward, the max-margin loss with the weights' squares, backward, and the update.
"""

import csv
import pathlib
import random
import time

from micrograd.engine import Value
from micrograd.nn import MLP

from measuring import report

STEPS, ALPHA = 4, 1e-4

data = pathlib.Path(__file__).parents[3] / "Examples" / "moons" / "moons.csv"
with open(data) as file:
    rows = [(float(r["x"]), float(r["y"]), int(r["label"])) for r in csv.DictReader(file)]

random.seed(1337)
model = MLP(2, [16, 16, 1])


def step(rate):
    scores = [model([Value(x), Value(y)]) for x, y, _ in rows]
    losses = [(1 - label * score).relu() for score, (_, _, label) in zip(scores, rows)]
    loss = sum(losses) * (1.0 / len(losses)) + ALPHA * sum(p * p for p in model.parameters())
    model.zero_grad()
    loss.backward()
    for p in model.parameters():
        p.data -= rate * p.grad
    return loss.data


seconds, losses = [], []
for index in range(STEPS):
    start = time.perf_counter()
    losses.append(step(1.0 - 0.9 * index / 100))
    seconds.append(time.perf_counter() - start)
report("micrograd", min(seconds), 1, losses=losses)
