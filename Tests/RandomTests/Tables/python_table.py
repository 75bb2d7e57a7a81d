"""Writes python.txt: what Python 3.11's random draws, and the number it draws next."""
import os
import random

from table import COUNTS, SEEDS, Table, weights

table = Table()


def add(name, seed, arguments, draw):
    random.seed(seed)
    numbers = draw()
    table.add(name, [seed, *arguments], [*numbers, random.random()])


for seed in [*SEEDS, 2**62 + 12345, -2**63]:
    for n in COUNTS:
        add("random", seed, [n], lambda: [random.random() for _ in range(n)])
        add("uniform", seed, [n, -0.3, 1.7], lambda: [random.uniform(-0.3, 1.7) for _ in range(n)])
        add("gauss", seed, [n, 1.7, 0.3], lambda: [random.gauss(1.7, 0.3) for _ in range(n)])
        add("normalvariate", seed, [n, 1.7, 0.3],
            lambda: [random.normalvariate(1.7, 0.3) for _ in range(n)])
        add("lognormvariate", seed, [n, 0.1, 0.3],
            lambda: [random.lognormvariate(0.1, 0.3) for _ in range(n)])
        add("expovariate", seed, [n, 1.7], lambda: [random.expovariate(1.7) for _ in range(n)])
        for low, high in ((0, 1), (-5, 5), (0, 2**31), (0, 2**40), (-2**62, 2**62)):
            add("randint", seed, [n, low, high],
                lambda: [random.randint(low, high) for _ in range(n)])
        for start, stop, step in ((0, 10, 3), (10, -5, -4), (-2**62, 2**62, 12345)):
            add("randrange", seed, [n, start, stop, step],
                lambda: [random.randrange(start, stop, step) for _ in range(n)])
        for k in (0, 1, 31, 32, 33, 53, 63):
            add("bits", seed, [n, k], lambda: [random.getrandbits(k) for _ in range(n)])
        add("choice", seed, [n], lambda: [random.choice(range(n)) for _ in range(20)])
        add("choices", seed, [n], lambda: random.choices(range(n), k=20))
        add("choicesWeighted", seed, [n], lambda: random.choices(range(n), weights(n), k=20))
        add("choicesSums", seed, [n], lambda: random.choices(
            range(n), cum_weights=[i + 0.5 for i in range(n)], k=20))
        for k in sorted({0, 1, (n + 1) // 2, n, min(n, 7)}):
            add("sample", seed, [n, k], lambda: random.sample(range(n), k))
        order = list(range(n))
        add("shuffle", seed, [n], lambda: (random.shuffle(order), order)[1])

table.write(os.path.join(os.path.dirname(__file__), "python.txt"))
