"""micrograd: steps of its own demo, 100 moons points through an MLP 2-16-16-1.

A step is forward, the max-margin loss with the weights' squares, backward, and the update.
"""

import random

from micrograd.engine import Value
from micrograd.nn import MLP

from measuring import MOONS, best, report

STEPS, ALPHA = 4, 1e-4

random.seed(1337)
model = MLP(2, [16, 16, 1])
losses = []


def step():
    rate = 1.0 - 0.9 * len(losses) / 100
    scores = [model([Value(x), Value(y)]) for x, y, _ in MOONS]
    margins = [(1 - label * score).relu() for score, (_, _, label) in zip(scores, MOONS)]
    loss = sum(margins) * (1.0 / len(margins)) + ALPHA * sum(p * p for p in model.parameters())
    model.zero_grad()
    loss.backward()
    for p in model.parameters():
        p.data -= rate * p.grad
    losses.append(loss.data)


report("micrograd", best(step, STEPS), 1, losses=losses)
